"""A page's words in reading order: furniture set aside, columns one after the other, lines, and which lines are small.

Rows are runs of words of one height. Rows that share a gutter (a strip without a word) and are filled on both sides are columns;
rows of short cells are a table, read row by row. Method: a whitespace cover in one direction, after Breuel (2002).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from accordingto.readers.pdf_words import Page, Word

EDGE = 0.1  # of the page's height: furniture stands in it
NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
GUTTER = 0.8  # of the font's size: narrower strips are spaces between words
ROWS, FILLED = 4, 0.55  # rows of columns at least; of their width a row fills at the median
MOST = 300_000  # strips times rows: a page of more has no columns, and looking for them takes minutes
SMALL = 0.9  # of the body's size: footnotes and captions
MARK = 0.78  # of a line's size: raised marks of footnotes


class Line(NamedTuple):
    """Words of one line and one column, from left to right; `left` and `right` are the column's edges."""

    words: tuple[Word, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        """The words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words for _ in word.text)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(word.y1 for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(word.y0 for word in self.words)


Row = list[Word]


def furniture(pages: Sequence[Page]) -> dict[int, list[Row]]:
    """The rows at the edges of pages that are page numbers or come again on other pages, by page."""
    edges = {page.number: [row for row in rows(page.words) if _at_edge(row, page)] for page in pages}
    seen = Counter(key for found in edges.values() for key in {_key(row) for row in found})
    often = max(2, round(0.4 * len(pages)))
    return {n: [row for row in found if NUMBER.fullmatch(_said(row)) or seen[_key(row)] >= often] for n, found in edges.items()}


def _at_edge(row: Row, page: Page) -> bool:
    middle = (row[0].y0 + row[0].y1) / 2
    return middle < EDGE * page.height or middle > (1 - EDGE) * page.height


def _said(row: Row) -> str:
    return " ".join(word.text for word in row)


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", _said(row)).casefold()


def rows(words: Iterable[Word]) -> list[Row]:
    """The words by height, from the top, each row from left to right."""
    found: list[Row] = []
    for word in sorted(words, key=lambda w: -w.base):
        near = found and abs(found[-1][0].base - word.base) < 0.45 * max(word.size, found[-1][0].size)
        if near:
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in found]


def marks(words: Sequence[Word]) -> list[Word]:
    """The raised marks of footnotes among the words of a page: figures much smaller than the words beside them."""
    found = []
    for before, word in pairwise(words):
        small = word.size < MARK * before.size and word.base > before.base + 0.1 * before.size
        if small and re.fullmatch(r"\d{1,3}|[*†‡§]", word.text):
            found.append(word)
    return found


def ordered(words: Sequence[Word]) -> list[Line]:
    """The lines of a page in reading order."""
    return list(_lines(rows(words))) if words else []


def _lines(found: list[Row]) -> Iterator[Line]:
    at = 0
    for first, last, cut in _columns(found):
        yield from _plain(found[at:first])
        region = found[first:last]
        for side in ([[w for w in row if w.x1 <= cut] for row in region], [[w for w in row if w.x0 >= cut] for row in region]):
            yield from _lines(rows(word for row in side for word in row))
        at = last
    yield from _plain(found[at:])


def _plain(found: Sequence[Row]) -> Iterator[Line]:
    if not found:
        return
    left, right = min(row[0].x0 for row in found), max(row[-1].x1 for row in found)
    for row in found:
        yield Line(tuple(row), left, right)


def _columns(found: Sequence[Row]) -> Iterator[tuple[int, int, float]]:
    """The runs of rows [first, last) that share a gutter and are prose on both sides, and where to cut, from the top."""
    if len(found) * sum(len(_gaps(row)) for row in found) > MOST:
        return
    first, last, cut = max((_widest(found, at) for at in range(len(found))), key=lambda run: run[1] - run[0], default=(0, 0, 0.0))
    if last - first < ROWS:
        return
    yield from _columns(found[:first])
    yield first, last, cut
    yield from ((a + last, b + last, c) for a, b, c in _columns(found[last:]))


def _widest(found: Sequence[Row], at: int) -> tuple[int, int, float]:
    """The longest run of rows about this one that shares one of the strips between its words."""
    best = (at, at, 0.0)
    for strip in _gaps(found[at]):
        first, last = at, at + 1
        here = strip
        while last < len(found) and (wider := _narrowed(here, found[last])):
            here, last = wider, last + 1
        while first > 0 and (wider := _narrowed(here, found[first - 1])):
            here, first = wider, first - 1
        if last - first > best[1] - best[0] and last - first >= ROWS and _prose(found[first:last], here):
            best = (first, last, (here[0] + here[1]) / 2)
    return best


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The strips between the words of a row that may be gutters."""
    return [(a.x1, b.x0) for a, b in pairwise(row) if b.x0 - a.x1 >= GUTTER * row[0].size]


def _narrowed(strip: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """What is left of the strip beside the words of the row; None where it is no gutter any more."""
    edges = [(-1e4, row[0].x0), *((a.x1, b.x0) for a, b in pairwise(row)), (row[-1].x1, 1e4)]
    left = [(max(strip[0], a), min(strip[1], b)) for a, b in edges]
    return next((one for one in left if one[1] - one[0] >= GUTTER * row[0].size), None)


def _prose(found: Sequence[Row], strip: tuple[float, float]) -> bool:
    """Whether both sides of the strip hold lines that are filled, as columns are and cells of tables are not."""
    for side in (
        [[w for w in row if w.x1 <= strip[0] + 0.1] for row in found],
        [[w for w in row if w.x0 >= strip[1] - 0.1] for row in found],
    ):
        told = [row for row in side if row]
        if len(told) < ROWS:
            return False
        width = max(row[-1].x1 for row in told) - min(row[0].x0 for row in told)
        filled = [sum(w.x1 - w.x0 for w in row) / max(width, 1) for row in told]
        if median(filled) < FILLED or median(len(row) for row in told) < 2:
            return False
    return True
