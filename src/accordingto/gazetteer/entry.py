"""One place of the gazetteer, and how names are compared."""

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

EntryKind = Literal["country", "state", "county", "territory", "region", "city"]
MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'", "-": " ", "–": " ", "\n": " "})


class Entry(NamedTuple):
    """A place: `country` is ISO 3166 alpha-2 or "", `state` GeoNames' code of its first-order division, degrees, `geonames` its id."""

    name: str
    kind: EntryKind
    lat: float
    lon: float
    country: str = ""
    state: str = ""
    population: int = 0
    geonames: int | None = None
    contested: str = ""


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The name as `folded` has it, remembered: texts repeat their names."""
    return folded(name)


def folded(name: str) -> str:
    """The name without case, accents, hyphens and doubled spaces: what two spellings of one name share."""
    if name.isascii():
        plain = name.lower().replace("-", " ").replace("`", "'").replace("\n", " ")
    else:
        plain = name.casefold().translate(MARKS)
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).translate(MARKS)
    return " ".join(plain.split()) if " " in plain else plain
