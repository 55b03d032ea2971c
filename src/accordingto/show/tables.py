"""Rows that leave the house: as CSV or TSV that no spreadsheet runs, as JSON, as a table in the terminal.

A row is a NamedTuple of plain values; its field names are the columns. Several values in a cell are joined by "; ".
"""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TextIO

from rich.table import Table
from rich.text import Text

from accordingto.show.safe import line

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)
SEVERAL = "; "


class Column(NamedTuple):
    """A column of a printed table: the field it shows, its title, its style, and the share of the width that it takes."""

    field: str
    title: str
    style: str = ""
    ratio: int = 1


def cell(value: Any) -> str:
    """A value as a cell: numbers stay numbers, words that a spreadsheet would run get an apostrophe, None is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        value = SEVERAL.join(str(v) for v in value)
    text = str(value)
    return "'" + text if text.startswith(RUN) else text


def to_csv(rows: Iterable[Any], file: TextIO, *, fields: Sequence[str], delimiter: str = ",") -> int:
    """Write a header and the rows; how many rows there were. Cells are made safe for spreadsheets."""
    out = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    out.writerow(fields)
    count = 0
    for row in rows:
        cells = [cell(getattr(row, field)) for field in fields]
        out.writerow([" ".join(text.split()) for text in cells] if delimiter == "\t" else cells)
        count += 1
    return count


def to_json(rows: Iterable[Any]) -> str:
    """The rows as a JSON list of objects."""
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1)


def table(rows: Iterable[Any], columns: Sequence[Column]) -> Table:
    """The rows as a table for the terminal; cells wrap."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    for column in columns:
        made.add_column(column.title, style=column.style, ratio=column.ratio, overflow="fold")
    for row in rows:
        made.add_row(*(_shown(getattr(row, column.field)) for column in columns))
    return made


def _shown(value: Any) -> Text:
    if isinstance(value, tuple | list):
        value = SEVERAL.join(str(v) for v in value)
    return Text(line("" if value is None else str(value)))
