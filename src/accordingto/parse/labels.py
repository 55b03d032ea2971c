"""Label paths over words: each role's pieces as begin and inside labels, and the most probable allowed path (Viterbi).

Method: BIO labels as in semantic role labelling, one path for each anchor word (He et al. 2017).
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
Pieces = dict[str, list[tuple[int, int]]]
SMALL, NEVER = 1e-9, -1e4


class Scheme(NamedTuple):
    """The roles of an item, with a B and an I label each after the O: where roles overlap the first goes before the others."""

    roles: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many labels there are."""
        return 1 + 2 * len(self.roles)

    def line(self, pieces: Mapping[str, Sequence[tuple[int, int]]], first: int, last: int) -> Ints:
        """The labels of the words [first, last) for one item."""
        row = np.zeros(last - first, dtype=np.int64)
        for number, role in reversed(list(enumerate(self.roles))):
            for start, end in pieces.get(role, ()):
                s, e = max(start, first) - first, min(end, last) - first
                if s < e:
                    row[s:e] = 2 + 2 * number
                    row[s] = 1 + 2 * number if start >= first else 2 + 2 * number
        return row

    def paths(self, labels: Floats) -> Ints:
        """The most probable path of each item in which an inside label follows its own role; (k, words, labels) > (k, words)."""
        scores, allowed = np.log(labels + SMALL), self._transitions()
        count, length, _ = scores.shape
        back = np.zeros((length, count, self.size), dtype=np.int64)
        at = scores[:, 0] + allowed[0]
        for word in range(1, length):
            through = at[:, :, None] + allowed[None]
            back[word] = through.argmax(1)
            at = through.max(1) + scores[:, word]
        path = np.zeros((count, length), dtype=np.int64)
        path[:, -1] = at.argmax(-1)
        for word in range(length - 1, 0, -1):
            path[:, word - 1] = back[word][np.arange(count), path[:, word]]
        return path

    def pieces(self, path: Ints, first: int) -> Pieces:
        """The pieces [first, last) of each role on a path whose first word has that number."""
        found: Pieces = {role: [] for role in self.roles}
        for at, number in enumerate(path):
            if number == 0:
                continue
            pieces = found[self.roles[(int(number) - 1) // 2]]
            if number % 2:
                pieces.append((first + at, first + at + 1))
            else:
                pieces[-1] = (pieces[-1][0], first + at + 1)
        return found

    def _transitions(self) -> Floats:
        allowed = np.zeros((self.size, self.size), dtype=np.float32)
        for inside in range(2, self.size, 2):
            allowed[:, inside] = NEVER
            allowed[[inside - 1, inside], inside] = 0.0
        return allowed


SAID = Scheme(("source", "cue", "content"))
DONE = Scheme(("trigger", "actor", "recipient", "hedge"))
