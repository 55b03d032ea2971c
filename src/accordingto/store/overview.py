"""What an archive holds at a glance: outlets, days, the newest reports, who quotes whom. Read from the index, never from the records."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from accordingto.store.question import Asked, Question, of_reports

DATED = "SELECT {column}, count(*) FROM reports r{where} GROUP BY {column} ORDER BY {order}"


class Count(NamedTuple):
    """A name or an ISO 8601 day (None: not known), and the reports of it."""

    name: str | None
    reports: int


class Held(NamedTuple):
    """The newest version of each report, counted; items are those of these versions."""

    reports: int
    statements: int
    events: int
    figures: int
    outlets: tuple[Count, ...]
    languages: tuple[Count, ...]
    days: tuple[Count, ...]


class Tie(NamedTuple):
    """Who quotes whom: an outlet (`through` is false) or a source that speaks in others' words, in how many statements and reports."""

    quotes: str
    quoted: str
    through: bool
    statements: int
    reports: int


def held(db: sqlite3.Connection) -> Held:
    """All of it in numbers."""
    limits = of_reports(db, Question())
    older = db.execute("SELECT EXISTS (SELECT 1 FROM reports WHERE NOT current)").fetchone()[0]
    unless = " WHERE report NOT IN (SELECT n FROM reports WHERE NOT current)" if older else ""
    statements, events, figures = (
        int(db.execute(f"SELECT count(*) FROM {table}{unless}").fetchone()[0]) for table in ("statements", "events", "figures")
    )
    days = _counted(db, "r.day", "r.day", limits)
    return Held(
        reports=sum(count for _, count in days),
        statements=statements,
        events=events,
        figures=figures,
        outlets=_named(db, "r.outlet", limits),
        languages=_named(db, "r.language", limits),
        days=tuple(Count(date.fromordinal(day).isoformat() if day else None, count) for day, count in days),
    )


def reports(db: sqlite3.Connection, question: Question, first: int, size: int) -> tuple[list[int], int]:
    """The numbers of the reports that the question asks for, the latest published first (then those added last), and how many in all."""
    limits = of_reports(db, question)
    rows = db.execute(
        f"SELECT r.n FROM reports r{limits.sql} ORDER BY r.day DESC, r.n DESC LIMIT ? OFFSET ?", [*limits.values, size, first]
    )
    found = [int(n) for (n,) in rows.fetchall()]
    return found, int(db.execute(f"SELECT count(*) FROM reports r{limits.sql}", limits.values).fetchone()[0])


def newest(db: sqlite3.Connection, size: int) -> list[tuple[int, str]]:
    """The reports added last: their numbers and when that was."""
    return db.execute("SELECT n, added FROM reports r WHERE r.current ORDER BY n DESC LIMIT ?", (size,)).fetchall()


def ties(db: sqlite3.Connection, question: Question, size: int) -> list[Tie]:
    """Which outlet quotes which source, and which source another, the most frequent first; so many of either kind."""
    limits = of_reports(db, question)
    source = f"FROM statements i JOIN reports r ON r.n = i.report{limits.sql} AND i.speaker IS NOT NULL"
    direct = (
        f"SELECT r.outlet, i.speaker, count(*) c, count(DISTINCT r.n) {source} AND r.outlet IS NOT NULL GROUP BY 1, 2 ORDER BY c DESC, 1, 2"
    )
    inner = source.replace(" WHERE ", " JOIN voices v ON v.what = 1 AND v.report = i.report AND v.item = i.item WHERE ", 1)
    through = (
        f"SELECT v.name, i.speaker, count(*) c, count(DISTINCT r.n) {inner} AND v.name <> i.speaker GROUP BY 1, 2 ORDER BY c DESC, 1, 2"
    )
    found = [
        Tie(_word(db, "terms", "term", outlet), _word(db, "names", "name", who), False, count, size_of)
        for outlet, who, count, size_of in db.execute(f"{direct} LIMIT ?", [*limits.values, size])
    ]
    found += [
        Tie(_word(db, "names", "name", one), _word(db, "names", "name", who), True, count, size_of)
        for one, who, count, size_of in db.execute(f"{through} LIMIT ?", [*limits.values, size])
    ]
    return sorted(found, key=lambda tie: (tie.through, -tie.statements, tie.quotes, tie.quoted))


def _word(db: sqlite3.Connection, table: str, column: str, number: int) -> str:
    return str(db.execute(f"SELECT {column} FROM {table} WHERE n = ?", (number,)).fetchone()[0])


def _counted(db: sqlite3.Connection, column: str, order: str, limits: Asked) -> Sequence[tuple[int | None, int]]:
    return db.execute(DATED.format(column=column, where=limits.sql, order=order), limits.values).fetchall()


def _named(db: sqlite3.Connection, column: str, limits: Asked) -> tuple[Count, ...]:
    """By the names of numbers, the most reports first."""
    found = [
        Count(_word(db, "terms", "term", number) if number is not None else None, count)
        for number, count in _counted(db, column, "2 DESC", limits)
    ]
    return tuple(sorted(found, key=lambda row: (-row.reports, row.name or "")))
