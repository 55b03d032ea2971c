"""How alike two groups must be is measured by how alike each is in itself; people's words come before."""

from accordingto.compare.linkage import Limits, partition

LIMITS = Limits(floor=0.1, ratio=0.65, few=0.3)


def matrix(within: float, between: float, size: int = 3) -> list[list[float]]:
    """Two groups of that size: how alike members of one are, and those of both."""
    return [[within if (one < size) == (two < size) else between for two in range(2 * size)] for one in range(2 * size)]


def test_alike_is_relative() -> None:
    """The same likeness joins two loose groups and leaves two close ones apart."""
    assert partition(matrix(0.9, 0.4), LIMITS) == [[0, 1, 2], [3, 4, 5]]
    assert partition(matrix(0.5, 0.4), LIMITS) == [[0, 1, 2, 3, 4, 5]]


def test_below_the_floor_nothing_is_joined() -> None:
    """However loose they are, groups less alike than the floor stay apart."""
    assert partition(matrix(0.12, 0.09), LIMITS) == [[0, 1, 2], [3, 4, 5]]


def test_a_judged_pair_joins_its_groups() -> None:
    """Two of different groups judged the same bring their groups with them."""
    assert partition(matrix(0.9, 0.0), LIMITS, same=[(0, 5)]) == [[0, 1, 2, 3, 4, 5]]


def test_a_judged_pair_is_parted() -> None:
    """Two judged different never share a group, whatever else is alike."""
    (one,) = [part for part in partition(matrix(0.9, 0.9), LIMITS, apart=[(0, 1)]) if 0 in part]
    assert 1 not in one


def test_judgements_hold_together() -> None:
    """Where a pair judged the same would join what was judged different, the two are one and the others are not."""
    parts = partition(matrix(0.9, 0.0), LIMITS, same=[(0, 5)], apart=[(1, 4)])
    of = {item: number for number, part in enumerate(parts) for item in part}
    assert of[0] == of[5]
    assert of[1] != of[4]
