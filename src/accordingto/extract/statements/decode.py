"""From the scores of a trained network to statements in words: windows joined, one label path for each anchor.

A window speaks for the words that lie nearer to its middle than to that of its neighbours. The labels of an anchor are
the most probable path in which an inside label follows its own beginning (Viterbi).
"""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.parse.windows import Window

Floats = NDArray[np.floating[Any]]
ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
SMALL = 1e-9


class Found(NamedTuple):
    """A statement in words: its anchor, pieces [first, last) by role, the scores of anchor and path, and those of its acts."""

    anchor: int
    pieces: dict[str, list[tuple[int, int]]]
    score: float
    path: float
    acts: Floats


class Output(NamedTuple):
    """What the network says of a window: anchors (k), their scores (k), labels (k, words, labels), acts (k, acts)."""

    at: NDArray[np.integer[Any]]
    scores: Floats
    labels: Floats
    acts: Floats


def owned(windows: Sequence[Window]) -> list[tuple[int, int]]:
    """For each window the words that it speaks for: half of what it shares with its neighbours."""
    cuts = [(later.first + earlier.last) // 2 for earlier, later in pairwise(windows)]
    return list(zip([0, *cuts], [*cuts, windows[-1].last], strict=True)) if windows else []


def statements(
    windows: Sequence[Window], outputs: Sequence[Output], *, least: float, known: Set[int] = frozenset(), least_known: float = 1.0
) -> Iterator[Found]:
    """The statements of all windows whose anchor scores at least `least`, in text order.

    known are words that the rules hold for the first of a cue: `least_known` is enough for them.
    """
    for window, (first, last), output in zip(windows, owned(windows), outputs, strict=True):
        inside = [(k, window.first + int(at)) for k, at in enumerate(output.at) if first <= window.first + at < last]
        chosen = [k for k, at in inside if output.scores[k] >= (least_known if at in known else least)]
        if not chosen:
            continue
        paths = viterbi(output.labels[chosen])
        for k, path in zip(chosen, paths, strict=True):
            sure = np.log(output.labels[k][np.arange(len(path)), path] + SMALL)
            labelled = sure[path > 0]
            yield Found(
                anchor=window.first + int(output.at[k]),
                pieces=_pieces(path, window.first),
                score=float(output.scores[k]),
                path=float(np.exp(labelled.mean())) if len(labelled) else 0.0,
                acts=output.acts[k],
            )


def _transitions() -> Floats:
    """Log scores of one label after another: an inside label only follows a label of its role."""
    allowed = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for after, name in enumerate(LABELS):
        if name.startswith("I-"):
            allowed[:, after] = -1e4
            allowed[[after - 1, after], after] = 0.0
    return allowed


TRANSITIONS = _transitions()


def viterbi(labels: Floats) -> NDArray[np.int64]:
    """The most probable allowed path of each anchor; labels (k, words, labels) > (k, words)."""
    scores = np.log(labels + SMALL)
    count, length, _ = scores.shape
    back = np.zeros((length, count, len(LABELS)), dtype=np.int64)
    at = scores[:, 0] + TRANSITIONS[0]
    for word in range(1, length):
        through = at[:, :, None] + TRANSITIONS[None]
        back[word] = through.argmax(1)
        at = through.max(1) + scores[:, word]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = at.argmax(-1)
    for word in range(length - 1, 0, -1):
        path[:, word - 1] = back[word][np.arange(count), path[:, word]]
    return path


def _pieces(path: NDArray[np.int64], first: int) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for at, number in enumerate(path):
        if number == 0:
            continue
        mark, role = LABELS[number].split("-")
        if mark == "B":
            found[role].append((first + at, first + at + 1))
        else:
            found[role][-1] = (found[role][-1][0], first + at + 1)
    return found
