"""Drafts: what `extract/` hands to `resolve/`: spans and readings, no ids, nothing resolved across the report."""

from typing import Literal

from accordingto.model.event import EventStatus
from accordingto.model.figure import FigureKind, FigureStatus
from accordingto.model.party import PartyKind
from accordingto.model.place import PlaceRole
from accordingto.model.span import EMPTY, Shape, Spans
from accordingto.model.statement import Act, Form, Polarity
from accordingto.model.time import TimeType


class StatementDraft(Shape, frozen=True, kw_only=True):
    """A statement before its source has a party and its place in others is known; `source` is empty where none is named.

    `within` is the cue of the statement it stands in, set only where its own place in the text does not show it ("X
    reported, citing Y"); `when` and `where` are the words for the time and place of the saying.
    """

    source: Spans = EMPTY
    cue: Spans
    content: Spans = EMPTY
    form: Form
    polarity: Polarity = "asserts"
    act: Act = "states"
    hedge: Spans = EMPTY
    within: Spans = EMPTY
    when: Spans = EMPTY
    where: Spans = EMPTY
    score: float | None = None
    because: str


class EventDraft(Shape, frozen=True, kw_only=True):
    """An event with the words of its participants, time and place."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Spans
    actors: tuple[Spans, ...] = ()
    recipients: tuple[Spans, ...] = ()
    hedge: Spans = EMPTY
    status: EventStatus = "happened"
    when: Spans = EMPTY
    where: Spans = EMPTY
    score: float | None = None
    because: str


class FigureDraft(Shape, frozen=True, kw_only=True):
    """A figure with its bounds; `subset_of` holds the spans of the figure it is part of, `as_of` those of its time."""

    spans: Spans
    low: float | int | None = None
    high: float | int | None = None
    hedge: Spans = EMPTY
    convention: str | None = None
    kind: FigureKind
    of: Spans = EMPTY
    subset_of: Spans = EMPTY
    status: FigureStatus = "happened"
    running: Literal["new", "total"] | None = None
    revised: Literal["up", "down"] | None = None
    as_of: Spans = EMPTY
    score: float | None = None
    because: str


class TimeDraft(Shape, frozen=True, kw_only=True):
    """A time expression and its reading: `reading` names the pattern, `fields` holds what it captured, unresolved."""

    spans: Spans
    type: TimeType
    reading: str
    fields: dict[str, str] = {}
    tense: Literal["past", "present", "future"] | None = None


class PlaceDraft(Shape, frozen=True, kw_only=True):
    """A place mention and what the words around it say; `within` names the larger place that stands next to it."""

    spans: Spans
    name: str
    within: str | None = None
    role: PlaceRole | None = None
    qualifier: Spans = EMPTY
    because: str


class MentionDraft(Shape, frozen=True, kw_only=True):
    """A mention of a party.

    `spans` is the whole noun phrase, `name` the proper name in it ("" where it has none), `head` the spans of its head
    word. `form` says what kind of phrase it is; `role` the words of a title or role ("prime minister", "spokesman"),
    `of` the spans of the phrase it belongs to ("spokesman for X" > X), `same_as` those of a phrase it stands in
    apposition to. `number` is singular or plural, `gender` what the words themselves show.
    """

    spans: Spans
    head: Spans
    name: str = ""
    form: Literal["name", "role", "pronoun", "noun", "demonym"] = "name"
    kind: PartyKind = "unknown"
    role: str | None = None
    of: Spans = EMPTY
    same_as: Spans = EMPTY
    number: Literal["singular", "plural"] | None = None
    gender: Literal["female", "male"] | None = None


class Drafts(Shape, frozen=True, kw_only=True):
    """All drafts of one report, each tuple in text order."""

    statements: tuple[StatementDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    figures: tuple[FigureDraft, ...] = ()
    times: tuple[TimeDraft, ...] = ()
    places: tuple[PlaceDraft, ...] = ()
    mentions: tuple[MentionDraft, ...] = ()
