"""What of a record can be compared: each statement, figure and event as fields that ignore where in the text they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto.model import Event, Figure, Record, Ref, Span, Spans, Statement
from accordingto.model.span import overlap, subtract

KINDS = ("statement", "figure", "event")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
END = re.compile(r"[.!?][\"'”’)]*\s|\n")  # what ends a sentence, as far as its surroundings are concerned
ARTICLES = frozenset(("the", "a", "an"))
Bag = frozenset[str]
Item = Statement | Figure | Event


class Value(NamedTuple):
    """What a field says: as shown, its words, and the value they were resolved to (None where to none).

    A party has its name's words, and the words that stand for it here in `own`.
    """

    shown: str
    words: Bag
    own: Bag = frozenset()
    settled: tuple[object, ...] | None = None

    def agrees(self, other: "Value") -> bool:
        """Whether both say the same: by their resolved values where both have one, else by their words.

        The same words for a party whose name is told more fully elsewhere in one of the reports are no change.
        """
        if self.settled is not None and other.settled is not None:
            return self.settled == other.settled
        nested = self.words <= other.words or other.words <= self.words
        return self.words == other.words or (bool(self.own) and self.own == other.own and nested)


Field = tuple[Value, ...]


class Fact(NamedTuple):
    """One item: type is an event's type, a figure's kind, a statement's act; nearby are the words of its sentence without numbers.

    what are the words it is known by: a statement's content, what a figure counts, an event's trigger.
    """

    kind: str
    type: str
    id: str
    words: str
    start: int
    end: int
    what: Bag
    nearby: Bag
    event: str | None
    fields: tuple[tuple[str, Field], ...]

    @property
    def status(self) -> str:
        """Whether it is so: a statement's act, else the status."""
        return self.shown("act" if self.kind == "statement" else "status")

    def field(self, name: str) -> Field:
        """The values of the field."""
        return dict(self.fields).get(name, ())

    def shown(self, name: str) -> str:
        """The values of the field as people read them."""
        return " < ".join(v.shown for v in self.field(name)) if name == "speaker" else ", ".join(v.shown for v in self.field(name))


def tokens(text: str) -> tuple[str, ...]:
    """The words in small letters, without punctuation."""
    return tuple(word.replace("’", "'") for word in WORD.findall(text.casefold()))


def facts(record: Record) -> dict[str, list[Fact]]:
    """The record's items by kind, in text order."""
    return {
        "statement": [_statement(record, s) for s in record.statements],
        "figure": [_figure(record, f) for f in record.figures],
        "event": [_event(record, e) for e in record.events],
    }


def _statement(record: Record, said: Statement) -> Fact:
    content = said.content or said.cue
    words = _words(record, content)
    act = said.act if said.polarity == "asserts" or said.act == "denies" else f"{said.act}, denies"
    fields = {
        "speaker": _voices(record, said),
        "content": (Value(words, frozenset(tokens(words)), settled=tokens(words)),),
        "act": _plain(act),
        "form": _plain(said.form if said.content else ""),
        "hedge": _plain(_words(record, said.hedge)),
    }
    return _fact(record, "statement", said.act, said, words, (*said.cue, *content), None, fields, frozenset(tokens(words)))


def _figure(record: Record, figure: Figure) -> Fact:
    own, counted = _words(record, figure.spans), _words(record, figure.of.spans) if figure.of else ""
    bounded = (figure.low, figure.high) if figure.low is not None or figure.high is not None else None
    fields = {
        "speaker": _voices(record, figure),
        "bounds": (Value(own, frozenset(tokens(own)), settled=bounded),),
        "of": _plain(counted),
        "status": _plain(_status(record, figure)),
        "hedge": _plain(_words(record, figure.hedge)),
    }
    words, what = f"{own} {counted}".strip(), frozenset(tokens(counted)) - ARTICLES
    return _fact(record, "figure", figure.kind, figure, words, figure.spans, figure.event, fields, what)


def _event(record: Record, event: Event) -> Fact:
    who, whom = (tuple(sorted(_parties(record, refs), key=lambda value: value.shown)) for refs in (event.actors, event.recipients))
    trigger = _words(record, event.trigger)
    fields = {
        "speaker": _voices(record, event),
        "type": _plain(event.type if event.mode is None else f"{event.type} {event.mode}"),
        "act": _plain(trigger),
        "who": who,
        "whom": whom,
        "status": _plain(_status(record, event)),
        "hedge": _plain(_words(record, event.hedge)),
    }
    told = (" and ".join(value.shown for value in who) or "(not said)", trigger, "→ " + ", ".join(v.shown for v in whom) if whom else "")
    words = " ".join(part for part in told if part)
    return _fact(record, "event", event.type, event, words, event.trigger, event.id, fields, frozenset(tokens(trigger)))


def _fact(
    record: Record, kind: str, type: str, item: Item, words: str, spans: Spans, event: str | None, fields: dict[str, Field], what: Bag
) -> Fact:
    start, end = min((s for s, _ in spans), default=0), max((e for _, e in spans), default=0)
    when = item.as_of if isinstance(item, Figure) else item.when
    fields["when"] = tuple(_when(record, when))
    if not isinstance(item, Figure):
        fields["where"] = tuple(_where(record, item.where))
    return Fact(kind, type, item.id, words, start, end, what, _nearby(record, start, end), event, tuple(fields.items()))


def _voices(record: Record, item: Item) -> Field:
    """Everybody it has come through after the outlet and its agency, innermost first."""
    at = item if isinstance(item, Statement) else record.statement(item.according_to[-1] if item.according_to else None)
    seen: dict[str, Value] = {}
    while at is not None and at.id not in seen:
        seen[at.id] = _party(record, at.source) if at.source else _value("an unnamed source")
        at = record.statement(at.within)
    return tuple(seen.values())


def _parties(record: Record, refs: Iterable[Ref]) -> Iterator[Value]:
    """The parties of an event; of "at least 12 people" the people, since the number is a figure of its own."""
    for ref in refs:
        counts = [span for f in record.figures if overlap(f.spans, ref.spans) for span in f.spans]
        rest = tuple(piece for span in ref.spans for piece in subtract(span, counts)) if counts else ()
        value = _value(_words(record, rest)) if rest else _party(record, ref)
        yield value if value.words else _value(_words(record, ref.spans))


def _party(record: Record, ref: Ref) -> Value:
    party, own = record.party(ref.party), _words(record, ref.spans)
    return _value(party.name if party else own)._replace(own=frozenset(tokens(own)) - ARTICLES)


def _status(record: Record, item: Figure | Event) -> str:
    """Its status, and whether it is only denied."""
    inner = record.statement(item.according_to[-1]) if item.according_to else None
    return f"{item.status}, denied" if inner is not None and inner.polarity == "denies" else item.status


def _when(record: Record, id: str | None) -> Iterator[Value]:
    time = record.time(id)
    if time is not None:
        words, settled = _words(record, time.spans), (time.start, time.end) if time.start and time.end else None
        yield Value(words, frozenset(tokens(words)), settled=settled)


def _where(record: Record, id: str | None) -> Iterator[Value]:
    place = record.place(id)
    if place is not None:
        yield _value(place.name)


def _nearby(record: Record, start: int, end: int) -> Bag:
    """The words of the sentence that holds the characters; figures are compared by themselves, so no numbers."""
    text = record.report.text
    first = max((match.end() for match in END.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    after = END.search(text, max(start, end - 1), end + 400)
    found: Span = (first, after.start() if after else min(len(text), end + 400))
    counts = [span for f in record.figures for span in f.spans]
    pieces = subtract(found, [c for c in counts if c[0] < found[1] and c[1] > found[0]])
    return frozenset(word for s, e in pieces for word in tokens(text[s:e]))


def _words(record: Record, spans: Spans) -> str:
    return " ".join(record.words(spans).split())


def _value(shown: str) -> Value:
    return Value(" ".join(shown.split()), frozenset(tokens(shown)) - ARTICLES)


def _plain(shown: str) -> Field:
    return (Value(shown, frozenset(tokens(shown))),) if shown else ()
