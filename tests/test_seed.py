"""A real report as it arrived: what a careful reader would write down. Expectations only; its text may not stand here."""

import os
from pathlib import Path

import pytest

import accordingto
from accordingto.model import Record

DATA = Path(os.environ.get("ACCORDINGTO_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
SEED = DATA.parent / "seed" / "report.md"
pytestmark = pytest.mark.skipif(
    not SEED.is_file() and "ACCORDINGTO_REQUIRE_DATA" not in os.environ, reason=f"the seed report is not at {SEED}"
)


@pytest.fixture(scope="module")
def undated(both_engines: str) -> Record:
    return accordingto.read(str(SEED))


@pytest.fixture(scope="module")
def dated(both_engines: str) -> Record:
    return accordingto.read(str(SEED), published="2024-06-02")


def said(record: Record, cue: str) -> list[tuple[str | None, str, str]]:
    """Speaker, first words of the content and form of the statements with that cue."""
    return [
        (record.speaker(s), " ".join(record.words(s.content).split()[:4]), s.form)
        for s in record.statements
        if cue in record.words(s.cue).split()
    ]


def test_where_it_comes_from(undated: Record) -> None:
    """Outlet, address, dateline and agency; no year, so no date of publication."""
    report = undated.report
    assert report.outlet == "Radio Habana Cuba"
    assert report.source.uri.startswith("https://www.radiohc.cu/")
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.agency) == ("Beirut", "RHC")
    assert report.published is None
    assert report.language == "en"
    assert report.title is not None
    assert report.title.startswith("Hamas affirms")


def test_residue_is_set_aside(undated: Record) -> None:
    """Broken image, drop capital, rules and footer are not text, and are kept by their bytes."""
    data = SEED.read_bytes()
    kept = " ".join(data[start:end].decode() for start, end in (r.bytes for r in undated.report.residue))
    for line in ("Image not found", "**d**", "---", "radiohc.cu", "**Radio Habana Cuba**"):
        assert line in kept
        assert line not in undated.report.text


def test_who_said_what(undated: Record) -> None:
    """The headline's claim and seven statements, each with its speaker resolved."""
    haniyeh = "Ismail Haniyeh"
    assert said(undated, "affirms")[0][0] == "Hamas"
    assert said(undated, "has") == [(haniyeh, "the Israeli regime was", "indirect")]
    assert (haniyeh, "“The occupation is using", "direct") in said(undated, "said")
    assert [(s, f) for s, _, f in said(undated, "added")] == [(haniyeh, "direct"), (haniyeh, "direct")]
    assert [(s, f) for s, _, f in said(undated, "noted")] == [(haniyeh, "direct")]
    assert [s for s, _, _ in said(undated, "referring")] == [haniyeh]
    assert [s for s, _, _ in said(undated, "pointed")] == [haniyeh]
    assert len(undated.statements) <= 12


def test_who_he_is(undated: Record) -> None:
    """The leader has his role and his group."""
    party = next(p for p in undated.parties if p.name == "Ismail Haniyeh")
    assert party.kind == "person"
    assert "Political Bureau" in (party.role or "")
    group = undated.party(party.of)
    assert group is not None
    assert group.name == "Hamas"


def test_what_was_counted(undated: Record) -> None:
    """At least 36,224 killed in the outlet's own voice, a subset without a number, 105 captives released."""
    killed = next(f for f in undated.figures if f.kind == "killed" and f.low == 36224)
    assert killed.high is None
    assert killed.according_to == ()
    assert killed.of is not None
    assert undated.words(killed.of.spans) == "Palestinians"
    subset = next(f for f in undated.figures if f.subset_of == killed.id)
    assert (subset.low, subset.high) == (None, None)
    released = next(f for f in undated.figures if f.kind == "released")
    assert (released.low, released.high) == (105, 105)


@pytest.mark.parametrize(
    ("type_", "trigger", "actors"),
    [
        ("CONSULT", "mediating", {"Egypt", "Qatar"}),
        ("AGREE", "agreed", {"Hamas"}),
        ("REJECT", "rejected", {"Israel"}),
        ("SUPPORT", "recognition", {"Spain", "Ireland", "Norway"}),
        ("RETREAT", "released", {"Hamas"}),
    ],
)
def test_who_did_what(undated: Record, type_: str, trigger: str, actors: set[str]) -> None:
    """The mediation, the agreement, the rejection, the recognition, the release."""
    found = [
        e for e in undated.events if undated.words(e.trigger) == trigger and e.type in (type_, "CONCEDE" if type_ == "AGREE" else type_)
    ]
    assert found
    names = [{getattr(undated.party(a.party), "name", None) for a in e.actors} for e in found]
    assert actors in names


def test_without_a_year(undated: Record) -> None:
    """A note says that the year is missing; values keep X, have no interval, and the dateline as anchor."""
    assert any(note.code == "missing-year" for note in undated.notes)
    values = {undated.words(t.spans).casefold().removeprefix("on ").removeprefix("in "): t for t in undated.times}
    for words in ("friday", "last october", "november", "early may"):
        time = values[words]
        assert "X" in (time.value or "")
        assert (time.start, time.end) == (None, None)
        assert "dateline" in (time.anchor or "") + (time.basis or "")


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        ("friday", "2024-05-31", "2024-05-31", "2024-05-31"),
        ("last october", "2023-10", "2023-10-01", "2023-10-31"),
        ("november", "2023-11", "2023-11-01", "2023-11-30"),
        ("early may", "2024-05", "2024-05-01", "2024-05-10"),
    ],
)
def test_with_the_date_given(dated: Record, words: str, value: str, start: str, end: str) -> None:
    """With the date of publication given, each time has its interval and its basis."""
    time = next(t for t in dated.times if dated.words(t.spans).casefold().endswith(words))
    assert (time.value, time.start, time.end) == (value, start, end)
    assert time.basis
