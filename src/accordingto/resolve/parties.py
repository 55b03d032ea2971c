"""Mentions to parties: one party of the report for all the names, roles and pronouns that stand for it."""

from bisect import bisect_right

from accordingto.extract.parties.lexicon import sector_of
from accordingto.gazetteer import nations
from accordingto.gazetteer.actors import Actors
from accordingto.model import Codes, Drafts, Note, Party
from accordingto.model.nearby import Nearby
from accordingto.model.span import covers
from accordingto.parse.pipeline import Parsed
from accordingto.resolve import codes
from accordingto.resolve.cluster import Cluster, Seen
from accordingto.resolve.descriptions import is_definite
from accordingto.resolve.linking import Linking
from accordingto.resolve.names import akin, fullest

STATELY = ("GOV", "MIL")  # sectors of what belongs to a state
DAY = 10  # letters of an ISO 8601 day
LONGEST = 80  # characters of a phrase that stands as a name


def resolve(parsed: Parsed, drafts: Drafts, listed: Actors | None = None) -> tuple[tuple[Party, ...], tuple[Note, ...]]:
    """The parties of the report in order of first mention (ids p1, p2, ..), and notes on what could not be settled."""
    seen = _seen(parsed, drafts)
    linking = Linking(seen, drafts.statements)
    found = linking.link()
    clusters = [c for c in found if c.mentions and _matters(c, found, seen)]
    for cluster in clusters:
        if _governs(cluster, found):
            cluster.kind = "state"
    clusters.sort(key=lambda c: min(seen[i].draft.spans for i in c.mentions))
    ids = {id(c): f"p{n}" for n, c in enumerate(clusters, 1)}
    day = (parsed.report.published or "")[:DAY]
    return tuple(_party(c, ids, seen, codes.of(c, day, listed or {})) for c in clusters), tuple(linking.notes)


def _matters(cluster: Cluster, clusters: list[Cluster], seen: list[Seen]) -> bool:
    """Whether the party says or does something, is known for what it is, or others belong to it.

    A bare unknown name may be anything; "a man" or "soldiers" of whom no more is said are no party.
    """
    if any(seen[i].asked for i in cluster.mentions) or any(c.of is cluster for c in clusters):
        return True
    told = [seen[i] for i in cluster.mentions if seen[i].draft.form != "pronoun"]
    passing = not cluster.names and all(one.draft.form == "role" and (cluster.plural or not is_definite(one)) for one in told)
    return cluster.kind != "unknown" and not passing


def _governs(cluster: Cluster, clusters: list[Cluster]) -> bool:
    """Whether an unknown party is a state: it has an adjective of its own ("Varnian"), and offices or an army belong to it."""
    adjective = any(akin(one, two) for one in cluster.names for two in cluster.names)
    if cluster.kind != "unknown" or not adjective:
        return False
    return any(c.of is cluster and any(sector_of(word) in STATELY for word, _ in c.roles) for c in clusters)


def _seen(parsed: Parsed, drafts: Drafts) -> list[Seen]:
    starts = [token.idx for token in parsed.doc if token.is_sent_start]
    quotes = Nearby(((quote.span,), True) for quote in parsed.quotes)
    ends = [*starts[1:], len(parsed.text)]
    told = [s for s, end in zip(starts, ends, strict=False) if not any(covers(q, ((s, end),)) for q, _ in quotes.overlapping(((s, end),)))]
    tokens = {token.idx: token for token in parsed.doc}
    sources = {s.source for s in drafts.statements}
    asked = sources | {spans for e in drafts.events for spans in (*e.actors, *e.recipients)}
    found = []
    for draft in drafts.mentions:
        spans = draft.spans
        text = " ".join(parsed.text[s:e] for s, e in spans)
        head = tokens.get(draft.head[0][0]) if draft.head else None
        quoted = bool(quotes.overlapping(draft.head))
        sentence = bisect_right(starts, spans[0][0])
        narrated = bisect_right(told, spans[0][0])
        found.append(Seen(draft, " ".join(text.split()), head, sentence, spans in sources, spans in asked, quoted, narrated))
    return found


def _party(cluster: Cluster, ids: dict[int, str], seen: list[Seen], codes: Codes | None) -> Party:
    spans = sorted({seen[i].draft.spans for i in cluster.mentions})
    owner = cluster.of
    return Party(
        id=ids[id(cluster)],
        name=_name(cluster, seen),
        kind=cluster.kind,
        role=cluster.role,
        of=ids.get(id(owner)) if owner is not None and owner is not cluster else None,
        codes=codes,
        mentions=tuple(spans),
    )


def _name(cluster: Cluster, seen: list[Seen]) -> str:
    """The fullest proper name; else the fullest phrase that is not too long, else the first."""
    if cluster.kind == "state" and cluster.nation and not cluster.names:
        return nations.nations()[cluster.nation].name
    if cluster.names:
        return fullest(cluster.names)
    phrases = [seen[i].text for i in cluster.mentions if seen[i].draft.form != "pronoun" and not seen[i].stands_for] or [
        seen[cluster.mentions[0]].text
    ]
    short = [p for p in phrases if len(p) <= LONGEST]
    return max(short, key=len) if short else phrases[0]
