"""No printable text raises, and every span of a figure lies in the text and holds a word."""

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
