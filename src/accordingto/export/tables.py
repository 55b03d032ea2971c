"""Records as flat tables, for formats that hold rows: one table a kind of item, the same columns in every one of these formats.

Every row names its report; ids lead from row to row, and the words behind them stand beside them. Spans are half-open code-point
offsets into the report's text. `whose` is everybody the item has come through, outermost first, the outlet among them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from accordingto.model import Codes, Record, Ref, Spans, Time
from accordingto.model.span import EMPTY

Kind = Literal["text", "texts", "number", "whole", "flag", "day", "spans", "mentions"]
DAY = 10  # letters of an ISO 8601 day


class Column(NamedTuple):
    """A column: what its cells are, and how the item of a record gives one; None is an empty cell."""

    name: str
    kind: Kind
    value: Callable[[Record, Any], Any]


class Table(NamedTuple):
    """A table: its columns, and the items of a record that are its rows."""

    columns: tuple[Column, ...]
    items: Callable[[Record], Iterable[Any]]

    def rows(self, record: Record) -> Iterator[tuple[Any, ...]]:
        """The rows of a record, cells in the order of the columns."""
        for item in self.items(record):
            yield tuple(column.value(record, item) for column in self.columns)


def day(moment: str | None) -> date | None:
    """The day of an ISO 8601 moment; None where it is none, or before or after what calendars hold."""
    try:
        return date.fromisoformat(moment[:DAY]) if moment else None
    except ValueError:
        return None


def _field(name: str, kind: Kind = "text", *, of: str = "") -> Column:
    """A member of the item as it is."""
    return Column(name, kind, lambda _, item: getattr(item, of or name))


def _words(name: str, spans: Callable[[Any], Spans]) -> Column:
    """The words of some of the item's spans; empty where there are none."""
    return Column(name, "text", lambda record, item: record.words(spans(item)) or None)


def _spans(name: str, spans: Callable[[Any], Spans]) -> Column:
    return Column(name, "spans", lambda _, item: spans(item))


def _whole(ref: Any) -> Spans:
    """The spans of words that may be missing: a source, what is counted."""
    return ref.spans if ref else EMPTY


def _days(time: Callable[[Record, Any], Time | None]) -> tuple[Column, Column]:
    """First and last day of a time, both inclusive, for what sorts and filters by them."""

    def first(record: Record, item: Any) -> date | None:
        return day(found.start) if (found := time(record, item)) else None

    def last(record: Record, item: Any) -> date | None:
        return day(found.end) if (found := time(record, item)) else None

    return Column("first_day", "day", first), Column("last_day", "day", last)


def _at(name: str, member: str, kind: Kind) -> Column:
    """A member of the place where the item was."""
    return Column(name, kind, lambda record, item: getattr(record.place(item.where), member, None))


def _code(name: str, member: str) -> Column:
    def value(record: Record, item: Any) -> str | None:
        codes: Codes | None = item.codes
        return getattr(codes, member) if codes else None

    return Column(name, "text", value)


def _side(name: str, refs: Callable[[Any], tuple[Ref, ...]]) -> tuple[Column, ...]:
    """Words, ids, names and spans of those who act or are acted on, in the same order; the unresolved have neither id nor name."""

    def parties(record: Record, item: Any, member: str) -> tuple[str, ...]:
        found = (record.party(ref.party) for ref in refs(item))
        return tuple(getattr(party, member) if party else "" for party in found)

    return (
        Column(name, "texts", lambda record, item: tuple(record.words(ref.spans) for ref in refs(item))),
        Column(f"{name}_ids", "texts", lambda record, item: parties(record, item, "id")),
        Column(f"{name}_names", "texts", lambda record, item: parties(record, item, "name")),
        Column(f"{name}_spans", "mentions", lambda _, item: tuple(ref.spans for ref in refs(item))),
    )


REPORT = Column("report", "text", lambda record, _: record.id)
HEAD = (
    REPORT,
    Column("outlet", "text", lambda record, _: record.report.outlet),
    Column("published_day", "day", lambda record, _: day(record.report.published)),
    _field("id"),
)
VOICES = (
    _field("according_to", "texts"),
    Column("whose", "texts", lambda record, item: record.chain(item)),
    Column("denied", "flag", lambda record, item: record.denied(item)),
)
JUDGED = (_field("score", "number"), _field("because"))
WHEN = (_field("when"), *_days(lambda record, item: record.time(item.when)))

TABLES: dict[str, Table] = {
    "reports": Table(
        (
            REPORT,
            Column("uri", "text", lambda _, report: report.source.uri),
            Column("media_type", "text", lambda _, report: report.source.media_type),
            Column("sha256", "text", lambda _, report: report.source.sha256),
            Column("retrieved", "text", lambda _, report: report.source.retrieved),
            _field("outlet"),
            _field("title"),
            _field("byline", "texts"),
            _field("language"),
            _field("published"),
            Column("published_day", "day", lambda _, report: day(report.published)),
            _field("published_basis"),
            Column("place", "text", lambda _, report: getattr(report.dateline, "place", None)),
            Column("agency", "text", lambda _, report: getattr(report.dateline, "agency", None)),
            Column("made_with", "text", lambda record, _: record.made_with.accordingto),
            Column("model", "text", lambda record, _: record.made_with.model),
            Column("pipeline", "text", lambda record, _: record.made_with.pipeline),
            Column("codebooks", "texts", lambda record, _: record.made_with.codebooks),
            _field("text"),
        ),
        lambda record: (record.report,),
    ),
    "parties": Table(
        (
            REPORT,
            _field("id"),
            _field("name"),
            _field("kind"),
            _field("role"),
            _field("of"),
            Column("of_name", "text", lambda record, party: getattr(record.party(party.of), "name", None)),
            _code("iso3", "iso3"),
            _code("plover", "plover"),
            _code("code", "code"),
            _code("code_basis", "basis"),
            Column("mentions", "texts", lambda record, party: tuple(record.words(mention) for mention in party.mentions)),
            _field("mention_spans", "mentions", of="mentions"),
        ),
        lambda record: record.parties,
    ),
    "statements": Table(
        (
            *HEAD,
            Column("speaker", "text", lambda record, item: record.speaker(item)),
            Column("speaker_id", "text", lambda _, item: getattr(item.source, "party", None)),
            _words("source", lambda item: _whole(item.source)),
            _words("cue", lambda item: item.cue),
            _words("content", lambda item: item.content),
            _field("form"),
            _field("polarity"),
            _field("act"),
            _words("hedge", lambda item: item.hedge),
            _field("within"),
            Column("whose", "texts", lambda record, item: record.chain(item)),
            *WHEN,
            _field("where"),
            _at("place", "name", "text"),
            *JUDGED,
            _spans("source_spans", lambda item: _whole(item.source)),
            _spans("cue_spans", lambda item: item.cue),
            _spans("content_spans", lambda item: item.content),
            _spans("hedge_spans", lambda item: item.hedge),
        ),
        lambda record: record.statements,
    ),
    "events": Table(
        (
            *HEAD,
            _field("type"),
            _field("mode"),
            _field("contexts", "texts"),
            _field("status"),
            _words("trigger", lambda item: item.trigger),
            *_side("actors", lambda item: item.actors),
            *_side("recipients", lambda item: item.recipients),
            _words("hedge", lambda item: item.hedge),
            *VOICES,
            *WHEN,
            _field("where"),
            _at("place", "name", "text"),
            _at("country", "country", "text"),
            _at("lat", "lat", "number"),
            _at("lon", "lon", "number"),
            _field("figures", "texts"),
            *JUDGED,
            _spans("trigger_spans", lambda item: item.trigger),
            _spans("hedge_spans", lambda item: item.hedge),
        ),
        lambda record: record.events,
    ),
    "figures": Table(
        (
            *HEAD,
            _field("kind"),
            _field("low", "number"),
            _field("high", "number"),
            _words("words", lambda item: item.spans),
            _words("of", lambda item: _whole(item.of)),
            _words("hedge", lambda item: item.hedge),
            _field("convention"),
            _field("subset_of"),
            _field("status"),
            _field("running"),
            _field("revised"),
            *VOICES,
            _field("event"),
            _field("as_of"),
            *_days(lambda record, item: record.time(item.as_of)),
            *JUDGED,
            _field("spans", "spans"),
            _spans("of_spans", lambda item: _whole(item.of)),
            _spans("hedge_spans", lambda item: item.hedge),
        ),
        lambda record: record.figures,
    ),
    "times": Table(
        (
            REPORT,
            _field("id"),
            _words("words", lambda item: item.spans),
            _field("type"),
            _field("value"),
            _field("start"),
            _field("end"),
            *_days(lambda _, item: item),
            _field("anchor"),
            _field("basis"),
            _field("spans", "spans"),
        ),
        lambda record: record.times,
    ),
    "places": Table(
        (
            REPORT,
            _field("id"),
            _words("words", lambda item: item.spans),
            _field("name"),
            _field("lat", "number"),
            _field("lon", "number"),
            _field("country"),
            _field("geonames", "whole"),
            _field("role"),
            _words("qualifier", lambda item: item.qualifier),
            _field("contested", "flag"),
            *JUDGED,
            _field("spans", "spans"),
            _spans("qualifier_spans", lambda item: item.qualifier),
        ),
        lambda record: record.places,
    ),
    "notes": Table(
        (REPORT, _field("code"), _field("message"), _words("words", lambda note: note.spans), _field("spans", "spans")),
        lambda record: record.notes,
    ),
}
