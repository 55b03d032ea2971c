"""HTML: headline, byline, body and captions in one text, each character with its place in the page."""

import hashlib
import logging
from collections.abc import Iterable, Sequence, Set
from typing import Any, NamedTuple

from accordingto.errors import NoTextFound
from accordingto.model import Note, Part, PartName, Report, Residue, Source, Span
from accordingto.readers import dateline, decode, html_body, html_map, html_meta, html_tokens, language, layout, published, residue
from accordingto.readers.html_meta import Meta
from accordingto.readers.html_tokens import Visible
from accordingto.readers.reading import Origin, Reading, called, check_length
from accordingto.readers.source_map import SourceMap
from accordingto.readers.text import Laid, exactly, with_dateline

# Its complaints about a page are our notes; on standard error they would only stand between the user and the record.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

Block = tuple[PartName, str]
CUT = frozenset(
    ("image placeholder", "rule", "sharing", "subscription", "cookies", "copyright", "related", "tags", "navigation", "reading time")
)
CAPTION = 25  # a shorter caption is a credit


class Sorted(NamedTuple):
    """The blocks of the text, and the lines that were cut from the body with what they are."""

    blocks: list[Block]
    cut: list[tuple[str, str]]
    byline: tuple[str, ...]
    nameless: bool


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a saved page; NoTextFound where it shows no text."""
    source = decode.decode(data)
    if origin.plain:
        return exactly(source.text, origin, widths=source.widths, data=data, notes=source.notes)
    page = html_tokens.visible(source.text)
    tree = _tree(source.text) if page.depth <= html_tokens.DEEP else None
    meta = html_meta.read(tree) if tree is not None else Meta()
    captions = _captions(page)
    body = html_body.extract(source.text.replace("\0", " "), tree, page, captions)
    summary = html_body.standfirst(meta.descriptions, body.paragraphs, page)
    check_length(origin, sum(map(len, body.paragraphs)))
    found = _sorted(body.paragraphs, summary, meta, origin, captions)
    laid = _laid(found.blocks)
    if not any(part.part == "body" for part in laid.parts):
        raise NoTextFound(called(origin.uri))
    mapped = html_map.source_map(laid.text, page, source.widths)
    laid, head = with_dateline(laid)
    when, basis = _published(origin, meta, found, laid, head)
    report = Report(
        source=Source(
            uri=origin.address or meta.address or origin.uri,
            media_type="text/html",
            sha256=hashlib.sha256(data).hexdigest(),
            retrieved=origin.retrieved,
        ),
        outlet=origin.outlet or meta.outlet,
        title=meta.title or origin.title,
        byline=found.byline if found.nameless and found.byline else meta.byline,
        language=language.detect(laid.text, meta.language),
        published=when,
        published_basis=basis,
        text=laid.text,
        parts=laid.parts,
        dateline=dateline.shape(laid.text, head) if head else None,
        residue=tuple(_residue(found.cut, page, source)),
    )
    fallback = (Note(code="fallback", message=f"the page was hard to read; {body.fallback}"),) if body.fallback else ()
    return Reading(report, mapped, (*source.notes, *fallback))


def _tree(text: str) -> Any | None:
    from trafilatura.utils import load_html  # late: half a second, loaded with the first page, never for plain text

    return load_html(text.replace("\0", " "))


def _sorted(paragraphs: Sequence[str], summary: str | None, meta: Meta, origin: Origin, captions: Set[str]) -> Sorted:
    """The paragraphs sorted into headline, byline, body, captions and what is cut."""
    kinds = [what if what in CUT else None for what in map(residue.kind, paragraphs)]
    title = meta.title or origin.title
    shown = next((words for words in meta.headings if title and html_meta.alike(words, title)), title)
    blocks: list[Block] = [("headline", words) for words in (shown, summary) if words]
    cut: list[tuple[str, str]] = []
    byline: tuple[str, ...] = ()
    nameless = not meta.byline or all(html_meta.alike(name, meta.outlet or "") for name in meta.byline)
    first = next((i for i, words in enumerate(paragraphs) if residue.is_paragraph(words)), len(paragraphs))
    last = next((i for i in range(len(paragraphs) - 1, -1, -1) if residue.is_paragraph(paragraphs[i])), -1)
    for index, words in enumerate(paragraphs):
        names = (residue.names(words) or (nameless and residue.people(words.replace("/", ",")))) if index < first else ()
        what = kinds[index] or (_repeats(words, [title, *meta.headings]) and index <= first and "headline") or None
        if what:
            cut.append((words, what))
        elif names and not byline:
            byline = names
            blocks.insert(sum(name == "headline" for name, _ in blocks), ("byline", words))
        elif html_body.letters(words) in captions:
            blocks.append(("caption", words))
        elif index > last and residue.is_credit(words):
            blocks.append(("footnote", words))
        else:
            blocks.append(("body", words))
    return Sorted(blocks, cut, byline, nameless)


def _repeats(words: str, titles: Iterable[str | None]) -> bool:
    return any(layout.same(words, title) for title in titles if title)


def _captions(page: Visible) -> frozenset[str]:
    return frozenset(html_body.letters(page.text[a:b]) for a, b in page.captions)


def _laid(blocks: Sequence[Block]) -> Laid:
    parts: list[tuple[PartName, Span]] = []
    length = 0
    for name, words in blocks:
        start = length + 2 if length else 0
        length = start + len(words)
        if parts and parts[-1][0] == name == "body":
            parts[-1] = (name, (parts[-1][1][0], length))
        else:
            parts.append((name, (start, length)))
    return Laid("\n\n".join(words for _, words in blocks), tuple(Part(part=name, spans=(span,)) for name, span in parts), ())


def _residue(cut: Sequence[tuple[str, str]], page: Visible, source: decode.Decoded) -> Iterable[Residue]:
    text = "\n".join(words for words, _ in cut)
    mapped: SourceMap = html_map.source_map(text, page, source.widths)
    at = 0
    for words, what in cut:
        ranges = mapped.bytes(((at, at + len(words)),))
        at += len(words) + 1
        if ranges:
            yield Residue(bytes=(ranges[0][0], ranges[-1][1]), what=what)


def _published(origin: Origin, meta: Meta, found: Sorted, laid: Laid, head: dateline.Found | None) -> tuple[str | None, str | None]:
    when = published.given(origin.published)
    if when:
        return when, "given"
    if meta.published:
        return meta.published, meta.basis
    dated = head and dateline.year(laid.text, head)
    address = origin.address or meta.address
    return dated or (address and published.in_address(address)) or (None, None)
