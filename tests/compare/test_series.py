"""Figure series: every claim on its date with whose it is; bands, disagreements and jumps are said of claims, never in their place."""

from collections.abc import Sequence

import pytest

from accordingto import flow
from accordingto.compare.remarks import disagreements, jumps
from accordingto.compare.series import Claim, Series, claims, series
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

Report = tuple[str, str, str, str]  # id, outlet, published, text
MARKET = (
    "At least 36 people, including nine children, were killed when shells hit the market of Oskel on 4 March 2025, the Varnian health "
    "ministry said. The River Front's army said around a dozen people had died in the shelling."
)
RISEN = (
    "The death toll from the shelling of the Oskel market on 4 March 2025 rose to 41, the Varnian health ministry said. "
    "The Front denied that 41 people had been killed."
)
REPORTS: list[Report] = [
    ("a1", "Courier", "2025-03-04", MARKET),
    ("b1", "Herald", "2025-03-05", RISEN),
    ("c1", "Post", "2025-03-05", RISEN),
    ("d1", "Courier", "2025-03-06", "The ministry of Varnia said 310 civilians had been killed since the war began on 2 February 2025."),
    ("d2", "Courier", "2025-03-10", "The ministry of Varnia said a total of 290 civilians had been killed since 2 February 2025."),
    ("d3", "Herald", "2025-03-12", "The ministry of Varnia said the number of civilians killed since 2 February 2025 had reached 620."),
]
ORIGINS = {"b1": "b1", "c1": "b1"}


def records(reports: Sequence[Report]) -> list[Record]:
    readings = [sources.from_text(text, id=id, outlet=outlet, published=day) for id, outlet, day, text in reports]
    return list(flow.records(readings, settings=Settings(engine="rules")))


@pytest.fixture(scope="module")
def made() -> list[Record]:
    return records(REPORTS)


@pytest.fixture(scope="module")
def found(made: list[Record]) -> tuple[Claim, ...]:
    groups = {(record.id, event.id): "market" for record in made if record.id in ("a1", "b1", "c1") for event in record.events}
    return claims(made, groups, ORIGINS)


@pytest.fixture(scope="module")
def lines(found: tuple[Claim, ...]) -> dict[str, Series]:
    return {one.key: one for one in series(found)}


def line(lines: dict[str, Series], *, scope: str, total: bool) -> Series:
    return next(one for one in lines.values() if (one.kind, one.scope, one.total) == ("killed", scope, total))


def test_whose_and_through_whom(found: tuple[Claim, ...]) -> None:
    """A claim has its bounds, its innermost voice, the outlets it came through, and its own date."""
    first = next(c for c in found if c.report == "a1" and c.words == "At least 36")
    assert (first.low, first.high, first.whose, first.side) == (36, None, "Varnian health ministry", "Varnia")
    assert first.chain == ("Courier", "the Varnian health ministry")
    assert (first.start, first.told) == ("2025-03-04", "2025-03-04")


def test_scopes_are_apart(lines: dict[str, Series]) -> None:
    """Children among the dead, all the dead of one event, and the dead of a war are three series."""
    assert [c.low for c in line(lines, scope="children", total=False).claims] == [9]
    assert [c.low for c in line(lines, scope="people", total=False).claims if not c.denied] == [36, 12, 41, 41]
    assert [c.low for c in line(lines, scope="civilians", total=True).claims] == [310, 290, 620]


def test_a_running_total_names_its_beginning(lines: dict[str, Series]) -> None:
    """ "since 2 February" is no date of a claim: it says since when."""
    total = line(lines, scope="civilians", total=True)
    assert total.since == "2025-02-02"
    assert [c.start for c in total.claims] == ["2025-03-06", "2025-03-10", "2025-03-12"]


def test_a_toll_of_one_event_is_no_running_total(found: tuple[Claim, ...]) -> None:
    """A toll that rises is still that of its event."""
    risen = next(c for c in found if c.report == "b1" and not c.denied)
    assert (risen.running, risen.total, risen.group) == ("total", False, "market")


def test_bands_are_of_independent_claims(lines: dict[str, Series]) -> None:
    """What is denied or copied bounds nothing; an open end stays open where nobody closes it."""
    dead = line(lines, scope="people", total=False)
    assert [(b.start, b.low, b.high, len(b.claims)) for b in dead.bands] == [("2025-03-04", 12, 41, 3)]
    assert {c.id for c in dead.claims if not c.independent} <= {c.id for c in dead.claims if c.report == "c1"}
    assert all(c.independent == (c.report != "c1") for c in dead.claims)


def test_disagreements_are_said_in_words(made: list[Record]) -> None:
    """Voices that have no number in common are named with what they say: exact numbers as numbers, others in their own words."""
    text = "The Varnian ministry said 36 people were killed. The River Front's army said around a dozen people were killed."
    said = disagreements(series(claims(records([("a", "Courier", "2025-03-04", text)]))))
    assert [d.words for d in said] == ["Varnian ministry: 36; River Front's army: 'around a dozen', both on 4 March 2025"]


@pytest.mark.parametrize("other", ["at least 30", "about 34", "more than 20", "36"])
def test_counts_that_may_be_one_are_no_disagreement(other: str) -> None:
    """Open bounds and "about" agree with what they leave open."""
    text = f"The Varnian ministry said 36 people were killed. The River Front's army said {other} people were killed."
    assert not disagreements(series(claims(records([("a", "Courier", "2025-03-04", text)]))))


def test_a_running_total_that_falls_or_leaps_is_flagged(lines: dict[str, Series]) -> None:
    """A fall, and a rise that no claim of its days accounts for; the claims stay as they are."""
    found = [(j.kind, j.whose) for j in jumps(lines.values()) if "civilians" in j.series]
    assert found == [("fall", "ministry of Varnia"), ("rise", "ministry of Varnia")]


def test_a_rise_that_its_days_account_for_is_no_jump() -> None:
    """A total that grows by what is claimed for the days between is no jump."""
    texts = [
        "The ministry of Varnia said a total of 310 people had been killed since 2 February 2025.",
        "The ministry of Varnia said 40 people were killed in Oskel on 7 March 2025.",
        "The ministry of Varnia said a total of 350 people had been killed since 2 February 2025.",
    ]
    made = records([(f"r{n}", "Courier", f"2025-03-{6 + n:02}", text) for n, text in enumerate(texts)])
    assert [j.words for j in jumps(series(claims(made)))] == []
    assert [j.kind for j in jumps(series(claims([made[0], made[2]])))] == ["rise"]


def test_own_sentences_of_a_copy_are_its_own(made: list[Record]) -> None:
    """A claim in a sentence that the copying report wrote itself is independent."""
    own = {"c1": ((0, len(RISEN)),)}
    assert all(c.independent for c in claims(made, {}, ORIGINS, own) if c.report == "c1")


def test_same_in_same_out(made: list[Record]) -> None:
    """The order in which reports come does not matter."""
    assert series(claims(made[::-1])) == series(claims(made))
