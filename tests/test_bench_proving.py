"""The proving ground holds together: every word of its gold stands in its report, and its check sees where one does not."""

from collections import Counter

import msgspec
import pytest

from accordingto.readers import sources
from bench.proving import Figure, Gold, Words, gold, reports, span, standing
from bench.proving.check import bounds, faults

ROWS = reports()
GOLD = gold()


def altered(**changes: object) -> list[str]:
    """What the check says of a gold with these changes."""
    return list(faults(msgspec.structs.replace(GOLD, **changes), ROWS))


def first_figure(**changes: object) -> Gold:
    """The gold with its first figure changed."""
    figures = (msgspec.structs.replace(GOLD.figures[0], **changes), *GOLD.figures[1:])
    return msgspec.structs.replace(GOLD, figures=figures)


def test_gold_fits() -> None:
    """The gold and the reports fit each other: words, names, numbers, days, copies and look-alikes."""
    assert list(faults(GOLD, ROWS)) == []


def test_size() -> None:
    """At least 44 reports from six outlets over a month, every kind of copy, every step of the talks, every telling of a dispute."""
    assert len(ROWS) >= 44
    assert len({row["outlet"] for row in ROWS}) == 6
    assert {row["published"][:7] for row in ROWS} == {"2018-10"}
    assert set(Counter(r.kind for r in GOLD.reprints)) == {"verbatim", "cut", "edited", "partial"}
    assert len({step.step for step in GOLD.talks}) == 11
    assert {part for step in GOLD.talks for part in step.parts} == {"captives", "withdrawal", "aid", "duration"}


def test_reports_are_lines_of_extract() -> None:
    """Every report is read as a line of `accordingto extract` with its outlet and its text exactly as it is, oldest first."""
    for number, row in enumerate(ROWS):
        reading = sources.from_row(dict(row), number)
        assert (reading.report.text, reading.report.outlet, reading.report.title) == (row["text"], row["outlet"], row["title"])
    days = [row["published"][:10] for row in ROWS]
    assert days == sorted(days)


def test_span_leads_to_the_words() -> None:
    """The span of a figure is its words, in the phrase that tells it from others like it."""
    texts = {row["id"]: row["text"] for row in ROWS}
    for figure in GOLD.figures:
        start, end = span(figure, texts[figure.report])
        assert texts[figure.report][start:end] == figure.words


def test_words_are_whole() -> None:
    """A number is not found inside another."""
    assert standing("6", "16 of 60,000, 6.5 and 6.") == [(22, 23)]


@pytest.mark.parametrize("text", ["Nine were hurt.", "Six, six."])
def test_missing_or_ambiguous_words(text: str) -> None:
    """Words that stand nowhere or more than once have no span."""
    with pytest.raises(ValueError, match="times in"):
        span(Words(report="a", words="six"), text.lower())


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least nine", 9, None),
        ("more than 260", 261, None),
        ("up to ten", None, 10),
        ("Twenty-one", 21, 21),
        ("around a dozen", 12, 12),
        ("38,500", 38500, 38500),
        ("between 20 and 30", 20, 30),
        ("dozens", 24, None),
        ("No", 0, 0),
        ("nobody", 0, 0),
    ],
)
def test_bounds(words: str, low: int | None, high: int | None) -> None:
    """Low and high follow from the words as the guide reads them."""
    assert bounds(words) == (low, high)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": "4,711"}, "stands 0 times"),
        ({"low": 7}, "is not 7 to"),
        ({"whose": "somebody"}, "nobody is called somebody"),
        ({"series": "no-such-strike"}, "no event or series"),
        ({"through": ("Osttel",)}, "not through its own outlet"),
        ({"as_of": GOLD.figures[-1].as_of}, "after the report"),
        ({"copied": "osttel-1002"}, "but the report is not"),
    ],
)
def test_check_sees_a_wrong_figure(change: dict[str, object], told: str) -> None:
    """A figure whose words, number, voice, series, way, day or origin is wrong is reported."""
    assert any(told in fault for fault in faults(first_figure(**change), ROWS))


def test_check_sees_wrong_copies() -> None:
    """A reprint of a report that shares nothing with it is reported, and a look-alike that is a copy."""
    wrong = msgspec.structs.replace(GOLD.reprints[0], taken_from="osttel-1002", origin="osttel-1002")
    assert any("only 0.0" in fault for fault in altered(reprints=(wrong, *GOLD.reprints[1:])))
    pair = msgspec.structs.replace(GOLD.lookalikes[0], reports=(GOLD.reprints[0].report, GOLD.reprints[0].origin))
    assert any("look alike too much" in fault for fault in altered(lookalikes=(pair,)))


def test_check_sees_one_sided_dispute() -> None:
    """A dispute of which one telling only is left is reported."""
    key = GOLD.disputes[0].id
    teller = next(step.teller for step in GOLD.talks if step.dispute == key)
    left = tuple(step for step in GOLD.talks if step.dispute != key or step.teller == teller)
    assert f"{key} is not told in two ways" in altered(talks=left)


def test_copied_claims_keep_their_value() -> None:
    """A claim that came with a copied passage says what it said there, so that counting it twice can be seen."""

    def value(figure: Figure) -> tuple[object, ...]:
        return figure.low, figure.high, figure.kind, figure.whose, figure.series

    by_report = {report: {value(f) for f in GOLD.figures if f.report == report} for report in {f.report for f in GOLD.figures}}
    copied = [figure for figure in GOLD.figures if figure.copied in by_report]
    assert copied
    assert all(value(figure) in by_report[figure.copied or ""] for figure in copied)
