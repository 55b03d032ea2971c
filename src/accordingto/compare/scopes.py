"""Of whom a count is, and over what: one event or a time that runs on; where, and since when."""

import re
from functools import cache
from typing import NamedTuple

from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.holders import HELD, holder, people
from accordingto.compare.names import Names
from accordingto.compare.running import CHAIN, HURT, before, is_kept, is_since, kept_on, running_total, since, table
from accordingto.model import Event, Figure, Record

THINGS = ("weapons", "money", "other")
AND = re.compile(r"\band $")
PEOPLE, PART, CAPTIVES = "people", "part of ", "captives"

__all__ = ["CAPTIVES", "PEOPLE", "Scope", "area", "counted", "is_since", "running_total", "scope"]


class Scope(NamedTuple):
    """Who is counted (`of`), whether the count is a running total, and of one the place and the day or words since when."""

    of: str
    total: bool
    place: str
    since: str


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table()["classes"].items() for word in reversed(words)}


def scope(record: Record, figure: Figure, event: Event | None, names: Names, left: int = CHAIN) -> Scope:
    """The scope of a figure, by its words, its sentence and its event; a running total is of the area that its sentence names.

    Those held, freed or missing are told apart by whose people they are and in whose hands, not by where the sentence is set.
    """
    total = running_total(record, figure, event)
    place = record.place(event.where) if event else None
    if total and figure.kind in HELD:
        return Scope(of=CAPTIVES, total=True, place=holder(record, figure, names), since="")
    if total and figure.kind == "missing":
        return Scope(of=PEOPLE, total=True, place=people(record, figure, names), since="")
    stands = total and figure.kind in table()["running"]["standing"]  # what stands at a time has no beginning, and is of all
    begun = since(record, figure) if total and not stands else ""
    over = area(record, figure) if total else place.name if place else ""
    of = PEOPLE if stands else counted(record, figure)
    if total and left and not stands and not (begun and over) and (on := _goes_on_from(record, figure)) is not None:
        above = scope(record, on, None, names, left - 1)
        begun, over = begun or above.since, over or above.place
        of = above.of if is_kept(record, figure) else of
    return Scope(of=of, total=total, place=over, since=begun)


def _goes_on_from(record: Record, figure: Figure) -> Figure | None:
    """The total before a bare number, or one that somebody keeps, that does not say where or since when."""
    kinds = HURT if figure.kind in HURT else (figure.kind,)
    on = before(record, figure, kinds) or (kept_on(record, figure) if is_kept(record, figure) else None)
    return on if on is not None and running_total(record, on, None) else None


def area(record: Record, figure: Figure) -> str:
    """The area over which a total counts: the first that its clause names after it, else the last before it.

    "The district" is the one that the report names; "the country" stays what it says, and so does a part of an area.
    Those who were driven out are counted where they have gone, if their clause says so.
    """
    text, rules = record.report.text, table()["area"]
    start, end = figure.spans[0][0], figure.spans[-1][1]
    first, last = sentence(text, start, end)
    stops = [m.start() + end for m in re.finditer(rules["clause"], text[end:last])]
    others = [f.spans[0][0] for f in record.figures if end < f.spans[0][0] < last and f.kind == figure.kind and not f.subset_of]
    if figure.kind in table()["running"]["standing"] and (into := re.search(rules["into"], text[start:last])) is not None:
        return str(into["name"])
    reach = min([*stops, *others, last])
    after = re.search(rules["pattern"], text[end:reach])
    begun = [m.end() + first for m in re.finditer(rules["clause"], text[first:start])]
    ahead = list(re.finditer(rules["pattern"], text[max([*begun, first]) : start]))
    beyond = re.search(rules["pattern"], text[end : min([*stops, last])])
    if after is not None and ahead and AND.search(text[end : end + after.start()]):
        after = None  # "214 and in the whole country 229"
    match = after or (ahead[-1] if ahead else beyond)
    if match is None:
        return ""
    name, noun = match["name"] or "", match["noun"] or ""
    if match["all"]:
        return str(rules["whole"][0])
    if noun in rules["whole"]:
        return noun
    if not name:
        named = re.search(rf"(?P<name>[A-Z][\w-]+) {noun}\b", text)
        name = named["name"] if named else ""
    return f"parts of {name}" if match["part"] else name


def counted(record: Record, figure: Figure, left: int = CHAIN) -> str:
    """The class of those counted ("children and women"); of things the words; of a part that names no class, what it is part of."""
    words = tokens(record.words(figure.of.spans)) if figure.of else _above(record, figure)
    if not words and left and figure.kind in HURT and (on := before(record, figure, HURT)) is not None:
        return counted(record, on, left - 1)  # "118 civilians were killed and 260 wounded"
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
