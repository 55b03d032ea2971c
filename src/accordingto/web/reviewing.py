"""Judging in the browser: the same judgements as in the terminal, one item at a time."""

import getpass
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from accordingto import codebooks
from accordingto.compare.dated import sentence
from accordingto.errors import AccordingToError, BadFieldValue, NoReviewer
from accordingto.model import Judgement, Record, Span, Spans
from accordingto.show.review import windows
from accordingto.show.safe import line
from accordingto.store import Archive, Question
from accordingto.store.fields import (
    FIELDS,
    KINDS,
    Field,
    Item,
    checked,
    corrected,
    essence,
    items,
    kind_of,
    marks,
    place,
    plain,
    restored,
    said,
)
from accordingto.store.question import What
from accordingto.store.queue import MOST, Waiting
from accordingto.web.compared import MANY as LARGE
from accordingto.web.compared import kept
from accordingto.web.problems import Missing

WORD = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]|\s+")
PIECES, PHRASES = ",", ";"  # between spans of one phrase, and between phrases
TYPED, PLACED = "typed.", "spans."  # before the name of a field: words as in the terminal, or places that the keys chose
SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class Word(NamedTuple):
    """A word of the sentence, a sign or the space between: its code points, and which fields hold it."""

    text: str
    start: int
    end: int
    space: bool
    held: tuple[str, ...]


class Window(NamedTuple):
    """A piece of the text; whether the report goes on before and after it."""

    words: tuple[Word, ...]
    before: bool
    after: bool


class Correctable(NamedTuple):
    """A field as it may be corrected: its value in words, its places, and what may be chosen."""

    name: str
    kind: str
    choices: tuple[str, ...]
    needed: bool
    value: str
    spans: str


def reviewer(given: str) -> str:
    """Who judges: the name that was given, else whoever runs the page."""
    if line(given):
        return line(given)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise NoReviewer() from error


def next_one(archive: Archive, by: str, kinds: Sequence[What], question: Question, *, skipped: bool) -> tuple[Waiting | None, int]:
    """What waits first, and how many wait; of what was skipped the longest ago."""
    if not skipped and len(archive) > LARGE:
        return _next_of_many(archive, by, tuple(kinds or KINDS), question)
    found, left = archive.waiting(by, kinds=kinds or KINDS, question=question, skipped=skipped, most=MOST if skipped else 1)
    if not skipped:
        return (found[0] if found else None), left
    at = {(one.record, one.item): number for number, one in enumerate(archive.verdicts().made) if one.by == by}
    return min(found, key=lambda one: at.get((one.record.id, one.item.id), -1), default=None), left


def _next_of_many(archive: Archive, by: str, kinds: tuple[What, ...], question: Question) -> tuple[Waiting | None, int]:
    """The same of a large archive, which is ordered anew after as many judgements as the terminal takes at a time: that takes seconds."""
    mine = {(one.record, one.item) for one in archive.verdicts().made if one.by == by}
    key = ("queue", by, kinds, question, len(mine) // MOST)
    found, left, before = kept(archive, key, lambda: (*archive.waiting(by, kinds=kinds, question=question, most=MOST), frozenset(mine)))
    if not before <= mine:  # something judged earlier was undone: it waits again
        found, left = archive.waiting(by, kinds=kinds, question=question, most=1)
    still = [one for one in found if (one.record.id, one.item.id) not in mine]
    return (still[0] if still else None), left - (len(found) - len(still))


def found(archive: Archive, record_id: str, item_id: str) -> Waiting:
    """That item of that report; Missing where there is none."""
    record = archive.get(record_id)
    for what in KINDS if record else ():
        for at, item in enumerate(items(record, what)) if record else ():
            if item.id == item_id and record:
                return Waiting(what, record, at)
    raise Missing(f"item {line(item_id)} of a report {line(record_id)}")


def last(archive: Archive, by: str) -> Judgement | None:
    """The reviewer's last judgement that was not undone."""
    return next((one for one in reversed(archive.verdicts().made) if one.by == by), None)


def judge(archive: Archive, one: Waiting, by: str, verdict: str, value: Item | None = None) -> None:
    """Append a judgement."""
    archive.judge(_judgement(one.record.id, one.item.id, by, verdict, msgspec.to_builtins(value) if value is not None else None))


def undo(archive: Archive, by: str) -> Judgement | None:
    """Withdraw the reviewer's last judgement; which one it was, or None where there is none."""
    one = last(archive, by)
    if one is not None:
        archive.judge(_judgement(one.record, one.item, by, "undo", None))
    return one


def _judgement(record: str, item: str, by: str, verdict: str, value: Any) -> Judgement:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return msgspec.convert({"record": record, "item": item, "by": by, "at": at, "verdict": verdict, "value": value}, Judgement)


def correctables(record: Record, item: Item) -> tuple[Correctable, ...]:
    """The fields of the item."""
    made = []
    for field in FIELDS[kind_of(item)]:
        choices = types(record.made_with.codebooks) if field.name == "type" else field.choices
        made.append(Correctable(field.name, field.kind, choices, field.needed, said(record, item, field), _placed(item, field)))
    return tuple(made)


def _placed(item: Item, field: Field) -> str:
    if field.kind not in ("words", "phrases"):
        return ""
    value: Any = plain(item, field)
    phrases: Sequence[Spans] = value if field.kind == "phrases" else (value,) if value else ()
    return PHRASES.join(PIECES.join(f"{start}-{end}" for start, end in spans) for spans in phrases)


def correction(one: Waiting, given: Callable[[str], str]) -> Item | None:
    """The item as a form leaves it; None where nothing was changed. `given` is what the form holds under a name."""
    item, record = one.item, one.record
    for field, shown in zip(FIELDS[one.what], correctables(record, item), strict=True):
        placed, typed = given(PLACED + field.name).strip(), given(TYPED + field.name).strip()
        if placed and placed != shown.spans:
            item = _at(record, item, field, placed)
        elif typed and typed != shown.value and not placed:
            item = corrected(record, item, field._replace(choices=shown.choices), typed)
    checked(item)
    return None if essence(item) == essence(one.item) else item


def _at(record: Record, item: Item, field: Field, placed: str) -> Item:
    """The item with the words at those places in the field; BadFieldValue where these are no places of the report."""
    phrases = [] if placed == "-" else [_spans(record, field, phrase) for phrase in placed.split(PHRASES)]
    if field.needed and not phrases:
        raise BadFieldValue("-", what=field.name, known="words of the report: an item without them is to be rejected")
    refs = [{"spans": spans, "party": next((p.id for p in record.parties if spans in p.mentions), None)} for spans in phrases]
    if field.kind == "phrases":
        value: Any = refs
    elif not phrases:
        value = None if field.attribute in ("source", "of") else ()
    else:
        value = refs[0] if field.attribute == "source" else {"spans": phrases[0]} if field.attribute == "of" else phrases[0]
    made = restored(item, {field.attribute: value})
    if made is None:
        raise BadFieldValue(line(placed), what=field.name, known="places of words in the report")
    return made


def _spans(record: Record, field: Field, phrase: str) -> Spans:
    spans: list[Span] = []
    for piece in phrase.split(PIECES):
        match = SPAN.fullmatch(piece.strip())
        if match is None or not 0 <= int(match[1]) < int(match[2]) <= len(record.report.text):
            raise BadFieldValue(line(piece), what=field.name, known="places of words in the report")
        spans.append((int(match[1]), int(match[2])))
    spans.sort()
    if any(two[0] < one[1] for one, two in pairwise(spans)):
        raise BadFieldValue(line(phrase), what=field.name, known="places that do not overlap")
    return tuple(spans)


def shown(record: Record, item: Item) -> tuple[Window, ...]:
    """The sentences in which the item stands, word by word, with what each word is to it."""
    text, drawn = record.report.text, marks(item)
    spans = [span for _, found in drawn for span in found] or list(place(item))
    ranges = windows(text, sorted({sentence(text, *span) for span in spans}))
    return tuple(Window(tuple(_words(text, one, drawn)), one[0] > 0, one[1] < len(text.rstrip())) for one in ranges)


def _words(text: str, window: Span, drawn: Sequence[tuple[str, Spans]]) -> Iterator[Word]:
    for match in WORD.finditer(text, *window):
        start, end = match.span()
        held = tuple(dict.fromkeys(name for name, spans in drawn if any(a <= start and end <= b for a, b in spans)))
        piece = match.group()
        yield Word(" " if piece.isspace() else line(piece), start, end, piece.isspace(), held)


@cache
def types(names: tuple[str, ...]) -> tuple[str, ...]:
    """The types of the codebooks that made the record; of the built-in one where they are not here any more."""
    known: dict[str, None] = {}
    for name in names or ("plover",):
        try:
            known.update(dict.fromkeys(kind.type for kind in codebooks.load(name).classes))
        except AccordingToError:
            continue
    return tuple(known) or types(("plover",))
