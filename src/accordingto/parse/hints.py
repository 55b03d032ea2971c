"""What the rules found, as the trained network sees it: marks on words, and a line of labels for each item of theirs."""

from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

import numpy as np

from accordingto.model import EventDraft, StatementDraft
from accordingto.model.event import EventStatus, EventType
from accordingto.parse.labels import DONE, SAID, Ints, Pieces, Scheme
from accordingto.parse.windows import Window, Words

FIRST, BITS = 1, {"cue": 2, "source": 4, "content": 8}
TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(EventStatus)


class Hints(NamedTuple):
    """The items of the rules in words: the first word of each cue or trigger, and its pieces by role.

    kinds holds of each event one more than the number of its type and of its status; of a statement (0, 0).
    """

    scheme: Scheme
    anchors: list[int]
    pieces: list[Pieces]
    kinds: list[tuple[int, int]]

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

    def of(self, window: Window) -> tuple[Ints, Ints, Ints]:
        """For a window: the number of each word's line (0 for none), the lines (lines, words), the first empty, and kinds (words, 2)."""
        numbers = np.zeros(window.last - window.first, dtype=np.int64)
        kinds = np.zeros((window.last - window.first, 2), dtype=np.int64)
        lines = [np.zeros(window.last - window.first, dtype=np.int64)]
        for anchor, pieces, kind in zip(self.anchors, self.pieces, self.kinds, strict=True):
            if window.first <= anchor < window.last:
                numbers[anchor - window.first] = len(lines)
                kinds[anchor - window.first] = kind
                lines.append(self.scheme.line(pieces, window.first, window.last))
        return numbers, np.stack(lines), kinds


def said(words: Words, found: Iterable[StatementDraft]) -> Hints:
    """The statements of the rules in words."""
    made = [{role: in_words(words, getattr(draft, role)) for role in SAID.roles} for draft in found]
    kept = [pieces for pieces in made if pieces["cue"]]
    return Hints(SAID, [pieces["cue"][0][0] for pieces in kept], kept, [(0, 0)] * len(kept))


def done(words: Words, found: Iterable[EventDraft]) -> Hints:
    """The events of the rules in words; types that the network does not know are left out."""
    hints = Hints(DONE, [], [], [])
    for draft in found:
        spans: dict[str, Iterable[Any]] = {"trigger": draft.trigger, "hedge": draft.hedge}
        spans |= {"actor": (s for one in draft.actors for s in one), "recipient": (s for one in draft.recipients for s in one)}
        pieces = {role: in_words(words, spans[role]) for role in DONE.roles}
        if pieces["trigger"] and draft.type in TYPES:
            hints.anchors.append(pieces["trigger"][0][0])
            hints.pieces.append(pieces)
            hints.kinds.append((1 + TYPES.index(draft.type), 1 + STATUSES.index(draft.status)))
    return hints


def in_words(words: Words, spans: Iterable[Any]) -> list[tuple[int, int]]:
    """The words of each span."""
    return [piece for start, end in spans if (piece := words.within(start, end)) is not None]
