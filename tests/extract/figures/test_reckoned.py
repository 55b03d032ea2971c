"""A number without a noun has the kind of its toll, else of the figure that it goes on from; a number of other things has neither."""

import pytest

from accordingto import read_text


def found(text: str) -> list[tuple[float | int | None, str]]:
    return [(f.low, f.kind) for f in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("The Varnian ministry put the number of villagers killed in the valley since May 4 at 318.", 318, "killed"),
        ("The number of miners who have perished in the valley now stands at 97.", 97, "killed"),
        ("The new deaths bring to 16 the number of residents killed in Tarsa county.", 16, "killed"),
        ("A guard of the lower bridge put the dead at between 40 and 50.", 40, "killed"),
        ("Varnia says the number of its people in the Front's hands is 84.", 84, "captured"),
    ],
)
def test_the_value_of_a_toll_has_its_kind(text: str, low: int, kind: str) -> None:
    """After "at", "to", "is" and before "the number of" stands what the toll counts."""
    assert (low, kind) in found(text)


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("Seven people died, the clinic said. On Monday the mayor had counted six.", 6, "killed"),
        ("The Front has acknowledged detaining 44 people; Varnia puts that figure at 70.", 70, "arrested"),
        ("The Front says it still holds 36. Varnia says there must be 39.", 39, "captured"),
        ("Bombs killed at least 30 people. The Front had first given a figure of 26.", 26, "killed"),
        ("At least 30 people died. The agency had put the number at 17 in the afternoon.", 17, "killed"),
        ("The office verified the deaths of 240 villagers in the valley, 31 more than in its last report.", 31, "killed"),
        ("Some 250 villagers have been killed in the valley since May 4 and 270 in the country as a whole.", 270, "killed"),
        ("Nine of those killed were women and five were children.", 5, "killed"),
        ("Of the ten deaths added this week, four occurred in Orlo.", 4, "killed"),
        ("Deaths were counted in three towns: the mill on 2 May (21), the ford on 4 May (six) and the depot (four).", 21, "killed"),
    ],
)
def test_a_bare_number_goes_on_counting(text: str, low: int, kind: str) -> None:
    """A verb of reckoning, a second clause or brackets go on with those who were counted just before."""
    assert (low, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor put the number of lorries at 40.",
        "Seven people died in Orlo. The bus left at 9.",
        "Two men were killed, Oren Tal (24) and Ivo Marr (31).",
        "The Front fired six shells. The mayor counted five.",
    ],
)
def test_a_number_of_other_things_counts_nobody(text: str) -> None:
    """Tolls of things, hours and ages take no kind from people."""
    people = [f for f in read_text(text).figures if f.kind in ("killed", "captured", "wounded")]
    assert not [f for f in people if f.low in (5, 9, 24, 31, 40)]
