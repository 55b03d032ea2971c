"""A series of counts as a drawing: a mark a claim on its date, a bar from its low to its high, open ends for hedges, bands behind.

A mark stands in the middle of its bar. An end that nobody bounds has an arrow; a band that nobody bounds goes to the edge.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from accordingto.compare.remarks import number
from accordingto.compare.series import Band, Claim, Number
from accordingto.web.marks import Tick, Voice, columns, steps

WIDE, LEFT, RIGHT, TOP, BOTTOM = 940.0, 58.0, 44.0, 26.0, 30.0
LOW, HIGH = 130.0, 230.0  # heights of the plane: of a few claims, of many
FEW = 4
EACH = 20.0  # units of a claim
REACH = 24.0  # of an open end
CAP = 4.0  # half the width of a bar's ends
NEAR = 74.0  # units that the label of a day needs


class ClaimMark(NamedTuple):
    """A claim as it is drawn: which one of its series it is, its middle, its bar and the arrows of its open ends as paths."""

    claim: int
    x: float
    y: float
    bar: str
    arrows: str


class Slab(NamedTuple):
    """A band as it is drawn; `open` where nobody bounds it above or below."""

    x: float
    y: float
    width: float
    height: float
    open: bool
    label: str


class Plot(NamedTuple):
    """A series as it is drawn; left_out are its claims without a number."""

    width: float
    height: float
    left: float
    base: float
    dots: tuple[ClaimMark, ...]
    slabs: tuple[Slab, ...]
    numbers: tuple[Tick, ...]
    days: tuple[Tick, ...]
    left_out: int


class _Scale(NamedTuple):
    """From numbers to heights."""

    most: float
    high: float

    def y(self, value: Number) -> float:
        return round(TOP + self.high * (1 - value / self.most), 1)


def plot(claims: Sequence[Claim], bands: Sequence[Band]) -> Plot:
    """The drawing of a series whose claims stand in the order of their dates."""
    shown = [at for at, claim in enumerate(claims) if claim.low is not None or claim.high is not None]
    days = [(day, list(found)) for day, found in groupby(shown, key=lambda at: claims[at].start)]
    places, wide = columns([(day, len(found)) for day, found in days], WIDE - LEFT - RIGHT, EACH)
    ticks = steps(max((n for at in shown for n in (claims[at].low, claims[at].high) if n is not None), default=0))
    scale = _Scale(ticks[-1], LOW if len(shown) < FEW else HIGH)
    across = {at: LEFT + place.start + EACH * n for (_, found), place in zip(days, places, strict=True) for n, at in enumerate(found)}
    by_id = {claims[at].id: x for at, x in across.items()}
    return Plot(
        width=LEFT + wide + RIGHT,
        height=TOP + scale.high + BOTTOM,
        left=LEFT,
        base=TOP + scale.high,
        dots=tuple(_dot(at, claims[at], across[at], scale) for at in shown),
        slabs=tuple(_slab(band, by_id, scale) for band in bands if len(band.claims) > 1),
        numbers=tuple(Tick(scale.y(value), number(value)) for value in ticks),
        days=_days([(day, LEFT + place.start + (place.width - EACH) / 2) for (day, _), place in zip(days, places, strict=True)]),
        left_out=len(claims) - len(shown),
    )


def _dot(at: int, claim: Claim, x: float, scale: _Scale) -> ClaimMark:
    low, high = claim.low, claim.high
    ends = [scale.y(n) for n in (low, high) if n is not None]
    y = round(sum(ends) / len(ends), 1)
    if low is None or high is None:
        end, back = (y - REACH, 6) if high is None else (min(y + REACH, TOP + scale.high), -6)
        return ClaimMark(
            at, round(x, 1), y, f"M{x:g} {y:g}V{end:g}", f"M{x - CAP:g} {end + back:g}L{x:g} {end:g}L{x + CAP:g} {end + back:g}"
        )
    if low == high:
        return ClaimMark(at, round(x, 1), y, "", "")
    (foot, top), left, across = ends, x - CAP, 2 * CAP
    bar = f"M{left:g} {foot:g}h{across:g}M{x:g} {foot:g}V{top:g}M{left:g} {top:g}h{across:g}"
    return ClaimMark(at, round(x, 1), y, bar, "")


def _slab(band: Band, places: Mapping[str, float], scale: _Scale) -> Slab:
    xs = [places[id] for id in band.claims if id in places]
    top = scale.y(band.high) if band.high is not None else TOP
    foot = scale.y(band.low) if band.low is not None else TOP + scale.high
    low, high = ("?" if n is None else number(n) for n in (band.low, band.high))
    label = f"{len(band.claims)} independent claims span {low} to {high}"
    thin = max(4.0, foot - top)
    x, width = min(xs) - EACH / 2, max(xs) - min(xs) + EACH
    return Slab(round(x, 1), round(top - (thin - foot + top) / 2, 1), round(width, 1), round(thin, 1), None in band[2:4], label)


def _days(found: Sequence[tuple[str, float]]) -> tuple[Tick, ...]:
    """The days that have room for their label."""
    made: list[Tick] = []
    for day, x in found:
        if not made or x - made[-1].at >= NEAR:
            made.append(Tick(round(x, 1), day or "no date"))
    return tuple(made)


def legend(claims: Sequence[Claim], known: Mapping[str, Voice]) -> tuple[Voice, ...]:
    """The sources of a series with their marks, the most frequent of all first."""
    own = {claim.side for claim in claims}
    return tuple(voice for name, voice in known.items() if name in own)
