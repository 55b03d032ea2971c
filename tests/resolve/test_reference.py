"""The day a report's times are counted from: what settles it, and that nothing else does."""

from datetime import date

import msgspec
import pytest

from accordingto.extract import times as extractor
from accordingto.model import Dateline, Drafts
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve.reference import Reference, reference
from accordingto.settings import Settings


def known(text: str, *, dateline: str = "", published: str | None = None, uri: str = "-", retrieved: str | None = None) -> Reference:
    report = sources.from_text(text).report
    start = text.index(dateline)
    report = msgspec.structs.replace(
        report,
        published=published,
        dateline=Dateline(place="TARSA", spans=((start, start + len(dateline)),)) if dateline else None,
        source=msgspec.structs.replace(report.source, uri=uri, retrieved=retrieved),
    )
    parsed = next(pipeline.parse([report]))
    return reference(report, Drafts(times=extractor.extract(parsed, Drafts(), Settings())))


@pytest.mark.parametrize(
    ("text", "dateline", "given", "expected", "anchor"),
    [
        ("He left.", "", {"published": "2024-06-02"}, date(2024, 6, 2), "published 2024-06-02"),
        ("He left.", "", {"uri": "https://varnia.example/2024/06/02/a"}, date(2024, 6, 2), "address 2024-06-02"),
        ("TARSA, 9 JAN 90 (VNA) -- He left.", "TARSA, 9 JAN 90 (VNA)", {}, date(1990, 1, 9), "dateline 9 JAN 90"),
        ("TARSA, December 31 -- He left.", "TARSA, December 31", {"published": "2024-01-01"}, date(2023, 12, 31), "dateline December 31"),
        ("TARSA, March 1 -- He left.", "TARSA, March 1", {"published": "2024-06-02"}, date(2024, 6, 2), "published 2024-06-02"),
    ],
)
def test_settled(text: str, dateline: str, given: dict[str, str], expected: date, anchor: str) -> None:
    """The dateline's day where it is near the published date, else that; else a full date in the address."""
    found = known(text, dateline=dateline, **given)
    assert (found.days, found.anchor, found.missing) == ((expected,), anchor, None)


def test_weekday_settles_the_one_year_in_which_it_fits() -> None:
    """Between the latest past year told and the year of retrieval, one year in which 2 June is a Sunday is enough; two are not."""
    text = "TARSA, Sunday, June 2 -- The war that began in 2021 goes on."
    one = known(text, dateline="TARSA, Sunday, June 2", retrieved="2026-01-05T10:00:00Z")
    assert (one.days, one.basis) == ((date(2024, 6, 2),), "the one year in which its weekday fits")
    two = known(text, dateline="TARSA, Sunday, June 2", retrieved="2031-01-05T10:00:00Z")
    assert two.missing == "year"
    assert {day.isoweekday() for day in two.days} == {7}


@pytest.mark.parametrize(
    "uri", ["https://varnia.example/2024/a", "https://varnia.example/2021/03/04/2024/06/02", "https://varnia.example/id/20249999"]
)
def test_unsure_addresses(uri: str) -> None:
    """A year alone, two dates, or digits that are no date settle nothing."""
    assert known("He left.", uri=uri).missing == "date"


def test_a_far_address_does_not_settle_the_dateline() -> None:
    """A date in the address far from the dateline's day is not its year."""
    found = known("TARSA, June 2 -- He left.", dateline="TARSA, June 2", uri="https://varnia.example/2019/11/20/a")
    assert found.missing == "year"
