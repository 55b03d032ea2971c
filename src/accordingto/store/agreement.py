"""How far reviewers agree: Krippendorff's alpha for nominal data, any number of reviewers, any judgement missing.

After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). 1 is full agreement, 0 what chance would give.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from accordingto.store.fields import FIELDS, plain
from accordingto.store.question import What
from accordingto.store.standing import Verdict

VERDICT = "verdict"  # what is compared besides the fields


class Agreement(NamedTuple):
    """Agreement on one thing: the verdict itself, or a field as the reviewers leave it.

    items were judged by two or more; pairs are two judgements on one item, agreed those that say the same; alpha is None where all
    judgements say the same, since nothing then tells agreement from chance.
    """

    kind: What
    on: str
    items: int
    reviewers: int
    pairs: int
    agreed: int
    alpha: float | None


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha over units, each the values that it was given; None where it is not defined."""
    totals: Counter[Hashable] = Counter()
    alike = 0.0
    for values in units:
        if len(values) > 1:
            counts = Counter(values)
            totals += counts
            alike += sum(count * (count - 1) for count in counts.values()) / (len(values) - 1)
    size = totals.total()
    by_chance = size * (size - 1) - sum(count * (count - 1) for count in totals.values())
    return 1 - (size - 1) * (size - alike) / by_chance if by_chance else None


def agreement(kind: What, judged: Iterable[Sequence[Verdict]]) -> list[Agreement]:
    """Agreement on items of one kind: their verdicts, then each field of those that both kept; rows without a pair are left out."""
    units = [[v for v in verdicts if v.settled] for verdicts in judged]
    rows = [_row(kind, VERDICT, [[(v.judgement.by, v.judgement.verdict) for v in unit] for unit in units])]
    for field in FIELDS[kind]:
        values = [[(v.judgement.by, plain(v.item, field)) for v in unit if v.item is not None] for unit in units]
        rows.append(_row(kind, field.name, values))
    return [row for row in rows if row.pairs]


def _row(kind: What, on: str, units: Sequence[Sequence[tuple[str, Hashable]]]) -> Agreement:
    paired = [unit for unit in units if len(unit) > 1]
    values = [[value for _, value in unit] for unit in paired]
    pairs = sum(len(unit) * (len(unit) - 1) // 2 for unit in values)
    agreed = sum(count * (count - 1) // 2 for unit in values for count in Counter(unit).values())
    return Agreement(kind, on, len(paired), len({by for unit in paired for by, _ in unit}), pairs, agreed, alpha(values))
