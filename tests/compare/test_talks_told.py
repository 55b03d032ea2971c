"""How a step is told: its day, its doer, its teller and its standing, where they do not stand beside its verb."""

from collections.abc import Sequence

import pytest

from accordingto import flow
from accordingto.compare.talks import Step, track
from accordingto.readers import sources
from accordingto.settings import Settings

Report = tuple[str, str, str]  # id, published, text
TRUCE: Report = ("truce", "2025-03-10", "A truce between Varnia and the River Front took effect on Monday.")


def tell(*reports: Report) -> tuple[Step, ...]:
    readings = [sources.from_text(text, id=id, outlet="Courier", published=day) for id, day, text in reports]
    return track(flow.records(readings, settings=Settings(engine="rules", codebook="talks")))


def of(found: Sequence[Step], report: str) -> list[Step]:
    return [s for s in found if s.report == report]


def test_an_answer_told_later_has_the_day_of_the_answer() -> None:
    """A yes and the no that the other side calls it are one answer: "had rejected", without a day, is of the day of the yes."""
    found = tell(
        ("a", "2025-03-05", "Varnia accepted the plan on Tuesday."),
        ("b", "2025-03-06", "The River Front said that Varnia had rejected the plan."),
    )
    assert [(s.step, s.start) for s in found] == [("accepted", "2025-03-04"), ("rejected", "2025-03-04")]


def test_days_counted_back() -> None:
    """ "A day after the truce began" is no step of the day beside it."""
    (step,) = tell(("a", "2025-03-11", "Shells fell on Oskel on Tuesday, a day after a truce took effect."))
    assert (step.step, step.start) == ("in force", "2025-03-10")


def test_what_goes_on_is_of_the_day_on_which_it_is_told() -> None:
    """A truce that is respected was not respected on the day it began."""
    found = tell(TRUCE, ("later", "2025-03-12", "The River Front has respected the truce, its spokesman said."))
    assert [s.start for s in of(found, "later")] == ["2025-03-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Forty captives are to be exchanged within a week.",
        "The truce expires on Friday.",
        "The exchange of prisoners planned for Friday should go ahead.",
        "Varnia let a week pass without withdrawing its guns.",
    ],
)
def test_what_is_to_come_is_not_done(text: str) -> None:
    """A step that "is to" be, that is planned, that lies on a day to come or was left out is not told as taken."""
    found = tell(("a", "2025-03-12", text))
    assert found
    assert not [s for s in found if s.taken]


def test_a_bare_look_back_is_no_step() -> None:
    """ "Since the truce began" tells nothing; with its day it does."""
    assert tell(("a", "2025-03-12", "Forty lorries have come since the truce began.")) == ()
    (step,) = tell(("a", "2025-03-12", "Forty lorries have come since the truce began on Monday."))
    assert step.start == "2025-03-10"


def test_denied_fire_is_a_denied_breach_where_a_truce_stands() -> None:
    """Who denies having fired denies a breach of the truce; where none stands it is no step."""
    denial = ("d", "2025-03-12", "The River Front denied that its gunners had fired.")
    assert tell(denial) == ()
    (step,) = of(tell(TRUCE, denial), "d")
    assert (step.step, step.party, step.taken) == ("violated", ("River Front",), False)


def test_fire_that_is_told_is_no_step_of_its_own() -> None:
    """That somebody fired says not that it broke the truce."""
    assert of(tell(TRUCE, ("d", "2025-03-12", "The River Front fired on the port.")), "d") == []


def test_a_breach_is_of_whose_deed_it_is_called() -> None:
    """ "It was a breach" is of those who do what the sentence before tells; who calls it so tells it."""
    (step,) = of(tell(TRUCE, ("d", "2025-03-12", "The River Front shelled Oskel. It was a breach of the truce.")), "d")
    assert step.party == ("River Front",)
    text = "The River Front shelled Oskel on Tuesday, in what Varnia called a breach of the truce."
    (step,) = of(tell(TRUCE, ("d", "2025-03-12", text)), "d")
    assert (step.party, step.side, step.start) == (("River Front",), "Varnia", "2025-03-11")


def test_a_count_of_breaches_is_of_both() -> None:
    """Violations that monitors count without a name are of those who agreed."""
    deal = ("deal", "2025-03-08", "Varnia and the River Front signed a truce on Saturday.")
    (step,) = of(tell(deal, TRUCE, ("d", "2025-03-12", "The monitors said they had recorded nine violations of the truce.")), "d")
    assert (step.step, set(step.party)) == ("violated", {"Varnia", "River Front"})


def test_a_denial_is_the_denier_s() -> None:
    """In "denied that .. as the others claimed" the step is denied by who denies it."""
    (step,) = tell(("a", "2025-03-12", "Varnia denied that it had rejected the plan, as the Front's press claimed."))
    assert (step.side, step.denied) == ("Varnia", True)


def test_delegates_of_two_sides_are_two() -> None:
    """Delegates from two sides act for both; a length or "who" takes no step."""
    text = "Varnia and the River Front said so. Delegates from Varnia and the River Front signed a truce on Tuesday."
    (step,) = tell(("a", "2025-03-12", text))
    assert set(step.party) == {"Varnia", "River Front"}
    (step,) = tell(("a", "2025-03-12", "Varnia wanted ten days, the length suggested by Tarsa."))
    assert step.party == ("Tarsa",)


def test_a_condition_is_heard_to_the_end_of_the_sentence() -> None:
    """A yes with a condition behind another step that it names is a conditional one."""
    text = "Varnia has accepted the truce and has asked only that all captives be released before the guns are withdrawn."
    assert [s.step for s in tell(("a", "2025-03-12", text)) if s.taken] == ["conditionally accepted"]


def test_a_yes_before_the_deal() -> None:
    """What one side agreed to on a day before both did was its yes."""
    found = tell(
        ("a", "2025-03-12", "Varnia and the River Front agreed on a truce on Wednesday."),
        ("b", "2025-03-12", "Varnia had agreed to the truce on Monday."),
    )
    assert [(s.step, s.start) for s in found] == [("accepted", "2025-03-10"), ("agreed", "2025-03-12")]


def test_steps_of_reports_without_a_day_are_kept() -> None:
    """Nothing says when: the steps stand without a day, and no day is reckoned from them."""
    texts = ["The Front and Varnia signed a truce.", "The truce between the Front and Varnia was signed on 3 May 2025. It took effect."]
    readings = [sources.from_text(text, id=f"r{n}", outlet="Courier") for n, text in enumerate(texts)]
    found = track(list(flow.records(readings, settings=Settings(engine="rules", codebook="talks"))))
    assert {step.report for step in found} == {"r0", "r1"}
