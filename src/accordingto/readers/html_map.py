"""Where each character of an extracted text stands in the page it was taken from: paragraphs by their words, in order.

Nine paragraphs in ten stand there as they are. For the others white space is set aside, since extraction changes it; one that
is not there in one piece (an advertisement or a note was cut out of it) is looked for piece by piece, each after the one before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from accordingto.model import Span
from accordingto.readers.html_tokens import Visible
from accordingto.readers.source_map import Run, SourceMap, Widths, built

WORD = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]+")
LINE = re.compile(r"[^\n]+")
WHITE = re.compile(r"\s{2,}|[^\S ]")
ANCHOR = 20  # letters by which a piece of a paragraph is looked for
LEAST = 3  # the shortest piece that is looked for, and only close by
NEAR = 400  # how far a short piece may be from the last one
LONG = 30  # a line of this length moves the place from which the next is looked for


class Dense(NamedTuple):
    """A text without its white space: the words put together, and where each begins in `letters` and in the text."""

    letters: str
    starts: list[int]
    places: list[int]

    def at(self, place: int) -> int:
        """The first letter that stands at this offset of the text or after it."""
        index = bisect_right(self.places, place) - 1
        if index < 0:
            return 0
        until = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.letters)
        return min(self.starts[index] + place - self.places[index], until)

    def place(self, letter: int) -> int:
        """The offset of a letter in the text."""
        index = bisect_right(self.starts, letter) - 1
        return self.places[index] + letter - self.starts[index]

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


class Place:
    """A visible page in which lines are looked for one after the other; what a search needs is made when it is first needed."""

    def __init__(self, page: Visible) -> None:
        self.page, self.text, self.cursor = page, page.text, 0

    @cached_property
    def flat(self) -> Dense:
        """The page with its white space made single: pieces of the text, each but the last with one space behind it."""
        pieces, starts, places, at, length = [], [0], [0], 0, 0
        for match in WHITE.finditer(self.text):
            start, end = match.span()
            pieces.append(self.text[at:start])
            length += start - at + 1
            starts.append(length)
            places.append(end)
            at = end
        return Dense(" ".join((*pieces, self.text[at:])), starts, places)

    @cached_property
    def dense(self) -> Dense:
        """The page without white space."""
        return dense(self.text)

    def again(self) -> "Place":
        """The same page, to be searched from its top."""
        self.cursor = 0
        return self

    def pairs(self, text: str, span: Span) -> Iterator[tuple[int, int, int]]:
        """(offset in the text, offset in the page, length) of equal pieces of one line, in its order."""
        words = text[slice(*span)]
        found = self.text.find(words, self.cursor)
        pieces = [(span[0], found, len(words))] if found >= 0 else self._flatly(words, span[0])
        if not pieces:
            yield from self._loosely(dense(text, span))
            return
        yield from pieces
        if len(words) >= LONG:
            self.cursor = pieces[-1][1] + pieces[-1][2]

    def _flatly(self, words: str, at: int) -> list[tuple[int, int, int]]:
        """The pieces of a line that is there but for its white space; none where it is not."""
        flat = self.flat
        begin = flat.letters.find(words, flat.at(self.cursor))
        if begin < 0:
            return []
        found, end, index = [], begin + len(words), bisect_right(flat.starts, begin) - 1
        while index < len(flat.starts) and flat.starts[index] < end:
            until = flat.starts[index + 1] - 1 if index + 1 < len(flat.starts) else len(flat.letters)
            first, last = max(begin, flat.starts[index]), min(end, until)
            if first < last:
                found.append((at + first - begin, flat.places[index] + first - flat.starts[index], last - first))
            index += 1
        return found

    def _loosely(self, line: Dense) -> Iterator[tuple[int, int, int]]:
        page = self.dense
        blocks = list(_blocks(line, page.letters, page.at(self.cursor))) if line.letters else []
        for at, found, length in blocks:
            yield from _words(line, page, at, found, length)
        if blocks and len(line.letters) >= LONG:
            self.cursor = page.place(blocks[-1][1] + blocks[-1][2] - 1) + 1


def source_map(text: str, place: Place, widths: Widths) -> SourceMap:
    """The source map of an extracted text; what is not found in the page is flagged."""
    place.again()
    pairs = [pair for match in LINE.finditer(text) for pair in place.pairs(text, match.span())]
    return built(text, _runs(text, place.page, widths, pairs))


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
