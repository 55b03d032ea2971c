"""Bring a report: from a text, files or an address to records, by the engine of the settings. Runs in a worker thread."""

import threading
from collections.abc import Iterator
from typing import NamedTuple

from accordingto.errors import AccordingToError, TooLarge
from accordingto.model import Record
from accordingto.readers.reading import Origin, Reading
from accordingto.settings import Settings
from accordingto.show.safe import line

PASTED = "pasted text"
_ONE = threading.Lock()  # the parser reads one report at a time


class Brought(NamedTuple):
    """Bytes that were brought: what they are called, and when they were retrieved where they were fetched (ISO 8601)."""

    data: bytes
    name: str
    retrieved: str | None = None


def read(brought: list[Brought], *, published: str | None, outlet: str | None, settings: Settings) -> list[Record | AccordingToError]:
    """The record of each report, or the error that stands in its place; a bad one loses no other."""
    from accordingto import flow  # late: it loads the parser, which looking at an archive never needs
    from accordingto.readers import sources

    def readings() -> Iterator[Reading | AccordingToError]:
        for one in brought:
            if len(one.data) > settings.max_bytes:
                yield TooLarge(
                    line(one.name), size=f"{len(one.data):,} bytes", limit=f"{settings.max_bytes:,} bytes", setting="ACCORDINGTO_MAX_BYTES"
                )
                continue
            try:
                yield from sources.of_bytes(
                    one.data, Origin(uri=one.name, published=published, outlet=outlet, retrieved=one.retrieved), settings
                )
            except AccordingToError as error:
                yield error

    with _ONE:
        return list(flow.outcomes(readings(), settings=settings))
