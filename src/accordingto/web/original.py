"""The original of a record, where it is still there: read again, and shown only where its SHA-256 and its text are the record's.

A record says itself where its original is, and records come from anywhere. So nothing but a plain file is opened, and nothing of it
is shown before its hash has been found to be the record's.
"""

import base64
import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from accordingto.errors import AccordingToError, OriginalDiffers, TooLarge
from accordingto.model import Record
from accordingto.readers.reading import Origin, called
from accordingto.settings import Settings
from accordingto.show.original import Item, Place, again, find, lost, places, told
from accordingto.show.original_lines import Lines, Row
from accordingto.show.original_pdf import Mark, pictures
from accordingto.show.safe import line

BYTES = ("text/html", "text/plain", "text/markdown")  # of other kinds no character has a range of bytes
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Told(NamedTuple):
    """Words of the item as what they are to it, where they stand, and those of which no place is known."""

    role: str
    words: str
    where: str
    lost: str


class Leaf(NamedTuple):
    """A picture of a page of the original, as an address that holds it."""

    page: int
    src: str


class Found(NamedTuple):
    """An item in its original."""

    kind: str
    told: tuple[Told, ...]
    rows: tuple[Row, ...]
    leaves: tuple[Leaf, ...]


def kept_here(record: Record) -> bool:
    """Whether the record's original may be opened: a plain file of this machine stands where it says."""
    uri = record.report.source.uri
    try:
        return uri not in ("", "-") and not SCHEME.match(uri) and Path(uri).is_file()
    except (OSError, ValueError):
        return False


def shown(record: Record, item_id: str, settings: Settings) -> Found:
    """Where the item stands in the original; OriginalDiffers or ReadOtherwise where the file is not, or no longer, the one."""
    item = find(record, item_id)
    data = _bytes(record, settings)
    from accordingto.readers import sources  # late: it loads the readers of all kinds of files, which most pages never need

    uri = record.report.source.uri
    failed: AccordingToError | None = None
    for plain in (False, True):
        try:
            reading = again(record, sources.of_bytes(data, Origin(uri=uri, plain=plain), settings), called(uri))
        except AccordingToError as error:
            failed = failed or error
            continue
        lines = Lines.of(data) if reading.report.source.media_type in BYTES else None
        stands = places(record, item, reading.source_map, lines)
        return _found(record, item, data, stands, lines)
    raise failed or OriginalDiffers(line(uri), why="it cannot be read")


def _bytes(record: Record, settings: Settings) -> bytes:
    uri, own = record.report.source.uri, record.report.source.sha256
    if not kept_here(record):
        raise OriginalDiffers(line(uri), why="no such file is there any more")
    try:
        with Path(uri).open("rb") as file:
            data = file.read(settings.max_bytes + 1)
    except OSError as error:
        raise OriginalDiffers(line(uri), why=error.strerror or "it cannot be opened") from error
    if len(data) > settings.max_bytes:
        raise TooLarge(
            line(uri),
            size=f"more than {settings.max_bytes:,} bytes",
            limit=f"{settings.max_bytes:,} bytes",
            setting="ACCORDINGTO_MAX_BYTES",
        )
    if sha256(data).hexdigest() != own:
        raise OriginalDiffers(line(uri), why="the file there is another by now: its SHA-256 is not the record's")
    return data


def _found(record: Record, item: Item, data: bytes, stands: tuple[Place, ...], lines: Lines | None) -> Found:
    rows = lines.rows([(place.role, place.bytes) for place in stands]) if lines else ()
    marks = [Mark(place.role, place.role, place.boxes) for place in stands if place.boxes]
    drawn = pictures(data, marks) if marks else ()
    return Found(
        kind=type(item).__name__.lower(),
        told=tuple(Told(place.role, line(place.words), told(place), line(lost(record, place))) for place in stands),
        rows=tuple(rows),
        leaves=tuple(Leaf(one.page, "data:image/png;base64," + base64.b64encode(one.png).decode()) for one in drawn),
    )
