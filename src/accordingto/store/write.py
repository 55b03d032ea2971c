"""Records into the archive: many in one transaction, each with the rows of its index."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from accordingto.model import Record
from accordingto.store import speakers
from accordingto.store.packed import Packer
from accordingto.store.rows import FIND_NAME, Interval, Rows, day, moment, name_key, rows, series
from accordingto.store.words import indexed

KEPT = 200_000  # names whose numbers are kept at hand
DIGEST = 16  # bytes


class Numbers:
    """The numbers of words in one table, new words added as they come."""

    def __init__(self, db: sqlite3.Connection, find: str, add: str, key: Callable[[str], tuple[Any, ...]]) -> None:
        self._db, self._find, self._add, self._key = db, find, add, key
        self._kept: dict[str, int] = {}
        self.new: list[tuple[int, str]] = []

    @classmethod
    def terms(cls, db: sqlite3.Connection) -> "Numbers":
        """Of words of few values."""
        return cls(db, "SELECT n FROM terms WHERE term = ?", "INSERT INTO terms (term) VALUES (?)", lambda word: (word,))

    @classmethod
    def names(cls, db: sqlite3.Connection) -> "Numbers":
        """Of names."""
        return cls(db, FIND_NAME, "INSERT INTO names (crc, name) VALUES (?, ?)", name_key)

    def of(self, word: str) -> int:
        """The number of a word."""
        number = self._kept.get(word)
        if number is None:
            key = self._key(word)
            row = self._db.execute(self._find, key).fetchone()
            if row is None:
                number = int(self._db.execute(self._add, key).lastrowid or 0)
                self.new.append((number, word))
            else:
                number = int(row[0])
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[word] = number
        return number

    def clear(self) -> None:
        """Ask again for every number."""
        self._kept.clear()
        self.new.clear()

    def maybe(self, word: str | None) -> int | None:
        """The number of a word; None for none."""
        return None if not word else self.of(word)

    def begin(self) -> None:
        """A new transaction: what an undone one numbered is not in the table."""
        if self.new:
            self.clear()


class Writer:
    """Writes records by one connection."""

    def __init__(self, db: sqlite3.Connection, packer: Packer) -> None:
        self._db, self._packer = db, packer
        self._names, self._terms = Numbers.names(db), Numbers.terms(db)

    def add(self, records: Iterable[Record]) -> int:
        """Write the records in one transaction, all or none; how many were new."""
        added = datetime.now(UTC).isoformat(timespec="seconds")
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._names.begin()
            self._terms.begin()
            waiting = _Waiting()
            count = sum(self._one(record, added, waiting) for record in records)
            self._flush(waiting)
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        return count

    def begin(self) -> None:
        """Forget which names have which number: somebody else has removed some."""
        self._names.clear()
        self._terms.clear()

    def put(self, record: Record, *, added: str, current: bool) -> int:
        """Write one record inside the transaction that is open, as the newest version or not; its number."""
        waiting = _Waiting()
        self._names.begin()
        if not self._one(record, added, waiting, current):
            same = "SELECT n FROM reports WHERE id = ? AND digest = ?"
            return int(self._db.execute(same, (record.id, _digest(record.to_json().encode()))).fetchone()[0])
        self._flush(waiting)
        return int(waiting.packed[0][0])

    def _one(self, record: Record, added: str, waiting: "_Waiting", current: bool | None = None) -> bool:
        line = record.to_json().encode()
        digest = _digest(line)
        shared, at = series(record), moment(record)
        older = self._db.execute("SELECT n, moment, current, digest FROM reports WHERE id = ?", (record.id,)).fetchall()
        if any(row[3] == digest for row in older):
            return False
        if current is None:
            current = self._newest(older, shared, at)
        report, terms = record.report, self._terms
        agency = report.dateline.agency if report.dateline else None
        words = (terms.maybe(report.outlet), terms.maybe(agency), terms.maybe(report.language))
        values = (record.id, digest, shared, current, *words, day(report.published), at, added)
        number = self._db.execute(
            "INSERT INTO reports (id, digest, series, current, outlet, agency, language, day, moment, added) VALUES (?,?,?,?,?,?,?,?,?,?)",
            values,
        ).lastrowid
        waiting.packed.append((number, self._packer.pack(line)))
        waiting.words.append((number, indexed(report.title or ""), indexed(report.text)))
        self._rows(int(number or 0), rows(record), waiting)
        return True

    def _newest(self, older: list[Any], shared: str | None, at: str) -> bool:
        """Whether it is the newest version; those before it are so no longer."""
        if shared is not None:
            older += self._db.execute("SELECT n, moment, current, digest FROM reports WHERE series = ?", (shared,)).fetchall()
        newest = all(row[1] <= at for row in older)
        for n in sorted({row[0] for row in older if row[2]}) if newest else ():
            speakers.take(self._db, n)
            self._db.execute("UPDATE reports SET current = 0 WHERE n = ?", (n,))
        return newest

    def _rows(self, n: int, found: Rows, waiting: "_Waiting") -> None:
        name, term, places = self._names.of, self._terms.of, self._terms.maybe
        waiting.parties += [(name(who), n, term(kind), count) for who, kind, count in found.parties]
        waiting.aliases += [(name(alias), name(who)) for alias, who in found.aliases]
        waiting.statements += [
            (n, at, self._names.maybe(who), term(form), term(polarity), term(act), *_days(when), places(where), places(country), score)
            for at, (who, form, polarity, act, when, where, country, score) in enumerate(found.statements)
        ]
        waiting.events += [
            (n, at, term(type), term(status), denied, *_days(when), places(where), places(country), score)
            for at, (type, status, denied, when, where, country, score) in enumerate(found.events)
        ]
        waiting.figures += [
            (n, at, term(kind), term(status), denied, low, high, *_days(when), places(where), places(country))
            for at, (kind, status, denied, low, high, when, where, country) in enumerate(found.figures)
        ]
        waiting.participants += [(name(who), n, at, recipient) for who, at, recipient in found.participants]
        waiting.voices += [(name(who), what, n, at) for who, what, at in found.voices]

    def _flush(self, waiting: "_Waiting") -> None:
        put = self._db.executemany
        put("INSERT INTO records VALUES (?,?)", waiting.packed)
        put("INSERT INTO parties VALUES (?,?,?,?)", sorted(waiting.parties))
        put("INSERT INTO aliases VALUES (?,?,1) ON CONFLICT DO UPDATE SET reports = reports + 1", sorted(waiting.aliases))
        put("INSERT INTO statements VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", waiting.statements)
        put("INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?)", waiting.events)
        put("INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", waiting.figures)
        put("INSERT INTO participants VALUES (?,?,?,?)", sorted(waiting.participants))
        put("INSERT INTO voices VALUES (?,?,?,?)", sorted(waiting.voices))
        put("INSERT INTO report_words (rowid, title, text) VALUES (?,?,?)", waiting.words)
        put("INSERT INTO name_words (rowid, name) VALUES (?,?)", ((n, indexed(name)) for n, name in self._names.new))
        if waiting.packed:
            speakers.give(self._db, waiting.packed[0][0], waiting.packed[-1][0])


def _digest(line: bytes) -> bytes:
    return hashlib.sha256(line).digest()[:DIGEST]


def _days(when: Interval) -> tuple[int | None, int | None, bool]:
    return when.day, when.last, when.own


class _Waiting:
    """Rows of a batch, written table by table."""

    def __init__(self) -> None:
        self.parties: list[tuple[Any, ...]] = []
        self.aliases: list[tuple[Any, ...]] = []
        self.statements: list[tuple[Any, ...]] = []
        self.events: list[tuple[Any, ...]] = []
        self.figures: list[tuple[Any, ...]] = []
        self.participants: list[tuple[Any, ...]] = []
        self.voices: list[tuple[Any, ...]] = []
        self.packed: list[tuple[Any, ...]] = []
        self.words: list[tuple[Any, ...]] = []
