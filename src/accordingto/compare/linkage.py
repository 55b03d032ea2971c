"""Average link, with two things added: how alike two groups must be is measured by how alike each is in itself, and people decide first.

Two strikes on one town share most of their words. But the reports of each strike share more: the names, the day, what was hit. So two
groups stay apart where reports of different groups are much less alike than reports of the same group, however alike they are.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from accordingto.compare.unions import Unions

FEW = 3  # members from which a group has a likeness of its own
Pair = tuple[int, int]


class Limits(NamedTuple):
    """What is joined: likeness on average, and its share of the likeness within either group; of a few that join a group, within it."""

    floor: float
    ratio: float
    few: float


def fits(between: float, sizes: tuple[int, int], within: tuple[float, float], limits: Limits) -> bool:
    """Whether two groups may be one: `between` is the mean likeness of their members, `within` that inside each."""
    if between < limits.floor:
        return False
    if min(sizes) >= FEW:
        return between >= limits.ratio * min(within)
    return max(sizes) < FEW or between >= limits.few * within[sizes.index(max(sizes))]


def partition(alike: Sequence[Sequence[float]], limits: Limits, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> list[list[int]]:
    """The groups of items 0 .. n-1, by their first member; who was judged the same or apart is.

    A judgement that two are the same joins their groups whole; only where that would join what was judged apart the two alone.
    """
    together, never = list(same), list(apart)
    groups = _agglomerate(alike, limits, [], never)
    if not together:
        return groups
    of = {item: number for number, group in enumerate(groups) for item in group}
    whole = Unions([(of[one], of[two]) for one, two in together])
    if any(whole.find(of[one]) == whole.find(of[two]) for one, two in never):
        return _agglomerate(alike, limits, together, never)
    united: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        united.setdefault(whole.find(number), []).extend(group)
    return sorted(sorted(group) for group in united.values())


def _agglomerate(alike: Sequence[Sequence[float]], limits: Limits, together: Sequence[Pair], never: Sequence[Pair]) -> list[list[int]]:
    """Join the most alike first; ties go to the first."""
    members: dict[int, list[int]] = {n: [n] for n in range(len(alike))}
    sums: Any = np.array(alike, dtype=np.float64)
    np.fill_diagonal(sums, 0.0)
    inner, sizes = np.zeros(len(members)), np.ones(len(members))
    banned = np.eye(len(members), dtype=bool)
    for one, two in never:
        banned[one, two] = banned[two, one] = True

    def join(one: int, two: int) -> None:
        inner[one] += inner[two] + sums[one, two]
        for matrix, into in ((sums, np.add), (banned, np.logical_or)):
            matrix[one] = into(matrix[one], matrix[two])
            matrix[:, one] = matrix[one]
        sums[one, one], banned[one, one] = 0.0, True
        banned[two, :] = banned[:, two] = True
        sizes[one] += sizes[two]
        members[one] += members.pop(two)

    blocks = Unions(together)
    for item in range(len(alike)):
        if blocks.find(item) != item:
            join(blocks.find(item), item)
    refused = np.zeros_like(banned)
    while len(members) > 1:
        means = np.where(banned | refused, -1.0, sums / np.outer(sizes, sizes))
        one, two = sorted(divmod(int(np.argmax(means)), len(means)))
        if means[one, two] < limits.floor:
            break
        both = [int(sizes[one]), int(sizes[two])]
        own = [float(inner[n]) / max(1.0, sizes[n] * (sizes[n] - 1) / 2) for n in (one, two)]
        if fits(float(means[one, two]), (both[0], both[1]), (own[0], own[1]), limits):
            join(one, two)
            refused[one, :] = refused[:, one] = False
        else:
            refused[one, two] = refused[two, one] = True
    return sorted(sorted(group) for group in members.values())
