"""CSV (RFC 4180, UTF-8): a file a kind of item, in a folder, or in one ZIP where the name ends in .zip.

Cells are safe for spreadsheets: words that one would run as a formula get an apostrophe in front, so what must come back exactly
goes as JSON lines or Parquet. Several values in a cell are joined by "; ", spans are written [start,end), and the report's whole text
is left out, since spreadsheets cut cells at 32,767 letters.
"""

import csv
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from accordingto.export.tables import TABLES, Kind
from accordingto.export.writing import folder, written
from accordingto.model import Record, Spans

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), the wide forms of East Asian keyboards among them.
RUN = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
BLANK = " \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"  # what some of them pass over before it
SEVERAL = "; "
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP knows: the same records give the same bytes
UNIX, READABLE = 3, 0o100644 << 16  # on every system the same
LEFT_OUT = ("text",)  # of the reports
COLUMNS = {name: tuple(c for c in table.columns if not (name == "reports" and c.name in LEFT_OUT)) for name, table in TABLES.items()}


def write(records: Iterable[Record], path: Path) -> int:
    """Write the tables; how many rows there were in all."""
    if path.suffix.lower() != ".zip":
        with folder(path) as made:
            return _tables(records, made)
    with written(path) as file, tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as made:
        count = _tables(records, Path(made))
        _packed(Path(made), file)
        return count


def cell(value: Any, kind: Kind) -> str:
    """A value as a cell: numbers and days as they are, words that a spreadsheet would run with an apostrophe, None empty."""
    if value is None:
        return ""
    if kind in ("number", "whole", "day"):
        return str(value)
    if kind == "flag":
        return "yes" if value else "no"
    if kind == "spans":
        return _spans(value)
    if kind == "mentions":
        return SEVERAL.join(_spans(spans) for spans in value)
    text = SEVERAL.join(value) if kind == "texts" else str(value)
    return "'" + text if text[:1] in RUN or text.lstrip(BLANK)[:1] in RUN else text


def _spans(spans: Spans) -> str:
    """Not 12-15, which a spreadsheet takes for a day in December."""
    return " ".join(f"[{start},{end})" for start, end in spans)


def _tables(records: Iterable[Record], made: Path) -> int:
    count = 0
    with ExitStack() as files:
        outs = {name: csv.writer(files.enter_context((made / f"{name}.csv").open("w", encoding="utf-8", newline=""))) for name in COLUMNS}
        for name, columns in COLUMNS.items():
            outs[name].writerow([column.name for column in columns])
        for record in records:
            for name, columns in COLUMNS.items():
                for item in TABLES[name].items(record):
                    outs[name].writerow([cell(column.value(record, item), column.kind) for column in columns])
                    count += 1
    return count


def _packed(made: Path, file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for part in sorted(made.iterdir()):
            entry = zipfile.ZipInfo(part.name, EPOCH)
            entry.create_system, entry.external_attr, entry.compress_type = UNIX, READABLE, zipfile.ZIP_DEFLATED
            with part.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
