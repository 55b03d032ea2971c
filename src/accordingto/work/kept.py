"""The records of finished units, for whoever takes them in: `accordingto add OUT/ --to archive.db`."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from accordingto.errors import BadRecord
from accordingto.model import Record

TOGETHER = 256  # records of a batch


def records(path: Path) -> Iterator[Record]:
    """The records of one Parquet file, in their order; BadRecord where it holds none, or one that this version does not know."""
    try:
        with pq.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches(TOGETHER, columns=["record"]):
                for line in batch.column(0).to_pylist():
                    number += 1
                    yield _record(line, number)
    except (pa.ArrowInvalid, KeyError, IndexError) as error:
        raise BadRecord(path, why=f"no Parquet file of `accordingto run` ({error})") from error


def _record(line: str, number: int) -> Record:
    try:
        return Record.from_json(line)
    except msgspec.DecodeError as error:
        raise BadRecord(number, why=str(error)) from error
