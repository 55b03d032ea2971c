"""States, counties, territories and well-known regions, by folded name."""

import re
from collections import defaultdict
from functools import cache

from accordingto.gazetteer.entry import Entry, EntryKind, fold
from accordingto.gazetteer.tables import rows, table

# What GeoNames adds to the name of a division, which newspapers leave out.
ADDED = re.compile(
    r"^(?:al|ar|as|ash|an|ad|at) |"
    r" (?:governorate|province|republic|oblast|krai|district|county|region|state|department|prefecture|parish|division|voivodeship)$"
)


@cache
def divisions() -> dict[str, tuple[Entry, ...]]:
    """States and counties of all countries; a state also without the words that GeoNames adds to its name."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for kind, country, code, name, lat, lon in rows():
        if kind == "country":
            continue
        point = table("regions")["points"].get(country, {}).get(code) if kind == "state" else None
        at = point or (float(lat), float(lon))
        entry = Entry(name, "state" if kind == "state" else "county", at[0], at[1], country, code)
        for word in {fold(name), ADDED.sub("", fold(name)) if kind == "state" or country not in ("US", "IE") else fold(name)}:
            found[word].append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def states() -> dict[tuple[str, str], Entry]:
    """States by country and code."""
    return {(e.country, e.state): e for entries in divisions().values() for e in entries if e.kind == "state"}


@cache
def abbreviations() -> dict[str, tuple[Entry, ...]]:
    """States by the abbreviations that newspapers print ("Wis.", "N.Y.")."""
    found: dict[str, tuple[Entry, ...]] = {}
    for country, codes in table("regions")["abbreviations"].items():
        for code, words in codes.items():
            for word in words:
                found[fold(word)] = (states()[country, code],)
    return found


@cache
def postal() -> dict[str, Entry]:
    """US states by their two capital letters, which count only after a town and a comma."""
    return {code: states()["US", code] for code in table("regions")["abbreviations"]["US"]}


@cache
def preferred() -> frozenset[str]:
    """Cities that come first under their names."""
    return frozenset(fold(name) for name in table("regions")["prefer"]["cities"])


@cache
def territories() -> dict[str, tuple[Entry, ...]]:
    """Contested territories and well-known regions by their names."""
    return _by("name")


@cache
def adjectives() -> dict[str, tuple[Entry, ...]]:
    """Contested territories and well-known regions by their adjectives and the words for their people."""
    return _by("adjectives")


def _by(field: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    kinds: tuple[tuple[EntryKind, str, str], ...] = (("territory", "contested", "territory"), ("region", "regions", "region"))
    for kind, name, key in kinds:
        source = table(name).get("source", "")
        for row in table(name)[key]:
            entry = Entry(row["name"], kind, row["at"][0], row["at"][1], row.get("country", ""), contested=source)
            words = (row["name"], *row.get("names", ())) if field == "name" else (*row.get("adjectives", ()), *row.get("people", ()))
            for word in words:
                found[fold(word)] = (entry,)
    return found
