"""What the tellings of one event agree and differ on: each aspect with what is told of it, and by which tellings."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accordingto.compare.facts import Field, Value, facts
from accordingto.model import Event, Record
from accordingto.show.event_rows import EventRow
from accordingto.show.safe import line
from accordingto.show.wording import bounds

ASPECTS = ("type", "who", "whom", "when", "where", "figures", "status", "according to")
PARTIES = ("who", "whom")


class Told(NamedTuple):
    """What is told of an aspect, and the numbers of the tellings that tell it so."""

    words: str
    tellings: tuple[int, ...]


class Aspect(NamedTuple):
    """An aspect; `agree` is None where at most one telling says anything of it."""

    name: str
    agree: bool | None
    told: tuple[Told, ...]
    silent: tuple[int, ...]


class Telling(NamedTuple):
    """One telling: its record, its event and its row."""

    record: Record
    event: Event
    row: EventRow


def aspects(found: Sequence[Telling]) -> tuple[Aspect, ...]:
    """All aspects of the tellings, which are numbered from 1 in their order."""
    parties = [_parties(telling) for telling in found]
    made = []
    for name in ASPECTS:
        values = [(_shown(telling, name), own[name] if name in PARTIES else ()) for telling, own in zip(found, parties, strict=True)]
        made.append(_aspect(name, values))
    return tuple(made)


def _aspect(name: str, values: Sequence[tuple[str, Field]]) -> Aspect:
    groups: list[tuple[str, Field, list[int]]] = []
    for number, (words, field) in enumerate(values, 1):
        if not words:
            continue
        same = next((group for group in groups if group[0] == words or (field and _agree(group[1], field))), None)
        if same is None:
            groups.append((words, field, [number]))
        else:
            same[2].append(number)
    told = tuple(Told(words, tuple(numbers)) for words, _, numbers in sorted(groups, key=lambda group: (-len(group[2]), group[2])))
    said = sum(len(one.tellings) for one in told)
    silent = tuple(number for number, (words, _) in enumerate(values, 1) if not words)
    return Aspect(name, None if said < 2 else len(told) == 1, told, silent)


def _agree(one: Field, two: Field) -> bool:
    return len(one) == len(two) and all(a.agrees(b) for a, b in zip(one, two, strict=True))


def _parties(telling: Telling) -> dict[str, tuple[Value, ...]]:
    fact = next(fact for fact in facts(telling.record)["event"] if fact.id == telling.event.id)
    return {name: fact.field(name) for name in PARTIES}


def _shown(telling: Telling, name: str) -> str:
    row = telling.row
    if name == "type":
        return row.type.lower() + (f" ({row.mode})" if row.mode else "")
    if name in PARTIES:
        names, words = (row.actor_name, row.actor) if name == "who" else (row.recipient_name, row.recipient)
        return " and ".join(one or two for one, two in zip(names, words, strict=True))
    if name == "when":
        return " to ".join(dict.fromkeys(day[:10] for day in (row.date_start, row.date_end) if day))
    if name == "where":  # the place where a report was written is no place of the event
        return row.place if telling.event.where else ""
    if name == "figures":
        return _figures(telling)
    if name == "status":
        return "denied" if row.denied_by else row.status
    return " ‹ ".join(reversed(row.according_to))


def _figures(telling: Telling) -> str:
    """Its counts, the whole ones: "12 killed, 30 wounded"."""
    found = (f for f in telling.record.figures if f.event == telling.event.id and f.subset_of is None)
    return ", ".join(_once(f"{bounds(figure)} {figure.kind}" for figure in found))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(line, words)))
