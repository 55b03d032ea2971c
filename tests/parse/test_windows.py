"""The words of a report as an encoder takes them."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.models import network
from accordingto.parse import windows
from accordingto.parse.pipeline import Parsed, parse
from accordingto.parse.windows import SEP, Words, window
from accordingto.readers import sources


def parsed(text: str) -> Parsed:
    return next(parse([sources.from_text(text).report]))


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return network.tokenizer()


def test_every_word_has_its_place(tokenizer: Any) -> None:
    """Each word has its characters, at least one piece, its shape, its place in quotation marks and its paragraph."""
    text = "The MAYOR left.\n\n“We stay 3 days,” she said."
    found = windows.words(parsed(text), tokenizer)
    words = [text[s:e] for s, e in found.spans]
    assert words == ["The", "MAYOR", "left", ".", "“", "We", "stay", "3", "days", ",", "”", "she", "said", "."]
    assert all(found.pieces)
    shapes = {word: feature[0] for word, feature in zip(words, found.features, strict=True)}
    assert (shapes["The"], shapes["MAYOR"], shapes["left"], shapes["3"], shapes[","]) == (1, 2, 0, 4, 5)
    places = {word: feature[1] for word, feature in zip(words, found.features, strict=True)}
    assert (places["“"], places["We"], places["”"], places["she"]) == (windows.MARK, windows.INSIDE, windows.MARK, windows.OUTSIDE)
    assert [word for word, feature in zip(words, found.features, strict=True) if feature[2]] == ["The", "“"]


def test_countries_are_one_and_the_same(tokenizer: Any) -> None:
    """Two countries have the same pieces, so no weight can treat one side otherwise."""
    one, two = (windows.words(parsed(f"The army of {name} crossed the river."), tokenizer) for name in ("Peru", "Chad"))
    assert one.pieces == two.pieces


def test_within() -> None:
    """A span of characters is the words that lie in it by more than half."""
    found = Words([(0, 4), (5, 9), (10, 16)], [[1]] * 3, [(0, 0, 0, 0)] * 3)
    assert found.within(0, 9) == (0, 2)
    assert found.within(4, 9) == (1, 2)
    assert found.within(7, 16) == (2, 3)
    assert found.within(4, 5) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=1, max_size=300), st.integers(12, 60), st.integers(0, 11))
def test_windows_hold_all_words(sizes: list[tuple[int, bool]], longest: int, overlap: int) -> None:
    """Windows hold every word in order, overlap, and are no longer than they may be."""
    found = Words([(i, i + 1) for i in range(len(sizes))], [[7] * n for n, _ in sizes], [(0, 0, int(b), 0) for _, b in sizes])
    cut = list(windows.windows(found, longest=longest, overlap=overlap))
    assert cut[0].first == 0
    assert cut[-1].last == len(sizes)
    for earlier, later in pairwise(cut):
        assert earlier.first < later.first <= earlier.last < later.last
    for one in cut:
        assert len(one.pieces) == len(one.features) <= longest + 2
        assert len(one.starts) == one.last - one.first


def test_paragraphs_are_set_apart() -> None:
    """A separator stands before each paragraph but the first of a window."""
    found = Words([(0, 1), (2, 3), (4, 5)], [[11], [12], [13]], [(0, 0, 1, 0), (0, 0, 0, 0), (0, 0, 1, 0)])
    made = window(found, 0, 3)
    assert made.pieces == [windows.CLS, 11, 12, SEP, 13, SEP]
    assert made.starts == [1, 2, 4]
