"""Running totals are told from tolls, areas and holders from each other; captives go by who holds them."""

from collections.abc import Mapping

import pytest

from accordingto import flow
from accordingto.compare.series import Claim, claims
from accordingto.readers import sources
from accordingto.settings import Settings

LINE = "KESSA, 4 March 2025 - "


def found(*texts: str) -> Mapping[float | int | None, Claim]:
    readings = [sources.from_text(text, id=f"r{n}", outlet="Courier", published=f"2025-03-{4 + n:02}") for n, text in enumerate(texts)]
    return {c.low: c for c in claims(flow.records(readings, settings=Settings(engine="rules")))}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The ministry said 310 villagers have been killed in the Tarsa district since 2 February and 340 in the country as a whole.",
            {310: "Tarsa", 340: "country"},
        ),
        (
            "The ministry lowered the number of villagers killed in the Tarsa district since 2 February from 310 to 298.",
            {310: "Tarsa", 298: "Tarsa"},
        ),
        ("Since 2 February, 88 villagers have been killed in the parts of Tarsa that the Front protects.", {88: "parts of Tarsa"}),
        ("The ministry said 310 residents of the Tarsa district had been killed by 28 February.", {310: "Tarsa"}),
        ("Nine people died in Orlo. The Health Office's list of villagers in the Tarsa district stands at 310.", {310: "Tarsa"}),
    ],
)
def test_a_total_is_of_the_area_of_its_own_clause(text: str, places: dict[int, str]) -> None:
    """Each number has the area that its clause names, and all of them run on."""
    claims = found(text)
    assert {low: claims[low].place for low in places} == places
    assert all(claims[low].total for low in places)


def test_a_part_with_an_act_of_its_own_is_the_toll_of_that_act() -> None:
    """ "Since 2 February 310 have died, among them 19 in the raid on the mill": the 19 are no part of a total."""
    part = found("Since 2 February 310 villagers have been killed in the Tarsa district, among them 19 in the raid on the mill.")[19]
    assert (part.total, part.part_of) == (False, "")


def test_captives_go_by_their_holder() -> None:
    """By the one who holds, by the hands, by who admits; a bare number goes on with the holder of the one before."""
    text = (
        "The River Front says it holds 36 Varnian soldiers. Varnia says there must be 39. Some 25 villagers are held by Varnia. "
        "In the hands of the River Front are 41 citizens of Varnia, the deputy minister said."
    )
    assert {low: (c.total, c.scope, c.place) for low, c in found(text).items()} == {
        36: (True, "captives", "River Front"),
        39: (True, "captives", "River Front"),
        25: (True, "captives", "Varnia"),
        41: (True, "captives", "River Front"),
    }


def test_captives_without_a_holder_are_with_who_mostly_holds_their_people() -> None:
    """Where a report names no holder, the others tell who holds people of that side."""
    claims = found("The River Front holds 36 Varnian soldiers.", "Some 31 captive Varnian soldiers are still waiting to go home.")
    assert claims[31].series == claims[36].series


def test_those_taken_in_an_act_are_no_standing_count() -> None:
    """A raid's captives are its toll."""
    assert not found("The Front raided the ford on Monday, killing two clerks and carrying off nine others.")[9].total


def test_who_was_driven_out_is_counted_where_they_have_gone() -> None:
    """Those who fled into a country are another count than those who fled from home."""
    claims = found(
        "Some 900 residents of the Tarsa district have found refuge in Varnia.", "Some 7,000 people are displaced in the Tarsa district."
    )
    assert (claims[900].place, claims[7000].place) == ("Varnia", "Tarsa")


def test_wounded_beside_the_dead_run_over_the_same_area_and_time() -> None:
    """ "318 villagers were killed since .. and 700 wounded": one area, one beginning, one class."""
    claims = found("Since 2 February 318 villagers have been killed in the Tarsa district and 700 wounded.")
    assert (claims[700].scope, claims[700].place, claims[700].since) == (claims[318].scope, claims[318].place, claims[318].since)


@pytest.mark.parametrize(
    ("text", "low", "total", "since"),
    [
        ("The office run by the Front, which has held Orlo since 2017, put the number of dead at 21 after the raid.", 21, False, ""),
        ("The shelling began on 2 February. The fighting has since claimed the lives of 318 villagers, the Front said.", 318, True, ""),
        ("In Tarsa the number of people killed by Monday’s rockets climbed to nine, the mayor said.", 9, False, ""),
        ("The toll of villagers keeps rising. The Tarsan Centre has documented 271 deaths.", 271, True, ""),
    ],
)
def test_a_total_is_told_from_the_toll_of_an_act(text: str, low: int, total: bool, since: str) -> None:
    """A "since" that says what somebody is begins no count; a list of deaths goes on from a total; the rockets of a day are one act."""
    claim = found(text)[low]
    assert (claim.total, claim.since) == (total, since)


def test_what_somebody_keeps_goes_on_from_the_total_before() -> None:
    """The second count is of the same people, place and time."""
    text = "Since 2 February 318 villagers have been killed in the Tarsa district, the Front said. The Centre has verified 271 deaths."
    claims = found(text)
    assert claims[271].series == claims[318].series != ""


def test_the_missing_beside_the_hurt_of_an_act_are_of_that_act() -> None:
    """Alone they stand in a list of all who are missing."""
    claims = found("Sixty people were injured in the blast at the quay, and nine remain missing beneath the floor.")
    assert (claims[9].total, claims[9].group) == (False, claims[60].group)


def test_a_table_of_thousands_is_no_chain() -> None:
    """Bare numbers that go on and on end somewhere, and take no depth of calls."""
    rows = "Since 2 February 318 villagers have been killed, the Front said. " + "It had counted 12. " * 400
    assert len(found(rows)) == 2
