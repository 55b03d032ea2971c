"""A live page: one page, many dated entries, each of them a report with its own time, title and place in the source.

Entries are elements of one kind that microdata calls updates, or that hold a time and words each on a page which calls itself live;
where only a script would show them, JSON-LD gives their words.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from accordingto.model import Note, Report, Source, Span
from accordingto.readers import (
    decode,
    html,
    html_fields,
    html_kept,
    html_layout,
    html_map,
    html_meta,
    html_tokens,
    published,
    residue,
    sniff,
)
from accordingto.readers import language as languages
from accordingto.readers.decode import Decoded
from accordingto.readers.html_body import letters
from accordingto.readers.html_elements import Element, elements
from accordingto.readers.html_meta import Meta
from accordingto.readers.html_tokens import Visible, page_table
from accordingto.readers.reading import Origin, Reading
from accordingto.readers.source_map import SourceMap

LEAST, MOST = 3, 1_000  # entries; a page of more is read as one report
WORDS = 40  # visible characters of an entry
SHARE = 0.5  # of the page's prose that stands in its entries
ENTRIES = ("article", "div", "li", "section")
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Entry(NamedTuple):
    """An entry: its range in the source (None where only fields give it), lines, title, time and what the time rests on."""

    span: Span | None
    lines: list[str]
    title: str | None
    published: str | None
    basis: str | None
    stamps: frozenset[str] = frozenset()


class Page(NamedTuple):
    """The live page: its bytes, characters and fields, and what the user gave."""

    data: bytes
    source: Decoded
    visible: Visible
    meta: Meta
    origin: Origin


def readings(data: bytes, origin: Origin) -> Iterator[Reading]:
    """The readings of the page's opening and of all its entries, in page order; none where the bytes are no live page."""
    small = data.lower()
    if not any(sign.encode() in small for sign in page_table()["live"]["signs"]) or sniff.media_type(data, origin.uri) != sniff.HTML:
        return
    source = decode.decode(data)
    visible = html_tokens.visible(source.text)
    tree = html.parsed(visible.spoken(source.text).replace("\0", " ")) if visible.depth <= html_tokens.DEEP else None
    if tree is None:
        return
    updates = _updates(html_fields.read(tree, []))
    entries = _entries(source.text, visible, updates) or list(_told(updates))
    if not LEAST <= len(entries) <= MOST:
        return
    page = Page(data, source, visible, html_meta.read(tree), origin)
    yield from _opening(page, entries)
    for number, entry in enumerate(entries, 1):
        yield _reading(page, entry, number, len(entries))


def _updates(fields: html_fields.Fields) -> list[dict[str, Any]]:
    """The updates of JSON-LD."""
    found: Any = next((item["liveBlogUpdate"] for item in fields.items if item.get("liveBlogUpdate")), [])
    return [update for update in (found if isinstance(found, list) else [found]) if isinstance(update, dict)]


def _told(updates: Sequence[dict[str, Any]]) -> Iterator[Entry]:
    """Entries by their fields alone."""
    for update in updates:
        words = update.get("articleBody")
        lines = [html_fields.clean(line) for line in words.splitlines()] if isinstance(words, str) else []
        when = published.iso(update["datePublished"]) if isinstance(update.get("datePublished"), str) else None
        if any(lines):
            basis = "JSON-LD liveBlogUpdate" if when else None
            yield Entry(None, [line for line in lines if line], html_fields.clean(update.get("headline")), when, basis)


def _entries(text: str, page: Visible, updates: Sequence[dict[str, Any]]) -> list[Entry]:
    found = elements(text)
    starts = [element.span[0] for element in found]
    marked = [e for e in found if "liveblogupdate" in e.attributes.get("itemprop", "").lower()]
    named = bool(updates) or any("LiveBlogPosting" in e.attributes.get("itemtype", "") for e in found)
    groups = [_outer(marked)] if len(marked) >= LEAST else [_outer(group) for group in _alike(found)]
    made = [[_entry(text, e, found[bisect_left(starts, e.span[0]) : bisect_left(starts, e.span[1])], updates) for e in g] for g in groups]
    kept = [[entry for entry in group if entry.published or entry.stamps] for group in made]
    best = max(kept, key=lambda group: (len(group), _length(group)), default=[])
    if len(best) < LEAST or marked:
        return best
    prose = sum(len(words) for words in page.blocks() if residue.is_paragraph(words))
    return best if named or _length(best) >= SHARE * prose else []


def _length(group: Sequence[Entry]) -> int:
    return sum(len(line) for entry in group for line in entry.lines)


def _alike(found: Sequence[Element]) -> Iterator[list[Element]]:
    """Elements of one name and class, of which that class, or one around them, says that the page is live."""
    names = page_table()["live"]["names"]
    said = ((e.span, " ".join(e.attributes.values()).lower()) for e in found if e.tag not in ("html", "body"))
    inside = [span for span, words in said if any(name in words for name in names)]
    keyed = [(e.tag, e.attributes.get("class", ""), e) for e in found if e.tag in ENTRIES]
    for _, group in groupby(sorted(keyed, key=lambda k: (k[0], k[1], k[2].span)), key=lambda k: k[:2]):
        members = [element for _, _, element in group]
        around = (members[0].span[0], members[-1].span[1])
        if len(members) >= LEAST and (members[0].span in inside or any(a <= around[0] and around[1] <= b for a, b in inside)):
            yield members


def _outer(group: Sequence[Element]) -> list[Element]:
    """Those of the elements that stand in no other of them, in page order."""
    found: list[Element] = []
    for element in sorted(group, key=lambda e: (e.span[0], -e.span[1])):
        if not found or element.span[0] >= found[-1].span[1]:
            found.append(element)
    return found


def _entry(text: str, element: Element, inner: Sequence[Element], updates: Sequence[dict[str, Any]]) -> Entry:
    heads = (_shown(text, e) for e in inner if e.tag in HEADS or "headline" in e.attributes.get("itemprop", "").split())
    title = next((words for words in heads if words), None)
    times = [e for e in inner if e.tag == "time" or "datePublished" in e.attributes.get("itemprop", "")]
    dated = [e for e in times if "Modified" not in e.attributes.get("itemprop", "")]
    said = (published.iso(e.attributes.get("datetime") or e.attributes.get("content") or "") for e in dated)
    when, basis = next((day for day in said if day), None), "time element of the entry"
    if when is None and title:
        same = (u for u in updates if letters(html_fields.clean(u.get("headline")) or "") == letters(title))
        when = next((published.iso(u["datePublished"]) for u in same if isinstance(u.get("datePublished"), str)), None)
        basis = "JSON-LD liveBlogUpdate"
    lines = html_tokens.visible(text[slice(*element.span)]).lines()
    if sum(map(len, lines)) < WORDS:
        return Entry(element.span, lines, title, None, None)
    stamps = frozenset(letters(_shown(text, e)) for e in times) - {""}
    return Entry(element.span, lines, title, when, basis if when else None, stamps)


def _shown(text: str, element: Element) -> str:
    return " ".join(html_tokens.visible(text[slice(*element.span)]).text.split())


def _opening(page: Page, entries: Sequence[Entry]) -> Iterator[Reading]:
    """What the page says above its first entry, where that is a paragraph at least."""
    end = min((entry.span[0] for entry in entries if entry.span), default=0)
    fragment = html_tokens.visible(page.source.text[:end])
    lines = fragment.lines()
    title = page.meta.title
    first = next((i for i, words in enumerate(lines) if title and letters(words) == letters(title)), len(lines))
    prose = [words for words in lines[first + 1 :] if residue.is_paragraph(words) and not residue.kind(words)]
    if prose:
        entry = Entry((0, end), prose, title, page.meta.published, page.meta.bases.get("published"))
        yield _reading(page, entry, 0, len(entries))


def _reading(page: Page, entry: Entry, number: int, total: int) -> Reading:
    """One entry as a report; its number in the page stands behind the page's address, as in a bundle."""
    fragment = _fragment(page, entry)
    place = html_map.Place(fragment)
    title = entry.title or page.meta.title
    stamps = [words for words in entry.lines if letters(words) in entry.stamps]
    own_heading = letters(entry.title or "")
    lines = [words for words in entry.lines if letters(words) not in entry.stamps and letters(words) != own_heading]
    meta = Meta(title=title, headings=(title,) if title else ())
    found = html_layout.arrange(lines, None, meta, title, html_kept.captions(fragment, html_kept.marks(fragment)))
    cut = [*((words, "publication date") for words in stamps), *found.cut]
    laid = html_layout.laid(found.blocks if entry.title else [block for block in found.blocks if block[0] != "headline"])
    span = page.source.widths.bytes(entry.span) if entry.span else None
    own = page.data[slice(*span)] if span else laid.text.encode("utf-8", "surrogatepass")
    uri = page.origin.address or page.meta.address or page.origin.uri
    bases = {"title": "title of the entry" if entry.title else "title of the live page"} if title else {}
    report = Report(
        source=Source(
            uri=f"{uri}#{number}", media_type=sniff.HTML, sha256=hashlib.sha256(own).hexdigest(), retrieved=page.origin.retrieved
        ),
        outlet=page.origin.outlet or page.meta.outlet,
        section=page.meta.section,
        title=title,
        byline=found.byline,
        language=languages.detect(laid.text, page.meta.language),
        published=page.origin.published or entry.published,
        published_basis="given" if page.origin.published else entry.basis,
        bases={**{k: v for k, v in page.meta.bases.items() if k in ("outlet", "section", "address")}, **bases},
        text=laid.text,
        parts=laid.parts,
        residue=tuple(html_layout.residue_of(cut, place, page.source)),
    )
    mapped = html_map.source_map(laid.text, place, page.source.widths)
    span = span or _range(mapped)
    where = f"bytes {span[0]} to {span[1]} of it" if span else "its words stand in the page's fields alone"
    said = f"entry {number} of {total}" if number else f"the opening, above {total} entries,"
    note = Note(code="live", message=f"{said} of a live page; {where}")
    return Reading(report, mapped, (*page.source.notes, note))


def _range(mapped: SourceMap) -> Span | None:
    """From the first byte to the last of what is mapped."""
    ends = [run.at + (run.end - run.start) * run.width for run in mapped.runs]
    return (min(run.at for run in mapped.runs), max(ends)) if ends else None


def _fragment(page: Page, entry: Entry) -> Visible:
    """The visible characters of the entry with their places in the whole source."""
    if not entry.span:
        return page.visible
    start = entry.span[0]
    found = html_tokens.visible(page.source.text[slice(*entry.span)])
    return found._replace(rows=[(at, source + start, end and end + start) for at, source, end in found.rows])
