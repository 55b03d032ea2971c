"""The lines of an original with ranges of its bytes marked: plain rows, for the terminal and for the page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.model import Span, Spans
from accordingto.readers import decode
from accordingto.readers.source_map import Widths
from accordingto.show.segments import cut

BREAK = re.compile(r"\r\n|\r|\n")  # what editors count lines by
LONG, NEAR = 320, 120  # characters of a line that is shown whole; of a longer one, those shown before and after what is marked


class Piece(NamedTuple):
    """Characters of the original as they stand there, and what they are marked as."""

    text: str
    roles: tuple[str, ...] = ()


class Row(NamedTuple):
    """A line, or what is shown of a long one: its number from 1, its bytes [start, end), whether the line goes on before and after."""

    number: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


class Lines(NamedTuple):
    """An original as characters, where each lies in its bytes, and where each line begins and ends without its break."""

    text: str
    widths: Widths
    spans: Spans

    @classmethod
    def of(cls, data: bytes) -> "Lines":
        """The lines of the bytes, decoded as the readers decode them."""
        source = decode.decode(data)
        breaks = [match.span() for match in BREAK.finditer(source.text)]
        starts = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(source.text)]
        return cls(source.text, source.widths, tuple(zip(starts, ends, strict=True)))

    def char(self, byte: int) -> int:
        """The character that holds the byte."""
        rows = self.widths.rows
        first, at, width = rows[max(0, bisect_right(rows, byte, key=lambda row: row[1]) - 1)] if rows else (0, 0, 1)
        return min(len(self.text), first + max(0, byte - at) // width)

    def line(self, char: int) -> int:
        """The index of the line that holds the character."""
        return bisect_right(self.spans, char, key=lambda span: span[0]) - 1

    def place(self, byte: int) -> tuple[int, int]:
        """Line and column of a byte, both from 1; columns count characters."""
        char = self.char(byte)
        line = self.line(char)
        return line + 1, char - self.spans[line][0] + 1

    def rows(self, marks: Sequence[tuple[str, Spans]], around: int = 1) -> tuple[Row, ...]:
        """The lines that the marks (a role and its byte ranges) touch, and so many before and after each."""
        inside = [(role, tuple((self.char(start), self.char(end)) for start, end in ranges)) for role, ranges in marks]
        wanted: set[int] = set()
        for _, spans in inside:
            for start, end in spans:
                wanted.update(range(self.line(start) - around, self.line(max(start, end - 1)) + around + 1))
        return tuple(row for line in sorted(wanted) if 0 <= line < len(self.spans) for row in self._line(line, inside))

    def _line(self, index: int, marks: Sequence[tuple[str, Spans]]) -> Iterator[Row]:
        begin, end = self.spans[index]
        for first, last in _windows((begin, end), marks):
            pieces = tuple(Piece(self.text[run.start : run.end], run.marks) for run in cut((first, last), marks))
            start, stop = self.widths.bytes((first, last))
            yield Row(index + 1, start, stop, pieces, first > begin, last < end)


def _windows(line: Span, marks: Sequence[tuple[str, Spans]]) -> list[Span]:
    """What is shown of the line: all of it, or the neighbourhoods of what is marked in it; of a long one without marks its beginning."""
    begin, end = line
    if end - begin <= LONG:
        return [line]
    held = sorted((max(begin, s), min(end, e)) for _, spans in marks for s, e in spans if s < end and begin < e)
    found: list[Span] = []
    for start, stop in held:
        near = (max(begin, start - NEAR), min(end, stop + NEAR))
        if found and near[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], near[1]))
        else:
            found.append(near)
    return found or [(begin, begin + NEAR)]
