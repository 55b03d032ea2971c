"""What a reviewer may correct of an item: its fields, their values as plain data, and typed words as new values.

Words that are typed must stand in the report: what is kept of them is their place, the nearest to what they replace, never the
letters. The web page and the terminal correct by the same functions.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from accordingto.errors import BadFieldValue, NoSuchStanding, NotInReport
from accordingto.model import Act, Event, EventStatus, Figure, FigureKind, FigureStatus, Form, Polarity, Record, Ref, Span, Spans, Statement
from accordingto.model.figure import Counted
from accordingto.store.question import What

Item = Statement | Event | Figure
KINDS: tuple[What, ...] = get_args(What)
NONE, GAP, BETWEEN = "-", " … ", "; "  # no words; pieces of one phrase; phrases
_SHAPES: dict[What, type[Item]] = {"statements": Statement, "events": Event, "figures": Figure}
_NUMBERED = re.compile(r"(.*\S)\s*@(\d+)", re.DOTALL)
_ALIKE = {"'": "['’‘`]", '"': '["“”„]', "-": "[-‐‑–—]"}  # typed > as it may stand in print


class Field(NamedTuple):
    """A field as people call it, the item's attribute, what kind of value it has, which values there are, and whether it needs one."""

    name: str
    attribute: str
    kind: Literal["words", "phrases", "choice", "number"]
    choices: tuple[str, ...] = ()
    needed: bool = False


FIELDS: dict[What, tuple[Field, ...]] = {
    "statements": (
        Field("source", "source", "words"),
        Field("cue", "cue", "words", needed=True),
        Field("content", "content", "words"),
        Field("form", "form", "choice", get_args(Form)),
        Field("polarity", "polarity", "choice", get_args(Polarity)),
        Field("act", "act", "choice", get_args(Act)),
        Field("hedge", "hedge", "words"),
    ),
    "events": (
        Field("type", "type", "choice"),
        Field("status", "status", "choice", get_args(EventStatus)),
        Field("trigger", "trigger", "words", needed=True),
        Field("actors", "actors", "phrases"),
        Field("recipients", "recipients", "phrases"),
        Field("hedge", "hedge", "words"),
    ),
    "figures": (
        Field("words", "spans", "words", needed=True),
        Field("low", "low", "number"),
        Field("high", "high", "number"),
        Field("kind", "kind", "choice", get_args(FigureKind)),
        Field("of", "of", "words"),
        Field("status", "status", "choice", get_args(FigureStatus)),
        Field("hedge", "hedge", "words"),
    ),
}


class Standing(NamedTuple):
    """Where words stand, and which of how many places that is, counted from 1 in the order of the text."""

    span: Span
    number: int
    of: int


def kind_of(item: Item) -> What:
    """Which table of the archive the item belongs to."""
    return next(what for what, shape in _SHAPES.items() if isinstance(item, shape))


def items(record: Record, what: What) -> tuple[Item, ...]:
    """The record's items of that kind."""
    found: tuple[Item, ...] = getattr(record, what)
    return found


def plain(item: Item, field: Field) -> Any:
    """The field's value as plain data: spans, lists of spans, a word or a number."""
    value = getattr(item, field.attribute)
    if field.kind == "phrases":
        return tuple(ref.spans for ref in value)
    return (value.spans if value is not None and not isinstance(value, tuple) else value or ()) if field.kind == "words" else value


def essence(item: Item) -> tuple[Any, ...]:
    """All that a reviewer judges of an item: two readings of one report that agree in it have the same item, whatever its id."""
    what = kind_of(item)
    return (what, *(plain(item, field) for field in FIELDS[what]))


def place(item: Item) -> Spans:
    """The words at which an item is looked for: cue, trigger, or the figure itself."""
    return item.cue if isinstance(item, Statement) else item.trigger if isinstance(item, Event) else item.spans


def marks(item: Item) -> list[tuple[str, Spans]]:
    """The item's words by field, the longest kind first, so that what is inside is drawn over it."""
    found: list[tuple[str, Spans]] = []
    for field in FIELDS[kind_of(item)]:
        value = plain(item, field)
        if field.kind == "words" and value:
            found.append((field.name, value))
        elif field.kind == "phrases":
            found += [(field.name, spans) for spans in value]
    return sorted(found, key=lambda mark: mark[0] not in ("content", "of"))


def said(record: Record, item: Item, field: Field) -> str:
    """The field's value in words, as a reviewer would type it; - for none."""
    value = plain(item, field)
    if field.kind == "phrases":
        return BETWEEN.join(_words(record, spans) for spans in value) or NONE
    if field.kind == "words":
        return _words(record, value) or NONE
    return NONE if value is None else f"{value:.15g}" if field.kind == "number" else str(value)


def _words(record: Record, spans: Spans) -> str:
    return GAP.join(" ".join(record.words((span,)).split()) for span in spans)


def restored(item: Item, value: dict[str, Any]) -> Item | None:
    """The item with the fields that a judgement gives instead; None where they are none of an item's."""
    try:
        return msgspec.convert({**msgspec.to_builtins(item), **value}, type(item))
    except msgspec.ValidationError:
        return None


def corrected(record: Record, item: Item, field: Field, typed: str) -> Item:
    """The item with what was typed in that field. NotInReport, NoSuchStanding or BadFieldValue where it cannot stand there."""
    if field.kind in ("words", "phrases"):
        value: Any = _spans(record, item, field, typed)
    elif field.kind == "number":
        value = _number(typed, field)
    else:
        value = next((choice for choice in field.choices if choice.casefold() == typed.strip().casefold()), None)
        if value is None:
            raise BadFieldValue(typed.strip(), what=field.name, known="one of: " + ", ".join(field.choices))
    return msgspec.structs.replace(item, **{field.attribute: value})


def checked(item: Item) -> None:
    """BadFieldValue where the fields do not go together."""
    if isinstance(item, Figure) and item.low is not None and item.high is not None and item.low > item.high:
        raise BadFieldValue(f"{item.low:g} to {item.high:g}", what="range", known="a low that is not above the high, or - for an open end")


def standings(text: str, words: str) -> list[Span]:
    """Where the words stand in the text, whatever its white space, quotation marks and dashes; as they are written, else in any case."""
    parts = (("".join(_ALIKE.get(c, re.escape(c)) for c in part)) for part in words.split())
    pattern = r"\s+".join(parts)
    edges = ("(?<!\\w)" if words.strip()[:1].isalnum() else "", "(?!\\w)" if words.strip()[-1:].isalnum() else "")
    for flags in (re.NOFLAG, re.IGNORECASE):
        if pattern and (found := [m.span() for m in re.finditer(pattern.join(edges), text, flags)]):
            return found
    return []


def nearest(record: Record, typed: str, near: Spans) -> tuple[Standing, ...]:
    """The pieces that were typed, each where it stands nearest: `words@2` is the second place in the text, … parts pieces."""
    text, whole = record.report.text, standings(record.report.text, typed)
    if whole:
        return (_chosen(whole, near),)
    numbered = _NUMBERED.fullmatch(typed)
    if numbered and (found := standings(text, numbered[1])):
        if not 0 < int(numbered[2]) <= len(found):
            raise NoSuchStanding(numbered[1], size=f"{len(found)} times" if len(found) > 1 else "once")
        return (Standing(found[int(numbered[2]) - 1], int(numbered[2]), len(found)),)
    pieces = [piece.strip() for piece in re.split(r"…|\.\.\.", typed) if piece.strip()]
    if len(pieces) < 2:
        raise NotInReport(typed.strip())
    made: list[Standing] = []
    for piece in pieces:
        (one,) = nearest(record, piece, near)
        later = [place for place in standings(text, piece) if made and place[0] >= made[-1].span[1]]
        if made and not _NUMBERED.fullmatch(piece):
            if not later:
                raise NotInReport(piece)
            one = _chosen(standings(text, piece), (later[0],))
        made.append(one)
    return tuple(made)


def _chosen(found: list[Span], near: Spans) -> Standing:
    def far(span: Span) -> tuple[int, int]:
        gap = min((max(start - span[1], span[0] - end, 0) for start, end in near), default=0)
        return gap, abs(span[0] - near[0][0]) if near else span[0]

    best = min(found, key=far)
    return Standing(best, found.index(best) + 1, len(found))


def choices(record: Record, item: Item, field: Field, typed: str) -> Iterator[tuple[str, Standing]]:
    """Which of several places the typed words were taken to mean, for a word to the reviewer."""
    if field.kind in ("words", "phrases") and typed.strip() != NONE:
        for phrase in typed.split(BETWEEN.strip()) if field.kind == "phrases" else [typed]:
            for standing in nearest(record, phrase.strip(), _near(item, field)):
                if standing.of > 1:
                    yield record.words((standing.span,)), standing


def _near(item: Item, field: Field) -> Spans:
    """What the new words replace, else the item's own."""
    value: Spans = plain(item, field) if field.kind == "words" else ()
    return value or place(item)


def _spans(record: Record, item: Item, field: Field, typed: str) -> Any:
    typed = typed.strip()
    if typed == NONE or not typed:
        if field.needed:
            raise BadFieldValue(typed or NONE, what=field.name, known="words of the report: an item without them is to be rejected")
        return () if field.kind == "phrases" or field.attribute in ("content", "hedge") else None
    phrases = [phrase.strip() for phrase in typed.split(BETWEEN.strip())] if field.kind == "phrases" else [typed]
    found = [tuple(sorted(s.span for s in nearest(record, phrase, _near(item, field)))) for phrase in phrases if phrase]
    if field.kind == "phrases":
        return tuple(_ref(record, spans) for spans in found)
    return _ref(record, found[0]) if field.attribute == "source" else Counted(spans=found[0]) if field.attribute == "of" else found[0]


def _ref(record: Record, spans: Spans) -> Ref:
    """The words, with the party of which they are a mention."""
    return Ref(spans=spans, party=next((party.id for party in record.parties if spans in party.mentions), None))


def _number(typed: str, field: Field) -> float | int | None:
    words = typed.strip().replace(",", "")
    if words in (NONE, ""):
        return None
    try:
        number = float(words)
        if not 0 <= number < float("inf"):
            raise ValueError
    except ValueError:
        raise BadFieldValue(typed.strip(), what=field.name, known="a number, or - for an open end") from None
    return int(number) if number.is_integer() else number
