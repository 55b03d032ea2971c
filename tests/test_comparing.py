"""Across an archive: copies are carried on as reports are added, forgotten with them, and worked out anew where nothing is kept."""

from pathlib import Path

import pytest

from accordingto import comparing
from accordingto.compare.origins import Origin
from accordingto.flow import read_text
from accordingto.model import Record
from accordingto.store import Archive, open_archive

WIRE = (
    "Rebels shelled the port of Arvo before dawn, the harbour master said, and two warehouses burned until noon. "
    "Crews moved eleven ships to the outer roads while police closed the coastal road in both directions. "
    "The interior ministry promised an inquiry and said that the ferry to Oskel would not sail before Thursday."
)
OTHER = (
    "Talks between the two delegations resumed in Halden after a pause of nine weeks, mediators said on Monday. "
    "Nobody would say whether the question of the bridges was on the table, and both sides left by separate doors."
)


def record(id: str, text: str, outlet: str, day: str) -> Record:
    return read_text(text, id=id, outlet=outlet, published=day)


def reports() -> list[Record]:
    return [
        record("wire", WIRE, "Meridian", "2025-03-01"),
        record("other", OTHER, "Courier", "2025-03-01"),
        record("copy", f"A night of fire in Arvo. {WIRE}", "Post", "2025-03-02"),
        record("second", f"{WIRE} This paper spoke to nobody else.", "Echo", "2025-03-03"),
    ]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(str(tmp_path / "a.db"), create=True)


def told(archive: Archive) -> dict[str, str]:
    return {id: one.origin for id, one in comparing.origin(archive).items()}


def test_copies_are_carried_on(archive: Archive) -> None:
    """Report by report the same as all at once, and what was looked at is not looked at again."""
    for one in reports():
        archive.add(one)
        comparing.reprints(archive)
    assert told(archive) == {"wire": "wire", "other": "other", "copy": "wire", "second": "wire"}
    assert archive.derived(comparing.REPRINTS) is not None
    at_once = open_archive()
    at_once.add(*reports())
    assert told(at_once) == told(archive)


def test_a_forgotten_report_is_nobody_s_origin(archive: Archive) -> None:
    """After forgetting nothing derived is left, and the next to know the words is the origin."""
    archive.add(*reports())
    assert told(archive)["second"] == "wire"
    archive.forget(archive.forgetting(reports=["wire"]))
    assert archive.derived(comparing.REPRINTS) is None
    assert told(archive) == {"other": "other", "copy": "copy", "second": "copy"}


def test_a_newer_version_takes_the_older_s_place(archive: Archive) -> None:
    """Another text under the same id is compared instead of the first."""
    archive.add(*reports())
    assert told(archive)["copy"] == "wire"
    archive.add(record("copy", OTHER + " The Post has since taken its story down.", "Post", "2025-03-04"))
    assert told(archive)["copy"] == "other"


def test_readers_and_damaged_states(archive: Archive) -> None:
    """A reader keeps it for others; a state that cannot be read, or of another archive of the same name, is made anew."""
    archive.add(*reports())
    with open_archive(archive.path) as reader:
        assert told(reader)["copy"] == "wire"
    assert archive.derived(comparing.REPRINTS) is not None
    with open_archive(archive.path + "2", create=True) as other:
        other._db.execute("INSERT INTO removals (\"at\", what, reports) VALUES ('then', 'reports', 1)")
        Path(f"{archive.path}.reprints").rename(f"{other.path}.reprints")
        assert other.derived(comparing.REPRINTS) is None
    archive.derive(comparing.REPRINTS, 2, b"nonsense")
    assert told(archive)["copy"] == "wire"


def test_passages_of_another_are_that_others_in_a_report_of_its_own() -> None:
    """A report that is mostly its own and took a passage from another: what is not its own sentence is the other's."""
    bulletin = Origin("bulletin", None, "bulletin", False, ("bulletin",), 1.0, ((0, 90),), "bulletin", "")
    paper = Origin("paper", "bulletin", "paper", False, ("paper",), 0.6, ((0, 40),), "bulletin", "")
    known = comparing.as_copies({"bulletin": bulletin, "paper": paper})
    assert [known.of("paper", ((at, at + 5),)) for at in (10, 60)] == ["", "bulletin"]
    assert known.of("bulletin", ((95, 99),)) == ""


def grouped(archive: Archive) -> set[frozenset[str]]:
    return {
        frozenset(map(str, keys))
        for groups in (comparing.same(archive).events(), comparing.same(archive).stories())
        for keys in groups.values()
    }


def test_events_are_carried_on(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for after every report, or once after all of them: the same groups, and those after the last whole block are among them."""
    monkeypatch.setattr(comparing, "BLOCK", 3)
    for one in reports():
        archive.add(one)
        comparing.same(archive)
    kept = archive.derived(comparing.SAME)
    assert kept is not None
    assert kept[0] == 3
    at_once = open_archive()
    at_once.add(*reports())
    assert grouped(at_once) == grouped(archive)
    assert frozenset(("copy", "second", "wire")) in grouped(archive)
    assert {key.report for keys in comparing.same(archive).stories().values() for key in keys} == archive.ids()


def test_looking_keeps_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is to be kept no file appears beside the archive, and the groups are the same."""
    monkeypatch.setattr(comparing, "BLOCK", 2)
    archive.add(*reports())
    looked = comparing.same(archive, keep=False).events()
    assert archive.derived(comparing.SAME) is None
    assert looked == comparing.same(archive).events()


def test_events_of_versions_and_of_what_was_forgotten(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer version takes the older's place; of a forgotten report nothing is left, nor of a state that cannot be read."""
    monkeypatch.setattr(comparing, "BLOCK", 2)
    archive.add(*reports())
    comparing.same(archive)
    archive.add(record("copy", OTHER + " The Post has since taken its story down.", "Post", "2025-03-04"))
    assert frozenset(("copy", "other")) in grouped(archive)
    archive.derive(comparing.SAME, 2, b"nonsense")
    assert frozenset(("copy", "other")) in grouped(archive)
    archive.forget(archive.forgetting(reports=["wire"]))
    assert archive.derived(comparing.SAME) is None
    assert all("wire" not in key.split() for group in grouped(archive) for key in group)
