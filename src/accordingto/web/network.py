"""Who quotes whom as a drawing: outlets on the left, the sources they quote in the middle, whom these quote in turn on the right.

Three columns of names joined by curves: every name can be read, and the same ties give the same drawing. Each column stands in
the order of its neighbours on the left (their mean height), which keeps the curves from crossing more than they must.
"""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.show.palette import page_colours
from accordingto.store.overview import Tie

WIDE, ROW, TOP = 960, 26, 30
LEFT, MIDDLE, RIGHT = 210, 480, 760  # where the columns stand
NAME = 34  # letters of a name that are drawn
PER_COLUMN = 36


class Node(NamedTuple):
    """A name in a column (0, 1, 2), its middle, and its colour: the outlet's number, or None."""

    name: str
    short: str
    column: int
    x: int
    y: int
    statements: int
    voice: int | None


class Curve(NamedTuple):
    """A tie as a path of SVG, as wide as it is frequent."""

    tie: Tie
    path: str
    width: float
    voice: int | None


class Drawing(NamedTuple):
    """The whole, and the ties that found no room."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]
    left_out: int


def drawn(ties: Sequence[Tie]) -> Drawing:
    """The drawing of the ties, the most frequent where there is not room for all."""
    direct = [tie for tie in ties if not tie.through]
    outlets = _top(direct, "quotes")
    sources = _top([tie for tie in direct if tie.quotes in outlets], "quoted")
    inner = [tie for tie in ties if tie.through and tie.quotes in sources]
    quoted = _top(inner, "quoted")
    kept = [t for t in ties if (t.quotes in sources and t.quoted in quoted if t.through else t.quotes in outlets and t.quoted in sources)]
    voices = {name: number % len(page_colours()) for number, name in enumerate(outlets)}
    first = _column(0, LEFT, list(outlets), outlets, voices)
    second = _column(1, MIDDLE, _near(sources, [t for t in kept if not t.through], first), sources, {})
    third = _column(2, RIGHT, _near(quoted, [t for t in kept if t.through], second), quoted, {})
    longest = max(len(first), len(second), len(third), 1)
    columns = [_centred(column, longest) for column in (first, second, third)]
    most = max((tie.statements for tie in kept), default=1)
    curves = [_curve(tie, columns, most, voices) for tie in sorted(kept, key=lambda t: t.statements)]
    nodes = tuple(node for column in columns for node in column.values())
    return Drawing(WIDE, TOP + longest * ROW + 10, nodes, tuple(curves), len(ties) - len(kept))


def _top(ties: Sequence[Tie], side: str) -> dict[str, int]:
    """The names on that side by their statements, the most first."""
    counts: dict[str, int] = {}
    for tie in ties:
        counts[getattr(tie, side)] = counts.get(getattr(tie, side), 0) + tie.statements
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:PER_COLUMN])


def _near(names: dict[str, int], ties: Sequence[Tie], before: dict[str, Node]) -> list[str]:
    """The names in the order of the mean height of those that quote them."""

    def height(name: str) -> float:
        own = [(before[tie.quotes].y, tie.statements) for tie in ties if tie.quoted == name]
        weight = sum(count for _, count in own)
        return sum(y * count for y, count in own) / weight if weight else 0.0

    return sorted(names, key=lambda name: (height(name), -names[name], name))


def _column(column: int, x: int, order: Sequence[str], counts: dict[str, int], voices: dict[str, int]) -> dict[str, Node]:
    return {
        name: Node(
            name,
            name if len(name) <= NAME else name[: NAME - 1] + "…",
            column,
            x,
            TOP + row * ROW + ROW // 2,
            counts[name],
            voices.get(name),
        )
        for row, name in enumerate(order)
    }


def _centred(column: dict[str, Node], longest: int) -> dict[str, Node]:
    """The column spread over the height of the longest."""
    step = longest * ROW / max(1, len(column))
    return {name: node._replace(y=round(TOP + step * (row + 0.5))) for row, (name, node) in enumerate(column.items())}


def _curve(tie: Tie, columns: Sequence[dict[str, Node]], most: int, voices: dict[str, int]) -> Curve:
    one, two = columns[tie.through][tie.quotes], columns[tie.through + 1][tie.quoted]
    start, end = one.x + 8, two.x - 8
    if tie.through:  # from the far end of the name, so that no curve runs through it
        start += 7 * len(one.short)
    bend = (start + end) // 2
    path = f"M{start} {one.y}C{bend} {one.y} {bend} {two.y} {end} {two.y}"
    return Curve(tie, path, round(1 + 5 * tie.statements / most, 2), None if tie.through else voices[tie.quotes])
