"""From scores of the network to items in words; what the rules found as hints."""

import numpy as np

from accordingto.models.network import Output
from accordingto.parse.hints import Hints
from accordingto.parse.labels import DONE, SAID, Scheme
from accordingto.parse.reader import found, owned, roles
from accordingto.parse.windows import Window

LABELS = ("O", *(f"{mark}-{role}" for role in SAID.roles for mark in "BI"))


def scores(*names: str) -> np.ndarray:
    """One line of labels, each name with most of the weight."""
    made = np.full((1, len(names), len(LABELS)), 0.01, dtype=np.float32)
    for at, name in enumerate(names):
        made[0, at, LABELS.index(name)] = 0.94
    return made


def a_window(first: int, last: int) -> Window:
    return Window(first, last, [], [], list(range(last - first)))


def output(at: int, score: float, *names: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, None]:
    return np.array([at]), np.array([score]), scores(*names), np.ones((1, 9)) / 9, None


def test_pieces_of_each_role() -> None:
    """Runs of labels are pieces; a new beginning ends the piece before it; gaps part pieces."""
    names = ("B-source", "I-source", "B-cue", "O", "B-content", "I-content", "B-content", "O", "B-content")
    (one,) = found([a_window(0, 9)], [output(2, 0.9, *names)], SAID)
    assert one.anchor == 2
    assert one.pieces == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(4, 6), (6, 7), (8, 9)]}


def test_an_inside_label_follows_its_beginning() -> None:
    """The most probable path never goes inside a role that it did not begin."""
    path = [LABELS[n] for n in SAID.paths(scores("O", "I-content", "I-content", "O"))[0]]
    assert path in (["O", "B-content", "I-content", "O"], ["O", "O", "O", "O"], ["B-content", "I-content", "I-content", "O"])


def test_lines_and_paths_are_inverse() -> None:
    """The pieces of the path of a line are those that the line was made of, of any scheme."""
    pieces = {"trigger": [(3, 4)], "actor": [(0, 2), (2, 3)], "recipient": [(5, 8)], "hedge": []}
    line = DONE.line(pieces, 0, 9)
    sure = np.eye(DONE.size, dtype=np.float32)[line][None]
    assert DONE.pieces(DONE.paths(sure)[0], 0) == pieces
    assert Scheme(("a",)).size == 3


def test_the_more_central_window_decides() -> None:
    """A word that two windows share is decided by the one in which it stands nearer to the middle."""
    windows = [a_window(0, 10), a_window(6, 16)]
    assert owned(windows) == [(0, 8), (8, 16)]
    first = output(7, 0.9, *["O"] * 7, "B-cue", "O", "O")
    second = output(1, 0.8, "O", "B-cue", *["O"] * 8)
    assert [(one.anchor, one.score) for one in found(windows, [first, second], SAID)] == [(7, 0.9)]
    sure = [Output(*[None] * 4, np.full((10, 3), value), *[None] * 4) for value in (0.25, 0.75)]
    assert roles(windows, sure, 16)[:, 0].tolist() == [0.25] * 8 + [0.75] * 8


def test_hints_of_a_window() -> None:
    """The rules' items become marks on words, lines of labels cut at the window's edges, and kinds of words."""
    pieces = {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 5)]}
    hints = Hints(SAID, [1], [pieces], [(3, 2)])
    assert hints.marks(6) == [4, 1 | 2, 8, 8, 8, 0]
    numbers, lines, kinds = hints.of(a_window(1, 4))
    assert numbers.tolist() == [1, 0, 0]
    assert kinds.tolist() == [[3, 2], [0, 0], [0, 0]]
    assert [LABELS[n] for n in lines[1]] == ["B-cue", "B-content", "I-content"]
    assert [LABELS[n] for n in SAID.line(pieces, 3, 6)] == ["I-content", "I-content", "O"]
