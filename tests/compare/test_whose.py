"""Whose a figure is by the words beside it: who counts, whose count it is, who says so behind it; a thing speaks for its owner."""

import pytest

from accordingto import flow
from accordingto.compare.series import Claim, claims
from accordingto.readers import sources
from accordingto.settings import Settings


def found(text: str) -> dict[float | int | None, Claim]:
    readings = [sources.from_text(text, id="a", outlet="Courier", published="2025-03-04")]
    return {c.low: c for c in claims(flow.records(readings, settings=Settings(engine="rules")))}


@pytest.mark.parametrize(
    ("text", "low", "whose"),
    [
        ("The Tarsan Health Office had verified 212 deaths in the valley by Monday.", 212, "Tarsan Health Office"),
        ("Varnia admits to holding only 14 villagers.", 14, "Varnia"),
        ("It was the third raid since Monday, when 17 people were killed at a mill, by the Varnian count.", 17, "Varnian"),
        ("Nine people were killed at the ford. The agency later gave the toll as 13, citing the Health Office.", 13, "Health Office"),
        ("The number of people killed at the ford has risen to 13, the Health Office announced on Monday night.", 13, "Health Office"),
        (
            "The mill, whose toll the rebel health directorate raised on Monday to 31, was searched by divers.",
            31,
            "rebel health directorate",
        ),
        ("The governor put the number of dead at 13.", 13, "governor"),
        ("Varnia believes that 31 soldiers are held. It acknowledges 44 prisoners.", 44, "Varnia"),
        ("Bombs hit a mill in Orlo, killing at least 23 people, the River Front said, in the worst raid of the month.", 23, "River Front"),
    ],
)
def test_the_words_beside_a_figure_say_whose_it_is(text: str, low: int, whose: str) -> None:
    """The subject of a verb of counting, the owner of a count, who is cited, and who says so behind it."""
    assert found(text)[low].whose == whose


def test_pictures_show_what_the_outlet_tells() -> None:
    """Photographs say nothing: the figure is the outlet's own."""
    claim = found("The Front said two men had died. Photographs that it published showed seven men dead at a wall.")[7]
    assert (claim.whose, claim.chain) == ("Courier", ("Courier",))


def test_a_list_speaks_for_those_who_give_it() -> None:
    """What stands in an account is told by whoever tells of it."""
    text = 'Varnian spokesman Oren Tal spoke to reporters. "According to our information no more than eight men died," Tal said.'
    assert {c.whose for c in found(text).values()} == {"Oren Tal"}


def test_a_role_is_the_last_person_who_had_it() -> None:
    """ "The spokeswoman" after "army spokeswoman Ada Lund" is Ada Lund, who speaks for the army."""
    text = (
        "River Front spokeswoman Ada Lund spoke on Monday. Nobody had fled. Since 2 March 62 guards had been killed, the spokeswoman said."
    )
    assert found(text)[62].whose == "Ada Lund"


def test_a_statement_that_carries_it_is_not_overruled_by_another_clause() -> None:
    """A verb of counting in a clause of its own says nothing of what a speaker says after it."""
    text = "The Health Office reported 12 deaths, but the River Front said 30 people had been killed."
    assert {low: c.whose for low, c in found(text).items()} == {12: "Health Office", 30: "River Front"}
