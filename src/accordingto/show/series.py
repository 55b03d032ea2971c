"""Figure series as people read them: a line a claim, its number drawn on the scale of its series."""

from collections.abc import Iterable, Sequence
from typing import Any

from accordingto.compare.remarks import said
from accordingto.compare.series import Claim, Series
from accordingto.show.safe import line

FULL, POINT, OPEN = "━", "●", "▶"
WORDS = ("words", "of", "scope", "place", "since", "whose", "side", "chain", "group", "series", "because")


def safe(claim: Claim) -> Claim:
    """The claim with the words of the reports made safe to show."""
    return claim._replace(**{name: _clean(getattr(claim, name)) for name in WORDS})


def _clean(value: Any) -> Any:
    return tuple(line(v) for v in value) if isinstance(value, tuple) else line(value)


def title(one: Series) -> str:
    """What the series counts."""
    over = "running total" if one.total else "one event"
    where = one.place or ("" if one.total else one.group)
    return line(
        ", ".join(
            part
            for part in (f"{one.kind}: {one.scope}", over, where, f"since {one.since.removeprefix('since ')}" if one.since else "")
            if part
        )
    )


def bars(found: Sequence[Claim], width: int) -> list[str]:
    """For each claim its bounds on one scale of `width` columns from nothing to the greatest number; an open end has a point."""
    most = max((n for c in found for n in (c.low, c.high) if n is not None), default=0) or 1
    return [_bar(claim, (width - 1) / most, width) for claim in found]


def _bar(claim: Claim, scale: float, width: int) -> str:
    if claim.low is None and claim.high is None:
        return " " * width
    start = round((claim.low or 0) * scale)
    end = round((claim.high if claim.high is not None else claim.low or 0) * scale)
    drawn = POINT if start == end else FULL * (end - start + 1)
    return (" " * start + drawn + (OPEN if claim.high is None else "")).ljust(width)[:width]


def remarks(claim: Claim) -> str:
    """What else is known of a claim: denied, copied, its status, what its date rests on."""
    parts = (
        "denied" if claim.denied else "",
        claim.status if claim.status != "happened" else "",
        f"copied from {claim.copy_of}" if claim.copy_of else "",
        f"told {claim.told}" if claim.told and claim.told != claim.start else "",
    )
    return line(" · ".join(part for part in parts if part))


def told(claim: Claim) -> str:
    """The count, then whose it is, innermost first."""
    return line(f"{said(claim)} {claim.of}".strip() + f", {' < '.join(reversed(claim.chain))}")


def shown(found: Iterable[Series]) -> list[Series]:
    """Series with something to compare first: those with most claims, then by key."""
    return sorted(found, key=lambda s: (-len(s.claims), s.key))
