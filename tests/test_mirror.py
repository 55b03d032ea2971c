"""The two sides change places, and the record stays the same with the names exchanged."""

import pytest

from accordingto.settings import Settings
from bench import mirror

LEAST = 98.0


def test_filling_keeps_places() -> None:
    """A slot's words stand for the slot, whatever their length; articles and capitals follow the words."""
    one, two = {"name": "India", "adj": "Indian"}, {"name": "Varnia", "adj": "Varnian"}
    there, back = (mirror.fill("A {Aj} gun fired on {B}.", *sides) for sides in ((one, two), (two, one)))
    assert (there.text, back.text) == ("An Indian gun fired on Varnia.", "A Varnian gun fired on India.")
    assert there.places[there.text.index("gun")] == back.places[back.text.index("gun")]


def test_there_are_enough_reports() -> None:
    """At least a hundred reports, each with both sides; the pairs hold every word."""
    found = mirror.reports()
    assert len(found) >= 100
    assert all("{A" in text and "{B" in text for text in found)
    assert all(set(side) == set(mirror.WORDS.values()) for pair in mirror.pairs() for side in pair)


@pytest.mark.usefixtures("both_engines")
def test_exchanged_sides_give_the_same_record() -> None:
    """At least 98 % of the items of all reports are the same."""
    engine = Settings.from_environment().engine
    assert mirror.measure(engine)[f"{engine} all items the same"] >= LEAST
