"""What the rules found, as the trained network sees it: a mark on every word, and a line of labels for each cue of theirs."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.extract.statements.decode import ROLES
from accordingto.model import StatementDraft
from accordingto.parse.windows import Window, Words

Pieces = dict[str, list[tuple[int, int]]]
FIRST, BITS = 1, {"cue": 2, "source": 4, "content": 8}


class Hints(NamedTuple):
    """The statements of the rules in words: the first word of each cue, and its pieces by role."""

    anchors: list[int]
    pieces: list[Pieces]

    def marks(self, count: int) -> list[int]:
        """Of each word, in which roles of any statement it stands, and whether a cue begins with it."""
        found = [0] * count
        for anchor, pieces in zip(self.anchors, self.pieces, strict=True):
            found[anchor] |= FIRST
            for role, bit in BITS.items():
                for first, last in pieces[role]:
                    for at in range(first, last):
                        found[at] |= bit
        return found

    def of(self, window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For a window: the number of each word's line (0 for none), and the lines of labels (lines, words), the first empty."""
        numbers = np.zeros(window.last - window.first, dtype=np.int64)
        lines = [np.zeros(window.last - window.first, dtype=np.int64)]
        for anchor, pieces in zip(self.anchors, self.pieces, strict=True):
            if window.first <= anchor < window.last:
                numbers[anchor - window.first] = len(lines)
                lines.append(line(pieces, window.first, window.last))
        return numbers, np.stack(lines)


def hints(words: Words, found: Iterable[StatementDraft]) -> Hints:
    """The drafts of the rules in words."""
    anchors, kept = [], []
    for draft in found:
        pieces = {role: _words(words, getattr(draft, role)) for role in ROLES}
        if pieces["cue"]:
            anchors.append(pieces["cue"][0][0])
            kept.append(pieces)
    return Hints(anchors, kept)


def _words(words: Words, spans: Iterable[Any]) -> list[tuple[int, int]]:
    return [piece for start, end in spans if (piece := words.within(start, end)) is not None]


def line(pieces: Pieces, first: int, last: int) -> NDArray[np.int64]:
    """The labels of the words [first, last) for one statement; where roles overlap the source goes before cue and content."""
    row = np.zeros(last - first, dtype=np.int64)
    for number, role in reversed(list(enumerate(ROLES))):
        for start, end in pieces[role]:
            s, e = max(start, first) - first, min(end, last) - first
            if s < e:
                row[s:e] = 2 + 2 * number
                row[s] = 1 + 2 * number if start >= first else 2 + 2 * number
    return row
