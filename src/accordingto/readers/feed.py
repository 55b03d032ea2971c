"""Feeds (RSS, Atom) as bytes: each item is a report; one that has a summary and no full text is read with a note that says so."""

import html as entities
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec

from accordingto.errors import NoTextFound, OutOfBounds
from accordingto.model import Note, Report
from accordingto.readers import html, source_map
from accordingto.readers.reading import Origin, Reading, called

HEAD = 2048
SIGNS = (b"<rss", b"<feed", b"<rdf:RDF")
PARTS = 6  # of a date as feedparser gives it
LARGEST, ITEMS = 16 << 20, 1_000  # bytes and items of a feed; no outlet gives so many at a time
ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
# A reference to half of a character, over which feedparser stumbles.
HALF = re.compile(rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));?", re.IGNORECASE)
# An entity for more than a few letters: feeds need none, and a thousand uses of it are a bomb.
ENTITY = re.compile(rb"<!ENTITY(?:[^>\"']|\"[^\"]{33,}\"|'[^']{33,}')*+>")


def readings(data: bytes, origin: Origin) -> Iterator[Reading]:
    """The readings of all items of the feed that have any words, in its order; none where the bytes are no feed."""
    head = ENTITY.sub(b"", data)[:HEAD] if b"<!ENTITY" in data[:HEAD] else data[:HEAD]
    if not any(sign in head for sign in SIGNS):
        return
    _bounded(data, origin)
    found = _parsed(HALF.sub(b"", ENTITY.sub(b"", data)), origin)
    for number, entry in enumerate(found.entries, 1):
        words, whole = _words(entry)
        if words.strip():
            try:
                yield _reading(entry, words, found.feed.get("title"), origin, number, whole=whole)
            except NoTextFound:
                continue  # a picture alone is no report, and the items behind it are


def _parsed(data: bytes, origin: Origin) -> Any:
    """What feedparser makes of the feed. Where its strict parser stumbles over what it should not, its loose one gets the same
    words behind a letter that is no XML; where that stumbles too, they are no feed.
    """
    import feedparser  # late: only feeds need it

    headers = {"content-location": origin.address or ""}
    for before in (b"", b"<\n"):
        with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError):
            return feedparser.parse(before + data, response_headers=headers, resolve_relative_uris=False)
    return feedparser.FeedParserDict(entries=[], feed={})


def _bounded(data: bytes, origin: Origin) -> None:
    """OutOfBounds where the feed is more than any outlet's."""
    count = len(ITEM.findall(data))
    if len(data) > LARGEST or count > ITEMS:
        raise OutOfBounds(called(origin.uri), why=f"as a feed of {count:,} items and {len(data):,} bytes it is larger than any outlet's")


def _words(entry: Any) -> tuple[str, bool]:
    """The item's full text, else its summary; and whether it is the full text."""
    content = max((part.get("value") or "" for part in entry.get("content") or ()), key=len, default="")
    return (content, True) if content.strip() else (entry.get("summary") or "", False)


def _reading(entry: Any, words: str, outlet: str | None, origin: Origin, number: int, *, whole: bool) -> Reading:
    title = entry.get("title") or ""
    head = entities.escape(title)
    page = f"<html><head><title>{head}</title></head><body><article><h1>{head}</h1>{_paragraphs(words)}</article></body></html>"
    known = origin._replace(
        media_type="text/html",
        address=entry.get("link") or origin.address,
        outlet=origin.outlet or outlet or None,
        published=origin.published or _day(entry),
        title=title or None,
    )
    read = html.read(page.encode("utf-8", "surrogatepass"), known)
    summary = Note(code="summary", message="the feed gives a summary of this item, not its full text")
    notes = read.notes if whole else (*read.notes, summary)
    return Reading(_report(read.report, entry, origin, number), source_map.built(read.report.text, ()), notes)


def _report(report: Report, entry: Any, origin: Origin, number: int) -> Report:
    """The item's report: its address, or the feed's with its number; nothing of the page that was made for it is residue."""
    source = msgspec.structs.replace(report.source, uri=entry.get("link") or f"{origin.uri}#{number}", media_type="application/xml")
    basis = "given" if origin.published else "the feed" if report.published else report.published_basis
    people = tuple(a["name"] for a in entry.get("authors") or () if a.get("name"))
    bases = {name: where if where == "given" else "the feed" for name, where in report.bases.items()}
    return msgspec.structs.replace(report, source=source, residue=(), published_basis=basis, byline=people or report.byline, bases=bases)


def _paragraphs(words: str) -> str:
    return words if "<p" in words else "".join(f"<p>{line}</p>" for line in words.splitlines() if line.strip())


def _day(entry: Any) -> str | None:
    """When the item was published, in UTC, as ISO 8601."""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime(*when[:PARTS]).replace(tzinfo=UTC).isoformat() if when else None
    except ValueError:  # a day that no calendar has
        return None
