"""What is to be said of a series: where independent voices disagree, and where a count jumps. Flagged, never corrected."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from accordingto.compare.scopes import PEOPLE
from accordingto.compare.series import Claim, Number, Series

ABOUT = 0.1  # how far from its number a count may be that is told with "about"
FAR = 2  # how many times what its days account for a running total may rise
LITTLE = 0.05  # a rise by less than this share of the total is no jump
INFINITE = float("inf")


class Disagreement(NamedTuple):
    """Independent claims of one date that cannot all be so, in words, with their ids."""

    series: str
    start: str
    end: str
    words: str
    claims: tuple[str, ...]


class Jump(NamedTuple):
    """A count of one voice that falls, or a running total that rises by far more than the claims of its days account for."""

    series: str
    kind: str
    whose: str
    before: str
    after: str
    words: str


def disagreements(found: Iterable[Series]) -> tuple[Disagreement, ...]:
    """Where voices give counts of one date that have no number in common, each voice by its last claim."""
    return tuple(one for line in found for one in _of_series(line))


def _of_series(line: Series) -> list[Disagreement]:
    days: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for claim in line.claims:
        if claim.counts and claim.start:
            days[claim.start, claim.end][claim.side] = claim
    made = []
    for (start, end), voices in sorted(days.items()):
        apart = [pair for pair in combinations(voices.values(), 2) if not _agree(*pair)]
        kept = [claim for claim in voices.values() if any(claim in pair for pair in apart)]
        if kept:
            made.append(Disagreement(line.key, start, end, _words(kept, start, end), tuple(c.id for c in kept)))
    return made


def _range(claim: Claim) -> tuple[Number, Number]:
    low = claim.low if claim.low is not None else 0
    high = claim.high if claim.high is not None else INFINITE
    about = claim.vague and claim.low is not None and claim.low == claim.high
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if about else (low, high)


def _agree(one: Claim, two: Claim) -> bool:
    (a, b), (c, d) = _range(one), _range(two)
    return a <= d and c <= b


def _words(found: Sequence[Claim], start: str, end: str) -> str:
    """ "ministry: 36; army: 'around a dozen', both on 4 March 2025"."""
    days = {claim.told for claim in found}
    parts = [f"{c.whose}: {said(c)}" + (f" (told {day(c.told)})" if len(days) > 1 and c.told else "") for c in found]
    return f"{'; '.join(parts)}, {'both' if len(parts) == 2 else 'all'} on {day(start)}" + (f" to {day(end)}" if end != start else "")


def said(claim: Claim) -> str:
    """The number where it is exact, else its own words in quotation marks."""
    if claim.low is not None and claim.low == claim.high and not claim.vague:
        return number(claim.low)
    return f"'{claim.words}'"


def number(value: Number) -> str:
    """The number with thousands apart."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def day(iso: str) -> str:
    """An ISO 8601 day as people write it: "4 March 2025"."""
    at = date.fromisoformat(iso)
    return f"{at.day} {at:%B %Y}"


def jumps(found: Iterable[Series]) -> tuple[Jump, ...]:
    """Falls of one voice's count, and rises of a running total far beyond what is claimed for the days between."""
    lines = list(found)
    made: list[Jump] = []
    for line in lines:
        voices: dict[str, list[Claim]] = defaultdict(list)
        for claim in line.claims:
            if claim.counts and claim.start and (line.total or claim.running != "new"):
                voices[claim.side].append(claim)
        for claims in voices.values():
            steps = sorted(claims, key=lambda c: (c.start, c.told))
            made += [jump for a, b in pairwise(steps) if (jump := _jump(line, a, b, lines))]
    return tuple(made)


def _jump(line: Series, before: Claim, after: Claim, every: Sequence[Series]) -> Jump | None:
    (low, high), (next_low, next_high) = _range(before), _range(after)
    when = f"from {said(before)} ({day(before.start)}) to {said(after)} ({day(after.start)})"
    if next_high < low:
        return Jump(line.key, "fall", after.whose, before.id, after.id, f"{after.whose}: falls {when}")
    rise = next_low - (high if high < INFINITE else low)
    if not line.total or rise <= LITTLE * low:
        return None
    expected = _expected(line, before, after, every)
    if rise <= FAR * expected:
        return None
    told = f"the claims of these days come to {number(expected)}" if expected else "no claim of these days accounts for it"
    return Jump(line.key, "rise", after.whose, before.id, after.id, f"{after.whose}: rises {when}; {told}")


def _expected(line: Series, before: Claim, after: Claim, every: Sequence[Series]) -> Number:
    """The most that is claimed for the events between two claims of a running total."""
    fit = [s for s in every if not s.total and s.kind == line.kind and s.scope in (line.scope, PEOPLE)]
    if line.scope == PEOPLE:
        groups = {s.group for s in fit}
        fit += [s for s in every if not s.total and s.kind == line.kind and s.group not in groups]
    most = [
        max(c.high if c.high is not None else c.low or 0 for c in inside)
        for s in fit
        if (inside := [c for c in s.claims if c.counts and before.end < c.start <= after.end])
    ]
    return sum(most)
