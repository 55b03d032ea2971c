"""Parquet: a folder with a file a table, columns typed, lists as lists and spans as lists of {start, end}.

DuckDB, Arrow, polars and pandas read it. Every file names the schema of the record and what wrote it in its metadata.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from accordingto import __version__
from accordingto.errors import NotInstalled
from accordingto.export.tables import TABLES, Column, Kind
from accordingto.export.writing import folder
from accordingto.model import SCHEMA, Record

try:
    import pyarrow
    from pyarrow import parquet
except ModuleNotFoundError as error:
    raise NotInstalled("pyarrow", how="pip install pyarrow") from error

BATCH = 20_000  # rows of a table that are held before they become a group of its file
REPORTS = 2_000  # reports that are held at most: their texts are the largest cells
SPANS = pyarrow.list_(pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32())]))
TYPES: dict[Kind, Any] = {
    "text": pyarrow.string(),
    "texts": pyarrow.list_(pyarrow.string()),
    "number": pyarrow.float64(),
    "whole": pyarrow.int64(),
    "flag": pyarrow.bool_(),
    "day": pyarrow.date32(),
    "spans": SPANS,
    "mentions": pyarrow.list_(SPANS),
}
METADATA = {"accordingto.schema": SCHEMA, "accordingto.version": __version__}


def write(records: Iterable[Record], path: Path) -> int:
    """Write the tables; how many rows there were in all."""
    count = 0
    with folder(path) as made, ExitStack() as files:
        outs = {name: _Out(made / f"{name}.parquet", table.columns, files) for name, table in TABLES.items()}
        for number, record in enumerate(records, 1):
            for name, table in TABLES.items():
                count += outs[name].add(record, table.items(record))
            if number % REPORTS == 0:
                for out in outs.values():
                    out.flush()
        for out in outs.values():
            out.flush()
    return count


class _Out:
    """A table's file, and the columns that wait for it."""

    def __init__(self, path: Path, columns: tuple[Column, ...], files: ExitStack) -> None:
        self._columns = columns
        self._schema = pyarrow.schema([(column.name, TYPES[column.kind]) for column in columns], metadata=METADATA)
        self._writer = files.enter_context(parquet.ParquetWriter(path, self._schema, compression="zstd"))
        self._waiting: list[list[Any]] = [[] for _ in columns]

    def add(self, record: Record, items: Iterable[Any]) -> int:
        """Keep the rows of the items; how many there were."""
        count = 0
        for item in items:
            for column, waiting in zip(self._columns, self._waiting, strict=True):
                waiting.append(_plain(column.value(record, item), column.kind))
            count += 1
        if len(self._waiting[0]) >= BATCH:
            self.flush()
        return count

    def flush(self) -> None:
        """Write what waits as one group of rows."""
        if self._waiting[0]:
            arrays = [pyarrow.array(values, field.type) for values, field in zip(self._waiting, self._schema, strict=True)]
            self._writer.write_batch(pyarrow.record_batch(arrays, schema=self._schema))
            self._waiting = [[] for _ in self._columns]


def _plain(value: Any, kind: Kind) -> Any:
    if kind == "number" and value is not None:
        return float(value)  # Arrow refuses a whole number that a float rounds
    if kind == "spans":
        return [{"start": start, "end": end} for start, end in value]
    if kind == "mentions":
        return [[{"start": start, "end": end} for start, end in spans] for spans in value]
    return value
