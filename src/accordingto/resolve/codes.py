"""Codes of a party: the user's own, else the country of its words and PLOVER's sector of its title, role or body; each with its basis."""

from accordingto.extract.parties import lexicon
from accordingto.gazetteer import actors, nations
from accordingto.gazetteer.actors import Actor, Actors
from accordingto.model import Codes
from accordingto.resolve.cluster import Cluster

DEPTH = 4  # an officer of a unit of an army of a state
FORMER = frozenset(("former", "ex", "ex-president", "ousted", "deposed", "retired"))


def of(cluster: Cluster, day: str, listed: Actors) -> Codes | None:
    """The codes of the party on the day of the report (ISO 8601, or ""), or None where no list and no table gives any."""
    named = actors.find(cluster.names, day, listed) if cluster.names else None
    if named is None and cluster.names and cluster.kind != "person":
        named = actors.find(cluster.names, day, actors.ours())
    if named is not None:
        return Codes(iso3=named.iso3, plover=named.sector, code=named.code, basis=named.basis)
    iso2, why = _nation(cluster)
    sector, word = _sector(cluster)
    reasons = [why] if why else []
    owner = _owner(cluster, day, listed) if not iso2 else None
    if owner is not None:
        reasons.append(f"belongs to {owner.names[0]} ({owner.basis})")
        sector = sector if sector and owner.sector is None else owner.sector
    if sector and owner is None:
        reasons.append(f"titles table: '{word}' is {sector}")
    if not reasons:
        return None
    iso3 = nations.nations()[iso2].iso3 if iso2 else owner.iso3 if owner else None
    return Codes(iso3=iso3, plover=sector, basis="; ".join(reasons))


def _nation(cluster: Cluster) -> tuple[str, str]:
    for at in _line(cluster):
        if at.nation:
            return at.nation, at.basis
    return "", ""


def _line(cluster: Cluster) -> list[Cluster]:
    """The party, the one that it belongs to, and so on."""
    found: list[Cluster] = []
    at: Cluster | None = cluster
    while at is not None and len(found) < DEPTH:
        found.append(at)
        at = at.of
    return found


def _owner(cluster: Cluster, day: str, listed: Actors) -> Actor | None:
    """The row of the body or group that the party speaks for or belongs to: a spokesman of a movement is the movement's."""
    owners = (at for at in _line(cluster)[1:] if at.names)
    return next((found for at in owners if (found := actors.find(at.names, day, listed, actors.ours()))), None)


def _sector(cluster: Cluster) -> tuple[str | None, str]:
    if cluster.nation and cluster.kind == "state":
        return None, ""
    if cluster.role and FORMER & set(cluster.role.casefold().replace("-", " ").split()):
        return None, ""
    for word, _ in cluster.roles:
        found = lexicon.sector_of(word)
        if found:
            return found, word
    for name in cluster.names if cluster.kind in ("organisation", "group") else ():
        for word in name.casefold().split():
            found = lexicon.sector_of(word) if lexicon.is_body(word) else None
            if found:
                return found, word
    return None, ""
