"""Forgetting leaves no trace: not in tables, index, judgements, names, terms or the file's bytes; the rest stays as it was."""

import json
from pathlib import Path

import msgspec
import pytest

from accordingto.errors import NotInArchive, TraceLeft
from accordingto.model import Judgement, Record
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
    "speakers",
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
        for table in ("names", "aliases", "terms", "voices", "speakers"):
            count = f"SELECT count(*) FROM {table}"
            assert archive._db.execute(count).fetchone() == fresh._db.execute(count).fetchone(), table
        assert [h.record.id for h in archive.search("ceasefire", limit=99)[0]] == [
            h.record.id for h in fresh.search("ceasefire", limit=99)[0]
        ]


def versions(*texts: str) -> list[Record]:
    """Versions of one page, each saved a day later than the one before, under ids of their own."""
    made = []
    for number, text in enumerate(texts):
        report = records()[0].report
        source = msgspec.structs.replace(report.source, uri="https://paper.example/story")
        report = msgspec.structs.replace(report, source=source, published=f"2025-03-0{number + 1}", text=text + report.text[len(text) :])
        made.append(msgspec.structs.replace(records()[0], id=f"v{number}", report=report))
    return made


def test_a_report_goes_with_its_versions() -> None:
    """Versions of one address go together, whichever is named, and those of other addresses stay."""
    for named in ("v0", "v1"):
        archive = open_archive()
        archive.add(*versions("One", "Two"), records()[1])
        plan = archive.forgetting(reports=[named])
        assert [id for id, _ in plan.reports] == ["v0", "v1"]
        archive.forget(plan)
        assert [record.id for record in archive.records()] == [records()[1].id]
        assert archive.sources()[0] == fresh(records()[1]).sources()[0]


def fresh(*kept: Record) -> Archive:
    archive = open_archive()
    archive.add(*kept)
    return archive


def test_blacking_out_keeps_which_version_answers() -> None:
    """Also where two readings of a report are of one moment, and where they become the same."""
    one = records()[0]
    other = msgspec.structs.replace(one, statements=one.statements[:1])
    archive = fresh(one, other)
    archive.forget(archive.forgetting(person=("Nadia Verel",)))
    assert archive.statements().count() == 1
    assert archive.sources()[0] == fresh(*archive.records()).sources()[0]
    bylined = [msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, byline=(name,))) for name in ("Ann Lee", "Ann Poe")]
    archive = fresh(*bylined)
    archive.forget(archive.forgetting(person=("Ann Lee", "Ann Poe", "Nadia Verel")))
    assert len(archive) == len(list(archive.records())) == 1
    assert archive.statements().count() == len(one.statements)


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


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("記者王小明說停火。明天再談。", "王小明", "記者███說停火。明天再談。"),
        ("قال أحمد سالم ولأحمد سالم", "أحمد سالم", "قال ████ ████ ██████ ████"),
        ("לדוד לוין אמר דוד לוין", "דוד לוין", "████ ████ אמר ███ ████"),
    ],
)
def test_a_name_goes_in_the_way_its_script_writes_it(text: str, name: str, left: str) -> None:
    """Without spaces around it, and behind the little words that are written together with it; the file holds it nowhere."""
    line = json.loads(records()[0].to_json())
    line["report"]["text"], line["report"]["title"], line["report"]["parts"], line["report"]["dateline"] = text, None, [], None
    for key in ("parties", "statements", "events", "figures", "times", "places", "notes"):
        line[key] = []
    archive = open_archive()
    archive.add(Record.from_json(json.dumps(line)))
    archive.forget(archive.forgetting(person=(name,)))
    assert [record.report.text for record in archive.records()] == [left]
    assert archive.search(name)[1] == 0


def test_the_snapshot_goes_too_and_what_a_killed_writer_left(tmp_path: Path) -> None:
    """Nothing beside the archive keeps what it forgot; where the disk does not let go, it is said."""
    with filled(tmp_path / "a.db") as archive:
        archive.sql("SELECT 1")
        left = tmp_path / ".a.db.parquet.killed"
        left.mkdir()
        (left / "reports.parquet").write_bytes(b"Nadia Verel")
        archive.forget(archive.forgetting(person=("Nadia Verel",)))
        assert {path.name for path in tmp_path.iterdir()} <= {"a.db", "a.db-wal", "a.db-shm"}
        (tmp_path / "a.db.parquet" / "folder").mkdir(parents=True)
        with pytest.raises(TraceLeft, match=r"a\.db\.parquet"):
            archive.forget(archive.forgetting(reports=[records()[0].id]))
