"""From lines in reading order to paragraphs: hyphens at line ends undone, headings and footnotes apart, columns and pages joined."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from accordingto.readers.pdf_layout import SMALL, Line
from accordingto.readers.pdf_words import Word

Kind = Literal["heading", "body", "caption", "footnote"]
LARGE = 1.18  # of the body's size
INDENT, SHORT, APART = 0.7, 0.12, 1.4  # of the size; of the column's width; of the usual distance of lines
ENDS = re.compile(r"[.!?:][\"'”’»)\]]*$")
NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])(?=\D|$)")
CAPTION = re.compile(r"(?:photo|picture|figure|fig\.|map|image|caption|table)\b", re.IGNORECASE)


class Paragraph(NamedTuple):
    """Lines that belong together."""

    kind: Kind
    lines: list[Line]


class Piece(NamedTuple):
    """Text with the word it is of; None for the space between two words."""

    text: str
    word: Word | None


def body_size(lines: Sequence[Line]) -> float:
    """The size of most letters."""
    return median(word.size for line in lines for word in line.words for _ in word.text)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of all pages' lines in reading order; footnotes at the end."""
    every = [line for lines in pages for line in lines]
    if not every:
        return []
    size, step = body_size(every), _step(every)
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for lines in pages:
        for at, line in enumerate(lines):
            kind = _kind(line, lines[at:], size)
            into = notes if kind == "footnote" else found
            last = into[-1] if into else None
            if last and last.kind == kind and not _begins(last.lines[-1], line, step, kind):
                last.lines.append(line)
            else:
                into.append(Paragraph(kind, [line]))
    return [*found, *notes]


def _step(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    found = [a.top - b.top for a, b in pairwise(lines) if 0 < a.top - b.top < 4 * a.size and a.left == b.left]
    return median(found) if found else 14.0


def _kind(line: Line, rest: Sequence[Line], size: float) -> Kind:
    if line.size >= LARGE * size:
        return "heading"
    if line.size > SMALL * size:
        return "body"
    below = all(other.size <= SMALL * size for other in rest if other.left == line.left)
    if CAPTION.match(line.text):
        return "caption"
    return "footnote" if below else "caption"


def _begins(last: Line, line: Line, step: float, kind: Kind) -> bool:
    """Whether a new paragraph begins with the line."""
    if abs(last.size - line.size) > 0.08 * last.size or (kind == "footnote" and NOTE.match(line.words[0].text)):
        return True
    down = last.top - line.top
    if line.words[0].page == last.words[0].page and line.left == last.left and down > 0:
        indented = line.words[0].x0 - line.left > INDENT * line.size and last.words[0].x0 - last.left < INDENT * line.size
        return down > APART * step or indented or _short(last)
    if kind == "heading":
        return True
    indented = line.words[0].x0 - line.left > INDENT * line.size
    return _short(last) or indented if ENDS.search(last.text) else False


def _short(line: Line) -> bool:
    """Whether the line ends a sentence well before the column's edge."""
    return line.words[-1].x1 < line.right - SHORT * (line.right - line.left) and bool(ENDS.search(line.text))


def pieces(paragraph: Paragraph, known: frozenset[str]) -> Iterator[Piece]:
    """The words of the paragraph with spaces between; a word that a hyphen parts at a line's end is put together.

    known are the words of the whole document in small letters: "well-known" keeps its hyphen where they hold it.
    """
    for at, line in enumerate(paragraph.lines):
        following = paragraph.lines[at + 1].words[0].text if at + 1 < len(paragraph.lines) else None
        for place, word in enumerate(line.words):
            last = place + 1 == len(line.words)
            if not last:
                yield Piece(word.text, word)
                yield Piece(" ", None)
            elif following is None:
                yield Piece(word.text, word)
            elif _parted(word.text, following, known):
                yield Piece(word.text[:-1], word)
            else:
                yield Piece(word.text, word)
                if not word.text.endswith("-"):
                    yield Piece(" ", None)


def _parted(word: str, following: str, known: frozenset[str]) -> bool:
    """Whether the hyphen at the end of the word is the line's, not the word's own."""
    if len(word) < 2 or word[-1] not in "-‐­" or not word[-2].isalpha() or not following[:1].islower():
        return False
    first, second = re.sub(r"^\W+", "", word[:-1]).casefold(), re.sub(r"\W+$", "", following).casefold()
    return first + second in known or f"{first}-{second}" not in known


def vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the lines in small letters, those at line ends left out."""
    return frozenset(re.sub(r"^\W+|\W+$", "", word.text).casefold() for line in lines for word in line.words[:-1])
