"""A negotiation as a drawing: a line for each teller, a column for each step in the order of days; who tell the same step are joined."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from accordingto.compare.steps import PENDING, Step
from accordingto.show.track import Told
from accordingto.web.marks import Tick

LEFT, RIGHT, TOP, LANE, BOTTOM = 190.0, 24.0, 46.0, 34.0, 30.0
EACH, BETWEEN = 21.0, 11.0  # units of a telling, and between two steps
DAYS = 10.0  # more where another day begins
LANES = 14  # lines of their own; who tells less shares the last
OTHERS = "others"
NAME = 26  # letters of a name that are drawn
NEAR = 78.0  # units that the label of a day needs
WIDE = 1040.0  # at least: a unit is then a pixel of a wide screen


class Lane(NamedTuple):
    """A teller's line: the name in full and as it is drawn, its height, and how many tellings stand on it."""

    name: str
    short: str
    y: float
    tellings: int


class Telling(NamedTuple):
    """One telling as it is drawn: which step it is of and which of its tellings, its middle, and how it is told."""

    step: int
    telling: int
    x: float
    y: float
    how: str


class Join(NamedTuple):
    """The line between all tellings of one step; `apart` where somebody tells it otherwise."""

    step: int
    x: float
    path: str
    apart: bool


class Lanes(NamedTuple):
    """The whole drawing."""

    width: float
    height: float
    left: float
    lanes: tuple[Lane, ...]
    joins: tuple[Join, ...]
    tellings: tuple[Telling, ...]
    days: tuple[Tick, ...]


def lanes(found: Sequence[Told]) -> Lanes:
    """The drawing of steps that stand in the order of their days."""
    counts = Counter(step.side for told in found for step in told.tellings)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    names = order if len(order) <= LANES else [*order[: LANES - 1], OTHERS]
    rows = {name: Lane(name, _short(name), TOP + LANE * (at + 0.5), counts.get(name, 0)) for at, name in enumerate(names)}
    if names != order:
        rows[OTHERS] = rows[OTHERS]._replace(tellings=sum(counts[name] for name in order[LANES - 1 :]))
    tellings: list[Telling] = []
    joins: list[Join] = []
    days: list[Tick] = []
    x, day = LEFT + EACH, ""
    for number, told in enumerate(found):
        start = told.tellings[0].start
        x += DAYS if day and start != day else 0.0
        if start != day and (not days or x - days[-1].at >= NEAR):
            days.append(Tick(round(x, 1), start or "no date"))
        day = start
        here, width = _column(number, told, rows, x)
        tellings += here
        joins.append(_join(number, told, here))
        x += width + BETWEEN
    wide = max(WIDE, x - EACH / 2 + RIGHT)
    return Lanes(round(wide, 1), TOP + LANE * len(rows) + BOTTOM, LEFT, tuple(rows.values()), tuple(joins), tuple(tellings), tuple(days))


def _column(number: int, told: Told, rows: dict[str, Lane], x: float) -> tuple[list[Telling], float]:
    """The tellings of one step, those of one teller side by side, and the width that they take."""
    lane = {name: rows.get(name) or rows[OTHERS] for name in {step.side for step in told.tellings}}
    made: list[Telling] = []
    most = 1
    for y, group in groupby(sorted(enumerate(told.tellings), key=lambda one: lane[one[1].side].y), key=lambda one: lane[one[1].side].y):
        here = list(group)
        most = max(most, len(here))
        made += [Telling(number, at, round(x + EACH * n, 1), y, how(step)) for n, (at, step) in enumerate(here)]
    return made, EACH * most


def _join(number: int, told: Told, here: Sequence[Telling]) -> Join:
    ys = sorted({one.y for one in here})
    path = f"M{here[0].x:g} {ys[0]:g}V{ys[-1]:g}" if len(ys) > 1 else ""
    path += "".join(f"M{min(xs):g} {y:g}H{max(xs):g}" for y in ys if len(xs := [one.x for one in here if one.y == y]) > 1)
    return Join(number, here[0].x, path, any(step.otherwise for step in told.tellings))


def how(step: Step) -> str:
    """How a telling has its step: denied, copied, open, or taken; of a copied denial the denial is what counts."""
    return "denied" if step.denied else "copied" if step.copy_of else "open" if step.status in PENDING else "taken"


def _short(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1] + "…"
