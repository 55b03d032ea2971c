"""Spans are half-open code-point ranges, and arithmetic on them loses no character."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.span import covers, length, overlap, subtract, trim, words

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


def chars(pieces: tuple[tuple[int, int], ...]) -> set[int]:
    return {i for start, end in pieces for i in range(start, end)}


@given(spans, st.lists(spans, max_size=5))
def test_subtract(span: tuple[int, int], holes: list[tuple[int, int]]) -> None:
    """What is left of a span is exactly its characters that no hole covers, in order."""
    left = subtract(span, holes)
    assert chars(left) == chars((span,)) - chars(tuple(holes))
    assert list(left) == sorted(left)
    assert all(start < end for start, end in left)


@given(spans, spans)
def test_overlap_is_symmetric(one: tuple[int, int], two: tuple[int, int]) -> None:
    """The overlap is the number of common characters, whoever asks."""
    assert overlap((one,), (two,)) == overlap((two,), (one,)) == len(chars((one,)) & chars((two,)))


@given(st.text(), st.data())
def test_trim(text: str, data: st.DataObject) -> None:
    """A trimmed span lies inside the span and its words are the stripped words."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = trim(text, (start, end))
    assert start <= a <= b <= end
    assert text[a:b] == text[start:end].strip()


def test_words_join_pieces() -> None:
    """The words of a discontinuous span are its pieces, joined by one space; an emoji counts as one."""
    assert words("\U0001f54a Tarsa, he said, agreed", ((2, 7), (18, 24))) == "Tarsa agreed"


def test_covers() -> None:
    """Nothing covers the empty, and a piece outside is enough to say no."""
    assert covers(((0, 10),), ((2, 4), (6, 10)))
    assert not covers(((0, 10),), ((2, 4), (9, 11)))
    assert not covers(((0, 10),), ())
    assert length(((0, 3), (5, 6))) == 4
