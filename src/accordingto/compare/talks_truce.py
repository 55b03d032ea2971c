"""Deeds that are steps only where a truce stands: "none of our guns has fired" denies a breach of it, and guns that go are a part of it."""

from collections.abc import Iterable

from accordingto.compare.dated import ordinal
from accordingto.compare.facts import tokens
from accordingto.compare.steps import Step, named, table

FIRE, MOVED = "fire", "moved"  # the modes of a breach by fire, and of troops that go
LONGEST = 60  # days for which a truce is taken to stand from the last telling of it


def under_truce(fires: Iterable[Step], steps: Iterable[Step]) -> list[Step]:
    """The denials of fire, and the withdrawals, on days on which a truce stood, by the other steps."""
    found = [step for step in steps if step.taken and step.start]
    begun = [ordinal(step.start) for step in found if step.step in named("standing")]
    ended = [ordinal(step.start) for step in found if step.step in named("ended")]
    kept = []
    for step in fires:
        if not step.start or step.taken == (step.step in named("blamed")):
            continue
        if any(word in table()["truces"] for word in tokens(step.words)):
            kept.append(step)
            continue
        day = ordinal(step.end or step.start)
        last = max((one for one in begun if one <= day), default=None)
        if last is not None and day - last <= LONGEST and not any(last < one < day for one in ended):
            kept.append(step)
    return kept
