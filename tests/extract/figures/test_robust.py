"""No printable text raises, and every span of a figure lies in the text and holds a word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto

PIECES = st.sampled_from(
    [
        "12",
        "a",
        "dozens",
        "of",
        "them",
        "killed",
        "$",
        "5m",
        "-",
        "–",
        ",",
        "between",
        "and",
        "to",
        "no",
        "more than",
        "at least",
        "\n",
        "«",
        "è",
        "including",
        "mostly",
        "women",
        "1,000",
        "..",
        "’",
        "of whom",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join)))
def test_any_text(text: str) -> None:
    """Whatever stands there, figures are spans of it and bounds are in order."""
    record = accordingto.read_text(text)
    for figure in record.figures:
        for spans in (figure.spans, figure.hedge, figure.of.spans if figure.of else ()):
            assert all(0 <= start < end <= len(text) for start, end in spans)
        assert record.words(figure.spans).strip()
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.because


@pytest.mark.parametrize(
    "text",
    [
        "9" * 4000 + " people were killed.",
        "million " * 200,
        "A mıllıon people and sİx men were killed.",
        "$" + "1" * 400 + "m",
        "They won 3-1 and 2-0.",
        "٣ people were killed; ½ of them; ² of them.",
    ],
)
def test_strange_numbers(text: str) -> None:
    """Numbers past all counting, odd digits and odd letters raise nothing."""
    for figure in accordingto.read_text(text).figures:
        assert figure.low is None or figure.low < 1e15
