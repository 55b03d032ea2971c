"""Plain text and Markdown: lines kept, joined and named; every character of the source is in the text or in the residue."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accordingto.errors import NoTextFound
from accordingto.model import Note, Part, PartName, Report, Residue, Source, Span, Spans
from accordingto.model.span import subtract, trim
from accordingto.readers import dateline, decode, language, layout, markup, published, residue, source_map
from accordingto.readers.reading import Origin, Reading, called
from accordingto.readers.source_map import Run, Widths

WRAP = 45  # as in parse.sentences: a line of this length without a full stop goes on in the next


class Laid(NamedTuple):
    """The text as it was put together: parts by line, and where each piece stands in the source."""

    text: str
    parts: tuple[Part, ...]
    runs: tuple[Run, ...]


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a text or Markdown file; NoTextFound where nothing but residue is in it."""
    source = decode.decode(data)
    if origin.plain:
        return exactly(source.text, origin, widths=source.widths, data=data, notes=source.notes)
    lines = markup.lines(source.text, markdown=origin.media_type == "text/markdown")
    found = layout.arrange(lines, title=origin.title)
    laid = _laid(source.text, lines, found, source.widths)
    if not laid.text:
        raise NoTextFound(called(origin.uri))
    laid, head = with_dateline(laid)
    when, basis = _published(origin, found, laid, head)
    report = Report(
        source=Source(
            uri=origin.address or found.address or origin.uri,
            media_type=origin.media_type or "text/plain",
            sha256=hashlib.sha256(data).hexdigest(),
            retrieved=origin.retrieved,
        ),
        outlet=origin.outlet or found.outlet,
        title=found.title or origin.title,
        byline=found.byline,
        language=language.detect(laid.text),
        published=when,
        published_basis=basis,
        text=laid.text,
        parts=laid.parts,
        dateline=dateline.shape(laid.text, head) if head else None,
        residue=tuple(_residue(lines, found.kinds, source.widths, data)),
    )
    return Reading(report, source_map.built(laid.text, laid.runs), source.notes)


def exactly(
    text: str,
    origin: Origin,
    *,
    widths: Widths | None = None,
    data: bytes | None = None,
    id: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Reading:
    """The reading of a text exactly as it is: not a character is changed, the dateline and a certain headline are named."""
    lines = [trim(text, match.span()) for match in markup.LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    head = dateline.find(text, lines)
    by, people = _certain_byline(text, lines)
    headline = _certain_headline(text, [line for line in lines if line != by], head, origin.title)
    whole = trim(text, (0, len(text)))
    kinds: tuple[tuple[PartName, Span | None], ...] = (("headline", headline), ("byline", by))
    named = [(name, span) for name, span in kinds if span is not None]
    body = subtract(whole, [span for _, span in named])
    parts = [Part(part=name, spans=(span,)) for name, span in sorted(named, key=lambda one: one[1])]
    parts += [Part(part="body", spans=(span,)) for span in (trim(text, piece) for piece in body) if span[0] < span[1]]
    laid, head = with_dateline(Laid(text, tuple(parts), ()), head)
    when, basis = _published(origin, None, laid, head)
    encoded = data if data is not None else text.encode("utf-8", "surrogatepass")
    source = Source(
        uri=origin.address or origin.uri,
        media_type=origin.media_type or "text/plain",
        sha256=hashlib.sha256(encoded).hexdigest(),
        retrieved=origin.retrieved,
    )
    report = Report(
        source=source,
        outlet=origin.outlet,
        title=origin.title or (text[slice(*headline)] if headline else None),
        byline=people,
        language=language.detect(text),
        published=when,
        published_basis=basis,
        text=text,
        parts=laid.parts,
        dateline=dateline.shape(text, head) if head else None,
    )
    runs = (widths or decode.of_text(text)).runs(0, (0, len(text)))
    return Reading(report, source_map.built(text, runs), notes, id)


def with_dateline(laid: Laid, found: dateline.Found | None = None) -> tuple[Laid, dateline.Found | None]:
    """The parts with the dateline cut out of the body it begins; the dateline is looked for where it is not given."""
    body = [span for part in laid.parts if part.part == "body" for span in part.spans]
    lines = [trim(laid.text, match.span()) for a, b in body for match in markup.LINE.finditer(laid.text, a, b)]
    found = found or dateline.find(laid.text, lines)
    if not found:
        return laid, None
    parts: list[Part] = []
    for part in laid.parts:
        hit = part.part == "body" and any(a <= found.span[0] and found.span[1] <= b for a, b in part.spans)
        if not hit:
            parts.append(part)
            continue
        before, after = (part.spans[0][0], found.span[0]), (found.span[1], part.spans[-1][1])
        pieces: list[tuple[PartName, Span]] = [("body", before), ("dateline", found.span), ("body", after)]
        trimmed = [(name, trim(laid.text, span)) for name, span in pieces]
        parts.extend(Part(part=name, spans=(span,)) for name, span in trimmed if span[0] < span[1])
    return laid._replace(parts=tuple(parts)), found


def _certain_byline(text: str, lines: Sequence[Span]) -> tuple[Span | None, tuple[str, ...]]:
    """The first or second line where it names who wrote the report, and nothing else; with the names."""
    found = ((line, residue.names(text[slice(*line)])) for line in lines[:2])
    return next(((line, people) for line, people in found if people), (None, ()))


def _certain_headline(text: str, lines: Sequence[Span], head: dateline.Found | None, title: str | None) -> Span | None:
    """The first line where it is the known title, or where the dateline follows it and it does not read like a sentence."""
    if not lines:
        return None
    first = lines[0]
    words = text[slice(*first)]
    if title and layout.same(words, title):
        return first
    if head and first[0] < head.span[0] < first[1]:
        return trim(text, (first[0], head.span[0]))
    follows = head is not None and len(lines) > 1 and head.span[0] in [line[0] for line in lines[1:4]]
    return first if follows and len(words) <= layout.SHORT and not words.endswith((".", ",", ";", ":")) else None


def _published(origin: Origin, found: layout.Layout | None, laid: Laid, head: dateline.Found | None) -> tuple[str | None, str | None]:
    """When the report was published and what that rests on; (None, None) where nothing says it in full."""
    when = published.given(origin.published)
    if when:
        return when, "given"
    dated = head and dateline.year(laid.text, head)
    if dated:
        return dated
    day = published.in_words(found.dated) if found and found.dated else None
    if day and found:
        return day, f"line '{found.dated}'"
    address = origin.address or (found.address if found else None)
    return (address and published.in_address(address)) or (None, None)


def _laid(text: str, lines: Sequence[markup.Line], found: layout.Layout, widths: Widths) -> Laid:
    out: list[str] = []
    runs: list[Run] = []
    parts: list[tuple[PartName, Span]] = []
    length, before = 0, -1
    for index, line in enumerate(lines):
        part = found.parts[index]
        if part is None:
            continue
        if before >= 0:
            between = _between(lines, found.parts, before, index)
            runs.extend(_white(text, (lines[before].span[1], line.span[0]), between, length, widths))
            out.append(between)
            length += len(between)
        start = length
        for piece in _pieces(text, line):
            runs.extend(widths.runs(length, piece))
            out.append(text[slice(*piece)])
            length += piece[1] - piece[0]
        if parts and parts[-1][0] == part and part in ("body", "headline"):
            parts[-1] = (part, (parts[-1][1][0], length))
        else:
            parts.append((part, (start, length)))
        before = index
    return Laid("".join(out), tuple(Part(part=name, spans=(span,)) for name, span in parts), tuple(runs))


def _pieces(text: str, line: markup.Line) -> Spans:
    """The words of the line, without white space at its edges."""
    kept = list(line.kept)
    while kept and not text[slice(*kept[0])].strip():
        kept.pop(0)
    while kept and not text[slice(*kept[-1])].strip():
        kept.pop()
    if kept:
        kept[0] = (trim(text, kept[0])[0], kept[0][1])
        kept[-1] = (kept[-1][0], trim(text, kept[-1])[1])
    return tuple(kept)


def _between(lines: Sequence[markup.Line], parts: Sequence[PartName | None], before: int, index: int) -> str:
    """What stands between two kept lines: nothing after a drop capital, one line break inside a paragraph, else a blank line."""
    first, second = lines[before], lines[index]
    joined = residue.joins(first, second)
    if joined is not None:
        return joined
    if parts[before] != parts[index]:
        return "\n\n"
    wrapped = len(first.words) >= WRAP and not first.words.endswith(residue.ENDS) and second.words[:1].islower()
    near = index == before + 1 and not second.gap and not (first.heading or second.heading or second.bullet)
    return "\n" if near or wrapped else "\n\n"


def _white(text: str, gap: Span, between: str, at: int, widths: Widths) -> Iterable[Run]:
    """Runs of the white space between lines: each character that the source has there too."""
    found = gap[0]
    for offset, char in enumerate(between):
        found = text.find(char, found, gap[1])
        if found < 0:
            return
        yield from widths.runs(at + offset, (found, found + 1))
        found += 1


def _residue(lines: Sequence[markup.Line], kinds: Sequence[str | None], widths: Widths, data: bytes) -> Iterable[Residue]:
    first = widths.rows[0][1] if widths.rows else 0
    if first:
        yield Residue(bytes=(0, first), what="byte order mark")
    for line, what in zip(lines, kinds, strict=True):
        if what:
            yield Residue(bytes=widths.bytes(line.span), what=what)
        else:
            yield from (Residue(bytes=widths.bytes(mark), what="markup") for mark in line.marks)
