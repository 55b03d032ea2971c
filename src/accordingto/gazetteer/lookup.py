"""A name's places: all that the gazetteer knows under it."""

from functools import lru_cache

from accordingto.gazetteer import cities, nations, regions
from accordingto.gazetteer.entry import Entry, fold

LARGE = 200_000  # people


@lru_cache(maxsize=20_000)
def find(name: str) -> tuple[Entry, ...]:
    """All places of that name: country, territories and regions, states and counties, then towns by population."""
    word = fold(name)
    found: list[Entry] = []
    if word in nations.by_name():
        found.append(nations.by_name()[word].place)
    for table in (regions.territories(), regions.abbreviations(), regions.divisions()):
        found += [entry for entry in table.get(word, ()) if not _same(entry, found)]
    found += cities.towns(word)
    if word.startswith(("st. ", "st ", "mt. ", "ft. ")):
        first, _, rest = word.partition(" ")
        found += cities.towns({"st": "saint", "mt": "mount", "ft": "fort"}[first.rstrip(".")] + " " + rest)
    return tuple(found)


def _same(entry: Entry, found: list[Entry]) -> bool:
    return any(entry.country == other.country and other.kind in ("country", "territory") for other in found)


def of_adjective(word: str) -> Entry | None:
    """The country, territory or region of an adjective or a word for its people ("Norwegian", "Norwegians"), or None."""
    folded = fold(word)
    nation = nations.by_adjective().get(folded) or nations.by_people().get(folded)
    if nation is not None:
        return nation.place
    regional = regions.adjectives().get(folded, ())
    return regional[0] if regional else None


def is_large(name: str) -> bool:
    """Whether the name is a country's, a state's, a region's or a large city's: a place before it is a person."""
    return any(e.kind not in ("city", "county") or e.population >= LARGE for e in find(name))


def is_common(name: str) -> bool:
    """Whether the name is an ordinary word of the language first, and a town only by the way."""
    return fold(name) in cities.common()
