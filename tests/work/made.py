"""What the tests of many reports share: pages and archives of our own, and an engine that breaks where a page says so."""

import gzip
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fastwarc.warc import WarcRecord, WarcRecordType

WORDS = "The Oskel ministry said on Friday that at least {n} people had been killed in Tarsa. {more}"
ENGINE = """
import os, time
from accordingto.model import Drafts

def extract(parsed, settings):
    if "exits" in parsed.text:
        os._exit(7)
    if "hangs" in parsed.text:
        time.sleep(3600)
    if "swells" in parsed.text:
        held = [bytearray(1 << 24) for _ in range(4096)]
    if "faults" in parsed.text:
        raise ZeroDivisionError(str(object()))
    return Drafts()
"""


class Message(NamedTuple):
    """A record of an archive."""

    uri: str
    data: bytes
    kind: WarcRecordType = WarcRecordType.response
    media: str = "application/http; msgtype=response"


def page(number: int, more: str = "") -> bytes:
    """A short news page."""
    words = WORDS.format(n=number + 2, more=more)
    head = f"Talks go on in Tarsa, day {number}"
    body = f"<article><h1>{head}</h1><p>{words}</p><p>{words}</p></article>"
    return f"<html><head><title>{head}</title></head><body>{body}</body></html>".encode()


def http(body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", *headers: str) -> bytes:
    """What a server sent."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers, "", "")
    return "\r\n".join(lines).encode() + body


def packed(message: Message) -> bytes:
    """A record of an archive, packed on its own."""
    record = WarcRecord()
    record.init_headers(message.kind, content_length=len(message.data))
    record.headers["Content-Type"] = message.media
    record.headers["WARC-Target-URI"] = message.uri
    record.headers["WARC-Date"] = "2024-06-03T10:00:00Z"
    record.set_bytes_content(message.data)
    out = io.BytesIO()
    record.write(out)
    return gzip.compress(out.getvalue(), mtime=0)


def archive(path: Path, messages: Iterable[Message]) -> Path:
    """A web archive of these records."""
    path.write_bytes(b"".join(map(packed, messages)))
    return path


def pages(path: Path, count: int, more: dict[int, str] | None = None, first: int = 0) -> Path:
    """A web archive of so many pages, some of them with more words."""
    numbers = range(first, first + count)
    return archive(path, (Message(f"https://news.example/{n}", http(page(n, (more or {}).get(n, "")))) for n in numbers))


def brittle(folder: Path) -> Path:
    """A package that adds the engine `brittle`, as an installed one does: a folder for the path of modules."""
    about = folder / "brittle-1.dist-info"
    about.mkdir(parents=True)
    (folder / "brittle.py").write_text(ENGINE)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: brittle\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[accordingto.engines]\nbrittle = brittle:extract\n")
    return folder
