"""The third proving ground, held out, holds together: its gold fits its reports, and nothing of it is taken from the other grounds."""

from collections import defaultdict

import msgspec
import pytest

from accordingto.readers import sources
from bench.proving import gold, reports, span
from bench.proving.check import LEAST, faults, shared

ROWS = reports("proving3")
GOLD = gold("proving3")
TEXTS = {row["id"]: row["text"] for row in ROWS}


def altered(**changes: object) -> list[str]:
    """What the check says of a gold with these changes."""
    return list(faults(msgspec.structs.replace(GOLD, **changes), ROWS, LEAST["proving3"]))


def test_gold_fits() -> None:
    """The gold and the reports fit each other: words, names, numbers, days, copies and look-alikes."""
    assert altered() == []


def test_size() -> None:
    """Twenty to 24 reports from six outlets within two weeks; every kind of copy, every step, 35 tellings and four disputes or more."""
    assert LEAST["proving3"] <= len(ROWS) <= 24
    assert len({row["outlet"] for row in ROWS}) == 6
    assert (ROWS[0]["published"][:10], ROWS[-1]["published"][:10]) == ("2021-03-01", "2021-03-14")
    assert {reprint.kind for reprint in GOLD.reprints} == {"verbatim", "cut", "edited", "partial"}
    assert any(reprint.taken_from != reprint.origin for reprint in GOLD.reprints)
    assert len({step.step for step in GOLD.talks}) == 11
    assert sum(step.copied is None for step in GOLD.talks) >= 35
    assert len(GOLD.disputes) >= 4


def test_tolls_differ_by_teller() -> None:
    """Of five incidents or more the dead are told in different numbers, by different tellers."""
    told: dict[str, set[tuple[str, int | None]]] = defaultdict(set)
    for figure in GOLD.figures:
        if figure.kind == "killed" and not figure.part and not figure.new:
            told[figure.series].add((figure.whose, figure.low))
    incidents = [told[event.id] for event in GOLD.events]
    assert sum(len({whose for whose, _ in claims}) > 1 and len({low for _, low in claims}) > 1 for claims in incidents) >= 5


def test_reports_are_lines_of_extract() -> None:
    """Every report is read as a line of `accordingto extract` with its outlet and its text exactly as it is, oldest first."""
    for number, row in enumerate(ROWS):
        reading = sources.from_row(dict(row), number)
        assert (reading.report.text, reading.report.outlet, reading.report.title) == (row["text"], row["outlet"], row["title"])
    assert [row["published"][:10] for row in ROWS] == sorted(row["published"][:10] for row in ROWS)


def test_span_leads_to_the_words() -> None:
    """The span of a line is its words, in the phrase that tells it from others like it."""
    for line in (*GOLD.figures, *GOLD.talks, *(told for event in GOLD.events for told in event.told)):
        start, end = span(line, TEXTS[line.report])
        assert TEXTS[line.report][start:end] == line.words


def test_every_copied_line_is_in_its_source() -> None:
    """A step that came with a copied passage is told there with the same words' meaning: step, party, day, teller and denial."""

    def told(report: str | None) -> set[tuple[object, ...]]:
        return {(s.step, s.party, s.date, s.teller, s.denied) for s in GOLD.talks if s.report == report}

    copied = [step for step in GOLD.talks if step.copied]
    assert copied
    assert all((s.step, s.party, s.date, s.teller, s.denied) in told(s.copied) for s in copied)


@pytest.mark.parametrize("other", ["proving", "proving2"])
def test_held_out_from_the_others(other: str) -> None:
    """No report, outlet, party, event or series of another ground is in this one, nor more than a stray phrase of its sentences."""
    before, right = reports(other), gold(other)
    assert not {row["outlet"] for row in before} & {row["outlet"] for row in ROWS}
    assert not {party.name for party in right.parties} & {party.name for party in GOLD.parties}
    assert not {event.id for event in right.events} & {event.id for event in GOLD.events}
    assert not {figure.series for figure in right.figures} & {figure.series for figure in GOLD.figures}
    every = "\n".join(row["text"] for row in before)
    assert all(shared(text, every) < 0.02 for text in TEXTS.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": "4,711"}, "stands 0 times"),
        ({"low": 7}, "is not 7 to"),
        ({"whose": "Ostmere"}, "nobody is called Ostmere"),
        ({"series": "market-strike"}, "no event or series"),
        ({"copied": "radio-0301"}, "but the report is not"),
    ],
)
def test_check_sees_a_wrong_figure(change: dict[str, object], told: str) -> None:
    """A figure whose words, number, voice, series or origin is wrong is reported, also where the first ground knows the name."""
    wrong = (msgspec.structs.replace(GOLD.figures[0], **change), *GOLD.figures[1:])
    assert any(told in fault for fault in altered(figures=wrong))


def test_check_sees_one_sided_dispute() -> None:
    """Of each dispute two tellings are needed: with one teller's lines alone it is reported."""
    for dispute in GOLD.disputes:
        teller = next(step.teller for step in GOLD.talks if step.dispute == dispute.id)
        left = tuple(step for step in GOLD.talks if step.dispute != dispute.id or step.teller == teller)
        assert f"{dispute.id} is not told in two ways" in altered(talks=left)
