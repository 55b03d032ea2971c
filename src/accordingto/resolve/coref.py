"""Pronouns to parties: agreement, recency, subjects before objects, and who spoke last before "he said".

A plain salience count in the manner of Lappin and Leass (1994). Where two parties come out alike, none is chosen.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.parties import lexicon
from accordingto.resolve.cluster import Cluster, Seen

REACH = 4  # sentences back
STEP = 1.5  # what each sentence of distance costs
SUBJECT = 2.0
SPOKE = 2.5  # the source of a statement, where the pronoun is one too
PERSON = 1.0
INSIDE = 1.0  # what standing inside another phrase ("Oren's brother") costs
MARGIN = 0.75  # the winner must be this much ahead


def resolve(at: Seen, clusters: Sequence[Cluster], seen: Sequence[Seen], barred: Cluster | None) -> tuple[Cluster | None, bool]:
    """The party of the pronoun, and whether there were several as good; `barred` spoke the quotation it stands in."""
    fits = [c for c in clusters if c is not barred and _agrees(at, c)]
    if at.draft.gender is not None:
        owners = {id(c.of) for c in clusters}
        fits = [c for c in fits if c.kind == "person" or (id(c) not in owners and _may_be_person(c, seen))]
    scored = [(score, -c.number, c) for c in fits if (score := _score(at, c, seen)) is not None]
    scored.sort(key=lambda row: (-row[0], row[1]))
    if not scored:
        return None, False
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None, True
    return scored[0][2], False


def _may_be_person(cluster: Cluster, seen: Sequence[Seen]) -> bool:
    """Whether an unknown name may be a person's: it has two words, or speaks."""
    return any(" " in name for name in cluster.names) or any(seen[i].source for i in cluster.mentions)


def _agrees(at: Seen, cluster: Cluster) -> bool:
    if at.draft.gender is not None:
        return cluster.is_person and cluster.gender in (None, at.draft.gender)
    if at.head is not None and at.head.lower_ in lexicon.listed("pronouns", "plural"):
        return cluster.plural or cluster.kind in ("group", "people", "organisation")
    return cluster.kind in ("organisation", "group", "state") and not cluster.plural


def _score(at: Seen, cluster: Cluster, seen: Sequence[Seen]) -> float | None:
    """How present the party is where the pronoun stands: its best mention in the last sentences; None where there is none."""
    start = at.draft.spans[0][0]
    near = [seen[i] for i in cluster.mentions if seen[i].draft.spans[0][0] < start and at.sentence - seen[i].sentence <= REACH]
    scores = [_mention(at, one) for one in near if not _bound(at.head, one.head)]
    if not scores:
        return None
    sure = PERSON if cluster.kind == "person" or cluster.gender else 0.0
    return max(scores) + (sure if at.draft.gender else 0.0)


def _mention(at: Seen, one: Seen) -> float:
    score = -STEP * (at.sentence - one.sentence)
    if one.subject:
        score += SUBJECT
    if one.source and at.source:
        score += SPOKE
    if one.head is not None and one.head.dep_ in ("poss", "compound", "amod", "appos"):
        score -= INSIDE
    if one.sentence == at.sentence:
        score -= 0.01 * (at.draft.spans[0][0] - one.draft.spans[0][0]) / 100
    return score


def _bound(pronoun: Token | None, other: Token | None) -> bool:
    """Whether both are arguments of one verb, and so cannot be the same: "Oren met him"."""
    if pronoun is None or other is None or pronoun.dep_ == "poss":
        return False
    return pronoun.head == other.head and {pronoun.dep_, other.dep_} <= {"nsubj", "dobj", "dative", "nsubjpass"}


def speaker_of(word: str) -> bool:
    """Whether the pronoun stands for who speaks."""
    return word in lexicon.listed("pronouns", "speaker") or word in lexicon.listed("pronouns", "speakers")
