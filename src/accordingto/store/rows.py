"""What the index tables say of a record: plain rows, made without asking the database anything.

Names and terms still stand as words; `write.py` puts their numbers in their place.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from accordingto.model import Record, Ref, Statement, Time

DAY = 10  # letters of an ISO 8601 day
MOST = 120  # letters of a name: a longer one is no name, and is cut
PROPER = re.compile(r"[^\W\d_]")  # a name has a letter
FIND_NAME = "SELECT n FROM names WHERE crc = ? AND name = ?"
STATEMENTS, EVENTS, FIGURES = 1, 2, 3  # of `voices.what`
_ONE_PART = re.compile(r"^[0-9a-f]{16}(-\d+)$")


class Interval(NamedTuple):
    """First and last day as ordinals, and whether they are the item's own."""

    day: int | None
    last: int | None
    own: bool


class Rows(NamedTuple):
    """The rows of one record; the first column of each table, the report's number, is still to come."""

    parties: list[tuple[str, str, int]]
    aliases: list[tuple[str, str]]
    statements: Sequence[tuple[str | None, str, str, str, Interval, str | None, str | None, float | None]]
    events: Sequence[tuple[str, str, bool, Interval, str | None, str | None, float | None]]
    figures: Sequence[tuple[str, str, bool, float | None, float | None, Interval, str | None, str | None]]
    participants: list[tuple[str, int, bool]]
    voices: list[tuple[str, int, int]]


def day(moment: str | None) -> int | None:
    """The day of an ISO 8601 moment as an ordinal; None where it has none."""
    try:
        return date.fromisoformat((moment or "")[:DAY]).toordinal()
    except ValueError:
        return None


def series(record: Record) -> str | None:
    """What versions of one report share: the address it came from, with its number on a page of several; None where it has none."""
    uri, part = record.report.source.uri, _ONE_PART.match(record.id)
    return uri + (part.group(1) if part else "") if uri.startswith(("http://", "https://")) else None


def moment(record: Record) -> str:
    """What tells the newer of two versions: when it was retrieved, else published."""
    return record.report.source.retrieved or record.report.published or ""


def rows(record: Record) -> Rows:
    """All rows of a record."""
    return _Reading(record).rows()


class _Reading:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self.names = {party.id: called(party.name) for party in record.parties}
        self.statements = {statement.id: statement for statement in record.statements}
        self.intervals = {time.id: _interval(time) for time in record.times}
        self.places = {place.id: place for place in record.places}
        published = day(record.report.published)
        self.published = Interval(published, published, False)
        self.chains: dict[str, tuple[str, ...]] = {}

    def rows(self) -> Rows:
        record, events = self.record, {event.id: event for event in self.record.events}
        said = [
            (self.speaker(s), s.form, s.polarity, s.act, self.when(s.when), *self.where(s.where), s.score) for s in record.statements
        ]  # fmt: skip
        done = [(e.type, e.status, self.denied(e.according_to), self.when(e.when), *self.where(e.where), e.score) for e in record.events]
        counted = []
        for f in record.figures:
            event = events.get(f.event or "")
            when = self.when(f.as_of or (event.when if event else None))
            where = self.where(event.where if event else None)
            counted.append((f.kind, f.status, self.denied(f.according_to), f.low, f.high, when, *where))
        return Rows(self.parties(), self.aliases(), said, done, counted, self.participants(), self.voices())

    def parties(self) -> list[tuple[str, str, int]]:
        found: dict[str, tuple[str, int]] = {}
        for party in self.record.parties:
            kind, count = found.get(self.names[party.id], (party.kind, 0))
            found[self.names[party.id]] = (kind, count + len(party.mentions))
        return [(name, kind, count) for name, (kind, count) in found.items() if name]

    def aliases(self) -> list[tuple[str, str]]:
        """Every other way in which the text names a party, capitals among its letters: pronouns and common nouns are no names."""
        found: dict[tuple[str, str], None] = {}
        for party in self.record.parties:
            name = self.names[party.id]
            for spans in party.mentions if name else ():
                words = called(" ".join(self.text[start:end] for start, end in spans))
                if words != name and words != words.lower() and len(words) > 1:
                    found[words, name] = None
        return list(found)

    def speaker(self, statement: Statement) -> str | None:
        return self.name(statement.source) if statement.source is not None else None

    def name(self, ref: Ref) -> str | None:
        """The party's name, else the words themselves."""
        return self.names.get(ref.party or "") or called(" ".join(self.text[start:end] for start, end in ref.spans)) or None

    def chain(self, id: str | None) -> tuple[str, ...]:
        """The speakers of a statement and of those it stands in."""
        if id is None or id not in self.statements:
            return ()
        if id not in self.chains:
            self.chains[id] = ()  # against a circle
            statement = self.statements[id]
            own = self.speaker(statement)
            self.chains[id] = (*((own,) if own else ()), *self.chain(statement.within))
        return self.chains[id]

    def voices(self) -> list[tuple[str, int, int]]:
        record = self.record
        found = [(name, STATEMENTS, at) for at, s in enumerate(record.statements) for name in self.chain(s.id)]
        found += [(name, EVENTS, at) for at, e in enumerate(record.events) for id in e.according_to for name in self.chain(id)]
        found += [(name, FIGURES, at) for at, f in enumerate(record.figures) for id in f.according_to for name in self.chain(id)]
        return list(dict.fromkeys(found))

    def participants(self) -> list[tuple[str, int, bool]]:
        found: dict[tuple[str, int, bool], None] = {}
        for at, event in enumerate(self.record.events):
            for refs, recipient in ((event.actors, False), (event.recipients, True)):
                for ref in refs:
                    if name := self.name(ref):
                        found[name, at, recipient] = None
        return list(found)

    def denied(self, according_to: Iterable[str]) -> bool:
        ids = tuple(according_to)
        inner = self.statements.get(ids[-1]) if ids else None
        return inner is not None and inner.polarity == "denies"

    def when(self, id: str | None) -> Interval:
        own = self.intervals.get(id or "")
        return own if own and own.day is not None else self.published

    def where(self, id: str | None) -> tuple[str | None, str | None]:
        place = self.places.get(id or "")
        return (place.name[:MOST], place.country) if place else (None, None)


def _interval(time: Time) -> Interval:
    first, last = day(time.start), day(time.end)
    return Interval(first, last or first, last is not None)


def called(words: str) -> str:
    """A name on one line, cut where it is no name any more; "" where it has no letter."""
    name = " ".join(words.split())[:MOST].strip()
    return name if PROPER.search(name) else ""


def name_key(name: str) -> tuple[int, str]:
    """What `FIND_NAME` asks for: the name's CRC-32, and the name."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")), name
