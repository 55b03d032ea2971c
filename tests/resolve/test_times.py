"""Times get the values, intervals, anchors and bases that a careful reader would give them, and no more."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from accordingto.extract import times as extractor
from accordingto.lang import table
from accordingto.model import Dateline, Drafts, Note, Report, Time
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve import times
from accordingto.settings import Settings

EXAMPLES = table("en", "examples/dates")["example"]
TEXT = "TARSA, June 2 (VNA) -- The envoy spoke on Friday. War began last October, paused in November and resumed in early May."


def resolved(text: str, published: str | None = None, dateline: str = "", uri: str = "-") -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    report: Report = sources.from_text(text).report
    spans = ((text.index(dateline), text.index(dateline) + len(dateline)),)
    report = msgspec.structs.replace(
        report,
        published=published,
        dateline=Dateline(place="TARSA", spans=spans) if dateline else None,
        source=msgspec.structs.replace(report.source, uri=uri),
    )
    parsed = next(pipeline.parse([report]))
    drafts = Drafts(times=extractor.extract(parsed, Drafts(), Settings()))
    return times.resolve(parsed, drafts)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["rule"])
def test_examples(example: dict[str, Any]) -> None:
    """Each sentence of the language's examples has its times, with their types, values and intervals."""
    found, _ = resolved(example["text"], example.get("published", "2024-06-02"))
    told = [[example["text"][slice(*t.spans[0])], t.type, t.value or "", t.start or "", t.end or ""] for t in found]
    assert told == example["times"]


def test_ids_in_text_order() -> None:
    """Times are numbered in text order and never overlap."""
    found, _ = resolved(TEXT, "2024-06-02")
    assert [t.id for t in found] == [f"t{i + 1}" for i in range(len(found))]
    assert all(a.spans[0][1] <= b.spans[0][0] for a, b in pairwise(found))


def test_missing_year_is_kept() -> None:
    """Without a year the value keeps X, no interval is drawn, the anchor is the dateline, and one note says the cure."""
    found, notes = resolved(TEXT, dateline="TARSA, June 2 (VNA)")
    assert [t.value for t in found] == ["XXXX-06-02", "XXXX-WXX-5", "XXXX-10", "XXXX-11", "XXXX-05"]
    assert all(t.start is None and t.end is None for t in found)
    assert {t.anchor for t in found} == {"dateline June 2"}
    assert [note.code for note in notes] == ["missing-year"]
    assert "--published" in notes[0].message


def test_missing_date_is_kept() -> None:
    """Without any date what hangs on it keeps X, what does not is settled, and the note says so."""
    found, notes = resolved("He spoke today, two days ago and in 1993.")
    assert [(t.value, t.start) for t in found] == [("XXXX-XX-XX", None), ("XXXX-XX-XX", None), ("1993", "1993-01-01")]
    assert [note.code for note in notes] == ["missing-date"]


def test_days_that_need_no_year() -> None:
    """What all years agree on is kept: the day before 2 June is 1 June in each."""
    found, _ = resolved("TARSA, June 2 -- He left yesterday and last week.", dateline="TARSA, June 2")
    assert [t.value for t in found] == ["XXXX-06-02", "XXXX-06-01", "XXXX-WXX"]


@pytest.mark.parametrize(
    ("given", "basis"),
    [
        ({"published": "2024-06-03"}, "its year from published 2024-06-03"),
        ({"published": "2024"}, "its year from published 2024"),
        ({"uri": "https://varnia.example/2024/06/02/envoy"}, "its year from the date in the report's address"),
    ],
)
def test_evidence_of_the_year(given: dict[str, str], basis: str) -> None:
    """The published date and a date in the address settle the dateline's year, and the basis says which."""
    found, notes = resolved(TEXT, dateline="TARSA, June 2 (VNA)", **given)
    assert [t.value for t in found] == ["2024-06-02", "2024-05-31", "2023-10", "2023-11", "2024-05"]
    assert all(basis in (t.basis or "") for t in found)
    assert not notes


def test_fresh_full_date_settles_the_year() -> None:
    """A full date with its right weekday a few days before the dateline settles its year; an anniversary does not."""
    fresh, _ = resolved("TARSA, June 2 -- He spoke on Friday, May 31, 2024. He left today.", dateline="TARSA, June 2")
    assert fresh[-1].value == "2024-06-02"
    old, _ = resolved("TARSA, June 2 -- The treaty was signed on June 1, 1974. He left today.", dateline="TARSA, June 2")
    assert old[-1].value == "XXXX-06-02"
    wrong, _ = resolved("TARSA, June 2 -- He spoke on Monday, May 31, 2024. He left today.", dateline="TARSA, June 2")
    assert wrong[-1].value == "XXXX-06-02"


def test_dateline_far_from_publication() -> None:
    """A dateline long before the published date does not move the report's day."""
    found, _ = resolved("TARSA, March 2 -- He left yesterday.", "2024-06-02", dateline="TARSA, March 2")
    assert found[-1].value == "2024-06-01"


def test_undated_things_have_no_anchor() -> None:
    """A time that its own words settle has no anchor; one counted from another names its words."""
    found, _ = resolved("On 12 May 2019 rebels came. The following day they left.", "2024-06-02")
    assert found[0].anchor is None
    assert found[1].anchor == "'12 May 2019'"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "May", "1", "٣ مايو ٢٠٢٤", "٢٠٢٤-٠٦-٠٢", "frıday", "9" * 500 + " years ago", "½ day", "'80s", "5/5/5"]
)
@pytest.mark.parametrize("published", [None, "2024-06-02", "0001-01-01", "9999-12-31", "2024-02-30", "soon", "2024"])
def test_strange_texts(text: str, published: str | None) -> None:
    """No text and no published date raises, and every span is inside the text."""
    found, _ = resolved(text, published)
    assert all(0 <= s < e <= len(text) for t in found for s, e in t.spans)


def test_reached_ends_of_the_calendar() -> None:
    """Steps beyond what a calendar can count stop inside it."""
    found, _ = resolved("It fell 900,000 days ago. The next morning 9,999 years later they came. That night they left.", "2024-06-02")
    assert len(found) == 4
