"""What goes between the parent and its workers: items out, outcomes back, all of it plain data."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from accordingto.errors import AccordingToError
from accordingto.readers.reading import named
from accordingto.settings import Settings

Form = Literal["file", "http", "row"]  # bytes as saved, an HTTP message as it was received, a line of JSON


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a unit that one worker reads: a file, a page of an archive, a line; `number` is its place in the unit."""

    number: int
    form: Form
    data: bytes
    uri: str
    retrieved: str | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it is kept; `part` is its place in the item, since a feed holds many."""

    number: int
    part: int
    id: str
    outlet: str | None
    published: str | None
    uri: str
    language: str | None
    characters: int
    statements: int
    events: int
    figures: int
    parties: int
    times: int
    places: int
    notes: int
    record: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was set aside, and why."""

    number: int
    part: int
    uri: str
    error: str
    why: str
    cure: str

    @classmethod
    def of(cls, error: AccordingToError, *, number: int, uri: str, part: int = 0) -> "Failure":
        """From the error that stands in a report's place; of a name that is not UTF-8 the odd bytes are escaped."""
        why, _, cure = named(str(error)).partition("\n  cure: ")
        return cls(number=number, part=part, uri=named(uri), error=type(error).__name__, why=why, cure=cure)


Outcome = Row | Failure


class How(NamedTuple):
    """How reports are read, and what one may cost: seconds of time, bytes of memory of its worker."""

    settings: Settings
    plain: bool = False
    ocr: bool = False
    deadline: float = 60.0
    memory: int = 1536 * 1024 * 1024


Said = Callable[[int, int, int], None]  # bytes of input, records and failures since the last word
