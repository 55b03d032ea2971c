"""HTML: headline, byline, body and captions in one text, each character with its place in the page."""

import hashlib
import logging
from collections.abc import Iterator
from typing import Any

from accordingto.errors import NoTextFound
from accordingto.model import Note, Report, Source
from accordingto.readers import dateline, decode, html_body, html_changes, html_kept, html_layout, html_map, html_meta, html_tokens
from accordingto.readers import language as languages
from accordingto.readers import published as dates
from accordingto.readers.html_body import Body, letters
from accordingto.readers.html_changes import Changes
from accordingto.readers.html_layout import Sorted
from accordingto.readers.html_meta import Meta
from accordingto.readers.reading import Origin, Reading, called, check_length
from accordingto.readers.text import Laid, exactly, with_dateline

# Its complaints about a page are our notes; on standard error they would only stand between the user and the record.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

AROUND = 4  # times the longest text wanted: a page that shows more is not looked into


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a saved page; NoTextFound where it shows no text."""
    source = decode.decode(data)
    if origin.plain:
        return exactly(source.text, origin, widths=source.widths, data=data, notes=source.notes)
    page = html_tokens.visible(source.text)
    check_length(origin, len(page.text) // AROUND)
    place = html_map.Place(page)
    spoken = page.spoken(source.text).replace("\0", " ")
    tree = parsed(spoken) if page.depth <= html_tokens.DEEP else None
    meta = html_meta.read(tree) if tree is not None else Meta()
    title = meta.title or origin.title
    marks = html_kept.marks(page)
    captions = html_kept.captions(page, marks)
    body = html_body.spoken_only(html_body.extract(spoken, tree, page, captions), meta.body)
    check_length(origin, sum(map(len, body.paragraphs)))
    summary = html_body.standfirst(meta.descriptions, body.paragraphs, page)
    paragraphs = html_kept.restored(body.paragraphs, place, marks, title)
    changes = html_changes.find(place, paragraphs, title, dated=bool(origin.published or meta.published))
    found = html_layout.arrange(_with_corrections(paragraphs, changes), summary, meta, title, captions)
    laid = html_layout.laid(found.blocks)
    if not any(part.part == "body" for part in laid.parts):
        raise NoTextFound(called(origin.uri))
    mapped = html_map.source_map(laid.text, place, source.widths)
    residue = tuple(html_layout.residue_of(found.cut, place, source))
    return Reading(_report(data, origin, meta, found, laid, changes, residue), mapped, (*source.notes, *_notes(body, changes, laid)))


def parsed(text: str) -> Any | None:
    """The page as an lxml tree; None where there is none, or where it would be too large."""
    if html_tokens.crowded(text):
        return None
    from trafilatura.utils import load_html  # late: half a second, loaded with the first page, never for plain text

    return load_html(text)


def _with_corrections(paragraphs: list[str], changes: Changes) -> list[str]:
    """The paragraphs, and after them the corrections of the page that are not among them."""
    known = letters(" ".join(paragraphs)) if changes.corrections else ""
    return [*paragraphs, *(words for words in changes.corrections if letters(words) not in known)]


def _report(data: bytes, origin: Origin, meta: Meta, found: Sorted, laid: Laid, changes: Changes, residue: Any) -> Report:
    laid, head = with_dateline(laid)
    when, basis = _published(origin, meta, laid, head, changes)
    updated, seen = _updated(meta, changes, when)
    visible = found.nameless and bool(found.byline)
    given = {"address": origin.address, "outlet": origin.outlet, "title": None if meta.title else origin.title}
    bases = {name: where for name, where in meta.bases.items() if name not in ("published", "updated")}
    bases |= {name: "given" for name, value in given.items() if value}
    bases |= {name: where for name, where in (("byline", "visible byline" if visible else ""), ("updated", seen)) if where}
    return Report(
        source=Source(
            uri=origin.address or meta.address or origin.uri,
            media_type="text/html",
            sha256=hashlib.sha256(data).hexdigest(),
            retrieved=origin.retrieved,
        ),
        outlet=origin.outlet or meta.outlet,
        section=meta.section,
        title=meta.title or origin.title,
        byline=found.byline if visible else meta.byline,
        language=languages.detect(laid.text, meta.language),
        published=when,
        published_basis=basis,
        updated=updated,
        bases=bases,
        text=laid.text,
        parts=laid.parts,
        dateline=dateline.shape(laid.text, head) if head else None,
        residue=residue,
    )


def _published(origin: Origin, meta: Meta, laid: Laid, head: dateline.Found | None, changes: Changes) -> tuple[str | None, str | None]:
    when = dates.given(origin.published)
    if when:
        return when, "given"
    if meta.published:
        return meta.published, meta.bases["published"]
    dated = head and dateline.year(laid.text, head)
    if dated:
        return dated
    if changes.published:
        return dates.in_words(changes.published), f"line '{changes.published}'"
    address = origin.address or meta.address
    return (address and dates.in_address(address)) or (None, None)


def _updated(meta: Meta, changes: Changes, when: str | None) -> tuple[str | None, str]:
    """When the report was last changed, and where that stood; nothing where it is when it was published."""
    updated, basis = meta.updated, meta.bases.get("updated", "")
    if not updated and changes.updated:
        updated, basis = html_changes.last_day(changes.updated), "visible line"
    return (updated, basis) if updated and updated != when else (None, "")


def _notes(body: Body, changes: Changes, laid: Laid) -> Iterator[Note]:
    if body.fallback:
        yield Note(code="fallback", message=f"the page was hard to read; {body.fallback}")
    if changes.updated and changes.updated not in laid.text:
        yield Note(code="updated", message=f"the page says of itself: '{changes.updated}'")
