"""What a passage names that tells one occurrence from another: places, days, what was hit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from accordingto import lang
from accordingto.compare.accounts import ordinal
from accordingto.compare.dated import Day, point, sentence
from accordingto.compare.facts import tokens
from accordingto.compare.running import APPOSED, is_since
from accordingto.model import Figure, Record, Span, Time

LANGUAGE, ASSAULT = "en", "ASSAULT"
NAME = r"[A-Z][\w’'-]*[a-z](?: [A-Z][\w-]*[a-z])?"
BREAK = re.compile(r"[,;:]\s|\band\b|[()]")
SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ]+(?![\w])")
SINCE = re.compile(r"\bsince\b[^,;.]*$", re.IGNORECASE)
WIDEST = 8  # days: a longer time is no day
NEAR = 40  # characters before a day in which what was done on it stands


Cue = TypeVar("Cue")


class Sides:
    """Kinds of counts that are of one sort of occurrence."""

    FREED = ("released",)

    @classmethod
    def of(cls, figure: Figure) -> str:
        return "freed" if figure.kind in cls.FREED else "hurt"


class Cues(NamedTuple):
    """What a passage names; `deed` where it says that something happened, `after` where it tells what came of it."""

    places: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    days: frozenset[int] = frozenset()
    deed: bool = False
    after: bool = False

    @property
    def any(self) -> bool:
        """Whether it names anything."""
        return bool(self.places or self.targets or self.days)

    @property
    def opens(self) -> bool:
        """Whether it may begin another occurrence."""
        return bool(self.days or (self.places and not self.after))

    @property
    def tells(self) -> bool:
        """Whether it tells of an occurrence of its own, though it counts nobody: that something happened there, then, to that."""
        return self.deed and bool(self.places) + bool(self.targets) + bool(self.days) > 1

    @property
    def mixed(self) -> bool:
        """Whether it names more than one of anything."""
        return max(len(self.places), len(self.targets), len(self.days)) > 1


@cache
def _table() -> dict[str, Any]:
    return lang.table(LANGUAGE, "occurrences")


@cache
def _targets() -> dict[str, str]:
    return {word: name for name, words in _table()["targets"].items() for word in words}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(_table()['places'][name])}) (?P<name>{NAME})")


class Passages:
    """The passages of these records; a name is a place where any of them has it as one."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._places = _names(records)
        some = "|".join(re.escape(name) for name in sorted(self._places, key=lambda n: (-len(n), n)))
        areas = "|".join(_table()["places"]["areas"])
        away = "".join(f"(?<!{words} )" for words in _table()["places"]["away"])  # where people come from, or go
        self._named = re.compile(rf"{away}\b(?:{some})\b(?! (?:{areas})\b)") if some else None

    def sentences(self, record: Record) -> Iterator[Span]:
        """The sentences of the report, without its headline."""
        text = record.report.text
        skipped = [span for part in record.report.parts if part.part == "headline" for span in part.spans]
        at = 0
        while at < len(text):
            first, last = sentence(text, at, at + 1)
            first = max(first, at)
            if not any(start <= first < end for start, end in skipped):
                yield first, last
            at = max(last, at + 1)

    def cues(self, record: Record, within: Span) -> Cues:
        """What the passage names, but for the dateline."""
        first, last = within
        line = record.report.dateline
        if line is not None and line.spans and first <= line.spans[0][0] < last:
            first = max(first, line.spans[-1][1])
        text = record.report.text[first:last]
        places = [m.group() for m in self._named.finditer(text)] if self._named else []
        words = set(tokens(text))
        deed = bool(words & set(_table()["deeds"]["words"])) or any(
            event.type == ASSAULT and first <= event.trigger[0][0] < last for event in record.events
        )
        small = [m.group() for m in SMALL.finditer(text)]
        return Cues(
            frozenset(places),
            frozenset(
                _targets()[word] for word in small if word in _targets() and (deed or _targets()[word] not in _table()["deeds"]["only"])
            ),
            frozenset(day for t in record.times if first <= t.spans[0][0] < last for day in _days(record, t, first)),
            deed,
            bool(words & set(_table()["aftermath"]["words"])),
        )

    def own(self, record: Record, figure: Figure, whole: Cues, within: Span) -> Cues:
        """What the sentence names; where it names several of a sort, of these what the figure's clause names, else the one before."""
        if not whole.mixed:
            return whole
        text, (first, last) = record.report.text, within
        start, end = figure.spans[0][0], figure.spans[-1][1]
        stops = [first, *(m.end() for m in BREAK.finditer(text, first, start))]
        right = next((m.start() for m in BREAK.finditer(text, end, last)), last)
        clauses = [self.cues(record, (left, right)) for left in reversed(stops)]
        return whole._replace(
            places=_nearest([c.places for c in clauses], whole.places),
            targets=_nearest([c.targets for c in clauses], whole.targets),
            days=_nearest([c.days for c in clauses], whole.days),
        )


def _nearest(found: Sequence[frozenset[Cue]], whole: frozenset[Cue]) -> frozenset[Cue]:
    """What the least clause that names any names, where the whole names several."""
    return whole if len(whole) < 2 else next((cues for cues in found if cues), whole)


def _names(records: Iterable[Record]) -> set[str]:
    """The names that stand as places, but for states, persons and areas."""
    sure: Counter[str] = Counter()
    never: set[str] = set()
    wide: Counter[str] = Counter()
    streets = _table()["places"]["streets"]
    areas = re.compile(rf"(?P<name>{NAME}) (?:{'|'.join(_table()['places']['areas'])})\b")
    for record in records:
        text = record.report.text
        timed = [span for time in record.times for span in time.spans]
        never |= {p.name.removeprefix("the ") for p in record.parties if p.kind in ("state", "person")}
        for found in _pattern("sure").finditer(text):
            start = found.start("name")
            if not any(a <= start < b for a, b in timed):
                sure[found["name"]] += 1
        wide.update(m["name"] for m in areas.finditer(text))
        line = record.report.dateline
        sure.update(p.name for p in record.places if p.role != "said" and p.spans and not (line and p.spans[0] in line.spans))
    return {name for name in sure if name not in never and wide[name] < sure[name] and name.split()[-1] not in streets}


def _days(record: Record, time: Time, first: int) -> Iterator[int]:
    """The days of a time that says when something happened; a day of the week that is yet to come is that of the week before."""
    day: Day | None = point(time)
    if day is None or any(said.when == time.id for said in record.statements):
        return
    text = record.report.text
    since = is_since(record, time.id) or SINCE.search(text, first, time.spans[0][0])
    if since and not text.startswith(APPOSED, time.spans[-1][1]):
        return
    if re.search(_table()["telling"]["pattern"], text[max(first, time.spans[0][0] - NEAR) : time.spans[0][0]]):
        return
    start, end = ordinal(day.start), ordinal(day.end)
    if start is not None and end is not None and end - start < WIDEST:
        yield from range(start, end + 1)
