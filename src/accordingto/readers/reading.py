"""What reading gives: the report, the way back to its source, and what could not be settled."""

from typing import NamedTuple

from accordingto.errors import TooLarge
from accordingto.model import Note, Report
from accordingto.readers.source_map import SourceMap


class Origin(NamedTuple):
    """What is known of the bytes before they are read; what the user gives (`address`, `published`, `outlet`) goes first.

    uri is the path, "-" or an address; retrieved is ISO 8601; media_type is set once sniffed; plain takes the text exactly
    as it is; ocr reads pages without text from their pictures; most is the longest text wanted, in code points.
    """

    uri: str
    media_type: str = ""
    address: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    retrieved: str | None = None
    plain: bool = False
    ocr: bool = False
    most: int | None = None


def check_length(origin: Origin, characters: int) -> None:
    """TooLarge where a text of so many characters is longer than is wanted."""
    if origin.most is not None and characters > origin.most:
        size, limit = f"{characters:,} characters", f"{origin.most:,} characters"
        raise TooLarge(called(origin.uri), size=size, limit=limit, setting="ACCORDINGTO_MAX_CHARACTERS")


def called(uri: str) -> str:
    """What a person calls the input."""
    return "standard input" if uri == "-" else uri


class Reading(NamedTuple):
    """A report with its source map; `id` where the source gave one."""

    report: Report
    source_map: SourceMap
    notes: tuple[Note, ...] = ()
    id: str | None = None
