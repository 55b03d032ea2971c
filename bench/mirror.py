"""The mirror test: reports of our own in which the two sides change places; the records must be the same with the names exchanged.

`mirror/reports-*.yaml` are reports with slots for the words of two sides, `mirror/sides.yaml` pairs of sides. Each report is filled
twice, the second time with the sides exchanged. Every item is written down by what it holds and by the places of the template that its
spans cover, so that two fillings can be compared. `--differences` lists the items that stand in one filling only.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from accordingto.model import Record, Spans
from accordingto.settings import Settings
from bench.common import Figures, main, records

NAME = "mirror"
DATA = "bench/mirror: reports of our own, two sides exchanged"
FOLDER = Path(__file__).parent / "mirror"
SLOT = re.compile(r"(?P<article>[Aa]n? )?\{(?P<side>[AB])(?P<word>[a-z]?)\}")
WORDS = {"": "name", "j": "adj", "p": "people", "c": "capital", "t": "title", "l": "leader", "s": "surname", "g": "agency"}
VOWELS = re.compile(r"[AEIO]|U(?!k|ni)")
Item = tuple[Any, ...]


class Filled(NamedTuple):
    """A report with its slots filled: for each character of the text the place of the template that it stands for."""

    text: str
    places: list[int]


def fill(template: str, one: dict[str, str], two: dict[str, str]) -> Filled:
    """The report with A as the first side and B as the second; every character of a slot's words has the slot's place."""
    text, places, at = "", [], 0
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()]
        places += range(at, slot.start())
        words = (one if slot["side"] == "A" else two)[WORDS[slot["word"]]]
        if slot["article"]:
            words = slot["article"][0] + ("n " if VOWELS.match(words) else " ") + words
        if text[-1:] in ("", "\n") or text.endswith((". ", "- ")):
            words = words[0].upper() + words[1:]
        text += words
        places += [slot.start()] * len(words)
        at = slot.end()
    return Filled(text + template[at:], [*places, *range(at, len(template)), len(template)])


def items(record: Record, filled: Filled) -> dict[str, Counter[Item]]:
    """The statements, events and figures of a record, each by its fields and by the places of its spans."""

    def at(spans: Spans) -> tuple[tuple[int, int], ...]:
        return tuple((filled.places[start], filled.places[end - 1]) for start, end in spans)

    def voices(ids: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(at(found.cue) for id in ids if (found := record.statement(id)))

    said = [
        (
            at(s.source.spans) if s.source else (),
            at(s.cue),
            at(s.content),
            s.form,
            s.polarity,
            s.act,
            voices((s.within,) if s.within else ()),
        )
        for s in record.statements
    ]
    done = [
        (
            e.type,
            at(e.trigger),
            tuple(at(r.spans) for r in e.actors),
            tuple(at(r.spans) for r in e.recipients),
            e.status,
            voices(e.according_to),
        )
        for e in record.events
    ]
    counted = [(at(f.spans), f.low, f.high, f.kind, f.status, voices(f.according_to)) for f in record.figures]
    return {"statements": Counter(said), "events": Counter(done), "figures": Counter(counted)}


def reports() -> list[str]:
    """The templates."""
    return [text for path in sorted(FOLDER.glob("reports-*.yaml")) for text in yaml.safe_load(path.read_text("utf-8"))]


def pairs() -> list[tuple[dict[str, str], dict[str, str]]]:
    """The sides, two and two."""
    return [(one, two) for one, two in yaml.safe_load((FOLDER / "sides.yaml").read_text("utf-8"))]


def compared(engine: str, limit: int | None = None) -> Iterator[tuple[str, str, Counter[Item], Counter[Item], Filled]]:
    """For each report and kind of item: its name, the kind, the items of both fillings, the first filling."""
    sides, templates = pairs(), reports()[:limit]
    filled = {
        (n, turn): fill(text, *(sides[n % len(sides)] if turn == 0 else sides[n % len(sides)][::-1]))
        for n, text in enumerate(templates)
        for turn in (0, 1)
    }
    made = records(({"id": f"{n}-{turn}", "text": f.text} for (n, turn), f in filled.items()), engine)
    for n in range(len(templates)):
        found = [items(made[f"{n}-{turn}"], filled[n, turn]) for turn in (0, 1)]
        for kind in found[0]:
            yield f"report {n + 1}", kind, found[0][kind], found[1][kind], filled[n, 0]


def measure(engine: str | None = None, limit: int | None = None) -> Figures:
    """Per cent of items that are the same in both fillings: F1 of the two sets of items."""
    engine = engine or Settings.from_environment().engine
    same: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for _, kind, one, two, _ in compared(engine, limit):
        for name in (kind, "all items"):
            same[name] += 2 * (one & two).total()
            every[name] += one.total() + two.total()
    return {"reports": float(len(reports()[:limit])), "items": every["all items"] / 2} | {
        f"{engine} {name} the same": 100 * same[name] / every[name] for name in ("statements", "events", "figures", "all items")
    }


def differences(engine: str) -> None:
    """Print every item that stands in one filling only, with the words of the first filling."""
    for name, kind, one, two, filled in compared(engine):
        for turn, left in (("as written", one - two), ("exchanged", two - one)):
            for item in left:
                print(f"{name}, {kind}, {turn} only: {_told(item, filled)}")


def _told(item: Any, filled: Filled) -> Any:
    """The item with places turned into words."""
    if isinstance(item, tuple) and len(item) == 2 and all(isinstance(x, int) for x in item):
        inside = [i for i, place in enumerate(filled.places) if item[0] <= place <= item[1]]
        return filled.text[inside[0] : inside[-1] + 1]
    return tuple(_told(part, filled) for part in item) if isinstance(item, tuple) else item


if __name__ == "__main__":
    if "--differences" in sys.argv:
        differences(Settings.from_environment().engine)
    else:
        main(NAME, DATA, measure)
