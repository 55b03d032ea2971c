"""The archive: keep records, find them, ask for their items, judge them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from accordingto import registry
from accordingto.errors import NotInArchive, NotInMemory
from accordingto.model import Judgement, Record
from accordingto.store import beside, overview, snapshots, speakers
from accordingto.store import search as searching
from accordingto.store.connect import MEMORY, said
from accordingto.store.found import Found
from accordingto.store.frames import Ranked
from accordingto.store.packed import Packer
from accordingto.store.question import Question, What, asked, fitting, of_reports, put
from accordingto.store.speakers import Speaker
from accordingto.store.words import hits

if TYPE_CHECKING:  # a question neither writes nor judges: what does is loaded when it is used, a fortieth of a second
    from accordingto.store import queue
    from accordingto.store.forget import Plan
    from accordingto.store.standing import Verdicts
    from accordingto.store.write import Writer

BATCH = 1000  # records of a transaction
RECORDS = "SELECT p.record FROM reports r JOIN records p ON p.n = r.n"
ORDERS = {"new": "i.day DESC, i.report DESC, i.item DESC", "old": "i.day, i.report, i.item", "text": "i.report, i.item"}
TOGETHER = 200  # records read from the file at a time
KEPT = 64  # records unpacked last that stay at hand


def snapshot_of(path: str) -> Path:
    """Where the Parquet snapshot of an archive stands: beside it."""
    return Path(path + ".parquet")


class Hit(NamedTuple):
    """A report that a search found, and where its words stand in the text (code points)."""

    record: Record
    spans: list[tuple[int, int]]


class Archive:
    """An open archive; close it, or use it in a `with`."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self._db, self.path = db, path
        self._packer = Packer(self._one("SELECT value FROM meta WHERE key = 'dictionary'")[0])
        self._kept: dict[int, Record] = {}

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<archive {self.path}: {len(self):,} report{'s' if len(self) != 1 else ''}>"

    def close(self) -> None:
        """Close the file; what was added stays."""
        self._db.close()

    @cached_property
    def _writer(self) -> "Writer":
        from accordingto.store.write import Writer  # late: see above

        return Writer(self._db, self._packer)

    # Keep

    def add(self, *records: Record) -> int:
        """Keep the records, all or none; how many were new. The same record twice is kept once."""
        return self.add_all(records, batch=max(1, len(records)))

    def add_all(self, records: Iterable[Record], *, batch: int = BATCH, told: Callable[[int, int], None] | None = None) -> int:
        """Keep many records, `batch` in a transaction: at most the batch in flight is lost when the process dies.

        told is called after each batch with how many were given and how many of them were new.
        """
        waiting, given, new = iter(records), 0, 0
        while group := list(islice(waiting, batch)):
            with said(self.path):
                new += self._writer.add(group)
            given += len(group)
            if told:
                told(given, new)
        return new

    # Find

    def __len__(self) -> int:
        return int(self._one("SELECT count(*) FROM reports WHERE current")[0])

    def older(self) -> int:
        """How many of its records are older versions of a report."""
        return int(self._one("SELECT count(*) FROM reports WHERE NOT current")[0])

    def records(self, *, versions: bool = True) -> Iterator[Record]:
        """All records in the order in which they were added; without older versions of a report where asked so."""
        return map(self._packer.record, self._packed("" if versions else " AND r.current", ()))

    def chosen(self, question: Question) -> Iterator[Record]:
        """The records of reports by since, until, outlet, language, versions, in the order in which they were added."""
        limits = of_reports(self._db, question)
        return map(self._packer.record, self._packed("".join(f" AND {condition}" for condition in limits.where), limits.values))

    def lines(self) -> Iterator[bytes]:
        """All records as the JSON that was added, in that order."""
        return map(self._packer.line, self._packed("", ()))

    def after(self, number: int) -> Iterator[tuple[int, Record]]:
        """The current records that were added after that number, each with its own number, in order."""
        sql = f"SELECT r.n, p.record FROM reports r JOIN records p ON p.n = r.n WHERE r.n > ? AND r.current ORDER BY r.n LIMIT {TOGETHER}"
        while rows := self._rows(sql, (number,)):
            yield from ((n, self._packer.record(packed)) for n, packed in rows)
            number = rows[-1][0]

    def get(self, record_id: str) -> Record | None:
        """The newest record of that id, or None."""
        rows = self._rows(f"{RECORDS} WHERE id = ? ORDER BY current DESC, r.n DESC LIMIT 1", (record_id,))
        return self._packer.record(rows[0][0]) if rows else None

    def ids(self) -> frozenset[str]:
        """The ids of all reports in their newest version."""
        return frozenset(id for (id,) in self._rows("SELECT id FROM reports WHERE current"))

    def versions(self, record_id: str) -> tuple[Record, ...]:
        """All versions of the report of that id, oldest first."""
        sql = f"{RECORDS} WHERE id = ? OR series IN (SELECT series FROM reports WHERE id = ?) ORDER BY moment, r.n"
        return tuple(self._packer.record(packed) for (packed,) in self._rows(sql, (record_id, record_id)))

    # Ask

    def statements(self, **asked_for: Any) -> Found:
        """Who said what: statements, by the fields of `Question`."""
        return self.ask("statements", put("statements", asked_for))

    def events(self, **asked_for: Any) -> Found:
        """Who did what to whom: events, by the fields of `Question`."""
        return self.ask("events", put("events", asked_for))

    def figures(self, **asked_for: Any) -> Found:
        """Who counted how many: figures, by the fields of `Question`."""
        return self.ask("figures", put("figures", asked_for))

    def ask(self, what: What, question: Question) -> Found:
        """The items of a kind that a question asks for; NoSuchFilter, NotADate or NoName where it cannot be asked."""
        question = put(what, question._asdict())
        fitting(what, question)
        conditions = asked(self._db, what, question._replace(denied=None))
        every = f" FROM {what} i{conditions.sql}", list(conditions.values)  # asserted or denied
        if question.denied is not None:
            conditions.add("i.denied = ?", question.denied)
        source = f" FROM {what} i{conditions.sql}"

        def places(limit: int | None) -> list[tuple[int, int]]:
            sql = f"SELECT i.report, i.item{source} ORDER BY {ORDERS[question.order]}" + (f" LIMIT {limit}" if limit is not None else "")
            rows = self._rows(sql, conditions.values)
            return rows if question.order != "new" else [row for _, group in groupby(rows, itemgetter(0)) for row in sorted(group)]

        def apart() -> tuple[int, int]:
            total, denied = self._one(f"SELECT count(*), coalesce(sum(i.denied), 0){every[0]}", every[1])
            return total - denied, denied

        count = f"SELECT count(*){source}"
        denials = apart if what != "statements" else None  # a statement is itself a denial or none
        return Found(what, places, self._record, lambda: int(self._one(count, conditions.values)[0]), denials)

    def search(self, words: str, *, limit: int = 20, question: Question | None = None, **asked_for: Any) -> Ranked[Hit]:
        """The reports that hold the words, the best first, and how many there are in all.

        asked_for (or a question): since, until, outlet, language, report, versions, and party, which the report names.
        """
        question = question or searching.put(asked_for)
        looked_for = searching.wanted(self._db, words, question.party)
        where, values = searching.conditions(looked_for)
        limits = of_reports(self._db, question)
        source = " FROM reports r" + (" JOIN report_words w ON w.rowid = r.n" if looked_for.have else "")
        source += " WHERE " + " AND ".join(where + limits.where)
        order = "w.rank, r.n" if looked_for.have else "r.day DESC, r.n"
        numbers = self._rows(f"SELECT r.n{source} ORDER BY {order} LIMIT {limit}", [*values, *limits.values])
        found = [Hit(record := self._record(n), self._hits(record, looked_for)) for (n,) in numbers]
        total = int(self._one(f"SELECT count(*){source}", [*values, *limits.values])[0])
        return Ranked("hits", found, total, lambda hit: registry.find("rows", "hits")(*hit))

    def _hits(self, record: Record, looked_for: searching.Wanted) -> list[tuple[int, int]]:
        """Where the words stand, and the mentions of the parties by a name."""
        spans = hits(record.report.text, looked_for.have)
        for party in record.parties if looked_for.parties else ():
            if any(searching.numbered(self._db, party.name) in numbers for numbers in looked_for.parties):
                spans += [
                    span
                    for spans in party.mentions
                    for span in spans
                    if record.report.text[span[0] : span[1]] != record.report.text[span[0] : span[1]].lower()
                ]
        return sorted(set(spans))

    def sources(self, *, limit: int | None = None, question: Question | None = None, **asked_for: Any) -> Ranked[Speaker]:
        """Who speaks, the most often quoted first, and how many they are in all; asked_for (or a question) as for statements."""
        question = question or put("statements", asked_for)
        with said(self.path):
            return Ranked("sources", *speakers.found(self._db, question, limit), speakers.speaker)

    def types(self) -> tuple[str, ...]:
        """The types of events that it holds."""
        return tuple(term for (term,) in self._rows("SELECT term FROM terms WHERE n IN (SELECT type FROM events) ORDER BY term"))

    def held(self) -> overview.Held:
        """What it holds, in numbers."""
        with said(self.path):
            return overview.held(self._db)

    def reports(self, question: Question, *, first: int = 0, size: int) -> tuple[list[Record], int]:
        """The reports by since, until, outlet, language, the latest published first, from `first` on; and how many they are in all."""
        with said(self.path):
            numbers, total = overview.reports(self._db, question, first, size)
        return [self._record(number) for number in numbers], total

    def newest(self, size: int) -> list[tuple[Record, str]]:
        """The reports added last, and when that was (ISO 8601)."""
        with said(self.path):
            return [(self._record(number), added) for number, added in overview.newest(self._db, size)]

    def ties(self, question: Question, *, size: int) -> list[overview.Tie]:
        """Who quotes whom, by since, until, outlet, language: outlets their sources, and sources others; so many of either kind."""
        with said(self.path):
            return overview.ties(self._db, question, size)

    def sql(self, query: str) -> Any:
        """The answer of DuckDB to a query over the archive's tables (as in the Parquet export): a DuckDBPyRelation.

        The tables stand in a snapshot beside the archive, made anew when the archive has changed.
        """
        return snapshots.ask(self._snapshot(), query)

    def _snapshot(self) -> Path:
        if self.path == MEMORY:
            raise NotInMemory()
        return snapshots.fresh(snapshot_of(self.path), self.state(), self.records(versions=False))

    def state(self) -> str:
        """What changes whenever a report is added or removed."""
        return repr(self._one("SELECT (SELECT max(n) FROM reports), (SELECT count(*) FROM reports), (SELECT count(*) FROM removals)"))

    def derived(self, name: str) -> tuple[int, bytes] | None:
        """What was worked out under that name, and up to which record; None where it is to be made."""
        return beside.read(self.path, name, self._made())

    def derive(self, name: str, upto: int, state: bytes) -> None:
        """Keep what was worked out of all records up to that number in a file beside the archive, where one may be written."""
        beside.write(self.path, name, self._made(), upto, state)

    def _made(self) -> str:
        """What tells this archive from another that took its place, and from itself before something was forgotten."""
        return repr(self._one("SELECT (SELECT added FROM reports ORDER BY n LIMIT 1), (SELECT count(*) FROM removals)"))

    # Judge

    def judge(self, *judgements: Judgement) -> None:
        """Append judgements."""
        rows = [(j.record, j.item, j.by, j.at, j.verdict, msgspec.json.encode(j.value).decode() if j.value else None) for j in judgements]
        with said(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany('INSERT INTO judgements (report, item, "by", "at", verdict, value) VALUES (?,?,?,?,?,?)', rows)
            self._db.execute("COMMIT")

    def judgements(self, record_ids: Iterable[str] = ()) -> Iterator[Judgement]:
        """The judgements on these records (all where none is named), oldest first."""
        ids = tuple(record_ids)
        where = f" WHERE report IN ({','.join('?' * len(ids))})" if ids else ""
        for report, item, by, at, verdict, value in self._rows(
            f'SELECT report, item, "by", "at", verdict, value FROM judgements{where} ORDER BY n', ids
        ):
            yield Judgement(record=report, item=item, by=by, at=at, verdict=verdict, value=msgspec.json.decode(value) if value else None)

    def verdicts(self) -> "Verdicts":
        """What reviewers say of items: the judgements that stand."""
        from accordingto.store.standing import Verdicts  # late: see above

        return Verdicts(self.judgements(), self._readings)

    def waiting(self, by: str, **asked_for: Any) -> "tuple[list[queue.Waiting], int]":
        """What this reviewer has not judged, what matters most first, and how many there are; as `queue.waiting` takes it."""
        from accordingto.store import queue  # late: see above

        with said(self.path):
            return queue.waiting(self._db, self._record, self.verdicts(), by, **asked_for)

    def _readings(self, record_id: str) -> list[tuple[str, Record]]:
        rows = list(self._rows("SELECT added, n FROM reports WHERE id = ? ORDER BY n", (record_id,)))
        return [(added, self._record(number)) for added, number in rows]

    # Forget

    def forgetting(self, *, reports: Iterable[str] = (), person: Sequence[str] = ()) -> "Plan":
        """What would go with these reports, or with this person's names; nothing is done yet. NotInArchive where there is nothing."""
        from accordingto.store import forget  # late: see above

        with said(self.path):
            if not person:
                plan = forget.of_reports(self._db, self._packer, reports)
            else:
                plan = forget.of_person(self._db, self._packer, tuple(person))
        if not plan.numbers:
            raise NotInArchive(", ".join(person or reports), kind="report that names" if person else "report")
        return plan

    def forget(self, plan: "Plan") -> None:
        """Do what the plan says; it cannot be undone. The files beside the archive go, too."""
        from accordingto.store import forget  # late: see above

        with said(self.path):
            self._writer.begin()
            forget.carry_out(self._db, self._packer, self._writer, plan)
            self._writer.begin()
        self._kept.clear()
        if self.path != MEMORY:
            snapshots.remove(snapshot_of(self.path))
            beside.remove(self.path)

    def removals(self) -> list[tuple[str, str, int]]:
        """That something was removed: when, what kind of thing, from how many reports."""
        return self._rows('SELECT "at", what, reports FROM removals ORDER BY n')

    # Within

    def _record(self, number: int) -> Record:
        found = self._kept.get(number)
        if found is None:
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[number] = self._packer.record(self._one("SELECT record FROM records WHERE n = ?", (number,))[0])
        return found

    def _packed(self, conditions: str, values: Sequence[Any]) -> Iterator[bytes]:
        """Packed records, some at a time, so that no reader holds the file for long."""
        last, sql = (
            0,
            f"SELECT r.n, p.record FROM reports r JOIN records p ON p.n = r.n WHERE r.n > ?{conditions} ORDER BY r.n LIMIT {TOGETHER}",
        )
        while rows := self._rows(sql, (last, *values)):
            yield from (packed for _, packed in rows)
            last = rows[-1][0]

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with said(self.path):
            return self._db.execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        with said(self.path):
            return self._db.execute(sql, values).fetchone()
