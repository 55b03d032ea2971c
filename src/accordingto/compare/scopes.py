"""Of whom a count is, and over what: one event or a time that runs on; where, and since when."""

import re
from functools import cache
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.compare.dated import DAY, sentence
from accordingto.compare.facts import tokens
from accordingto.model import Event, Figure, Record

LANGUAGE = "en"
THINGS = ("weapons", "money", "other")
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
APPOSED = (", when", ", where")  # "since Tuesday, when 19 people were killed": that was on Tuesday
BEGINNING = "the beginning"
NEAR = 40  # characters after "since" in which its day stands: "since the war began on 2 February"
PEOPLE, PART = "people", "part of "


class Scope(NamedTuple):
    """Who is counted (`of`), whether the count is a running total, and of one the place and the day or words since when."""

    of: str
    total: bool
    place: str
    since: str


@cache
def table() -> dict[str, Any]:
    """The classes of those counted, and the words of what runs on."""
    return lang.table(LANGUAGE, "series")


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table()["classes"].items() for word in reversed(words)}


def scope(record: Record, figure: Figure, event: Event | None) -> Scope:
    """The scope of a figure, by its words, its sentence and its event; a running total is of the area that its sentence names."""
    total = running_total(record, figure, event)
    place = record.place(event.where) if event else None
    rules = table()["running"]
    stands = figure.kind in (*rules["standing"], *rules["held"], "missing")  # what stands at a time has no beginning
    since = _since(record, figure) if total and not stands else ""
    over = area(record, figure) if total else place.name if place else ""
    return Scope(of=counted(record, figure), total=total, place=over, since=since)


def area(record: Record, figure: Figure) -> str:
    """The area over which a total counts: the first that its sentence names after it, else the last before it.

    "The district" is the one that the report names; "the country" stays what it says.
    """
    text = record.report.text
    first, last = sentence(text, figure.spans[0][0], figure.spans[-1][1])
    found = list(re.finditer(table()["area"]["pattern"], text[first:last]))
    at = figure.spans[-1][1] - first
    after, before = [m for m in found if m.start() >= at], [m for m in found if m.start() < at]
    match = next(iter(after or before[::-1]), None)
    if match is None:
        return ""
    name, noun = match["name"] or "", match["noun"] or ""
    if name or noun in table()["area"]["whole"]:
        return name or noun.split()[-1]
    named = re.search(rf"(?P<name>[A-Z][\w-]+) {noun}\b", text)
    return named["name"] if named else ""


def counted(record: Record, figure: Figure) -> str:
    """The class of those counted ("children and women"); of things the words; of a part that names no class, what it is part of."""
    words = tokens(record.words(figure.of.spans)) if figure.of else _above(record, figure)
    if figure.kind in THINGS:
        return " ".join(words) or figure.kind
    classes = sorted({_classes()[form] for word in words for form in (word, word.removesuffix("s")) if form in _classes()})
    if classes:
        return " and ".join(classes)
    whole = next((f for f in record.figures if f.id == figure.subset_of), None)
    return f"{PART}{counted(record, whole)}" if whole is not None and whole.id != figure.id and not whole.subset_of else PEOPLE


def _above(record: Record, figure: Figure) -> tuple[str, ...]:
    """The words that name who a bare number counts: "the number of civilians killed reached 620"."""
    first, last = sentence(record.report.text, figure.spans[0][0], figure.spans[-1][1])
    found = list(re.finditer(table()["toll"]["pattern"], record.report.text[first : figure.spans[0][0]], re.IGNORECASE))
    return tokens(found[-1][1]) if found and last else ()


def running_total(record: Record, figure: Figure, event: Event | None) -> bool:
    """Whether it sums up over a time or a conflict: a count since a day, a standing count, a total of what runs on."""
    rules = table()["running"]
    if figure.running == "new":
        return False
    first, last = sentence(record.report.text, figure.spans[0][0], figure.spans[-1][1])
    words = set(tokens(record.report.text[first:last]))
    held = figure.kind in rules["held"] and bool(words & set(rules["holding"]))
    if _counts_since(record, figure) or held or figure.kind in rules["standing"] or (figure.kind == "missing" and figure.event is None):
        return True
    trigger = set(tokens(record.words(event.trigger))) if event is not None else set()
    one = bool((words | trigger) & set(rules["one"]))
    if figure.running != "total":
        return figure.as_of is not None and not one and not is_since(record, figure.as_of)
    return bool(words & set(rules["words"])) and not one


def _counts_since(record: Record, figure: Figure) -> bool:
    """Whether "since" in its sentence is its own: of several the nearest has it, its parts, and what is counted after it."""
    if not _since(record, figure):
        return False
    text = record.report.text
    first, last = sentence(text, figure.spans[0][0], figure.spans[-1][1])
    word = SINCE.search(text, first, last)
    at = word.start() if word else first
    inside = [f for f in record.figures if first <= f.spans[0][0] < last]
    nearest = min(inside, key=lambda f: min(abs(f.spans[0][0] - at), abs(f.spans[-1][1] - at)))
    after = figure.kind != nearest.kind and figure.spans > nearest.spans
    return figure.id == nearest.id or figure.subset_of == nearest.id or after


def is_since(record: Record, time_id: str | None) -> bool:
    """Whether the time says since when and not when."""
    time = record.time(time_id)
    if time is None:
        return False
    start = time.spans[0][0]
    near = (*tokens(record.report.text[max(0, start - 8) : start])[-1:], *tokens(record.words(time.spans))[:1])
    return any(word in table()["running"]["since"] for word in near)


def _since(record: Record, figure: Figure) -> str:
    """The day since which it counts, else "the beginning" where words name that; "" where the sentence says neither."""
    text = record.report.text
    first, last = sentence(text, figure.spans[0][0], figure.spans[-1][1])
    for word in SINCE.finditer(text, first, last):
        if re.search(table()["begun"]["unless"], text[first : word.start()]):
            continue
        near = [t for t in record.times if word.end() <= t.spans[-1][1] and t.spans[0][0] <= word.end() + NEAR and t.spans[0][0] < last]
        dated = next((t for t in near if t.start), None)
        if dated is not None and not text.startswith(APPOSED, dated.spans[-1][1]):
            return (dated.start or "")[:DAY]
    begun = re.search(table()["begun"]["pattern"], text[first:last], re.IGNORECASE)
    return BEGINNING if begun and not re.search(table()["begun"]["unless"], text[first : first + begun.start()]) else ""
