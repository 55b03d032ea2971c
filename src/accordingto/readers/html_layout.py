"""The paragraphs of a page sorted into headline, byline, body, captions, footnotes and what is cut, and laid out as one text."""

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from accordingto.model import Part, PartName, Residue, Span
from accordingto.readers import decode, html_body, html_changes, html_fields, html_map, layout, residue
from accordingto.readers.html_map import Place
from accordingto.readers.html_meta import Meta
from accordingto.readers.source_map import SourceMap
from accordingto.readers.text import Laid

Block = tuple[PartName, str]
CUT = frozenset(
    ("image placeholder", "rule", "sharing", "subscription", "cookies", "copyright", "related", "tags", "navigation", "reading time")
)


class Sorted(NamedTuple):
    """The blocks of the text, the lines that were cut from the body with what they are, and the names of a byline among them."""

    blocks: list[Block]
    cut: list[tuple[str, str]]
    byline: tuple[str, ...] = ()
    nameless: bool = False


def arrange(paragraphs: Sequence[str], summary: str | None, meta: Meta, title: str | None, captions: Set[str]) -> Sorted:
    """The paragraphs sorted into headline, byline, body, captions and what is cut."""
    kinds = [what if what in CUT else None for what in map(residue.kind, paragraphs)]
    shown = next((words for words in meta.headings if title and html_fields.alike(words, title)), title)
    blocks: list[Block] = [("headline", words) for words in (shown, summary) if words]
    cut: list[tuple[str, str]] = []
    byline: tuple[str, ...] = ()
    nameless = not meta.byline or all(html_fields.alike(name, meta.outlet or "") for name in meta.byline)
    known = [html_body.letters(words) for words in paragraphs]
    first = next((i for i, words in enumerate(paragraphs) if residue.is_paragraph(words) and known[i] not in captions), len(paragraphs))
    last = next((i for i in range(len(paragraphs) - 1, -1, -1) if residue.is_paragraph(paragraphs[i])), -1)
    for index, words in enumerate(paragraphs):
        names = (residue.names(words) or (nameless and residue.people(words.replace("/", ",")))) if index < first else ()
        what = kinds[index] or (index <= first and _repeats(words, [title, *meta.headings]) and "headline") or None
        if what:
            cut.append((words, what))
        elif names and not byline:
            byline = names
            blocks.insert(sum(name == "headline" for name, _ in blocks), ("byline", words))
        elif known[index] in captions:
            blocks.append(("caption", words))
        elif (index > last and residue.is_credit(words)) or html_changes.is_correction(words):
            blocks.append(("footnote", words))
        else:
            blocks.append(("body", words))
    return Sorted(blocks, cut, byline, nameless)


def _repeats(words: str, titles: Iterable[str | None]) -> bool:
    return any(layout.same(words, title) for title in titles if title)


def laid(blocks: Sequence[Block]) -> Laid:
    """The blocks as one text, a blank line between two."""
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


def residue_of(cut: Sequence[tuple[str, str]], place: Place, source: decode.Decoded) -> Iterable[Residue]:
    """What was cut, by its place in the source."""
    text = "\n".join(words for words, _ in cut)
    if not text:
        return
    mapped: SourceMap = html_map.source_map(text, place, source.widths)
    at = 0
    for words, what in cut:
        ranges = mapped.bytes(((at, at + len(words)),))
        at += len(words) + 1
        if ranges:
            yield Residue(bytes=(ranges[0][0], ranges[-1][1]), what=what)
