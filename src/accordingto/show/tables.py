"""Rows that leave the house: as CSV or TSV that no spreadsheet runs, as JSON, as a table in the terminal.

A row is a NamedTuple of plain values; its field names are the columns. Several values in a cell are joined by "; ".
"""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.show.safe import line

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), the wide forms of East Asian keyboards among them,
# and what some of them pass over before it.
RUN = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
BLANK = " \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"
SEVERAL = "; "
GAP = 2  # columns between two columns of a table
SHORT, LEAST = 12, 8  # a column as narrow as that is not made narrower, and none narrower than this
LONGEST = 18  # a longer word may be broken: it is an address, or of a script without spaces


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
    return "'" + text if text[:1] in RUN or text.lstrip(BLANK)[:1] in RUN else text


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


def table(rows: Iterable[Any], columns: Sequence[Column]) -> "Fitted":
    """The rows as a table for the terminal: no wider than it is, cells wrap between words."""
    return Fitted([[_shown(getattr(row, column.field)) for column in columns] for row in rows], columns)


class Fitted:
    """A table that looks at its words before it shares out the width: none is broken while all columns have room for their longest.

    Where they have not, the cells of a row stand below one another, each after its title.
    """

    def __init__(self, cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
        self._cells, self._columns = cells, columns

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What `rich` draws."""
        room = options.max_width - GAP * (len(self._columns) - 1)
        wide = [self._measured(number, cell_len) for number in range(len(self._columns))]
        words = [self._measured(number, _longest) for number in range(len(self._columns))]
        least = [size if size <= SHORT else min(size, max(LEAST, word)) for size, word in zip(wide, words, strict=True)]
        yield self._beside(shared(room, wide, least, [column.ratio for column in self._columns])) if sum(least) <= room else self._below()

    def _measured(self, number: int, measure: Callable[[str], int]) -> int:
        return max(measure(words) for words in (self._columns[number].title, *(row[number] for row in self._cells)))

    def _beside(self, widths: Sequence[int]) -> Table:
        made = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
        for number, column in enumerate(self._columns):
            numeric = bool(self._cells) and all(row[number].isdecimal() for row in self._cells)
            justify: JustifyMethod = "right" if numeric else "left"
            made.add_column(column.title, style=column.style, width=widths[number], overflow="fold", justify=justify)
        for row in self._cells:
            made.add_row(*map(Text, row))
        return made

    def _below(self) -> Group:
        lines: list[RenderableType] = []
        for first, *others in self._cells:
            lines += [Text()] if lines else []
            lines.append(Text(first, style=self._columns[0].style))
            for column, words in zip(self._columns[1:], others, strict=True):
                told = Text.assemble((f"{column.title}: ", "dim"), (words, column.style))
                lines += [Padding(told, (0, 0, 0, GAP))] if words else []
        return Group(*lines)


def shared(room: int, wide: Sequence[int], least: Sequence[int], ratios: Sequence[int]) -> list[int]:
    """The room shared out by the ratios, no column wider than it can use nor narrower than it needs (as CSS shares out flexible boxes)."""
    if sum(wide) <= room:
        return list(wide)
    fixed: dict[int, int] = {}
    while len(fixed) < len(wide):
        free = {number: ratios[number] for number in range(len(wide)) if number not in fixed}
        left, whole = room - sum(fixed.values()), sum(free.values())
        want = {number: left * ratio // whole for number, ratio in free.items()}
        fit = {number: min(max(size, least[number]), wide[number]) for number, size in want.items()}
        over = sum(fit.values()) - sum(want.values())
        held = [number for number in free if (fit[number] > want[number] if over > 0 else fit[number] < want[number])]
        fixed |= {number: fit[number] for number in (held or free)}
    for number in sorted(fixed, key=lambda number: -wide[number]):  # what rounding left goes where most words are
        fixed[number] += min(room - sum(fixed.values()), wide[number] - fixed[number])
    return [fixed[number] for number in range(len(wide))]


def _longest(words: str) -> int:
    """Of the words that are not to be broken."""
    return max((size for size in map(cell_len, words.split()) if size <= LONGEST), default=0)


def _shown(value: Any) -> str:
    if isinstance(value, tuple | list):
        value = SEVERAL.join(str(v) for v in value)
    return line("" if value is None else str(value))
