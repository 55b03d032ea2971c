"""Steps of copies whose sentence was written anew, or taken from another copy: whose they are by the words that they share."""

from collections.abc import Mapping, Sequence

from accordingto.compare.copied import Copies
from accordingto.compare.facts import tokens
from accordingto.compare.steps import Step
from accordingto.model import Record

HALF = 0.5  # of the words of a step in a report that is a copy: with so many in the origin's telling it was written anew
MOST = 0.9  # of its words: with so many it was taken


def traced(found: Sequence[Step], copies: Copies, records: Mapping[str, Record]) -> list[Step]:
    """The steps, with the report that they are taken from where that is another than the rest of their report shows."""
    family: dict[str, list[Step]] = {}
    for step in found:
        family.setdefault(copies.origins.get(step.report, step.report), []).append(step)
    return [step._replace(copy_of=_taken_from(step, family, copies, records)) for step in found]


def _taken_from(step: Step, family: Mapping[str, Sequence[Step]], copies: Copies, records: Mapping[str, Record]) -> str:
    origin = copies.origins.get(step.report, step.report)
    if origin == step.report or origin not in records:
        return step.copy_of
    others = [o for o in family.get(origin, ()) if o.report != step.report and o.step == step.step and _alone(o) == _alone(step)]
    of_origin = [o for o in others if o.report == origin]
    if not step.copy_of:
        return origin if _alone(step) and any(_shared(step, o) >= HALF for o in of_origin) else ""
    before = [o for o in others if not o.copy_of and _shared(step, o) >= MOST and _before(o, step, records)]
    if of_origin or not before:
        return step.copy_of
    return min(before, key=lambda o: (records[o.report].report.published or "", o.report)).report


def _alone(step: Step) -> bool:
    """Whether the outlet tells it itself."""
    return step.side == step.outlet


def _shared(step: Step, other: Step) -> float:
    """The share of the words of the step's clause that stand in the other's."""
    own = tokens(step.words)
    theirs = set(tokens(other.words))
    return sum(word in theirs for word in own) / len(own) if own else 0.0


def _before(other: Step, step: Step, records: Mapping[str, Record]) -> bool:
    return (records[other.report].report.published or "") <= (records[step.report].report.published or "")
