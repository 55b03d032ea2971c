"""The sentence of an item is its own, wherever in it the item stands."""

from accordingto.compare.dated import sentence

TEXT = "The office reported 12 deaths. Nine men were hurt at 6 a.m. on Monday. All went home."


def test_an_item_at_the_beginning_has_its_own_sentence() -> None:
    """What begins a sentence is not counted to the one before, and "6 a.m. on" ends none."""
    at = TEXT.index("Nine")
    first, last = sentence(TEXT, at, at + 4)
    assert TEXT[first:last].strip() == "Nine men were hurt at 6 a.m. on Monday."
