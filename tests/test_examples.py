"""The examples read as a careful reader would write them down (`examples.toml`); they are also what the demo shows."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from accordingto import flow
from accordingto.errors import AccordingToError
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "examples"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "examples.toml").read_text("utf-8"))


@cache
def records() -> dict[str, Record]:
    """All examples, read in one run as the demo reads them, by the names of their files."""
    settings = Settings()
    names = sorted(path.stem for path in FOLDER.iterdir() if path.stem != "README")
    found = list(flow.outcomes(sources.open_many([str(FOLDER)], Origin(uri=""), settings), settings=settings))
    assert not [outcome for outcome in found if isinstance(outcome, AccordingToError)]
    return {name: record for name, record in zip(names, found, strict=True) if isinstance(record, Record)}


def test_every_example_is_expected_and_read() -> None:
    """No example stands without expectations; there are at least sixteen, from five outlets, in all forms."""
    assert list(records()) == sorted(EXPECTED)
    assert len(EXPECTED) >= 16
    assert {path.suffix for path in FOLDER.iterdir()} == {".html", ".md", ".txt"}
    outlets = {record.report.outlet for record in records().values()} - {None}
    assert outlets == {"Meridian Wire", "Kestrian State News Agency", "Delta Voice", "The Luhn Courier", "Radio Pellau 94.2"}


@pytest.mark.parametrize("name", EXPECTED)
def test_where_it_comes_from(name: str) -> None:
    """Outlet, dateline, day and residue are what the page or text says."""
    expected, report = EXPECTED[name], records()[name].report
    assert report.outlet == expected.get("outlet")
    assert (report.dateline.place if report.dateline else None) == expected.get("place")
    assert (report.dateline.agency if report.dateline else None) == expected.get("agency")
    assert (report.published or "")[:10] == expected.get("published", "")
    assert set(expected.get("set_aside", ())) <= {piece.what for piece in report.residue}
    assert report.language == "en"


@pytest.mark.parametrize(("name", "row"), [(name, row) for name in EXPECTED for row in EXPECTED[name].get("said", ())])
def test_who_said_what(name: str, row: list[str]) -> None:
    """A statement with this speaker, cue, content and act is there."""
    speaker, cue, content, act = row
    record = records()[name]
    fitting = [s for s in record.statements if cue in record.words(s.cue) and content in record.words(s.content) and s.act == act]
    assert any(speaker.casefold() in (record.speaker(s) or "").casefold() for s in fitting), [record.speaker(s) for s in fitting]
    assert all(s.polarity == "denies" for s in fitting) == (act == "denies")


@pytest.mark.parametrize(("name", "row"), [(name, row) for name in EXPECTED for row in EXPECTED[name].get("counted", ())])
def test_what_was_counted(name: str, row: list[Any]) -> None:
    """A figure with these words, bounds and kind is there."""
    words, low, high, kind = (None if value == "" else value for value in row)
    record = records()[name]
    fitting = [f for f in record.figures if record.words(f.spans) == words]
    assert any((f.low, f.high) == (low, high) and kind in (None, f.kind) for f in fitting), fitting


def test_a_revised_toll_and_its_subset() -> None:
    """ "rose to 31 from 24": the new total is revised up; the twelve children are part of a toll."""
    record = records()["04-meridian-toll-rises"]
    by_words = {record.words(f.spans): f for f in record.figures}
    assert by_words["31"].revised == "up"
    assert by_words["Twelve"].subset_of is not None


def test_a_reprint_has_the_same_statements() -> None:
    """Word for word the same text has the same record of who said what, whatever stands around it."""
    first, again = records()["04-meridian-toll-rises"], records()["08-radio-pellau-toll-reprint"]
    assert [(first.words(s.cue), first.words(s.content)) for s in first.statements] == [
        (again.words(s.cue), again.words(s.content)) for s in again.statements
    ]


def test_three_deep() -> None:
    """A diplomat's words, told by an official: the chain names outlet, official and diplomat."""
    record = records()["13-courier-proposal"]
    inner = next(s for s in record.statements if "had told" in record.words(s.cue))
    chain = record.chain(inner)
    assert chain[0] == "The Luhn Courier"
    assert "diplomat" in chain[-1]
    assert len(chain) >= 3


def test_a_missing_year_stays_missing() -> None:
    """A dateline without a year, and nothing else that settles it: a note, and no interval for its day."""
    record = records()["14-radio-pellau-prisoners"]
    assert any(note.code == "missing-year" for note in record.notes)
    assert record.report.dateline is not None
    day = record.time(record.report.dateline.date)
    assert day is not None
    assert (day.start, day.end) == (None, None)
