"""Forgetting leaves no trace: not in tables, index, judgements, names, terms or the file's bytes; the rest stays as it was."""

from pathlib import Path

import msgspec
import pytest

from accordingto.errors import NotInArchive
from accordingto.model import Judgement
from accordingto.store import Archive, open_archive
from accordingto.store.forget import blacked_out
from tests.store.made import records

TABLES = (
    "reports",
    "records",
    "names",
    "aliases",
    "parties",
    "statements",
    "events",
    "figures",
    "participants",
    "voices",
    "terms",
    "judgements",
)


def filled(path: Path) -> Archive:
    archive = open_archive(str(path), create=True)
    archive.add(*records())
    archive.judge(
        *(
            Judgement(record=r.id, item="s1", by="me", at="2026-01-01T00:00:00Z", verdict="correct", value={"source": "Nadia Verel"})
            for r in records()
        )
    )
    return archive


def test_a_report_goes_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    """Everything forgotten, no table has a row, and no name stands in the file or its journal."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        names = {w.encode() for r in records() for p in r.parties for w in p.name.split() if w[:1].isupper() and len(w) > 4}
        archive.forget(archive.forgetting(reports=[r.id for r in records()]))
        for table in TABLES:
            assert archive._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table
        assert archive.removals()[0][1:] == ("reports", len(records()))
        dictionary = archive._db.execute("SELECT value FROM meta WHERE key = 'dictionary'").fetchone()[0]
        data = path.read_bytes() + Path(f"{path}-wal").read_bytes()
    data = data.replace(b"\x00", b"").lower()
    assert names
    assert not {name for name in names if name.lower() in data and name.lower() not in dictionary.lower()}


def test_the_others_stay_as_they_were(tmp_path: Path) -> None:
    """Forgetting one report changes no answer about the others."""
    with filled(tmp_path / "a.db") as archive, open_archive() as fresh:
        archive.forget(archive.forgetting(reports=[records()[0].id]))
        fresh.add(*records()[1:])
        assert list(archive.lines()) == list(fresh.lines())
        for what in ("statements", "events", "figures"):
            assert list(archive.ask(what, _all())) == list(fresh.ask(what, _all()))  # type: ignore[arg-type]
        assert archive.sources() == fresh.sources()
        for table in ("names", "aliases", "terms", "voices"):
            count = f"SELECT count(*) FROM {table}"
            assert archive._db.execute(count).fetchone() == fresh._db.execute(count).fetchone(), table
        assert [h.record.id for h in archive.search("ceasefire", limit=99)[0]] == [
            h.record.id for h in fresh.search("ceasefire", limit=99)[0]
        ]


def _all() -> object:
    from accordingto.store import Question

    return Question(order="text")


def test_a_person_is_blacked_out_everywhere(tmp_path: Path) -> None:
    """The name is in no record, judgement, index or byte of the file; all offsets stay right, and the search finds the rest."""
    path = tmp_path / "a.db"
    with filled(path) as archive:
        plan = archive.forgetting(person=("Nadia Verel",))
        assert plan.reports
        archive.forget(plan)
        assert not any("Verel" in record.to_json() for record in archive.records())
        assert not any("Verel" in str(judgement.value) for judgement in archive.judgements())
        assert archive.search("Verel")[1] == 0
        assert len(archive) == len(records())
        data = path.read_bytes() + Path(f"{path}-wal").read_bytes()
        for record in archive.records():
            old = next(r for r in records() if r.id == record.id)
            assert len(record.report.text) == len(old.report.text)
            assert [record.words(s.cue) for s in record.statements] == [old.words(s.cue) for s in old.statements]
    assert b"verel" not in data.lower()


def test_what_is_not_there_cannot_be_forgotten(tmp_path: Path) -> None:
    """An unknown report or name is wrong use, and nothing changes."""
    with filled(tmp_path / "a.db") as archive:
        for what in ({"reports": ["nothing"]}, {"person": ("Nobody Atall",)}):
            with pytest.raises(NotInArchive):
                archive.forgetting(**what)  # type: ignore[arg-type]
        assert archive.removals() == []


def test_surnames_go_where_they_are_written_as_names() -> None:
    """A surname that is a common word stays where it is one; addresses lose the name, too."""
    record = records()[0]
    text = "Anna Price said the price rose. Price, 40, left. ANNA PRICE SPEAKS."
    report = msgspec.structs.replace(
        record.report,
        text=text,
        title=None,
        parts=(),
        dateline=None,
        source=msgspec.structs.replace(record.report.source, uri="https://a.example/anna-price-x"),
    )
    bare = msgspec.structs.replace(record, report=report, parties=(), statements=(), events=(), figures=(), times=(), places=(), notes=())
    made = blacked_out(bare, ("Anna Price",))
    assert made.report.text == "████ █████ said the price rose. █████, 40, left. ████ █████ SPEAKS."
    assert made.report.source.uri == "https://a.example/████-█████-x"
