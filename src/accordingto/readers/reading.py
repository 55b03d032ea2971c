"""What reading gives: the report, the way back to its source, and what could not be settled."""

import re
from typing import Any, NamedTuple

import msgspec

from accordingto.errors import TooLarge
from accordingto.model import Note, Report
from accordingto.readers.source_map import SourceMap

HALF = re.compile("[\ud800-\udfff]")  # of a character: no text in UTF-8 can hold one


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


def named(path: str) -> str:
    """A path as it can stand in a record: bytes of a name that are not UTF-8 become escapes (`caf\\xe9.html`)."""
    return HALF.sub(lambda half: f"\\x{ord(half[0]) - 0xDC00:02x}" if "\udc80" <= half[0] <= "\udcff" else "\ufffd", path)


def sound(reading: Reading) -> Reading:
    """The reading without halves of characters, which JSON-LD can name and no file can hold; each becomes U+FFFD, so all offsets stay."""
    try:
        msgspec.json.encode((reading.report, reading.notes, reading.id))
    except UnicodeEncodeError:
        report, notes, name = msgspec.convert(_whole(msgspec.to_builtins((reading.report, reading.notes, reading.id))), _Plain)
        said = Note(code="encoding", message="halves of characters (lone surrogates) became U+FFFD")
        return Reading(report, reading.source_map, (*notes, said), name)
    return reading


_Plain = tuple[Report, tuple[Note, ...], str | None]


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(key): _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list | tuple) else value
