"""The bench of the crosswalk counts as its first lines say: WEIS's categories, pairs of parties, one sub-event type a record."""

import pytest

from accordingto import flow
from bench import crosswalk


@pytest.mark.parametrize(
    ("cameo", "category"), [("042", "03"), ("057", "08"), ("0841", "06"), ("1712", "22"), ("174", "20"), ("173", "21")]
)
def test_weis(cameo: str, category: str) -> None:
    """The longest beginning of a CAMEO code decides."""
    assert crosswalk.weis(cameo) == category


@pytest.mark.parametrize(
    ("text", "count"), [("Varnia condemned Ostmark.", 1), ("Varnia condemned Ostmark and Belland.", 2), ("Varnia met Ostmark.", 2)]
)
def test_pairs(text: str, count: int) -> None:
    """One code each actor and recipient; a meeting both ways."""
    (event,) = flow.read_text(text).events
    assert crosswalk.pairs(event) == count


def test_named() -> None:
    """An event counts where one of its parties has a name."""
    one, two = (flow.read_text(text) for text in ("Varnia condemned the attack.", "The crowds attacked the guards."))
    assert [crosswalk.named(record, record.events[0]) for record in (one, two)] == [True, False]


def test_the_first_real_event_tells() -> None:
    """What happened goes before what is planned, and any type before "Other"."""
    record = flow.read_text("The army plans to attack the rebels. Police arrested two men.")
    assert crosswalk.sub_event(record) == "Arrests"
