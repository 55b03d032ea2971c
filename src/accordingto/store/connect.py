"""Opening an archive: settings of SQLite, versions of the tables, and errors that name their cure."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accordingto.errors import ArchiveBroken, ArchiveBusy, ArchiveFull, ArchiveMissing, ArchiveNewer, ArchiveReadOnly, NotAnArchive
from accordingto.store.packed import dictionary
from accordingto.store.words import indexed

APPLICATION = 0x41435432  # "ACT2" in the file's header: this is an archive of ours
HEADER, APPLICATION_AT = 100, 68  # bytes of SQLite's header, and where that number stands in it
NEWEST = 2
WAIT = 30_000  # milliseconds that a writer waits for another
CACHE = -64_000  # KiB
PAGE = 8192  # bytes: of 4096 packed records leave a quarter empty
MEMORY = ":memory:"
_SETTINGS = (f"PRAGMA busy_timeout = {WAIT}", f"PRAGMA cache_size = {CACHE}", "PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY")

# Of a large archive most pages that a batch touches are far apart: with less at hand adding slows down to two thirds.
_WRITING = ("PRAGMA cache_size = -256000", "PRAGMA wal_autocheckpoint = 8000")


def is_archive(path: Path) -> bool:
    """Whether the file is an archive, by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(HEADER)
    return head.startswith(b"SQLite format 3\0") and head[APPLICATION_AT:].startswith(APPLICATION.to_bytes(4, "big"))


def connected(path: str, *, write: bool, create: bool = False) -> sqlite3.Connection:
    """A connection to the archive at the path, its tables brought to the newest version where it may write.

    ArchiveMissing, NotAnArchive, ArchiveNewer, ArchiveReadOnly, ArchiveBroken where it cannot be used.
    """
    new = path == MEMORY or not Path(path).exists() or Path(path).stat().st_size == 0
    if new and not create:
        raise ArchiveMissing(path)
    with said(path):
        db = sqlite3.connect(_address(path, write, create), uri=path != MEMORY, isolation_level=None, check_same_thread=False)
        try:
            for setting in (*_SETTINGS, *(_WRITING if write or create else ())):
                db.execute(setting)
            _made(db, path) if new else _checked(db, path, write=write)
        except BaseException:
            db.close()
            raise
    return db


def _address(path: str, write: bool, create: bool) -> str:
    """The file as SQLite's URI; where nothing can be written beside it, it is read as a file that nobody changes."""
    if path == MEMORY:
        return path
    file = Path(path).absolute()
    still = not write and not create and not os.access(file.parent, os.W_OK) and not file.with_name(file.name + "-wal").exists()
    return f"{file.as_uri()}?mode={'rwc' if create else 'rw' if write else 'ro'}" + ("&immutable=1" if still else "")


def _made(db: sqlite3.Connection, path: str) -> None:
    if path != MEMORY:
        db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
    db.execute("BEGIN IMMEDIATE")
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        _migrate(db, 0)
        db.execute("INSERT INTO meta VALUES ('dictionary', ?)", (dictionary(),))
    db.execute("COMMIT")


def _checked(db: sqlite3.Connection, path: str, *, write: bool) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise NotAnArchive(path)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > NEWEST:
        raise ArchiveNewer(path, version=version, newest=NEWEST)
    db.execute("PRAGMA synchronous = NORMAL")
    if version < NEWEST and write:
        db.execute("BEGIN IMMEDIATE")
        _migrate(db, db.execute("PRAGMA user_version").fetchone()[0])
        db.execute("COMMIT")


def _migrate(db: sqlite3.Connection, version: int) -> None:
    """Bring the tables from a version to the newest, inside the transaction that is open."""
    from importlib.resources import files  # late: an archive that stands already never needs it

    db.create_function("indexed", 1, indexed, deterministic=True)
    for number in range(version + 1, NEWEST + 1):
        for command in _commands((files("accordingto.store") / "migrations" / f"{number}.sql").read_text("utf-8")):
            db.execute(command)
        db.execute(f"PRAGMA user_version = {number}")


def _commands(script: str) -> Iterator[str]:
    """The commands of a script one by one: `executescript` would end the transaction."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


@contextmanager
def said(path: str) -> Iterator[None]:
    """SQLite's errors as ours, with their cure."""
    try:
        yield
    except sqlite3.Error as error:
        why = str(error)
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith("SQLITE_FULL") or name == "SQLITE_IOERR_WRITE":
            raise ArchiveFull(path) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise ArchiveReadOnly(path, why=why) from error
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise ArchiveBusy(path) from error
        if name.startswith("SQLITE_NOTADB"):
            raise NotAnArchive(path) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR")):
            raise ArchiveBroken(path, why=why) from error
        raise
