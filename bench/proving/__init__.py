"""The proving ground: reports of an invented month of war with the gold of what they copy, tell, count and negotiate (see README.md).

`reports()` gives them as lines of `accordingto extract`, `gold()` what is right; `check.py` says where the two do not fit. Both take
another ground's name: `bench/proving2` and `bench/proving3` have the same layout, and the third is held out: nothing may be tuned on it.
"""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

FOLDER = Path(__file__).parent


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of the gold."""


class Reprint(Row, frozen=True, kw_only=True):
    """A report and the one it was taken from; `origin` is where a chain begins, an agency's name where its report is not here."""

    report: str
    taken_from: str
    origin: str
    kind: Literal["verbatim", "cut", "edited", "partial"]
    own_share: float
    credit: str | None


class Lookalikes(Row, frozen=True, kw_only=True):
    """Independent reports that share words: no two of them are a reprint of each other."""

    reports: tuple[str, ...]
    why: str


class Party(Row, frozen=True, kw_only=True):
    """Somebody whom the gold names; `of` is the party it speaks for, `also` how the reports call it."""

    name: str
    kind: Literal["state", "group", "organisation", "person", "people", "unknown"]
    of: str | None = None
    also: tuple[str, ...] = ()


class Words(Row, frozen=True, kw_only=True):
    """Words as they stand in a report; `near` is a phrase that stands there once and holds them once."""

    report: str
    words: str
    near: str | None = None
    copied: str | None = None


class Event(Row, frozen=True, kw_only=True):
    """One event and the words in which each report tells it first."""

    id: str
    what: str
    date: date | None
    place: str
    told: tuple[Words, ...]


class Series(Row, frozen=True, kw_only=True):
    """A running total or standing count with its scope; an event's own toll is the series with the event's id."""

    id: str
    kind: str
    of: str
    place: str | None = None
    since: date | None = None
    about: str | None = None


class Dispute(Row, frozen=True, kw_only=True):
    """A step of the talks that is told in more than one way."""

    id: str
    about: str


class Figure(Words, frozen=True, kw_only=True):
    """A claim: how many, of whom, whose, through which outlets (the report's own first), in which series, as of which day."""

    low: int | None
    high: int | None
    kind: Literal["killed", "wounded", "casualties", "missing", "captured", "released", "displaced", "arrested"]
    of: str
    whose: str
    through: tuple[str, ...]
    series: str
    as_of: date
    part: bool = False
    new: bool = False
    status: Literal["happened", "planned", "hypothetical", "negated"] = "happened"


Part = Literal["captives", "withdrawal", "aid", "duration"]


class Step(Words, frozen=True, kw_only=True):
    """A step of the talks as one party's teller has it; `denied`: the teller says that it was not so."""

    step: Literal[
        "proposed",
        "accepted",
        "conditionally accepted",
        "rejected",
        "postponed",
        "agreed",
        "in force",
        "violated",
        "extended",
        "mediated",
        "captives exchanged",
    ]
    party: tuple[str, ...]
    date: date
    teller: str
    parts: tuple[Part, ...] = ()
    mediator: str | None = None
    dispute: str | None = None
    denied: bool = False


class Gold(Row, frozen=True, kw_only=True):
    """All that is right about the reports."""

    reprints: tuple[Reprint, ...]
    lookalikes: tuple[Lookalikes, ...]
    parties: tuple[Party, ...]
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[Figure, ...]
    talks: tuple[Step, ...]


def reports(ground: str = FOLDER.name) -> list[dict[str, str]]:
    """The reports as lines of `accordingto extract` (id, outlet, published, title, text), oldest first."""
    paths = sorted((FOLDER.parent / ground).glob("reports/*.yaml"))
    rows: list[dict[str, str]] = [row for path in paths for row in yaml.safe_load(path.read_text("utf-8"))]
    return sorted(rows, key=lambda row: (datetime.fromisoformat(row["published"]), row["id"]))


def gold(ground: str = FOLDER.name) -> Gold:
    """The gold; figures and talks stand under their report in the file and carry its id here."""
    raw: dict[str, Any] = yaml.safe_load((FOLDER.parent / ground / "gold.yaml").read_text("utf-8"))
    for key in ("figures", "talks"):
        raw[key] = [{"report": report, **row} for report, rows in raw[key].items() for row in rows]
    return msgspec.convert(raw, Gold)


def standing(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text as whole words: "6" does not stand in "16", "60,000" or "6.5"."""
    found = re.finditer(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)", text)
    return [match.span() for match in found]


def span(words: Words, text: str) -> tuple[int, int]:
    """The one place of the gold's words in the text of their report; ValueError where it is none or not one."""
    start = 0
    if words.near is not None:
        if text.count(words.near) != 1:
            raise ValueError(f"{words.report}: {words.near!r} stands there {text.count(words.near)} times")
        start = text.index(words.near)
    inside = standing(words.words, text if words.near is None else words.near)
    if len(inside) != 1:
        raise ValueError(f"{words.report}: {words.words!r} stands {len(inside)} times in {words.near or 'its text'!r}")
    return start + inside[0][0], start + inside[0][1]
