"""What waits for a reviewer, ordered by what matters.

Low scores first (in steps of a tenth; an item without a score counts as even odds), then what reviewers disagree on, then what many
outlets and reports tell: the speaker on that day, an act of that type by or to the same party on that day, the same count on that day.
Where thousands are alike in score and agreement, the newest of them are ordered by reach, so that a large archive need not be read whole.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from accordingto.model import Record
from accordingto.store.fields import KINDS, Item, items
from accordingto.store.question import Asked, Question, What, asked
from accordingto.store.standing import Verdicts, differ

MOST = 200  # items fetched at a time; what was judged meanwhile may order the next ones anew
EVEN = 0.5  # the score of what has none
_SCORE = {"statements": "i.score", "events": "i.score", "figures": "NULL"}
BITS = 20  # of an item's place in its report
POOL = 5000  # items whose reach is looked up
# Who tells of the items of `pool`: each as (report, item, reports, outlets), by an index of the same day.
_COUNTS = "count(DISTINCT r.n) reports, count(DISTINCT r.outlet) outlets"
_REACH = {
    "statements": f"""
        keys AS MATERIALIZED (SELECT DISTINCT g.speaker a, g.day b FROM pool JOIN statements g USING (report, item)),
        told AS MATERIALIZED (SELECT a, b, {_COUNTS} FROM keys CROSS JOIN statements g ON g.speaker = a AND g.day = b
            CROSS JOIN reports r ON r.n = g.report WHERE r.current GROUP BY 1, 2),
        reach AS (SELECT report, item, reports, outlets FROM pool JOIN statements g USING (report, item)
            JOIN told ON a = g.speaker AND b = g.day)""",
    "events": f"""
        given AS MATERIALIZED (SELECT DISTINCT report, item, p.name a, g.type b, g.day c FROM participants p
            CROSS JOIN pool USING (report, item) CROSS JOIN events g USING (report, item)),
        told AS MATERIALIZED (SELECT a, b, c, {_COUNTS} FROM (SELECT DISTINCT a, b, c FROM given)
            CROSS JOIN events g ON g.type = b AND g.day = c
            CROSS JOIN participants p ON p.name = a AND p.report = g.report AND p.item = g.item
            CROSS JOIN reports r ON r.n = g.report WHERE r.current GROUP BY 1, 2, 3),
        reach AS (SELECT report, item, max(reports) reports, max(outlets) outlets FROM given JOIN told USING (a, b, c) GROUP BY 1, 2)""",
    "figures": f"""
        keys AS MATERIALIZED (SELECT DISTINCT g.kind a, g.day b, coalesce(g.low, -1) c, coalesce(g.high, -1) d
            FROM pool JOIN figures g USING (report, item) WHERE coalesce(g.low, g.high) IS NOT NULL),
        told AS MATERIALIZED (SELECT a, b, c, d, {_COUNTS} FROM keys CROSS JOIN figures g ON g.kind = a AND g.day = b
            AND coalesce(g.low, -1) = c AND coalesce(g.high, -1) = d
            CROSS JOIN reports r ON r.n = g.report WHERE r.current GROUP BY 1, 2, 3, 4),
        reach AS (SELECT report, item, reports, outlets FROM pool JOIN figures g USING (report, item)
            JOIN told ON a = g.kind AND b = g.day AND c = coalesce(g.low, -1) AND d = coalesce(g.high, -1))""",
}
_AMONG = f"(i.report << {BITS} | i.item) {{}} (SELECT value FROM json_each(?))"  # one number: pairs would be compared one by one


class Waiting(NamedTuple):
    """An item that waits: its kind, its record, its place in it, and how many reports and outlets tell of it; whether reviewers differ."""

    what: What
    record: Record
    at: int
    reports: int = 1
    outlets: int = 1
    disputed: bool = False

    @property
    def item(self) -> Item:
        """The item itself."""
        return items(self.record, self.what)[self.at]


class _Places(NamedTuple):
    """Items by kind, each as one number: those that the reviewer has judged, and those on which others differ."""

    judged: dict[What, list[int]]
    disputed: dict[What, list[int]]


def waiting(
    db: sqlite3.Connection,
    record: Callable[[int], Record],
    verdicts: Verdicts,
    by: str,
    *,
    kinds: Sequence[What] = KINDS,
    question: Question | None = None,
    skipped: bool = False,
    most: int = MOST,
) -> tuple[list[Waiting], int]:
    """The first items that this reviewer has not judged, and how many there are in all; what they skipped comes again where asked so."""
    places = _places(db, record, verdicts, by, skipped=skipped)
    rows: list[tuple[tuple[float, ...], What, int, int, int, int, bool]] = []
    count = 0
    for what in kinds:
        conditions = asked(db, what, question or Question())
        conditions.add(_AMONG.format("NOT IN"), json.dumps(places.judged[what]))
        if question and question.versions:  # a judgement is on the last reading under its id
            conditions.add("i.report IN (SELECT max(n) FROM reports GROUP BY id)")
        count += int(db.execute(f"SELECT count(*) FROM {what} i{conditions.sql}", conditions.values).fetchone()[0])
        rows += _ranked(db, what, conditions, places.disputed[what], most)
    rows.sort()
    return [Waiting(what, record(n), at, reports, outlets, differ) for _, what, n, at, reports, outlets, differ in rows[:most]], count


def _ranked(
    db: sqlite3.Connection, what: What, conditions: Asked, disputed: list[int], most: int
) -> list[tuple[tuple[float, ...], What, int, int, int, int, bool]]:
    sql = f"""WITH pool AS MATERIALIZED (
            SELECT i.report, i.item, CAST(10 * coalesce({_SCORE[what]}, {EVEN}) AS INTEGER) band, {_AMONG.format("IN")} differ,
                coalesce(i.day, 0) day FROM {what} i{conditions.sql}
            ORDER BY band, differ DESC, day DESC, i.report, i.item LIMIT {POOL}), {_REACH[what]}
        SELECT band, differ, max(1, coalesce(s.outlets, 1)) outlets, coalesce(s.reports, 1) reports, p.day, p.report, p.item
        FROM pool p LEFT JOIN reach s ON s.report = p.report AND s.item = p.item
        ORDER BY band, differ DESC, outlets DESC, reports DESC, p.day DESC, p.report, p.item LIMIT ?"""
    found = db.execute(sql, [json.dumps(disputed), *conditions.values, most])
    return [
        ((band, -differ, -outlets, -reports, -day, n, at), what, n, at, reports, outlets, bool(differ))
        for band, differ, outlets, reports, day, n, at in found
    ]


def _places(db: sqlite3.Connection, record: Callable[[int], Record], verdicts: Verdicts, by: str, *, skipped: bool) -> _Places:
    made = _Places({what: [] for what in KINDS}, {what: [] for what in KINDS})
    ids = {*verdicts.records(by=by), *verdicts.records(least=2)}
    for (n,) in db.execute("SELECT n FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n", (json.dumps(sorted(ids)),)):
        found = verdicts.of(read := record(n))
        for what in KINDS:
            for at, item in enumerate(items(read, what)):
                given = found.get(item.id, [])
                if any(v.judgement.by == by and (v.settled or not skipped) for v in given):
                    made.judged[what].append(n << BITS | at)
                elif differ(given):
                    made.disputed[what].append(n << BITS | at)
    return made
