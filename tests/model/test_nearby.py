"""What overlaps a span is found, all of it and nothing else, in the order given."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.nearby import Nearby
from accordingto.model.span import overlap

span = st.tuples(st.integers(0, 3000), st.integers(0, 900)).map(lambda p: (p[0], p[0] + p[1]))
spans = st.lists(span, max_size=3).map(tuple)


@given(st.lists(spans, max_size=8), spans)
def test_as_if_every_item_were_asked(items: list[tuple[tuple[int, int], ...]], asked: tuple[tuple[int, int], ...]) -> None:
    """The answer is that of asking every item."""
    expected = [(item, number) for number, item in enumerate(items) if overlap(item, asked)]
    assert Nearby((item, number) for number, item in enumerate(items)).overlapping(asked) == expected
