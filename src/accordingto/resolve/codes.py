"""Codes of a party: the country of its words, PLOVER's sector of its title, role or body; each with its basis."""

from accordingto.extract.parties import lexicon
from accordingto.gazetteer import nations
from accordingto.model import Codes
from accordingto.resolve.cluster import Cluster

DEPTH = 4  # an officer of a unit of an army of a state


def of(cluster: Cluster) -> Codes | None:
    """The codes of the party, or None where no table gives any."""
    iso2, why = _nation(cluster)
    sector, word = _sector(cluster)
    reasons = [why] if why else []
    if sector:
        reasons.append(f"titles table: '{word}' is {sector}")
    if not reasons:
        return None
    iso3 = nations.nations()[iso2].iso3 if iso2 else None
    return Codes(iso3=iso3, plover=sector, basis="; ".join(reasons))


def _nation(cluster: Cluster) -> tuple[str, str]:
    at: Cluster | None = cluster
    for _ in range(DEPTH):
        if at is None:
            return "", ""
        if at.nation:
            return at.nation, at.basis
        at = at.of
    return "", ""


def _sector(cluster: Cluster) -> tuple[str | None, str]:
    if cluster.nation and cluster.kind == "state":
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
