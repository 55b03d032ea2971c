"""The proving grounds that others wrote hold together: their gold fits their reports, and nothing of one is taken from another."""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

import msgspec
import pytest

from accordingto.readers import sources
from bench.proving import Gold, gold, reports, span
from bench.proving.check import LEAST, faults, shared

DAYS = {"proving2": ("2019-06-03", "2019-06-16"), "proving3": ("2021-03-01", "2021-03-14")}


class Ground(NamedTuple):
    name: str
    rows: list[dict[str, str]]
    gold: Gold

    @property
    def texts(self) -> dict[str, str]:
        return {row["id"]: row["text"] for row in self.rows}

    def altered(self, **changes: object) -> list[str]:
        """What the check says of the gold with these changes."""
        return list(faults(msgspec.structs.replace(self.gold, **changes), self.rows, LEAST[self.name]))


def ground_of(name: str) -> Ground:
    return Ground(name, reports(name), gold(name))


@pytest.fixture(scope="module", params=sorted(DAYS))
def ground(request: pytest.FixtureRequest) -> Ground:
    return ground_of(request.param)


def test_gold_fits(ground: Ground) -> None:
    """The gold and the reports fit each other: words, names, numbers, days, copies and look-alikes."""
    assert ground.altered() == []


def test_too_few_reports_are_seen(ground: Ground) -> None:
    """The check counts the reports of the ground that it is given."""
    count = len(ground.rows)
    assert f"{count} reports are fewer than {count + 1}" in faults(ground.gold, ground.rows, count + 1)


def test_size(ground: Ground) -> None:
    """Twenty to 24 reports from six outlets within two weeks; every kind of copy, every step, 35 tellings and four disputes or more."""
    assert LEAST[ground.name] <= len(ground.rows) <= 24
    assert len({row["outlet"] for row in ground.rows}) == 6
    assert (ground.rows[0]["published"][:10], ground.rows[-1]["published"][:10]) == DAYS[ground.name]
    assert {reprint.kind for reprint in ground.gold.reprints} == {"verbatim", "cut", "edited", "partial"}
    assert any(reprint.taken_from != reprint.origin for reprint in ground.gold.reprints)
    assert len({step.step for step in ground.gold.talks}) == 11
    assert sum(step.copied is None for step in ground.gold.talks) >= 35
    assert len(ground.gold.disputes) >= 4


def test_tolls_differ_by_teller(ground: Ground) -> None:
    """Of five incidents or more the dead are told in different numbers, by different tellers."""
    told: dict[str, set[tuple[str, int | None]]] = defaultdict(set)
    for figure in ground.gold.figures:
        if figure.kind == "killed" and not figure.part and not figure.new:
            told[figure.series].add((figure.whose, figure.low))
    incidents = [told[event.id] for event in ground.gold.events]
    assert sum(len({whose for whose, _ in claims}) > 1 and len({low for _, low in claims}) > 1 for claims in incidents) >= 5


def test_reports_are_lines_of_extract(ground: Ground) -> None:
    """Every report is read as a line of `accordingto extract` with its outlet and its text exactly as it is, oldest first."""
    for number, row in enumerate(ground.rows):
        reading = sources.from_row(dict(row), number)
        assert (reading.report.text, reading.report.outlet, reading.report.title) == (row["text"], row["outlet"], row["title"])
    days = [row["published"][:10] for row in ground.rows]
    assert days == sorted(days)


def test_span_leads_to_the_words(ground: Ground) -> None:
    """The span of a line is its words, in the phrase that tells it from others like it."""
    texts, right = ground.texts, ground.gold
    for line in (*right.figures, *right.talks, *(told for event in right.events for told in event.told)):
        start, end = span(line, texts[line.report])
        assert texts[line.report][start:end] == line.words


def test_every_copied_line_is_in_its_source(ground: Ground) -> None:
    """A step that came with a copied passage is told there with the same words' meaning: step, party, day, teller and denial."""

    def told(report: str | None) -> set[tuple[object, ...]]:
        return {(s.step, s.party, s.date, s.teller, s.denied) for s in ground.gold.talks if s.report == report}

    copied = [step for step in ground.gold.talks if step.copied]
    assert copied
    assert all((s.step, s.party, s.date, s.teller, s.denied) in told(s.copied) for s in copied)


@pytest.mark.parametrize(("one", "other"), list(combinations(("proving", *sorted(DAYS)), 2)))
def test_nothing_is_taken_from_another(one: str, other: str) -> None:
    """No report, outlet, party, event or series of one ground is in the other, nor more than a stray phrase of its sentences."""
    before, after = ground_of(one), ground_of(other)
    assert not {row["outlet"] for row in before.rows} & {row["outlet"] for row in after.rows}
    assert not {party.name for party in before.gold.parties} & {party.name for party in after.gold.parties}
    assert not {event.id for event in before.gold.events} & {event.id for event in after.gold.events}
    assert not {figure.series for figure in before.gold.figures} & {figure.series for figure in after.gold.figures}
    every = "\n".join(before.texts.values())
    assert all(shared(text, every) < 0.02 for text in after.texts.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": "4,711"}, "stands 0 times"),
        ({"low": 7}, "is not 7 to"),
        ({"whose": "Ostmere"}, "nobody is called Ostmere"),
        ({"series": "market-strike"}, "no event or series"),
        ({"copied": "another"}, "but the report is not"),
    ],
)
def test_check_sees_a_wrong_figure(ground: Ground, change: dict[str, object], told: str) -> None:
    """A figure whose words, number, voice, series or origin is wrong is reported, also where the first ground knows the name."""
    change = {key: ground.rows[0]["id"] if value == "another" else value for key, value in change.items()}
    first, *others = ground.gold.figures
    assert any(told in fault for fault in ground.altered(figures=(msgspec.structs.replace(first, **change), *others)))


def test_check_sees_one_sided_dispute(ground: Ground) -> None:
    """Of each dispute two tellings are needed: with one teller's lines alone it is reported."""
    for dispute in ground.gold.disputes:
        teller = next(step.teller for step in ground.gold.talks if step.dispute == dispute.id)
        left = tuple(step for step in ground.gold.talks if step.dispute != dispute.id or step.teller == teller)
        assert f"{dispute.id} is not told in two ways" in ground.altered(talks=left)
