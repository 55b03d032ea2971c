"""Which of the places of one name a report means: its size, what stands next to it, and the report's other places.

One sense a report: the mentions of a name are weighed together (Leidner 2007: one referent per discourse, spatial
minimality). Weights were chosen on LGL and TR-News development articles.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.gazetteer.entry import Entry, fold
from accordingto.gazetteer.regions import preferred

KEPT = 24  # largest candidates of a name that are weighed
KINDS = {"country": 8.0, "territory": 7.5, "region": 7.0, "state": 5.0, "county": 4.5}
STATED = 10.0  # the larger place is named next to it
PREFERRED = 2.0  # the city that a name means before any state
NEAR_KM = 100.0
NEAR = 2.0
STATE = 3.5
COUNTRY = 3.0
MOST = 3  # other mentions that count as evidence of one sort


class Sense(NamedTuple):
    """The chosen entry and the rule that spoke for it."""

    entry: Entry
    because: str


class Named(NamedTuple):
    """A name of the report: its candidates, how often it is mentioned, and the larger places named next to it."""

    entries: tuple[Entry, ...]
    times: int
    inside: tuple[Entry, ...]


def choose(names: Mapping[str, Named]) -> dict[str, Sense]:
    """The sense of each name."""
    keys = sorted(names)
    rows = [(key, entry) for key in keys for entry in _kept(names[key])]
    if not rows:
        return {}
    prior = np.array([_prior(entry, names[key].inside) for key, entry in rows])
    owner = np.array([keys.index(key) for key, _ in rows])
    first = _best(prior, owner, len(keys))
    support, reasons = _support(rows, prior, owner, first, names)
    best = _best(prior + support, owner, len(keys))
    return {key: Sense(rows[best[n]][1], _reason(rows[best[n]], names[key], reasons[best[n]])) for n, key in enumerate(keys)}


def _kept(named: Named) -> list[Entry]:
    """The candidates that are weighed: those inside the named larger place, wherever there are such, else the largest."""
    held = [e for e in named.entries if any(within(e, large) for large in named.inside)]
    return held[:KEPT] or list(named.entries[:KEPT])


def within(small: Entry, large: Entry) -> bool:
    """Whether the place lies in the other by its codes."""
    if small == large or small.country != large.country or small.kind == "country":
        return False
    return large.kind != "state" or large.state == small.state


def _prior(entry: Entry, inside: Sequence[Entry]) -> float:
    size = KINDS.get(entry.kind, 0.0) or float(np.log10(entry.population + 100))
    if entry.kind == "state" and entry.country in ("US", "CA", "AU", "GB"):
        size += 1.5
    if entry.kind == "city" and fold(entry.name) in preferred():
        size += PREFERRED
    return size + (STATED if any(within(entry, large) for large in inside) else 0.0)


def _best(scores: NDArray[np.float64], owner: NDArray[np.int64], count: int) -> list[int]:
    order = np.lexsort((np.arange(len(scores)), -scores))
    best: dict[int, int] = {}
    for row in order:
        best.setdefault(int(owner[row]), int(row))
    return [best[n] for n in range(count)]


def _support(
    rows: Sequence[tuple[str, Entry]],
    prior: NDArray[np.float64],
    owner: NDArray[np.int64],
    first: Sequence[int],
    names: Mapping[str, Named],
) -> tuple[NDArray[np.float64], list[str]]:
    """What the report's other places say for each candidate, and in which words."""
    near = _nearness(rows, prior, owner, first)
    states, countries = Counter[tuple[str, str]](), Counter[str]()
    for row in first:
        key, entry = rows[row]
        count = names[key].times if entry.kind in ("country", "state", "territory") else 1
        countries[entry.country] += min(count, MOST)
        if entry.kind == "state" or names[key].inside:
            states[entry.country, entry.state] += min(count, MOST)
        for large in names[key].inside:
            states[large.country, large.state] += min(names[key].times, MOST) if large.kind == "state" else 0
    total = max(1, sum(countries.values()))
    support = np.zeros(len(rows))
    reasons = []
    for i, (_, entry) in enumerate(rows):
        own = 1 if first[int(owner[i])] == i else 0
        state = min(states[entry.country, entry.state] - own * (entry.kind == "state"), MOST) / MOST if entry.state else 0.0
        country = (countries[entry.country] - own) / total if entry.country else 0.0
        parts = {
            "places near it in the report": NEAR * float(near[i]),
            "its state is named in the report": STATE * state,
            "its country is the report's": COUNTRY * country,
        }
        support[i] = sum(parts.values()) if entry.kind in ("city", "county", "state") else COUNTRY * country
        reasons.append(max(parts, key=lambda k: parts[k]) if support[i] > 0 else "")
    return support, reasons


def _nearness(
    rows: Sequence[tuple[str, Entry]], prior: NDArray[np.float64], owner: NDArray[np.int64], first: Sequence[int]
) -> NDArray[np.float64]:
    """For each candidate the sum, over the other names, of how near their nearest likely candidate is, at most `MOST`."""
    lat = np.radians([entry.lat for _, entry in rows])
    lon = np.radians([entry.lon for _, entry in rows])
    a = np.sin((lat[:, None] - lat) / 2) ** 2 + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    km = 12742 * np.arcsin(np.sqrt(np.clip(a, 0, 1)))
    top = prior[np.array(first)][owner]
    likely = np.exp(np.clip(prior - top, -4, 0) * 0.5)
    small = np.array([entry.kind in ("city", "county") for _, entry in rows])
    pull = np.exp(-((km / NEAR_KM) ** 2)) * likely * small
    found = np.zeros(len(rows))
    for n in range(len(first)):
        mine = owner == n
        found += np.where(mine, 0.0, pull[:, mine].max(axis=1))
    return np.minimum(found, float(MOST))


def _reason(row: tuple[str, Entry], named: Named, reason: str) -> str:
    _, entry = row
    larger = next((large.name for large in named.inside if within(entry, large)), "")
    if larger:
        return f"in {larger}, which is named with it"
    if len(named.entries) == 1:
        return "the only place of that name"
    return reason or {"city": "the largest town of that name"}.get(entry.kind, f"the {entry.kind} of that name")
