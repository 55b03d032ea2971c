"""Forgetting: every trace of a report, or of a person's name, out of the tables, the search index, judgements and free pages.

SQLite overwrites what is deleted with zeros (`secure_delete`), the search index is merged so that no deleted word stays in an old
piece of it, and the journal is cut. A person is blacked out: every letter of the name becomes a block, in the text, the fields and
the judgements, so all offsets stay right. What stays is one line that something was removed, when and from how many reports.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from accordingto.model import Record
from accordingto.store import attached, speakers
from accordingto.store.packed import Packer
from accordingto.store.rows import EVENTS, FIGURES, FIND_NAME, STATEMENTS, name_key, rows
from accordingto.store.search import phrases_of
from accordingto.store.words import Phrase, indexed, tokens, unspaced
from accordingto.store.write import Writer

BLOCK = "█"
TABLES = ("records", "statements", "events", "figures")
NEVER = r"(?!)"  # matches nothing
BETWEEN = r"[\s\-_+.,'’]+(?:%20)?"  # of the words of a name, in texts and in addresses


_VERSIONS = """SELECT n FROM reports WHERE id = (SELECT id FROM reports WHERE n = ?)
    OR series = (SELECT series FROM reports WHERE n = ?)"""


class Plan(NamedTuple):
    """What will go: the rows of the reports (n), and how many there are of them and of judgements on them; the name, where it is one."""

    numbers: list[int]
    reports: list[tuple[str, str]]
    judgements: int
    names: tuple[str, ...] = ()
    alike: int = 0


def of_reports(db: sqlite3.Connection, packer: Packer, ids: Iterable[str]) -> Plan:
    """The plan to forget reports with all their versions: of the same id, or from the same address."""
    found: set[int] = set()
    waiting = {n for id in ids for (n,) in db.execute("SELECT n FROM reports WHERE id = ?", (id,))}
    while waiting:
        found |= waiting
        waiting = {n for one in waiting for (n,) in db.execute(_VERSIONS, (one, one))} - found
    return _plan(db, packer, sorted(found))


def of_person(db: sqlite3.Connection, packer: Packer, names: tuple[str, ...]) -> Plan:
    """The plan to black out a person in every report that names them; `alike` counts reports with the last word of a name alone."""
    phrases = [phrase for name in names if (phrase := Phrase(name))]
    numbers = phrases_of(db, phrases)
    last = phrases_of(db, [Phrase(phrase[-1]) for phrase in phrases if not unspaced(phrase[-1])])
    return _plan(db, packer, sorted(numbers))._replace(names=names, alike=len(last - numbers))


def _plan(db: sqlite3.Connection, packer: Packer, numbers: list[int]) -> Plan:
    found = [packer.record(db.execute("SELECT record FROM records WHERE n = ?", (n,)).fetchone()[0]) for n in numbers]
    ids = json.dumps([record.id for record in found])
    judged = db.execute("SELECT count(*) FROM judgements WHERE report IN (SELECT value FROM json_each(?))", (ids,)).fetchone()[0]
    return Plan(numbers, [(record.id, record.report.title or "") for record in found], int(judged))


def carry_out(db: sqlite3.Connection, packer: Packer, writer: Writer, plan: Plan) -> None:
    """Do what the plan says, all or nothing, and clean what it leaves behind."""
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('forgetting', 1)")
        for number in plan.numbers:
            record = packer.record(db.execute("SELECT record FROM records WHERE n = ?", (number,)).fetchone()[0])
            kept = db.execute("SELECT current, added FROM reports WHERE n = ?", (number,)).fetchone()
            _remove(db, number, record)
            if plan.names:
                _put_back(db, writer, blacked_out(record, plan.names), kept)
            else:
                db.execute("DELETE FROM judgements WHERE report = ?", (record.id,))
        if plan.names:
            _black_out_judgements(db, plan.names)
        _sweep(db)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        what = "a person's name" if plan.names else "reports"
        db.execute('INSERT INTO removals ("at", what, reports) VALUES (?, ?, ?)', (now, what, len(plan.numbers)))
        db.execute("DELETE FROM meta WHERE key = 'forgetting'")
        for index in ("report_words", "name_words"):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(db: sqlite3.Connection, number: int, record: Record) -> None:
    """One report's rows out of every table."""
    if db.execute("SELECT current FROM reports WHERE n = ?", (number,)).fetchone()[0]:
        speakers.take(db, number)
    found = rows(record)
    names = {name: db.execute(FIND_NAME, name_key(name)).fetchone()[0] for name in _named(found)}
    for alias, who in found.aliases:
        db.execute("UPDATE aliases SET reports = reports - 1 WHERE alias = ? AND name = ?", (names[alias], names[who]))
    db.execute("DELETE FROM aliases WHERE reports <= 0")
    db.executemany("DELETE FROM parties WHERE name = ? AND report = ?", [(names[who], number) for who, _, _ in found.parties])
    db.executemany("DELETE FROM participants WHERE name = ? AND report = ?", [(names[who], number) for who, _, _ in found.participants])
    for what in (STATEMENTS, EVENTS, FIGURES):
        voices = [(names[who], what, number) for who, kind, _ in found.voices if kind == what]
        db.executemany("DELETE FROM voices WHERE name = ? AND what = ? AND report = ?", voices)
    words = (number, indexed(record.report.title or ""), indexed(record.report.text))
    db.execute("INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', ?, ?, ?)", words)
    for table in TABLES:
        db.execute(f"DELETE FROM {table} WHERE {'n' if table == 'records' else 'report'} = ?", (number,))
    db.execute("DELETE FROM reports WHERE n = ?", (number,))


def _put_back(db: sqlite3.Connection, writer: Writer, record: Record, kept: tuple[int, str]) -> None:
    """The record as it is now in the place of what it was; where another version now says the same, that one stands for both."""
    number = writer.put(record, added=kept[1], current=bool(kept[0]))
    if kept[0] and not db.execute("SELECT current FROM reports WHERE n = ?", (number,)).fetchone()[0]:
        db.execute("UPDATE reports SET current = 1 WHERE n = ?", (number,))
        speakers.give(db, number, number)


def _named(found: Any) -> set[str]:
    """Every name that the rows of a record hold."""
    names = {name for pair in found.aliases for name in pair} | {row[0] for row in (*found.parties, *found.participants, *found.voices)}
    return names | {row[0] for row in found.statements if row[0]}


def _sweep(db: sqlite3.Connection) -> None:
    """Names and terms that nothing holds any more."""
    used = "SELECT alias FROM aliases UNION SELECT name FROM aliases UNION SELECT name FROM parties UNION SELECT name FROM participants"
    used += " UNION SELECT name FROM voices UNION SELECT speaker FROM statements WHERE speaker IS NOT NULL"
    gone = db.execute(f"SELECT n, name FROM names WHERE n NOT IN ({used})").fetchall()
    db.executemany("INSERT INTO name_words (name_words, rowid, name) VALUES ('delete', ?, ?)", [(n, indexed(name)) for n, name in gone])
    db.executemany("DELETE FROM names WHERE n = ?", [row[:1] for row in gone])
    columns = (
        ("reports", "outlet agency language"),
        ("parties", "kind"),
        ("statements", "form polarity act place country"),
        ("events", "type status place country"),
        ("figures", "kind status place country"),
    )
    held = " UNION ".join(
        f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL" for table, names in columns for column in names.split()
    )
    db.execute(f"DELETE FROM terms WHERE n NOT IN ({held})")


def _black_out_judgements(db: sqlite3.Connection, names: tuple[str, ...]) -> None:
    found = pattern(names)
    for number, by, value in db.execute("SELECT n, \"by\", coalesce(value, '') FROM judgements").fetchall():
        if found.search(by) or found.search(value):
            changed = (found.sub(_blocks, by), found.sub(_blocks, value) or None, number)
            db.execute('UPDATE judgements SET "by" = ?, value = ? WHERE n = ?', changed)


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The names wherever they stand, their last words alone too where they are written as a name is.

    Of a script without spaces the whole name, whatever stands beside it; where a script writes little words together with the next
    one, the name behind them.
    """
    full, last, within = [], [], []
    for name in names:
        words = [re.escape(name[start:end]) for _, start, end in tokens(name)]
        if unspaced(name):
            within.append(rf"(?:{BETWEEN})?".join(words))
        elif words:
            full.append(attached.pattern(words[0]) + BETWEEN.join(words))
            last += [attached.pattern(words[-1]) + words[-1], words[-1].upper()]
    spaced = [rf"(?<![^\W_])(?:(?i:{'|'.join(full)})|{'|'.join(last)})(?![^\W_])"] if full else []
    return re.compile("|".join((*spaced, *within)) or NEVER)


def _blocks(match: re.Match[str]) -> str:
    return re.sub(r"[^\W_]", BLOCK, match.group())


def blacked_out(record: Record, names: tuple[str, ...]) -> Record:
    """The record with every letter of the names a block; given names alone go where they stand in a mention of the same party."""
    found = pattern(names)
    letters = list(found.sub(_blocks, record.report.text))
    words = {word for name in names for word, _, _ in tokens(name)}
    for party in record.parties:
        if found.search(party.name):
            for spans in party.mentions:
                for start, end in spans:
                    _black(letters, record.report.text[start:end], start, words)
    text = "".join(letters)
    kept = json.loads(record.to_json())
    made: dict[str, Any] = _mapped(kept, lambda value: found.sub(_blocks, value))
    made["report"]["text"] = text
    return Record.from_json(json.dumps(made))


def _black(letters: list[str], mention: str, at: int, words: set[str]) -> None:
    for word, start, end in tokens(mention):
        if word in words and not mention[start].islower():  # a common word is in small letters, where there are small ones
            letters[at + start : at + end] = BLOCK * (end - start)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every string in it changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    return {key: _mapped(one, change) for key, one in value.items()} if isinstance(value, dict) else value
