"""Archives of the web: which of their records are reports, and what is in the message that a server sent.

The parent only cuts the archive into messages; what a stranger packed is unpacked in a worker, where a bomb costs one report.
"""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from accordingto.errors import BadArchive, TooLarge
from accordingto.readers.reading import called
from accordingto.work.shapes import Failure, Form, Item

PAGES = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "application/x-pdf",
        "text/plain",
        "text/markdown",
        "application/rtf",
        "text/rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "message/rfc822",
        "application/rss+xml",
        "application/atom+xml",
    )
)
HELD = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
OK = 200
GZIP, BLOCK = b"\x1f\x8b", 1 << 20


class Cut(NamedTuple):
    """What was cut from an archive: an item, a failure, or the name of what is no report; and how far the archive was read."""

    what: Item | Failure | str
    at: int


def cut(file: BinaryIO, name: str, limit: int) -> Iterator[Cut]:
    """The reports of an archive in its order. What is damaged, cut off or too large is a failure, never a silence."""
    number = last = 0
    records = ArchiveIterator(file, parse_http=False)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            found = _found(record, number, limit)
        except (OSError, ValueError) as error:
            yield Cut(Failure.of(BadArchive(name, what=f"record {number}", why=str(error)[:200]), number=number + 1, uri=name), file.tell())
            return
        last = record.stream_pos
        yield Cut(found, last)
    if not number or not _ends_well(file, last):
        why = "it ends in the middle" if number else "it holds no record"
        yield Cut(Failure.of(BadArchive(name, what=f"record {number}", why=why), number=number + 1, uri=name), file.tell())


def _ends_well(file: BinaryIO, last: int) -> bool:
    """Whether the packed stream is whole to its end, from its last record on: fastwarc takes a stream that is cut off for one that ends."""
    file.seek(0)
    if file.read(len(GZIP)) != GZIP:
        return True
    file.seek(last)
    file.seek(last if file.read(len(GZIP)) == GZIP else 0)
    rest = b""
    while rest := rest or file.read(BLOCK):
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            while rest and not stream.eof:
                stream.decompress(rest, BLOCK)
                rest = stream.unconsumed_tail or stream.unused_data or file.read(BLOCK)
        except zlib.error:
            return False
        if not stream.eof:
            return False
    return True


def _found(record: WarcRecord, number: int, limit: int) -> Item | Failure | str:
    if not record.record_type & HELD:
        return str(record.record_type)
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    length = record.content_length
    data = record.reader.read(min(length, limit) + 1)
    if len(data) < min(length, limit) or not uri:
        return Failure.of(BadArchive(uri or "a page", what=f"record {number - 1}", why="it ends in the middle"), number=number, uri=uri)
    media = media_type(record.headers.get("Content-Type"))
    try:
        other = _other(data, uri) if record.is_http else media not in PAGES and (media or "no type")
    except (OSError, ValueError) as error:
        return Failure.of(BadArchive(uri, what="its headers", why=str(error)[:200]), number=number, uri=uri)
    if other:
        return other
    if length > limit:
        limits = {"size": f"more than {limit:,} bytes", "limit": f"{limit:,} bytes", "setting": "ACCORDINGTO_MAX_BYTES"}
        return Failure.of(TooLarge(uri, **limits), number=number, uri=uri)
    form: Form = "http" if record.is_http else "file"
    return Item(number=number, form=form, data=data, uri=uri, retrieved=record.headers.get("WARC-Date"))


def _other(data: bytes, uri: str) -> str | None:
    """What the message is where it is no report: its status, or its media type; None where it may be one."""
    message = _message(data, "none")
    status, media = message.http_headers.status_code, media_type(message.http_headers.get("Content-Type"))
    if status != OK:
        return f"status {status}"
    if uri.endswith("/robots.txt"):
        return "robots.txt"
    return media if media and media not in PAGES else None


def media_type(header: str | None) -> str:
    """The media type of a header, without its parameters."""
    return (header or "").partition(";")[0].strip().lower()


def body(data: bytes, uri: str, limit: int) -> bytes:
    """The body of an HTTP message, unpacked as far as it is packed as it says; TooLarge where it would be more than is wanted.

    Many archives keep a body unpacked beside the header that says how it was packed.
    """
    for coding in ("all", "content", "transfer", "none"):
        try:
            found = _message(data, coding).reader.read(limit + 1)
        except (OSError, ValueError):
            continue
        if len(found) > limit:
            size = f"more than {limit:,} bytes once unpacked"
            raise TooLarge(called(uri), size=size, limit=f"{limit:,} bytes", setting="ACCORDINGTO_MAX_BYTES")
        if found:
            return found
    return b""


def _message(data: bytes, coding: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response, content_length=len(data))
    record.is_http = True
    record.set_bytes_content(data)
    record.parse_http(auto_decode=coding)  # type: ignore[arg-type]
    return record
