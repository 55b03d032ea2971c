"""The second reading of the proving ground: what it may be laid beside, and that its agreement sees where two readers differ."""

from typing import Any

import msgspec
import pytest

from bench.proving import Figure, Gold, Step, gold, reports, span
from bench.proving.agreement import FIGURE_FIELDS, STEP_FIELDS, Pair, agreement, differences, pairs, sample, second

TEXTS = {row["id"]: row["text"] for row in reports()}
SECOND = second()


def figures(**changes: Any) -> list[Pair]:
    """The second reading's figures beside themselves, with these changes in the first of them."""
    other = [msgspec.structs.replace(SECOND.figures[0], **changes), *SECOND.figures[1:]]
    return list(pairs(SECOND.figures, other, FIGURE_FIELDS, TEXTS))


def steps(of: Gold, report: str, *words: str) -> list[Step]:
    """The gold's steps with these words in a report."""
    return [step for step in of.talks if step.report == report and step.words in words]


def test_sample_is_a_third() -> None:
    """Twenty-three of the sixty-nine reports were read twice, none of them by choice."""
    assert len(sample()) == len(TEXTS) // 3
    assert sample() == sample()
    assert set(sample()) < set(TEXTS)


def test_second_reading_stands_in_the_sample() -> None:
    """Every line of the second reading is of a report that was drawn, and its words stand there once."""
    for line in (*SECOND.figures, *SECOND.talks):
        assert line.report in sample()
        start, end = span(line, TEXTS[line.report])
        assert TEXTS[line.report][start:end] == line.words


def test_second_reading_knows_the_names() -> None:
    """The second reading names parties, outlets, events and series as the gold does, so that a difference is one of reading."""
    right = gold()
    names = {party.name for party in right.parties} | {row["outlet"] for row in reports()}
    keys = {event.id for event in right.events} | {series.id for series in right.series}
    assert {figure.whose for figure in SECOND.figures} | {step.teller for step in SECOND.talks} <= names
    assert {figure.series for figure in SECOND.figures} <= keys


def test_reader_agrees_with_himself() -> None:
    """A reading laid beside itself agrees in everything and shows no difference."""
    assert set(agreement(figures(), FIGURE_FIELDS).values()) == {1.0}
    assert list(differences(figures(), FIGURE_FIELDS)) == []


@pytest.mark.parametrize(
    ("what", "change"),
    [("value", {"low": 7}), ("kind", {"kind": "wounded"}), ("whose", {"whose": "Sarrel"}), ("series", {"series": "tovra-mine"})],
)
def test_agreement_sees_one_difference(what: str, change: dict[str, object]) -> None:
    """A field that differs in one line costs that field and the whole, and no other field."""
    found = figures(**change)
    lost = {name for name, share in agreement(found, FIGURE_FIELDS).items() if share < 1}
    assert lost == {what, "all"}
    assert len(list(differences(found, FIGURE_FIELDS))) == 1


def test_missing_line_counts_against_all() -> None:
    """A line that one reader alone has agrees in nothing: F1 is two times one pair over three lines."""
    one, two = SECOND.figures[:2]
    found = list(pairs([one, two], [one], FIGURE_FIELDS, TEXTS))
    assert set(agreement(found, FIGURE_FIELDS).values()) == {2 / 3}
    assert list(differences(found, FIGURE_FIELDS)) == [f"{two.report}: {two.words!r}: {_told(two)} | nothing"]


def _told(figure: Figure) -> str:
    return f"{figure.low}, {figure.high}, {figure.kind}, {figure.whose}, {figure.series}"


def test_steps_pair_within_a_sentence() -> None:
    """Two readers may hang one step on different words of a sentence; words of two sentences are two steps."""
    accepted, killed = steps(gold(), "halcyon-1003", "had accepted", "had killed")
    moved = msgspec.structs.replace(accepted, words="in principle")
    assert list(pairs([accepted, killed], [moved], STEP_FIELDS, TEXTS)) == [Pair(accepted, moved), Pair(killed, None)]
    elsewhere = msgspec.structs.replace(accepted, words="appeared to collapse")
    assert list(pairs([accepted], [elsewhere], STEP_FIELDS, TEXTS)) == [Pair(accepted, None), Pair(None, elsewhere)]


def test_order_of_parties_says_nothing() -> None:
    """Two parties named the other way round are the same two parties."""
    both = next(step for step in SECOND.talks if len(step.party) > 1)
    turned = msgspec.structs.replace(both, party=both.party[::-1])
    assert list(differences(pairs([both], [turned], STEP_FIELDS, TEXTS), STEP_FIELDS)) == []
