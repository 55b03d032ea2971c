"""Records for the tests of the archive: the example reports, read by the rules once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from accordingto import flow
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin, Reading
from accordingto.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def records() -> tuple[Record, ...]:
    """The records of the example reports."""
    settings = Settings(engine="rules")
    found = sources.open_many((str(EXAMPLES),), Origin(uri=""), settings)
    return tuple(flow.records((one for one in found if isinstance(one, Reading)), settings=settings))


def numbered(count: int) -> Iterator[Record]:
    """So many records, the examples again and again under other ids and names of files."""
    for number in range(count):
        record = records()[number % len(records())]
        source = msgspec.structs.replace(record.report.source, uri=f"report-{number}.txt")
        yield msgspec.structs.replace(record, id=f"{number:016x}", report=msgspec.structs.replace(record.report, source=source))


def published(record: Record, day: str, **more: str) -> Record:
    """The record with another day and other fields of its report."""
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, published=day, **more))
