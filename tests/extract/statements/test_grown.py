"""Two heads together: contents take in the words beside them that are content; a statement without content words goes."""

import numpy as np

from accordingto.extract.statements.grown import grown
from accordingto.parse.reader import Found

CARD = {"threshold_grow": 0.6, "threshold_content": 0.5, "threshold_alone": 0.8}


def found(anchor: int, content: list[tuple[int, int]], score: float = 0.6) -> Found:
    return Found(anchor, {"source": [], "cue": [(anchor, anchor + 1)], "content": content}, score, 0.9, np.ones(9) / 9)


def roles(*content: float) -> np.ndarray:
    return np.array([[0.0, 0.0, sure] for sure in content])


def test_a_content_takes_in_what_adjoins_it() -> None:
    """Words on both sides that the second head takes for content join, up to the first that it does not; a cue never does."""
    sure = roles(0.1, 0.9, 0.9, 0.9, 0.9, 0.2)
    (one,) = grown([found(0, [(2, 3)])], sure, CARD)
    assert one.pieces["content"] == [(1, 5)]
    (cue,) = grown([found(1, [(2, 3)])], sure, CARD)
    assert cue.pieces["content"] == [(2, 5)]


def test_what_another_statement_has_is_left_to_it() -> None:
    """A word of one content is not taken by the other."""
    first, second = grown([found(0, [(1, 2)]), found(5, [(3, 5)])], roles(0, 0.9, 0.9, 0.9, 0.9, 0), CARD)
    assert first.pieces["content"] == [(1, 3)]
    assert second.pieces["content"] == [(3, 5)]


def test_a_statement_without_content_words_goes() -> None:
    """Unless its cue is very sure, or it names no content at all."""
    low = roles(0, 0.1, 0.1, 0)
    assert not list(grown([found(0, [(1, 3)])], low, CARD))
    assert list(grown([found(0, [(1, 3)], score=0.9)], low, CARD))
    assert list(grown([found(0, [])], low, CARD))
