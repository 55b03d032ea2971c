"""The track of a negotiation: every telling of a step stands with whose it is; nothing is merged away."""

from collections.abc import Sequence

import pytest

from accordingto import flow
from accordingto.compare.talks import Step, track
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

Report = tuple[str, str, str, str]  # id, outlet, published, text
OFFER: list[Report] = [
    (
        "a1",
        "Courier",
        "2025-03-05",
        "Mediators from Tarsa presented a plan to both delegations in Kessa on Sunday.\n\n"
        "The River Front has accepted the plan on condition that the port is reopened, its spokesman Ilan Dar said on Tuesday.",
    ),
    (
        "b1",
        "Herald",
        "2025-03-05",
        "The Varnian foreign ministry said on Tuesday the River Front had rejected the plan.\n\n"
        "A first round of talks, hosted by Tarsa, collapsed on 26 February. Varnia wants the port.",
    ),
]
TRUCE: list[Report] = [
    (
        "a2",
        "Courier",
        "2025-03-14",
        "Varnia and the River Front agreed on Thursday to a truce of 60 days and the release of 40 captives, Tarsan mediators announced.",
    ),
    (
        "b2",
        "Herald",
        "2025-03-16",
        "The Varnian army accused the Front of breaking the truce on Sunday.\n\nThe Front denied that it had broken the truce. "
        "Varnia had violated the agreement on Sunday, the Front said.",
    ),
    (
        "a3",
        "Courier",
        "2025-03-20",
        "The two sides exchanged 40 captives for 120 prisoners on Wednesday.\n\n"
        "A second exchange was postponed to Monday, the Tarsan foreign minister said.",
    ),
]


def records(reports: Sequence[Report]) -> list[Record]:
    readings = [sources.from_text(text, id=id, outlet=outlet, published=day) for id, outlet, day, text in reports]
    return list(flow.records(readings, settings=Settings(engine="rules", codebook="talks")))


@pytest.fixture(scope="module")
def found() -> tuple[Step, ...]:
    return track(records([*OFFER, *TRUCE]))


def one(found: Sequence[Step], step: str, report: str) -> Step:
    return next(s for s in found if s.step == step and s.report == report)


def test_who_what_when_and_whose(found: Sequence[Step]) -> None:
    """A step has its party by one name across reports, its day, and the voices it has come through."""
    yes = one(found, "conditionally accepted", "a1")
    assert (yes.party, yes.start, yes.teller, yes.side) == (("River Front",), "2025-03-04", ("Courier", "Ilan Dar"), "River Front")
    no = one(found, "rejected", "b1")
    assert (no.party, no.start, no.side) == (("River Front",), "2025-03-04", "Varnia")


def test_two_tellings_of_an_answer_both_stand(found: Sequence[Step]) -> None:
    """Where one says that a party rejected what another says it accepted, both lines stand and each names the other."""
    yes, no = one(found, "conditionally accepted", "a1"), one(found, "rejected", "b1")
    assert yes.otherwise == (no.id,)
    assert no.otherwise == (yes.id,)
    assert yes.same_step != no.same_step


def test_a_denial_stands_beside_what_it_denies(found: Sequence[Step]) -> None:
    """The accusation and its denial tell of one step; neither is merged away."""
    broken = [s for s in found if s.step == "violated" and s.party == ("River Front",)]
    assert [(s.denied, s.side) for s in broken] == [(False, "Varnia"), (True, "River Front")]
    assert len({s.same_step for s in broken}) == 1
    assert broken[0].otherwise[:1] == (broken[1].id,)


def test_each_says_the_other_broke_it(found: Sequence[Step]) -> None:
    """Two sides that accuse each other are two steps, and each is told otherwise by the other."""
    ours, theirs = (next(s for s in found if s.step == "violated" and s.party == (p,) and not s.denied) for p in ("River Front", "Varnia"))
    assert ours.same_step != theirs.same_step
    assert theirs.id in ours.otherwise
    assert ours.id in theirs.otherwise


def test_parts_duration_and_mediator(found: Sequence[Step]) -> None:
    """A deal has its parts, how long it is for, and who mediated; a mediator is no side of it."""
    deal = one(found, "agreed", "a2")
    assert (set(deal.party), deal.start) == ({"Varnia", "River Front"}, "2025-03-13")
    assert set(deal.parts) >= {"captives", "ceasefire", "duration"}
    assert (deal.duration, deal.mediator) == ("60 days", ("Tarsa",))
    failed = one(found, "collapsed", "b1")
    assert (failed.party, failed.mediator, failed.start) == ((), ("Tarsa",), "2025-02-26")


def test_the_day_to_which_a_step_moves_is_not_its_own(found: Sequence[Step]) -> None:
    """A step that puts something off to Monday was not taken on Monday."""
    later = one(found, "postponed", "a3")
    assert (later.start, later.basis) == ("2025-03-20", "published")


def test_both_sides_are_those_that_talk(found: Sequence[Step]) -> None:
    """ "The two sides" are the two that take most steps, and the telling says so."""
    swap = one(found, "captives exchanged", "a3")
    assert set(swap.party) == {"River Front", "Varnia"}
    assert "both sides" in swap.because


def test_what_a_step_is_about_is_no_step_of_its_own() -> None:
    """To propose that a truce be extended extends nothing."""
    found = track(records([("a", "Courier", "2025-03-20", "Varnia proposed extending the truce for 30 days.")]))
    assert [(s.step, s.party, s.duration) for s in found] == [("proposed", ("Varnia",), "30 days")]


def test_tellings_of_one_step_share_a_key_only_where_days_are_near() -> None:
    """The same party does the same again a week later: another step."""
    days = ("2025-03-03", "2025-03-04", "2025-03-12")
    texts = [(f"r{n}", "Courier", day, "The River Front rejected the plan.") for n, day in enumerate(days)]
    first, second, third = (s.same_step for s in track(records(texts)))
    assert first == second != third


def test_a_copy_is_marked_and_stays() -> None:
    """A copy's steps stand, through the outlet they are copied from and of its day; the sentences that are its own are its own."""
    text = "The River Front rejected the plan.\n\n"
    own = text + "After a long night the cabinet of Varnia accepted the offer."
    made = records([("a", "Wire", "2025-03-03", text + "Varnia accepted the offer."), ("b", "Courier", "2025-03-04", own)])
    span = (own.index("After"), len(own))
    found = track(made, {"a": "a", "b": "a"}, {"b": (span,)})
    assert sorted((s.report, s.step, s.copy_of, s.start, s.teller) for s in found) == [
        ("a", "accepted", "", "2025-03-03", ("Wire",)),
        ("a", "rejected", "", "2025-03-03", ("Wire",)),
        ("b", "accepted", "", "2025-03-03", ("Courier",)),
        ("b", "rejected", "a", "2025-03-03", ("Courier", "Wire")),
    ]


def test_spans_and_order() -> None:
    """spans lead to the trigger in the report's text; the order of the reports does not matter."""
    made = records([*OFFER, *TRUCE])
    texts = {record.id: record for record in made}
    found = track(made)
    assert all(texts[s.report].words(s.spans) == s.trigger for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert track(made[::-1]) == found


def test_other_codebooks_have_no_steps() -> None:
    """A record read with another codebook has no step."""
    reading = sources.from_text(TRUCE[0][3], id="a")
    assert track(flow.records([reading], settings=Settings(engine="rules"))) == ()
