"""Which judgements stand: of each reviewer on each item the last one that was not undone.

Judgements are appended and never edited; "undo" withdraws the reviewer's last judgement on its item, so that the one before it
stands again. A judgement was made on one reading of a report; it holds for the same item of another reading, whatever its id there.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from accordingto.model import Judgement, Record
from accordingto.store.fields import KINDS, Item, essence, items, restored

Key = tuple[str, str, str]  # record, item, reviewer
Readings = Callable[[str], Sequence[tuple[str, Record]]]  # of a record's id: when each reading of it was added, oldest first


class Verdict(NamedTuple):
    """A standing judgement with the item as the reviewer leaves it; None where it was rejected or skipped."""

    judgement: Judgement
    item: Item | None

    @property
    def settled(self) -> bool:
        """Whether the reviewer made up their mind."""
        return self.judgement.verdict != "skip"


def made(judgements: Iterable[Judgement]) -> list[Judgement]:
    """All judgements that were not undone, oldest first; of several on one item the last one stands."""
    stacks: dict[Key, list[int]] = {}
    kept: dict[int, Judgement] = {}
    for number, one in enumerate(judgements):
        stack = stacks.setdefault((one.record, one.item, one.by), [])
        if one.verdict != "undo":
            kept[number] = one
            stack.append(number)
        elif stack:
            del kept[stack.pop()]
    return list(kept.values())


def standing(judgements: Iterable[Judgement]) -> dict[Key, Judgement]:
    """The judgement of each reviewer that stands on each item."""
    return {(one.record, one.item, one.by): one for one in made(judgements)}


class Verdicts:
    """What reviewers say of the items of records."""

    def __init__(self, judgements: Iterable[Judgement], readings: Readings) -> None:
        self.made = made(judgements)
        self._readings = readings
        self._of: dict[str, list[Judgement]] = {}
        for (record, _, _), one in standing(self.made).items():
            self._of.setdefault(record, []).append(one)

    def records(self, *, by: str | None = None, least: int = 1) -> list[str]:
        """The ids of records that this reviewer (anybody) judged, or at least so many did."""
        of = {id: {one.by for one in found} for id, found in self._of.items()}
        return [id for id, who in of.items() if (by in who if by is not None else len(who) >= least)]

    def of(self, record: Record) -> dict[str, list[Verdict]]:
        """What stands on each item of this record, by the item's id; in the order of the reviewers' names."""
        found: dict[str, list[Verdict]] = {}
        here = {essence(item): item.id for what in KINDS for item in items(record, what)}
        for one in sorted(self._of.get(record.id, ()), key=lambda one: one.by):
            judged = self.judged(one)
            if judged is not None and (id := here.get(essence(judged))) is not None and (verdict := _verdict(one, judged)):
                found.setdefault(id, []).append(verdict)
        return found

    def judged(self, one: Judgement) -> Item | None:
        """The item that was judged, as it was in the reading of then; None where there is no such item (any more)."""
        reading = _reading(self._readings(one.record), one.at)
        return _item(reading, one.item) if reading else None


def differ(given: Sequence[Verdict]) -> bool:
    """Whether reviewers leave the item otherwise than each other."""
    return len({essence(v.item) if v.item is not None else None for v in given if v.settled}) > 1


def _verdict(one: Judgement, judged: Item) -> Verdict | None:
    """The judgement with its item; None where the correction is none of such an item."""
    if one.verdict != "correct":
        return Verdict(one, judged if one.verdict == "accept" else None)
    item = restored(judged, one.value or {})
    return Verdict(one, item) if item is not None else None


def _reading(readings: Sequence[tuple[str, Record]], at: str) -> Record | None:
    """The newest reading that was there when it was judged; the oldest where the clock says that none was."""
    there = [record for added, record in readings if _moment(added) <= _moment(at)]
    return there[-1] if there else readings[0][1] if readings else None


def _moment(words: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _item(record: Record, id: str) -> Item | None:
    return next((item for what in KINDS for item in items(record, what) if item.id == id), None)
