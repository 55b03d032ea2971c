"""Which event a count is of, where its own event has no group: by what stands in its sentence, its day, its words, what was told last."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from accordingto.compare.dated import Day, point, sentence
from accordingto.compare.facts import tokens
from accordingto.model import Event, Figure, Record

Groups = Mapping[tuple[str, str], str]  # (report, event id) > the group of its event
BESIDE, SAME_DAY, OTHER_DAY, LAST, WORDS = 3.0, 2.0, -2.0, 1.0, 3.0  # what each piece of evidence weighs
SHORT = 3  # letters of words that say nothing


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

    def of(self, record: Record, figure: Figure, event: Event | None, day: Day) -> str:
        """The group of the figure's own event, else the one that most speaks for; "" where there is none."""
        own = self._groups.get((record.id, event.id)) if event else None
        here = self._at.get(record.id, [])
        if own or not self._words:
            return own or ""
        near = {group for _, group in here} | ({g for g, days in self._days.items() if day.start in days} if day.own else set())
        at = figure.spans[0][0]
        first, last = sentence(record.report.text, at, figure.spans[-1][1])
        words = _around(record, at, figure.spans[-1][1])
        beside = {group for e, group in here if first <= e.trigger[0][0] < last}
        before = [group for e, group in here if e.trigger[0][0] <= at]
        scores = {
            group: BESIDE * (group in beside) + self._day(group, day) + WORDS * self._alike(group, words) + LAST * (before[-1:] == [group])
            for group in sorted(near)
        }
        return max(scores, key=lambda group: scores[group]) if scores else ""

    def _day(self, group: str, day: Day) -> float:
        if not day.own or not self._days[group]:
            return 0.0
        return SAME_DAY if day.start in self._days[group] else OTHER_DAY

    def _alike(self, group: str, words: set[str]) -> float:
        """The share of the words' weight that the group has; a word weighs one by the number of groups that have it."""
        weights = {word: 1 / self._held[word] for word in sorted(words) if self._held[word]}
        return sum(weight for word, weight in weights.items() if word in self._words[group]) / (sum(weights.values()) or 1.0)


def _around(record: Record, start: int, end: int) -> set[str]:
    first, last = sentence(record.report.text, start, end)
    return {word for word in tokens(record.report.text[first:last]) if len(word) > SHORT}
