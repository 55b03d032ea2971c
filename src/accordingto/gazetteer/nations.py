"""Countries: names, adjectives, peoples, and the cities that stand for their governments."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from accordingto.gazetteer.entry import Entry, fold
from accordingto.gazetteer.tables import geonames, rows, table


class Nation(NamedTuple):
    """A country and the words for it; `place` is its entry in the gazetteer."""

    iso2: str
    iso3: str
    name: str
    place: Entry
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]


class _Row(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str
    population: int


@cache
def nations() -> dict[str, Nation]:
    """All countries of GeoNames by ISO 3166 alpha-2."""
    points = {row[1]: (float(row[4]), float(row[5])) for row in rows() if row[0] == "country"}
    return {row.iso: _nation(row, points[row.iso]) for row in geonames("countries", _Row).values() if row.iso in points}


def _nation(row: _Row, point: tuple[float, float]) -> Nation:
    ours = table("countries").get(row.iso, {})
    name = row.name.strip().removeprefix("The ")
    names = (name, row.name.strip(), *ours.get("names", ()))
    contested = {fold(t["name"]) for t in table("contested")["territory"]}
    source = table("contested")["source"] if fold(name) in contested else ""
    place = Entry(name, "country", *point, row.iso, population=row.population, geonames=row.geonameid, contested=source)
    seats = (row.capital.strip(), *ours.get("seats", ()))
    return Nation(row.iso, row.iso3, name, place, names, _words(ours, "adjectives"), _words(ours, "people"), tuple(s for s in seats if s))


def _words(row: dict[str, list[str]], key: str) -> tuple[str, ...]:
    return tuple(row.get(key, ()))


@cache
def by_name() -> dict[str, Nation]:
    """Countries by their folded names."""
    return _index("names")


@cache
def by_adjective() -> dict[str, Nation]:
    """Countries by their folded adjectives, which are also said of one person."""
    return _index("adjectives")


@cache
def by_people() -> dict[str, Nation]:
    """Countries by the folded plural words for their people."""
    return _index("people")


@cache
def by_seat() -> dict[str, Nation]:
    """Countries by the folded names of the cities that stand for their governments."""
    return _index("seats")


def _index(field: str) -> dict[str, Nation]:
    found: dict[str, Nation] = {}
    for word, nation in _pairs(field):
        found.setdefault(word, nation)
    return found


def _pairs(field: str) -> Iterator[tuple[str, Nation]]:
    ordered = sorted(nations().values(), key=lambda n: -n.place.population)
    return ((fold(word), nation) for nation in ordered for word in getattr(nation, field))
