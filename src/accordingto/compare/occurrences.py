"""Which counts are of one occurrence: each report read as a run of occurrences, then those of different reports joined.

A report names an occurrence once (a place, a day, what was hit) and goes on counting; so a count belongs to the occurrence that its
sentence names, else to the one that is being told of. What reports tell is joined by place, day, target, equal counts and words; another
place, day or target counts against.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import log

from accordingto.compare.accounts import ordinal
from accordingto.compare.dated import told_on
from accordingto.compare.linkage import Limits, partition
from accordingto.compare.passages import Cues, Passages, Sides
from accordingto.compare.terms import Terms, dot
from accordingto.compare.unions import Unions
from accordingto.model import Figure, Record

Key = tuple[str, str]  # report, figure
LIMITS = Limits(floor=0.34, ratio=0.4, few=0.4)
# Within a report: what a shared cue, another, and being told of counts for.
SHARED, OTHER, OTHER_TARGET, GOES_ON = 2.0, -4.0, -1.0, 1.0
# Across reports, judged, not learnt: any two of place, day and target suffice, and another place or day undoes both.
PLACE, ELSEWHERE = 0.25, -0.5
DAY, OTHER_DAY = 0.25, -0.6
TARGET, OTHER_THING = 0.2, -0.2
COUNT, MOST_COUNTS = 0.06, 0.3
WORDS, ALIKE = 0.3, 0.3
TOLD, SOON, LATE, LONG = 0.1, 3, -0.15, 10  # days from an occurrence to its telling that speak for it, and that speak against
WEEK, NEVER, MARKS = 7, -1.0, 6


class Thread:
    """One occurrence as one report tells it."""

    def __init__(self, report: str, told: int | None, side: str, at: int) -> None:
        self.report, self.told, self.side, self.at = report, told, side, at
        self.places: frozenset[str] = frozenset()
        self.targets: frozenset[str] = frozenset()
        self.days: frozenset[int] = frozenset()
        self.counts: set[tuple[str, float]] = set()
        self.parts: dict[int, str] = {}
        self.figures: list[str] = []
        self.words: Mapping[str, float] = {}

    def fits(self, cues: Cues, *, current: bool) -> float:
        """How much the cues speak for this occurrence."""
        score = GOES_ON * current
        for ours, theirs, other in (
            (self.places, cues.places, OTHER),
            (self.days, cues.days, OTHER),
            (self.targets, cues.targets, OTHER_TARGET),
        ):
            if ours and theirs:
                score += SHARED if ours & theirs else other
        return score

    def marks(self) -> Iterator[tuple[str, object]]:
        """What it may be found by: places, targets, counts, its weightiest words."""
        yield from (("place", place) for place in self.places)
        yield from (("target", target) for target in self.targets)
        yield from (("count", count) for count in self.counts)
        yield from (("word", word) for word in sorted(self.words, key=lambda w: (-self.words[w], w))[:MARKS])

    def take(self, cues: Cues, at: int, words: str) -> None:
        """What a sentence adds: of each cue the first that is named, and its words."""
        self.places, self.targets, self.days = self.places or cues.places, self.targets or cues.targets, self.days or cues.days
        self.parts[at] = words


def occurrences(records: Iterable[Record], figures: Mapping[str, Sequence[Figure]]) -> dict[Key, str]:
    """The occurrence of each of the figures, by report and figure; the same records give the same names in any order."""
    found = sorted(records, key=lambda r: (told_on(r).start, r.id))
    passages = Passages(found)
    threads = [thread for record in found for thread in _told(record, figures.get(record.id, ()), passages)]
    terms = Terms()
    for record in found:
        terms.read(record.report.text)
    for thread in threads:
        thread.words = terms.weigh(" ".join(thread.parts.values())).weights
    named: dict[Key, str] = {}
    for group in _joined(threads):
        name = _name([threads[n] for n in group], set(named.values()))
        named |= {(threads[n].report, figure): name for n in group for figure in threads[n].figures}
    return named


def _told(record: Record, figures: Sequence[Figure], passages: Passages) -> list[Thread]:
    """The occurrences that the report tells of, with the figures of each."""
    threads: list[Thread] = []
    current: Thread | None = None
    waiting = sorted(figures, key=lambda f: f.spans)
    of: dict[str, Thread] = {}
    told = ordinal(told_on(record).start)
    lately: frozenset[str] = frozenset()  # places of the sentence before
    for first, last in passages.sentences(record):
        inside = [f for f in waiting if first <= f.spans[0][0] < last]
        whole = passages.cues(record, (first, last))
        if not inside and not (whole.any and whole.deed):
            lately = whole.places
            continue
        counted: list[Figure | None] = [*inside] or [None]
        for figure in counted:
            side = "hurt" if figure is None else Sides.of(figure)
            cues = whole if figure is None else passages.own(record, figure, whole, (first, last))
            cues = _past(cues, told) if side == "hurt" else cues
            part = of.get(figure.subset_of or "") if figure is not None else None
            thread = part or _chosen(threads, current, cues, side)
            if thread is None and (figure is not None or cues.tells):
                thread = Thread(record.id, told, side, first)
                cues = cues if cues.places or not lately else cues._replace(places=lately)
                threads.append(thread)
            if thread is None:
                continue
            current = thread
            cues = cues._replace(places=frozenset()) if cues.after and not cues.deed else cues
            thread.take(cues, first, record.report.text[first:last])
            if figure is not None:
                of[figure.id] = thread
                thread.figures.append(figure.id)
                if figure.low is not None and figure.low == figure.high:
                    thread.counts.add((figure.kind, figure.low))
        lately = whole.places
    return [thread for thread in threads if thread.figures]


def _past(cues: Cues, told: int | None) -> Cues:
    """The cues of what has happened: a day after the telling was that of the week before, if it was."""
    if told is None:
        return cues
    return cues._replace(days=frozenset(day if day <= told else day - WEEK for day in cues.days if day < told + WEEK))


def _chosen(threads: Sequence[Thread], current: Thread | None, cues: Cues, side: str) -> Thread | None:
    """The occurrence told of before that the cues speak for; the current one where they say nothing."""
    alike = [thread for thread in threads if thread.side == side]
    if not alike:
        return None
    if not cues.any:
        return current if current in alike else alike[-1]
    best = max(alike, key=lambda t: (t.fits(cues, current=t is current), t.at))
    score = best.fits(cues, current=best is current)
    return best if score >= 0 or not cues.opens else None


def _joined(threads: Sequence[Thread]) -> list[list[int]]:
    """The threads of each occurrence, by average link; only those that share a mark are compared at first."""
    marked: dict[object, list[int]] = {}
    for number, thread in enumerate(threads):
        for mark in thread.marks():
            marked.setdefault(mark, []).append(number)
    pairs = {(two, one) for together in marked.values() for at, one in enumerate(together) for two in together[:at]}
    unions = Unions(pair for pair in sorted(pairs) if _like(threads[pair[0]], threads[pair[1]]) >= LIMITS.floor)
    parts: dict[int, list[int]] = {}
    for number in range(len(threads)):
        parts.setdefault(unions.find(number), []).append(number)
    groups: list[list[int]] = []
    for part in parts.values():
        alike = [[0.0] * len(part) for _ in part]
        for at, one in enumerate(part):
            for before, two in enumerate(part[:at]):
                alike[at][before] = alike[before][at] = _like(threads[one], threads[two])
        groups += [[part[n] for n in group] for group in partition(alike, LIMITS)]
    return sorted(groups)


def _like(one: Thread, two: Thread) -> float:
    """What speaks for both being of one occurrence; people freed and people hurt are of two."""
    if one.side != two.side:
        return NEVER
    score = WORDS * min(1.0, dot(one.words, two.words) / ALIKE)
    if one.places and two.places:
        score += PLACE if one.places & two.places else ELSEWHERE
    if one.targets and two.targets:
        score += TARGET if one.targets & two.targets else OTHER_THING
    score += _days(one, two)
    equal = one.counts & two.counts
    return score + min(MOST_COUNTS, sum(COUNT * log(1 + number) for _, number in sorted(equal)))


def _days(one: Thread, two: Thread) -> float:
    """Whether their days meet; an occurrence without a day is of the days before it was told."""
    if one.days and two.days:
        apart = min(abs(a - b) for a in one.days for b in two.days)
        return DAY if apart == 0 else 0.0 if apart == 1 else OTHER_DAY
    dated, other = (one, two) if one.days else (two, one)
    first = min(dated.days) if dated.days else dated.told
    if first is None or other.told is None:
        return 0.0
    after = other.told - first if dated.days else abs(other.told - first)
    if dated.days and after < 0 and dated.side == "hurt":
        return OTHER_DAY
    return TOLD if abs(after) <= SOON else LATE if after > LONG else 0.0


def _name(group: Sequence[Thread], taken: set[str]) -> str:
    """Place, target and day as they are most often told."""
    parts = [
        Counter(value for thread in group for value in sorted(getattr(thread, of))).most_common(1) for of in ("places", "targets", "days")
    ]
    words = [str(part[0][0]) if n < 2 else date.fromordinal(int(part[0][0])).isoformat() for n, part in enumerate(parts) if part]
    name = ", ".join(words) or group[0].report
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name} ({number})", number + 1
    return unique
