"""PDF: words with their boxes, in reading order, as paragraphs; then read like plain text, so that nothing is decided twice.

Page numbers, running heads and the marks of footnotes are residue with page and words; footnotes are kept apart at the end.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from accordingto.errors import NoTextInPdf
from accordingto.model import Note, Part, PartName, Residue, Span
from accordingto.model.span import subtract, trim
from accordingto.readers import office, pdf_apart, pdf_bounds, pdf_pages, text
from accordingto.readers import pdf_layout as layout
from accordingto.readers.pdf_flow import Kind, paragraphs, pieces, vocabulary
from accordingto.readers.pdf_pages import Doubts, Pages
from accordingto.readers.pdf_words import Page, Word
from accordingto.readers.reading import Origin, Reading, called
from accordingto.readers.source_map import Box, characters, located

BREAK = "\n\n"
NAMES: dict[Kind, PartName] = {"caption": "caption", "footnote": "footnote"}


class Written(NamedTuple):
    """The pages as one text: where each word stands in it, and the ranges of captions and footnotes."""

    text: str
    words: list[tuple[Span, Word]]
    apart: list[tuple[PartName, Span]]
    title: str | None


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a PDF; BadPdf where it is damaged or locked, NoTextInPdf where its pages are pictures."""
    pages, doubts, damaged = _pages(data, origin)
    if not any(page.words for page in pages):
        raise NoTextInPdf(called(origin.uri))
    lines, residue = _lines(pages)
    written = _written(lines)
    given = origin._replace(media_type="text/plain", title=origin.title or written.title)
    reading = text.read(written.text.encode("utf-8", "surrogatepass"), given)
    found = _moved(written, reading)
    report = msgspec.structs.replace(
        reading.report,
        source=msgspec.structs.replace(reading.report.source, media_type="application/pdf", sha256=hashlib.sha256(data).hexdigest()),
        parts=_parts(reading, _ranges(written, reading)),
        residue=(*residue, *office.by_words(reading, written.text)),
    )
    notes = (*reading.notes, *_empty(pages, damaged), *_doubtful(doubts, found))
    return Reading(report, located(report.text, found), notes)


def _pages(data: bytes, origin: Origin) -> Pages:
    """The pages; in a process of its own where the PDF looks like a bomb."""
    return pdf_apart.read(data, origin) if pdf_bounds.suspicious(data, pictures=origin.ocr) else pdf_pages.read(data, origin)


def _lines(pages: Sequence[Page]) -> tuple[list[list[layout.Line]], list[Residue]]:
    """The lines of each page in reading order, and what was set aside."""
    aside = layout.furniture(pages)
    found, residue = [], []
    for page in pages:
        edges = {id(word) for row in aside[page.number] for word in row}
        residue += [_residue("running head or page number", page, row) for row in aside[page.number]]
        words = [word for word in page.words if id(word) not in edges]
        marks = layout.marks(words)
        residue += [_residue("mark of a footnote", page, [word]) for word in marks]
        raised = {id(word) for word in marks}
        found.append(layout.ordered([word for word in words if id(word) not in raised]))
    return found, residue


def _residue(what: str, page: Page, words: Sequence[Word]) -> Residue:
    return Residue(bytes=(0, 0), what=what, page=page.number + 1, words=" ".join(word.text for word in words))


def _written(pages: Sequence[Sequence[layout.Line]]) -> Written:
    known = vocabulary([line for lines in pages for line in lines])
    out: list[str] = []
    words: list[tuple[Span, Word]] = []
    apart: list[tuple[PartName, Span]] = []
    headings: list[tuple[float, str]] = []
    length = 0
    for paragraph in paragraphs(pages):
        if out:
            out.append(BREAK)
            length += len(BREAK)
        start = length
        for piece in pieces(paragraph, known):
            if piece.word is not None:
                words.append(((length, length + len(piece.text)), piece.word))
            out.append(piece.text)
            length += len(piece.text)
        if paragraph.kind in NAMES:
            apart.append((NAMES[paragraph.kind], (start, length)))
        if paragraph.kind == "heading" and paragraph.lines[0].words[0].page == 0:
            headings.append((paragraph.lines[0].size, "".join(out[-sum(1 for _ in pieces(paragraph, known)) :])))
    title = max(headings, key=lambda h: h[0])[1] if headings else None
    return Written("".join(out), words, apart, title)


def _moved(written: Written, reading: Reading) -> list[Box]:
    """The boxes of the words by their places in the report's text: the text reader's runs lead from one text to the other."""
    found: list[Box] = []
    at = 0
    starts = characters(written.text)
    for run in reading.source_map.runs:
        first = starts[run.at]
        last = first + (run.end - run.start)
        while at > 0 and written.words[at - 1][0][1] > first:
            at -= 1
        while at < len(written.words) and written.words[at][0][0] < last:
            (start, end), word = written.words[at]
            if end > first:
                shift = run.start - first
                whole = (max(start, first) + shift, min(end, last) + shift)
                found.append(Box(*whole, word.page + 1, word.x0, word.y0, word.x1, word.y1))
            at += 1
    return found


def _ranges(written: Written, reading: Reading) -> list[tuple[PartName, Span]]:
    """Captions and footnotes by their places in the report's text."""
    starts = characters(written.text)
    runs = [(run, starts[run.at]) for run in reading.source_map.runs]
    found: list[tuple[PartName, Span]] = []
    for name, (first, last) in written.apart:
        inside = [
            (max(first, at) - at + run.start, min(last, at + run.end - run.start) - at + run.start)
            for run, at in runs
            if at < last and first < at + run.end - run.start
        ]
        if inside:
            found.append((name, (inside[0][0], inside[-1][1])))
    return found


def _parts(reading: Reading, apart: Sequence[tuple[PartName, Span]]) -> tuple[Part, ...]:
    """The parts with captions and footnotes cut out of the body."""
    words = reading.report.text
    parts: list[Part] = []
    for part in reading.report.parts:
        left = [piece for span in part.spans for piece in subtract(span, [own for _, own in apart])] if part.part == "body" else part.spans
        trimmed = [trim(words, span) for span in left]
        parts += [Part(part=part.part, spans=(span,)) for span in trimmed if span[0] < span[1]]
    own = [Part(part=name, spans=(trim(words, span),)) for name, span in apart]
    return tuple(sorted([*parts, *own], key=lambda part: part.spans))


def _doubtful(doubts: Doubts, found: Sequence[Box]) -> tuple[Note, ...]:
    """A note on each word that was read from a picture without much confidence."""
    places = {(box.page, box.x0, box.y0): (box.start, box.end) for box in found}
    at = [((w.page + 1, w.x0, w.y0), w, sure) for w, sure in doubts]
    return tuple(
        Note(code="ocr", message=f"read from a picture with a confidence of {sure:.0f} %: '{w.text}'", spans=(places[key],))
        for key, w, sure in at
        if key in places
    )


def _empty(pages: Sequence[Page], damaged: Sequence[int]) -> tuple[Note, ...]:
    """Notes for pages without a word, which may be pictures, and for those that cannot be opened."""
    bare = ", ".join(str(page.number + 1) for page in pages if not page.words and page.number + 1 not in damaged)
    lost = ", ".join(map(str, damaged))
    notes = [Note(code="page_without_text", message=f"page {bare} holds no text: it may be a picture of one")] if bare else []
    return (*notes, *([Note(code="damaged", message=f"page {lost} cannot be opened")] if lost else []))
