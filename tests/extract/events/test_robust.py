"""No printable text raises; triggers and participants lie in the text; the same text gives the same events."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto import flow

WORDS = (
    "Varnia attacked , . killed by who them and the rebels must not to release talks with \n « ” it said on in will unless "
    "agreed threatened attack of Tarsa 's"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text(text: str) -> None:
    """Events of any text have words, and reading twice changes nothing."""
    record = flow.read_text(text)
    for event in record.events:
        for spans in (event.trigger, *(r.spans for r in (*event.actors, *event.recipients))):
            assert record.words(spans).strip()
    assert flow.read_text(text).events == record.events
