"""Where each character of an extracted text stands in the page it was taken from: paragraphs by their words, in order.

White space is set aside for the search, since extraction changes it; a paragraph that is not there in one piece (an
advertisement or a note was cut out of it) is looked for piece by piece, each piece after the one before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from accordingto.model import Span
from accordingto.readers.html_tokens import Visible
from accordingto.readers.source_map import Run, SourceMap, Widths, built

WORD = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]+")
LINE = re.compile(r"[^\n]+")
ANCHOR = 20  # letters by which a piece of a paragraph is looked for
LEAST = 3  # the shortest piece that is looked for, and only close by
NEAR = 400  # how far a short piece may be from the last one
LONG = 30  # a line of this length moves the place from which the next is looked for


class Dense(NamedTuple):
    """A text without its white space: the words put together, and where each begins in `letters` and in the text."""

    letters: str
    starts: list[int]
    places: list[int]

    def words(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """(offset in the letters, offset in the text, length) of each word or part of one inside the letters' [span)."""
        index = bisect_right(self.starts, span[0]) - 1
        while index < len(self.starts) and self.starts[index] < span[1]:
            begin, end = self.starts[index], self.starts[index + 1] if index + 1 < len(self.starts) else len(self.letters)
            first, last = max(begin, span[0]), min(end, span[1])
            if first < last:
                yield (first, self.places[index] + first - begin, last - first)
            index += 1


def dense(text: str, span: Span | None = None) -> Dense:
    """The text (or its span) without white space."""
    words, starts, places, length = [], [], [], 0
    for match in WORD.finditer(text, *(span or (0, len(text)))):
        words.append(match[0])
        starts.append(length)
        places.append(match.start())
        length += len(match[0])
    return Dense("".join(words), starts, places)


def source_map(text: str, page: Visible, widths: Widths) -> SourceMap:
    """The source map of an extracted text; what is not found in the page is flagged."""
    return built(text, _runs(text, page, widths, list(_pairs(text, dense(page.text)))))


def _pairs(text: str, page: Dense) -> Iterator[tuple[int, int, int]]:
    """(offset in the text, offset in the visible page, length) of equal pieces without white space, in text order."""
    cursor = 0
    for match in LINE.finditer(text):
        line = dense(text, match.span())
        if not line.letters:
            continue
        blocks = list(_blocks(line, page.letters, cursor))
        for at, found, length in blocks:
            yield from _words(line, page, at, found, length)
        if blocks and len(line.letters) >= LONG:
            cursor = blocks[-1][1] + blocks[-1][2]


def _blocks(line: Dense, page: str, cursor: int) -> Iterator[tuple[int, int, int]]:
    """(offset in the line's letters, offset in the page's, length): the line in one piece, or in as few as can be."""
    found = page.find(line.letters, cursor)
    if found < 0:
        found = page.find(line.letters)
    if found >= 0:
        yield (0, found, len(line.letters))
        return
    at, place, started = 0, cursor, False
    while at < len(line.letters):
        anchor = line.letters[at : at + ANCHOR]
        limit = len(page) if len(anchor) == ANCHOR else min(len(page), place + NEAR)
        found = page.find(anchor, place, limit) if len(anchor) >= LEAST else -1
        if found < 0 and not started and len(anchor) == ANCHOR:
            found = page.find(anchor)
        if found < 0:
            short = line.letters[at : at + ANCHOR // 2]
            found = page.find(short, place, place + NEAR) if started and len(short) >= LEAST else -1
        if found < 0:
            at = _next_word(line, at)
            continue
        length = _common(line.letters, at, page, found)
        yield (at, found, length)
        at, place, started = at + length, found + length, True


def _next_word(line: Dense, at: int) -> int:
    index = bisect_right(line.starts, at)
    return line.starts[index] if index < len(line.starts) else len(line.letters)


def _common(one: str, at: int, other: str, place: int) -> int:
    """How many letters agree from there on."""
    low, high = 0, min(len(one) - at, len(other) - place)
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[place + low : place + middle], at + low):
            low = middle
        else:
            high = middle - 1
    return low


def _words(line: Dense, page: Dense, at: int, found: int, length: int) -> Iterator[tuple[int, int, int]]:
    """The block cut where either side has white space."""
    for start, place, size in line.words((at, at + length)):
        begin = start - at + found
        for inner, seen, part in page.words((begin, begin + size)):
            yield (place + inner - begin, seen, part)


def _runs(text: str, page: Visible, widths: Widths, pairs: list[tuple[int, int, int]]) -> Iterator[Run]:
    """Runs of the pairs, and of the white space between two that the page has there too."""
    before: tuple[int, int] | None = None
    for place, seen, length in pairs:
        if before and before[1] <= seen:
            yield from _white(text, page, widths, (before[0], place), (before[1], seen))
        yield from page.runs(place, (seen, seen + length), widths)
        before = (place + length, seen + length)


def _white(text: str, page: Visible, widths: Widths, gap: Span, seen: Span) -> Iterator[Run]:
    at = seen[0]
    for offset in range(*gap):
        if not text[offset].isspace():
            return
        at = page.text.find(text[offset], at, seen[1])
        if at < 0:
            return
        yield from page.runs(offset, (at, at + 1), widths)
        at += 1
