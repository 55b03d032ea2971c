"""Counts of one occurrence are one group across reports; another place, day or target is another; the order of reports does not matter."""

from collections.abc import Sequence

import pytest

from accordingto import flow
from accordingto.compare.grouping import Made
from accordingto.compare.series import claims
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

REPORTS = [
    (
        "a",
        "2025-03-04",
        "Shells hit the cathedral in Orlo on Tuesday, killing 36 people, the mayor said. Dozens were wounded, he said. "
        "On Monday, a bomb had killed nine people at the airport of Orlo.",
    ),
    (
        "b",
        "2025-03-06",
        "The death toll of Tuesday's shelling of the cathedral in Orlo has risen to 41, the Varnian ministry said. "
        "The River Front said around a dozen people had died.",
    ),
    (
        "c",
        "2025-03-06",
        "A bomb exploded in a hotel in Tarsa on Tuesday, killing six people, the governor said. "
        "Eleven people are being treated at the hospital in Orlo.",
    ),
    (
        "d",
        "2025-03-09",
        "Attacks this week hit the cathedral in Orlo on 4 March 2025 (41) and the hotel in Tarsa on 4 March 2025 (six), killing people.",
    ),
]


@pytest.fixture(scope="module")
def made() -> list[Record]:
    readings = [sources.from_text(text, id=id, outlet="Courier", published=day) for id, day, text in REPORTS]
    return list(flow.records(readings, settings=Settings(engine="rules")))


def groups(records: Sequence[Record]) -> dict[tuple[str, float | int | None], str]:
    return {(c.report, c.low): c.group for c in claims(records) if not c.total}


def test_a_toll_that_rises_stays_with_its_occurrence(made: list[Record]) -> None:
    """Place, day and target join what two reports tell; a count that names none of them goes on from the one before."""
    found = groups(made)
    assert found["a", 36] == found["b", 41] == found["b", 12]


def test_another_day_or_target_is_another_occurrence(made: list[Record]) -> None:
    """Two attacks on one town are told apart."""
    found = groups(made)
    assert found["a", 9] != found["a", 36]


def test_another_place_is_another_occurrence(made: list[Record]) -> None:
    """Two attacks on one day are told apart by the place; where the wounded were brought to is no place of it."""
    found = groups(made)
    assert found["c", 6] != found["a", 36]
    assert found["c", 11] == found["c", 6]


def test_the_machines_groups_of_events_are_not_taken_for_a_judgement(made: list[Record]) -> None:
    """A person's groups stand; the machine's give way to occurrences."""
    apart = {(r.id, e.id): f"{r.id} {e.id}" for r in made for e in r.events}
    assert {c.id: c.group for c in claims(made, Made(apart))} == {c.id: c.group for c in claims(made)}
    assert {c.group for c in claims(made, apart)} & set(apart.values())


def test_same_in_same_out(made: list[Record]) -> None:
    """The order in which reports come does not matter."""
    assert claims(made[::-1]) == claims(made)
