"""Nothing is lost: killed writers, full disks, read-only files, newer and damaged ones; readers beside a writer."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import zstandard

from accordingto.errors import (
    ArchiveBroken,
    ArchiveFull,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveReadOnly,
    NotAnArchive,
)
from accordingto.store import open_archive
from accordingto.store.connect import NEWEST
from tests.store.made import numbered, records

WRITE = """
import sys
from accordingto.export import jsonl
from accordingto.store import open_archive
from pathlib import Path
archive = open_archive(sys.argv[2], create=True)
archive.add_all(jsonl.read(Path(sys.argv[1])), batch=20, told=lambda given, new: print(given, flush=True))
"""
KILLS = 10  # here; `bench/archive.py` kills fifty times


def test_a_killed_writer_loses_its_batch_at_most(tmp_path: Path) -> None:
    """kill -9 at random moments: what was told stands, the file is sound, and adding again brings all in once."""
    lines, path = tmp_path / "in.jsonl", tmp_path / "a.db"
    count = 600
    lines.write_text("".join(record.to_json() + "\n" for record in numbered(count)))
    chance, told = random.Random(4), 0
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", WRITE, str(lines), str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 12)):
            if line := process.stdout.readline():
                told = max(told, int(line))
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open_archive(str(path)) as archive:
            assert archive._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert len(archive) >= told
            assert len(archive) % 20 == 0
    with open_archive(str(path), write=True) as archive:
        archive.add_all(numbered(count))
        assert len(archive) == count
        assert [r.id for r in archive.records()] == [r.id for r in numbered(count)]


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """SQLite's own "full": the batch goes, what stood before stands, and more fits when there is room again."""
    path = str(tmp_path / "a.db")
    with open_archive(path, create=True) as archive:
        archive.add(*records()[:5])
        pages = archive._db.execute("PRAGMA page_count").fetchone()[0]
        archive._db.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(ArchiveFull) as error:
            archive.add_all(numbered(200), batch=200)
        assert error.value.exit_code == 4
        assert [r.id for r in archive.records()] == [r.id for r in records()[:5]]
        archive._db.execute("PRAGMA max_page_count = 1000000")
        assert archive.add_all(numbered(50)) == 50


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root")
def test_a_really_full_disk(tmp_path: Path) -> None:
    """The same on a file system of two megabytes."""
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path)], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        with open_archive(str(tmp_path / "a.db"), create=True) as archive:
            with pytest.raises(ArchiveFull):
                archive.add_all(numbered(5000), batch=10)
            kept = len(archive)
            assert kept
        with open_archive(str(tmp_path / "a.db")) as archive:
            assert len(archive) == kept
            assert archive._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_missing_foreign_newer_and_damaged(tmp_path: Path) -> None:
    """Each is told apart, with its cure, and none is changed."""
    with pytest.raises(ArchiveMissing):
        open_archive(str(tmp_path / "none.db"))
    foreign, text, newer, broken = (tmp_path / name for name in ("foreign.db", "text.db", "newer.db", "broken.db"))
    sqlite3.connect(foreign).execute("CREATE TABLE t (x)").connection.close()
    text.write_text("This is a report, not an archive. " * 100)
    for path in (newer, broken):
        with open_archive(str(path), create=True) as archive:
            archive.add_all(numbered(60))
    db = sqlite3.connect(newer)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    data = bytearray(broken.read_bytes())
    data[8192 * 3 : 8192 * 40] = os.urandom(8192 * 37)
    broken.write_bytes(data)
    for path, error in ((foreign, NotAnArchive), (text, NotAnArchive), (newer, ArchiveNewer)):
        before = path.read_bytes()
        with pytest.raises(error):
            open_archive(str(path), write=True)
        assert path.read_bytes() == before
    with pytest.raises((ArchiveBroken, NotAnArchive)):
        _used(broken)


def _used(path: Path) -> None:
    with open_archive(str(path), write=True) as archive:
        list(archive.records())
        list(archive.statements())
        archive.add_all(numbered(100))


def test_a_read_only_archive_is_read_and_not_written(tmp_path: Path) -> None:
    """Reading works where nothing may be written; adding says so."""
    path = tmp_path / "a.db"
    with open_archive(str(path), create=True) as archive:
        archive.add(*records()[:3])
    with open_archive(str(path)) as archive:
        assert len(archive) == 3
        with pytest.raises(ArchiveReadOnly) as error:
            archive.add(records()[4])
        assert error.value.exit_code == 4


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    """A reader sees the last whole batch, never half of one, and is not kept waiting."""
    path = str(tmp_path / "a.db")
    with open_archive(path, create=True) as writer, open_archive(path) as one, open_archive(path) as two:
        writer.add(*records()[:4])
        writer._db.execute("BEGIN IMMEDIATE")
        writer._writer.put(records()[5], added="now", current=True)
        assert len(one) == len(two) == 4
        writer._db.execute("COMMIT")
        assert len(one) == len(two) == 5


def test_an_archive_of_every_version_opens(tmp_path: Path) -> None:
    """There is an archive of each version of the tables beside this test, and each opens and answers."""
    kept = sorted((Path(__file__).parent / "archives").glob("*.db.zst"))
    assert [int(path.name.split(".")[0]) for path in kept] == list(range(1, NEWEST + 1))
    for file in kept:
        path = tmp_path / file.stem
        path.write_bytes(zstandard.ZstdDecompressor().decompress(file.read_bytes()))
        with open_archive(str(path)) as old:  # only read, the tables stay as they are
            told = (old.sources(), old.search("the")[1], old.statements().count())
        with open_archive(str(path), write=True) as archive:
            assert archive._db.execute("PRAGMA user_version").fetchone()[0] == NEWEST
            assert archive._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert len(archive) == len(list(archive.records())) == 3
            assert [j.by for j in archive.judgements()] == ["tester"]
            assert archive.statements().count() == sum(len(record.statements) for record in archive.records())
            assert (archive.sources(), archive.search("the")[1], archive.statements().count()) == told
            assert archive.search(f"party:{archive.sources()[0][0].name}")[1]
            assert archive.add(*records()) >= len(records()) - 3
            with open_archive(create=True) as fresh:
                fresh.add_all(archive.records())
                assert archive.sources() == fresh.sources()
