"""Proper names to parties: the same name, a surname, an acronym, a country's other words."""

from collections.abc import Iterable, Sequence

from accordingto.extract.parties import lexicon
from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.gazetteer.lookup import find
from accordingto.resolve.cluster import Cluster

ENDINGS = ("ian", "ean", "an", "n", "ese", "nese", "ish", "i", "ic", "ians", "ans", "ns", "is")
STEM = 3  # letters that a name and its adjective share at least


def exact(name: str, clusters: Iterable[Cluster]) -> Cluster | None:
    """The party that has borne that very name."""
    folded = _bare(name)
    return next((c for c in clusters if any(_bare(n) == folded for n in c.names)), None)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").replace(".", "")


def by_surname(name: str, gender: str | None, clusters: Iterable[Cluster]) -> list[Cluster]:
    """The persons of whose longer name this is the last part; where there is none, of whose name it is the first word."""
    folded = fold(name)
    people = [c for c in clusters if c.is_person and not (gender and c.gender and gender != c.gender)]
    last = [c for c in people if any(fold(n).endswith(" " + folded) for n in c.names)]
    if last or " " in folded:
        return last
    return [c for c in people if any(fold(n).split(" ")[0] == folded and " " in fold(n) for n in c.names)]


def by_longer(name: str, clusters: Iterable[Cluster], *, body: bool = False) -> list[Cluster]:
    """The persons (or bodies) so far known only by the last part of this longer name."""
    folded = fold(name)
    fits = [c for c in clusters if (c.kind in ("organisation", "group") if body else c.is_person)]
    return [c for c in fits if c.names and all(folded.endswith(" " + fold(n)) for n in c.names)]


def by_letters(name: str, clusters: Iterable[Cluster]) -> list[Cluster]:
    """The organisations that the acronym stands for, or whose acronym so far stood for this name."""
    groups = [c for c in clusters if not c.nation and c.kind in ("organisation", "group", "unknown")]
    if name.isupper() and len(name) > 1 and " " not in name:
        return [c for c in groups if any(_initials(n) == name.replace(".", "").casefold() for n in c.names)]
    letters = _initials(name)
    return [c for c in groups if len(letters) > 1 and any(n.isupper() and n.replace(".", "").casefold() == letters for n in c.names)]


def _initials(name: str) -> str:
    words = [w for w in name.replace("-", " ").split() if w[0].isalpha() and w[0].isupper()]
    return "".join(w[0] for w in words).casefold() if len(words) > 1 else ""


def by_place(name: str, clusters: Iterable[Cluster]) -> list[Cluster]:
    """The parties named after the same territory by another of its names."""
    place = next((e for e in find(name) if e.kind in ("territory", "region", "country")), None)
    if place is None:
        return []
    return [c for c in clusters if c.place and any(place in find(n) for n in c.names)]


def by_part(name: str, clusters: Iterable[Cluster]) -> list[Cluster]:
    """The organisations of whose longer name these two or more words are the end."""
    folded = fold(name)
    if " " not in folded:
        return []
    return [c for c in clusters if not c.is_person and any(fold(n).endswith(" " + folded) for n in c.names)]


def akin(adjective: str, name: str) -> bool:
    """Whether one is the adjective of the other by its ending alone: "Varnian" and "Varnia"."""
    one, two = fold(adjective), fold(name)
    if one == two or len(one) < len(two) or " " in one + two:
        return False
    stems = (one.removesuffix(ending) for ending in ENDINGS if one.endswith(ending))
    return any(len(stem) >= STEM and two.startswith(stem) and len(two) - len(stem) <= 2 for stem in stems)


def nation_of(name: str, *, acts: bool) -> tuple[nations.Nation, str] | None:
    """The country of the words and the rule that says so; a capital only where it acts."""
    folded = fold(name).removeprefix("the ")
    tables = [("name", nations.by_name()), ("adjective", nations.by_adjective()), ("people", nations.by_people())]
    if acts:
        tables.append(("capital", nations.by_seat()))
    for what, table in tables:
        if folded in table:
            return table[folded], f"country table: {what} '{name}'"
    return None


def is_country(name: str) -> bool:
    """Whether it is a country's name, and not only a capital or adjective that stands for it."""
    return fold(name).removeprefix("the ") in nations.by_name()


def fullest(names: Sequence[str]) -> str:
    """The name with most words, then letters; one in capitals, an adjective, or words before a given name only where there is no other."""
    calm = [n for n in names if not n.isupper() and not any(akin(n, other) for other in names)] or list(names)
    given = [n for n in calm if " " in n and lexicon.given_name(n.split()[0].casefold())]
    return max(given or calm, key=lambda n: (len(n.split()), len(n)), default="")
