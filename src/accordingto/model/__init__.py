"""The shapes of the record (floor 0).

In: nothing. Out: frozen msgspec structs, unknown fields refused, no behaviour but reading themselves.
To add a shape: one file here, one line in `__all__`, one line in `docs/design.md`.
"""

from accordingto.model.archive import Archive
from accordingto.model.drafts import (
    Drafts,
    EventDraft,
    FigureDraft,
    MentionDraft,
    PlaceDraft,
    StatementDraft,
    TimeDraft,
)
from accordingto.model.event import Event, EventStatus, EventType
from accordingto.model.figure import Figure, FigureKind, FigureStatus
from accordingto.model.judgement import Judgement
from accordingto.model.party import Codes, Party, PartyKind
from accordingto.model.place import Place, PlaceRole
from accordingto.model.record import SCHEMA, MadeWith, Note, Record
from accordingto.model.report import Dateline, Part, PartName, Report, Residue, Source
from accordingto.model.span import Ref, Span, Spans
from accordingto.model.statement import Act, Form, Polarity, Statement
from accordingto.model.time import Time, TimeType

__all__ = [
    "SCHEMA",
    "Act",
    "Archive",
    "Codes",
    "Dateline",
    "Drafts",
    "Event",
    "EventDraft",
    "EventStatus",
    "EventType",
    "Figure",
    "FigureDraft",
    "FigureKind",
    "FigureStatus",
    "Form",
    "Judgement",
    "MadeWith",
    "MentionDraft",
    "Note",
    "Part",
    "PartName",
    "Party",
    "PartyKind",
    "Place",
    "PlaceDraft",
    "PlaceRole",
    "Polarity",
    "Record",
    "Ref",
    "Report",
    "Residue",
    "Source",
    "Span",
    "Spans",
    "Statement",
    "StatementDraft",
    "Time",
    "TimeDraft",
    "TimeType",
]
