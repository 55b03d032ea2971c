"""Which event a count is of, where its own event has no group: by what stands in its sentence, its day, its words, what was told last."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from accordingto.compare.dated import DAY, Day, point, sentence
from accordingto.compare.facts import tokens
from accordingto.compare.running import is_since
from accordingto.model import Event, Figure, Record, Span

Groups = Mapping[tuple[str, str], str]  # (report, event id) > the group of its event
BESIDE, SAME_DAY, OTHER_DAY, LAST, WORDS, CLAUSE = 3.0, 2.0, -2.0, 1.0, 3.0, 1.0  # what each piece of evidence weighs
BREAK = re.compile(r"[,;:]\s|\band\b")
SHORT = 3  # letters of words that say nothing


class Made(dict[tuple[str, str], str]):
    """Groups of events that the machine made: what is counted is grouped anew, since one toll may be told of many events."""


class Grouping:
    """The groups of a set of records, each with its days and the words of its sentences."""

    def __init__(self, records: Iterable[Record], groups: Groups) -> None:
        self._groups = groups
        self._days: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._at: dict[str, list[tuple[Event, str]]] = defaultdict(list)
        for record in records:
            for event in record.events:
                group = groups.get((record.id, event.id))
                if group:
                    self._at[record.id].append((event, group))
                    self._words[group] |= _around(record, event.trigger[0][0], event.trigger[-1][1])
                    day = point(record.time(event.when))
                    if day:
                        self._days[group].add(day.start)
        self._held = Counter(word for words in self._words.values() for word in words)

    def of(self, record: Record, figure: Figure, event: Event | None, day: Day, previous: tuple[int, str] = (0, "")) -> str:
        """The group of the figure's own event, else the one that most speaks for; "" where there is none."""
        sure = event is not None and (figure.event is not None or figure.subset_of is not None)
        several = len({group for _, group in self._at.get(record.id, [])}) > 1
        own = self._groups.get((record.id, event.id)) if event is not None and (sure or not several) else None
        here = self._at.get(record.id, [])
        if not self._words:
            return own or ""
        at = figure.spans[0][0]
        first, end = sentence(record.report.text, at, figure.spans[-1][1])
        words = _around(record, at, figure.spans[-1][1])
        part = _clause(record, at, figure.spans[-1][1])
        clause = {word for word in tokens(record.report.text[slice(*part)]) if len(word) > SHORT}
        told = _its_day(record, part, (first, end))
        known = told is not None and any(told.start in days for days in self._days.values())
        if own and not (told is not None and known and self._days[own] and told.start not in self._days[own]):
            return own
        day = told or day
        near = {group for _, group in here} | ({g for g, days in self._days.items() if day.start in days} if day.own else set())
        if not near:
            near, day = self._told(day), day._replace(own=True)
        beside = {group for e, group in here if first <= e.trigger[0][0] < end}
        before = [
            group for _, group in sorted([*((e.trigger[0][0], group) for e, group in here if e.trigger[0][0] <= at), previous]) if group
        ]
        scores = {
            group: BESIDE * (group in beside and told is None)
            + self._day(group, day)
            + WORDS * self._alike(group, words)
            + CLAUSE * self._alike(group, clause)
            + LAST * (before[-1:] == [group])
            for group in sorted(near)
        }
        return max(scores, key=lambda group: scores[group]) if scores else ""

    def _told(self, day: Day) -> set[str]:
        """The groups whose event was on the day of a report that tells of none of them."""
        return {group for group, days in self._days.items() if any(day.start in (known, _next(known)) for known in days)}

    def _day(self, group: str, day: Day) -> float:
        if not day.own or not self._days[group]:
            return 0.0
        return SAME_DAY if day.start in self._days[group] else OTHER_DAY

    def _alike(self, group: str, words: set[str]) -> float:
        """The share of the words' weight that the group has; a word weighs one by the number of groups that have it."""
        weights = {word: 1 / self._held[word] for word in sorted(words) if self._held[word]}
        return sum(weight for word, weight in weights.items() if word in self._words[group]) / (sum(weights.values()) or 1.0)


def _its_day(record: Record, clause: Span, within: Span) -> Day | None:
    """The day that the figure's own words name, else the only one of its sentence; a day since when is none."""
    dated = [(t.spans[0][0], day) for t in record.times if not is_since(record, t.id) and (day := point(t)) is not None]
    inside = [day for at, day in dated if clause[0] <= at < clause[1]]
    around = [day for at, day in dated if within[0] <= at < within[1]]
    return inside[0] if inside else around[0] if len(around) == 1 else None


def _next(day: str) -> str:
    return (date.fromisoformat(day[:DAY]) + timedelta(days=1)).isoformat()


def _clause(record: Record, start: int, end: int) -> Span:
    """The characters about the figure between the commas, "and"s and semicolons of its sentence."""
    first, last = sentence(record.report.text, start, end)
    text = record.report.text
    left = max((m.end() for m in BREAK.finditer(text, first, start)), default=first)
    right = BREAK.search(text, end, last)
    return left, right.start() if right else last


def _around(record: Record, start: int, end: int) -> set[str]:
    first, last = sentence(record.report.text, start, end)
    return {word for word in tokens(record.report.text[first:last]) if len(word) > SHORT}
