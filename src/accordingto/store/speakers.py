"""How often each source speaks, kept with the archive: in the newest version of each report, nothing else."""

import sqlite3
from collections import Counter
from operator import itemgetter
from typing import NamedTuple

from accordingto.store.question import Asked, Question, asked

TIES = 200  # sources looked at, so that those who share the last place are ordered by name
OFTEN = 16  # as in the index of migration 2
_OLD = "SELECT n FROM reports WHERE NOT current"
_GIVE = f"""INSERT INTO speakers SELECT speaker, count(*) FROM statements
    WHERE report BETWEEN ? AND ? AND speaker IS NOT NULL AND report NOT IN ({_OLD}) GROUP BY speaker
    ON CONFLICT (name) DO UPDATE SET statements = statements + excluded.statements"""
_TAKE = """UPDATE speakers SET statements = statements - gone.count
    FROM (SELECT speaker, count(*) count FROM statements WHERE report = ? GROUP BY speaker) gone WHERE name = gone.speaker"""
_EMPTY = "DELETE FROM speakers WHERE statements <= 0 AND name IN (SELECT speaker FROM statements WHERE report = ?)"
_MOST = "SELECT name, statements FROM speakers{} ORDER BY statements DESC, name LIMIT ?"


class Speaker(NamedTuple):
    """A source: in how many statements it speaks, in how many reports, through how many outlets, and what it does there."""

    name: str
    statements: int
    reports: int
    outlets: int
    denies: int


def speaker(one: Speaker) -> Speaker:
    """A source as a row."""
    return one


def give(db: sqlite3.Connection, first: int, last: int) -> None:
    """Count what is said in these reports, as far as they are the newest version."""
    db.execute(_GIVE, (first, last))


def take(db: sqlite3.Connection, report: int) -> None:
    """Count it no more: the report is no longer the newest version, or goes. Its statements are still there."""
    db.execute(_TAKE, (report,))
    db.execute(_EMPTY, (report,))


def found(db: sqlite3.Connection, question: Question, limit: int | None) -> tuple[list[Speaker], int]:
    """Who speaks in the statements that the question leaves, the most often quoted first, and how many they are in all."""
    conditions = asked(db, "statements", question)
    conditions.add("i.speaker IS NOT NULL")
    more = None if limit is None else max(TIES, 4 * limit)
    kept = _most(db, more) if question._replace(order="new") == Question() else None
    rows, total = kept or _counted(db, conditions, more)
    named = sorted((-count, db.execute("SELECT name FROM names WHERE n = ?", (number,)).fetchone()[0], number) for number, count in rows)
    return [_speaker(db, *row, conditions) for row in named[:limit]], total


def _most(db: sqlite3.Connection, limit: int | None) -> tuple[list[tuple[int, int]], int] | None:
    """Who speaks most often, by number, each with how often, and how many they are in all; None of an archive that keeps no count."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'speakers'").fetchone() is None:
        return None
    often = db.execute(_MOST.format(f" WHERE statements >= {OFTEN}"), (limit,)).fetchall() if limit is not None else []
    if limit is None or len(often) < limit:
        often = db.execute(_MOST.format(""), (-1 if limit is None else limit,)).fetchall()
    return often, int(db.execute("SELECT count(*) FROM speakers").fetchone()[0])


def _counted(db: sqlite3.Connection, conditions: Asked, most: int | None) -> tuple[list[tuple[int, int]], int]:
    """The same by counting them, here: SQLite's trees take four times as long."""
    numbers = Counter(map(itemgetter(0), db.execute(f"SELECT i.speaker FROM statements i{conditions.sql}", conditions.values)))
    return sorted(numbers.items(), key=lambda row: (-row[1], row[0]))[:most], len(numbers)


def _speaker(db: sqlite3.Connection, count: int, name: str, number: int, conditions: Asked) -> Speaker:
    denies = "coalesce(sum(i.polarity = (SELECT n FROM terms WHERE term = 'denies')), 0)"
    source = f"FROM statements i CROSS JOIN reports r ON r.n = i.report{conditions.sql} AND i.speaker = ?"
    sql = f"SELECT count(DISTINCT i.report), count(DISTINCT r.outlet), {denies} {source}"
    return Speaker(name, -count, *db.execute(sql, [*conditions.values, number]).fetchone())
