"""A figure is linked to the event that it counts."""

import pytest

from accordingto import flow


@pytest.mark.parametrize(
    ("text", "figure", "trigger"),
    [
        ("Rebels killed 12 soldiers near Oskel.", "12", "killed"),
        ("Police arrested 40 strikers and beat 3 of them.", "40", "arrested"),
        ("Rebels attacked the camp on Monday, killing 12 soldiers.", "12", "attacked"),
        ("The front released 20 hostages after the army had shelled Sey.", "20", "released"),
    ],
)
def test_carriers(text: str, figure: str, trigger: str) -> None:
    """By its participants, by the words above it, by the sentence."""
    record = flow.read_text(text)
    found = next(f for f in record.figures if record.words(f.spans) == figure)
    event = next(e for e in record.events if e.id == found.event)
    assert record.words(event.trigger) == trigger
    assert found.id in event.figures


def test_no_event() -> None:
    """A figure without an event stays without one."""
    record = flow.read_text("The town has 12,000 inhabitants and 3 schools.")
    assert all(f.event is None for f in record.figures)
