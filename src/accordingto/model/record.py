"""The record of one report: the shapes together, as JSON schema `accordingto.record/1`."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from accordingto.model.event import Event
from accordingto.model.figure import Figure
from accordingto.model.party import Party
from accordingto.model.place import Place
from accordingto.model.report import Report
from accordingto.model.span import EMPTY, Shape, Spans, words
from accordingto.model.statement import Statement
from accordingto.model.time import Time

SCHEMA = "accordingto.record/1"
LONGEST = 9  # letters of an id that is a letter and a number


class MadeWith(Shape, frozen=True, kw_only=True):
    """What made the record: versions, and the settings that differ from the defaults."""

    accordingto: str
    model: str
    pipeline: str
    codebooks: tuple[str, ...] = ()
    settings: dict[str, str] = {}


class Note(Shape, frozen=True, kw_only=True):
    """What could not be settled, and why; `code` is stable, `message` is for people."""

    code: str
    message: str
    spans: Spans = EMPTY


class Attributed(Protocol):
    """An item that knows according to whom it is."""

    @property
    def according_to(self) -> tuple[str, ...]:
        """Statement ids, outermost first."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def _found(items: Sequence[N], id: str | None) -> N | None:
    """The item of that id; ids are numbered in the order of the items, so that it mostly stands where its number says."""
    if not id:
        return None
    at = int(id[1:]) - 1 if len(id) <= LONGEST and id[1:].isdecimal() else -1
    if 0 <= at < len(items) and items[at].id == id:
        return items[at]
    return next((one for one in items if one.id == id), None)


class Record(Shape, frozen=True, kw_only=True):
    """The attributed record of one report; every span points into `report.text`."""

    schema: str = SCHEMA
    id: str
    made_with: MadeWith
    report: Report
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()

    def words(self, spans: Spans) -> str:
        """The words of the spans, pieces joined by one space."""
        return words(self.report.text, spans)

    def party(self, party_id: str | None) -> Party | None:
        """The party of that id, or None."""
        return _found(self.parties, party_id)

    def statement(self, statement_id: str | None) -> Statement | None:
        """The statement of that id, or None."""
        return _found(self.statements, statement_id)

    def time(self, time_id: str | None) -> Time | None:
        """The time of that id, or None."""
        return _found(self.times, time_id)

    def place(self, place_id: str | None) -> Place | None:
        """The place of that id, or None."""
        return _found(self.places, place_id)

    def speaker(self, statement: Statement) -> str | None:
        """The name of the party that speaks, else the source's own words; None where no source is named."""
        if statement.source is None:
            return None
        party = self.party(statement.source.party)
        return party.name if party else self.words(statement.source.spans)

    def denied(self, item: Attributed) -> bool:
        """Whether the innermost statement that carries the item rejects it: then nobody here asserts it."""
        inner = self.statement(item.according_to[-1]) if item.according_to else None
        return inner is not None and inner.polarity == "denies"

    def chain(self, item: Attributed | Statement) -> tuple[str, ...]:
        """Outlet < agency < speaker < quoted speaker, outermost first: the names the item has come through."""
        names = [self.report.outlet or "the outlet"]
        agency = self.report.dateline.agency if self.report.dateline else None
        if agency and agency.casefold() != names[0].casefold():  # an agency's own report names it once
            names.append(agency)
        for statement_id in self._ids(item):
            statement = self.statement(statement_id)
            if statement is not None:
                names.append(self.speaker(statement) or "an unnamed source")
        return tuple(names)

    def _ids(self, item: Attributed | Statement) -> tuple[str, ...]:
        if not isinstance(item, Statement):
            return item.according_to
        ids: list[str] = []
        at: Statement | None = item
        while at is not None and at.id not in ids:
            ids.insert(0, at.id)
            at = self.statement(at.within)
        return tuple(ids)

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, line: str | bytes) -> "Record":
        """The record of one line of JSON; msgspec.ValidationError where a field is unknown or of the wrong type."""
        return msgspec.json.decode(line, type=cls)
