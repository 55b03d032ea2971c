"""Two versions of a report: what was added, withdrawn and changed in statements, figures and events; moving is no change.

Items are paired one to one, the most alike first: words that few items share count for more, so no list of common words is needed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from accordingto.compare.facts import KINDS, Bag, Fact, Field, facts
from accordingto.model import Record

CHANGES = ("withdrawn", "changed", "added", "same")
RENAMED = 0.5  # how alike the words of two speakers' statements are that are taken for one
REWORDED = 0.2  # and those of one speaker
ALIKE = 0.6  # of two events of one type
RETYPED = 0.8  # and of two types, with the same trigger
COUNTED = 0.5  # of what two figures count that share no event
SENTENCE = 0.35  # and of their sentences, where they share no speaker either
Likeness = Callable[[Fact, Fact], float]  # 0: not to be paired


class Change(NamedTuple):
    """One item of either version, or the same item of both.

    differs names the fields that differ, was and now what they say in the old and the new version, in the same order; the status
    of a statement is its act, so that what is denied never looks asserted; spans are code points of the text of each report. What is
    missing in a version is empty there.
    """

    kind: str
    change: str
    type: str
    differs: tuple[str, ...]
    was: tuple[str, ...]
    now: tuple[str, ...]
    old_speaker: str
    old_status: str
    old: str
    new_speaker: str
    new_status: str
    new: str
    old_id: str
    old_start: int | None
    old_end: int | None
    new_id: str
    new_start: int | None
    new_end: int | None


class Scale:
    """How alike words are: shared weight by all weight, a word's weight being one by the number of items that have it."""

    def __init__(self, found: Iterable[Fact]) -> None:
        self.held = Counter(word for fact in found for word in fact.what | fact.nearby)

    def weight(self, words: Iterable[str]) -> float:
        """The weight of the words together; fsum, so that a set's order does not show."""
        return fsum(1 / max(1, self.held[word]) for word in words)

    def alike(self, one: Bag, two: Bag) -> float:
        """From 0 to 1 (Jaccard); two empty ones are alike."""
        return self.weight(one & two) / self.weight(one | two) if one | two else 1.0

    def statements(self, one: Fact, two: Fact) -> float:
        """By their content; less of it is enough for the same speaker."""
        content, speaker = self.alike(one.what, two.what), shared(one.field("speaker")[:1], two.field("speaker")[:1])
        return content + speaker / 2 if content >= RENAMED or (speaker and content >= REWORDED) else 0.0

    def events(self, one: Fact, two: Fact) -> float:
        """By trigger, parties, place and, twice, the words about them; what neither has says nothing."""
        trigger, near = float(one.what == two.what), self.alike(one.nearby, two.nearby)
        pairs = [(one.field(name), two.field(name)) for name in ("who", "whom", "where")]
        marks = [trigger, near, near, *(shared(a, b) for a, b in pairs if a or b)]
        mean = fsum(marks) / len(marks)
        return mean if mean >= (ALIKE if one.type == two.type else RETYPED) and (trigger or one.type == two.type) else 0.0

    def figures(self, events: Mapping[str, str]) -> Likeness:
        """By kind, event (old > new id), what is counted, whose it is, the words about it, and the number itself."""

        def likeness(one: Fact, two: Fact) -> float:
            of = self.alike(one.what, two.what) if one.what or two.what else COUNTED
            near, event = self.alike(one.nearby, two.nearby), two.event is not None and events.get(one.event or "") == two.event
            speaker = shared(one.field("speaker")[:1], two.field("speaker")[:1])
            fits = of >= COUNTED and (near >= SENTENCE or speaker > 0)
            if one.type != two.type or not (fits or (event and (of > 0 or one.type != "other"))):
                return 0.0
            return of + event + speaker + 2 * near + agree(one.field("bounds"), two.field("bounds")) / 2

        return likeness


def compare(old: Record, new: Record) -> list[Change]:
    """Every item of both versions, by kind, within a kind what was withdrawn, changed, added and what is the same, in text order."""
    before, after = facts(old), facts(new)
    scale = Scale(fact for found in (before, after) for kind in KINDS for fact in found[kind])
    events = pair(before["event"], after["event"], scale.events)
    same = {one.id: two.id for one, two in events if one and two}
    pairs = [*pair(before["statement"], after["statement"], scale.statements)]
    pairs += [*pair(before["figure"], after["figure"], scale.figures(same)), *events]
    return sorted((_change(one, two) for one, two in pairs), key=_place)


def pair(before: Sequence[Fact], after: Sequence[Fact], likeness: Likeness) -> list[tuple[Fact | None, Fact | None]]:
    """Items one to one: first those that are wholly equal, then the most alike; the rest alone."""
    equal: dict[object, list[int]] = defaultdict(list)
    for j in reversed(range(len(after))):
        equal[_key(after[j])].append(j)
    taken = {i: equal[_key(fact)].pop() for i, fact in enumerate(before) if equal[_key(fact)]}
    left = set(range(len(after))) - set(taken.values())
    scored = [(-round(likeness(before[i], after[j]), 6), i, j) for i in range(len(before)) if i not in taken for j in sorted(left)]
    for score, i, j in sorted(scored):
        if score < 0 and i not in taken and j in left:
            taken[i] = j
            left.remove(j)
    both = [(fact, after[taken[i]] if i in taken else None) for i, fact in enumerate(before)]
    return [*both, *((None, after[j]) for j in sorted(left))]


def _key(fact: Fact) -> object:
    return fact.type, fact.nearby, fact.fields


def agree(one: Field, two: Field) -> bool:
    """Whether two fields have the same values in the same order."""
    return len(one) == len(two) and all(a.agrees(b) for a, b in zip(one, two, strict=True))


def shared(one: Field, two: Field) -> float:
    """How many of the values of the longer field the other has, from 0 to 1; nothing where both are empty."""
    return sum(any(a.agrees(b) for b in two) for a in one) / max(len(one), len(two), 1)


def _change(old: Fact | None, new: Fact | None) -> Change:
    some = new or old
    assert some is not None
    names = tuple(n for n, _ in some.fields if not agree(old.field(n), new.field(n))) if old and new else ()
    return Change(
        kind=some.kind,
        change=("changed" if names else "same") if old and new else "added" if new else "withdrawn",
        type=some.type,
        differs=names,
        was=tuple(old.shown(name) for name in names) if old else (),
        now=tuple(new.shown(name) for name in names) if new else (),
        old_speaker=old.shown("speaker") if old else "",
        old_status=old.status if old else "",
        old=old.words if old else "",
        new_speaker=new.shown("speaker") if new else "",
        new_status=new.status if new else "",
        new=new.words if new else "",
        old_id=old.id if old else "",
        old_start=old.start if old else None,
        old_end=old.end if old else None,
        new_id=new.id if new else "",
        new_start=new.start if new else None,
        new_end=new.end if new else None,
    )


def _place(row: Change) -> tuple[int, int, int]:
    start = row.new_start if row.new_start is not None else row.old_start
    return KINDS.index(row.kind), CHANGES.index(row.change), start or 0
