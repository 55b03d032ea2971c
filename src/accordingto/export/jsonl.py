"""JSON lines: a record a line, the only export that comes back without loss."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from accordingto.errors import BadRecord, CannotOpen, NoSuchInput
from accordingto.export.writing import written
from accordingto.model import SCHEMA, Record


def write(records: Iterable[Record], path: Path) -> int:
    """Write a record a line; how many records there were."""
    count = 0
    with written(path) as file:
        for record in records:
            file.write(record.to_json().encode() + b"\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Record]:
    """The records of a file, one at a time; blank lines are passed over.

    BadRecord, with the line and the field, where one is unknown or of the wrong type: nothing is dropped in silence.
    """
    if not path.is_file():
        raise NoSuchInput(str(path))
    try:
        file = path.open("rb")
    except OSError as error:
        raise CannotOpen(str(path), why=error.strerror or str(error)) from error
    with file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _record(line, number)


def _record(line: bytes, number: int) -> Record:
    try:
        record = Record.from_json(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # a ValidationError is a DecodeError
        raise BadRecord(number, why=str(error)) from error
    if record.schema != SCHEMA:
        raise BadRecord(number, why=f"its schema is {record.schema}, and this version reads {SCHEMA} - at `$.schema`")
    return record
