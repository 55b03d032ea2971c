"""From scores to statements in words."""

import numpy as np

from accordingto.extract.statements.decode import LABELS, Output, owned, statements, viterbi
from accordingto.extract.statements.hints import Hints, line
from accordingto.parse.windows import Window


def scores(*names: str) -> np.ndarray:
    """One line of labels, each name with most of the weight."""
    made = np.full((1, len(names), len(LABELS)), 0.01, dtype=np.float32)
    for at, name in enumerate(names):
        made[0, at, LABELS.index(name)] = 0.94
    return made


def a_window(first: int, last: int) -> Window:
    return Window(first, last, [], [], list(range(last - first)))


def test_pieces_of_each_role() -> None:
    """Runs of labels are pieces; a new beginning ends the piece before it; gaps part pieces."""
    labels = scores("B-source", "I-source", "B-cue", "O", "B-content", "I-content", "B-content", "O", "B-content")
    output = Output(np.array([2]), np.array([0.9]), labels, np.ones((1, 9)) / 9)
    (found,) = statements([a_window(0, 9)], [output], least=0.5)
    assert found.anchor == 2
    assert found.pieces == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(4, 6), (6, 7), (8, 9)]}


def test_an_inside_label_follows_its_beginning() -> None:
    """The most probable path never goes inside a role that it did not begin."""
    labels = scores("O", "I-content", "I-content", "O")
    path = [LABELS[n] for n in viterbi(labels)[0]]
    assert path in (["O", "B-content", "I-content", "O"], ["O", "O", "O", "O"], ["B-content", "I-content", "I-content", "O"])


def test_the_more_central_window_decides() -> None:
    """A word that two windows share is decided by the one in which it stands nearer to the middle."""
    windows = [a_window(0, 10), a_window(6, 16)]
    assert owned(windows) == [(0, 8), (8, 16)]
    low = Output(np.array([7]), np.array([0.9]), scores(*["O"] * 7, "B-cue", "O", "O"), np.ones((1, 9)) / 9)
    high = Output(np.array([1]), np.array([0.9]), scores("O", "B-cue", *["O"] * 8), np.ones((1, 9)) / 9)
    assert [found.anchor for found in statements(windows, [low, high], least=0.5)] == [7]
    assert [found.anchor for found in statements(windows, [low._replace(scores=np.array([0.4])), high], least=0.5)] == []


def test_what_the_rules_know_needs_less() -> None:
    """A lower score is enough for a word that the rules hold for the first of a cue."""
    output = Output(np.array([1]), np.array([0.3]), scores("O", "B-cue", "O"), np.ones((1, 9)) / 9)
    assert not list(statements([a_window(0, 3)], [output], least=0.5, known={0}, least_known=0.2))
    assert list(statements([a_window(0, 3)], [output], least=0.5, known={1}, least_known=0.2))


def test_hints_of_a_window() -> None:
    """The rules' statements become marks on words and lines of labels, cut at the window's edges."""
    pieces = {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 5)]}
    hints = Hints([1], [pieces])
    assert hints.marks(6) == [4, 1 | 2, 8, 8, 8, 0]
    numbers, lines = hints.of(a_window(1, 4))
    assert numbers.tolist() == [1, 0, 0]
    assert [LABELS[n] for n in lines[1]] == ["B-cue", "B-content", "I-content"]
    assert [LABELS[n] for n in line(pieces, 3, 6)] == ["I-content", "I-content", "O"]
