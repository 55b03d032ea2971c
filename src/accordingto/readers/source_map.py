"""The way back: from characters of the text to byte ranges of the source; what is not mapped is flagged, never guessed."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from accordingto.model import Span, Spans

WORDS = re.compile(r"\S+")


class Run(NamedTuple):
    """Text characters [start, end) that stand one after the other in the source from byte `at`, each `width` bytes wide."""

    start: int
    end: int
    at: int
    width: int


class Box(NamedTuple):
    """Text characters [start, end) that stand on a page (from 1) in a box: points from the lower left corner of the page as shown."""

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class SourceMap(NamedTuple):
    """Runs in text order, or for pages boxes; `unmapped` flags the characters that have no place in the source and are no white space."""

    runs: tuple[Run, ...] = ()
    unmapped: Spans = ()
    boxes: tuple[Box, ...] = ()

    def on_pages(self, spans: Spans) -> tuple[Box, ...]:
        """The boxes of the words of the spans, in text order."""
        found: list[Box] = []
        for start, end in spans:
            at = max(0, bisect_right(self.boxes, start, key=lambda box: box.end))
            while at < len(self.boxes) and self.boxes[at].start < end:
                found.append(self.boxes[at])
                at += 1
        return tuple(found)

    def bytes(self, spans: Spans) -> Spans | None:
        """The byte ranges of the spans in text order, neighbours joined; None where a character of them is flagged.

        White space that the source does not have (it stands for a tag or a line break) has no range of its own.
        """
        found: list[Span] = []
        for start, end in spans:
            if any(a < end and start < b for a, b in _near(self.unmapped, start, end)):
                return None
            for run in self._over(start, end):
                first = run.at + (max(start, run.start) - run.start) * run.width
                last = run.at + (min(end, run.end) - run.start) * run.width
                if found and found[-1][1] == first:
                    found[-1] = (found[-1][0], last)
                else:
                    found.append((first, last))
        return tuple(found) or None

    def mapped(self) -> int:
        """The number of characters that have a place in the source."""
        return sum(run.end - run.start for run in self.runs) + sum(box.end - box.start for box in self.boxes)

    def share(self) -> float:
        """The share of the characters (white space left out where it has no place) that have a place in the source."""
        known, lost = self.mapped(), sum(end - start for start, end in self.unmapped)
        return known / (known + lost) if known + lost else 1.0

    def _over(self, start: int, end: int) -> Iterator[Run]:
        at = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        while at < len(self.runs) and self.runs[at].start < end:
            if self.runs[at].end > start:
                yield self.runs[at]
            at += 1


def _near(spans: Spans, start: int, end: int) -> Spans:
    low = max(0, bisect_right(spans, start, key=lambda span: span[0]) - 1)
    high = bisect_right(spans, end, key=lambda span: span[0])
    return spans[low:high]


class Widths(NamedTuple):
    """Where each character of a decoded source lies in its bytes: `rows` of (first character, its byte, bytes a character)."""

    rows: tuple[tuple[int, int, int], ...]

    def bytes(self, span: Span) -> Span:
        """The byte range of a range of characters."""
        return (self._at(span[0]), self._at(span[1]) if span[1] > span[0] else self._at(span[0]))

    def runs(self, start: int, span: Span) -> Iterator[Run]:
        """The runs of text from offset `start` on whose characters are the source's [span)."""
        at, end = span
        row = bisect_right(self.rows, (at, sys.maxsize)) - 1
        while at < end:
            first, byte, width = self.rows[row]
            until = min(end, self.rows[row + 1][0]) if row + 1 < len(self.rows) else end
            yield Run(start, start + until - at, byte + (at - first) * width, width)
            start, at, row = start + until - at, until, row + 1

    def _at(self, char: int) -> int:
        if not self.rows:
            return 0
        first, byte, width = self.rows[max(0, bisect_right(self.rows, (char, sys.maxsize)) - 1)]
        return byte + (char - first) * width


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in text order with neighbours of one width put together."""
    found: list[Run] = []
    for run in sorted(runs, key=itemgetter(0)):
        last = found[-1] if found else None
        if last and last.end == run.start and last.width == run.width and last.at + (last.end - last.start) * last.width == run.at:
            found[-1] = last._replace(end=run.end)
        else:
            found.append(run)
    return tuple(found)


def characters(words: str) -> dict[int, int]:
    """The number of the character that begins at each byte of the text as UTF-8, its end included."""
    found: dict[int, int] = {}
    byte = 0
    for number, char in enumerate(words):
        found[byte] = number
        byte += len(char.encode("utf-8", "surrogatepass"))
    return found | {byte: len(words)}


def located(text: str, boxes: Iterable[Box]) -> SourceMap:
    """The source map of a text that stands on pages: what no box holds is flagged unless it is white space."""
    found = sorted(boxes)
    flagged = built(text, (Run(box.start, box.end, 2 * box.start, 1) for box in found)).unmapped
    return SourceMap((), flagged, tuple(found))


def built(text: str, runs: Iterable[Run]) -> SourceMap:
    """The source map of the text from its runs: what they leave out is flagged unless it is white space."""
    done = joined(runs)
    lost: list[Span] = []
    at = 0
    for run in [*done, Run(len(text), len(text), 0, 0)]:
        lost.extend(match.span() for match in WORDS.finditer(text, at, max(at, run.start)))
        at = max(at, run.end)
    return SourceMap(done, tuple(lost))
