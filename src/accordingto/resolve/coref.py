"""Pronouns to parties: agreement, recency, subjects before objects, and who spoke last before "he said".

A plain salience count in the manner of Lappin and Leass (1994). Where two parties come out alike, none is chosen.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.parties import lexicon
from accordingto.model import Spans
from accordingto.model.span import covers
from accordingto.resolve.cluster import Cluster, Seen

REACH = 4  # sentences back
STEP = 1.5  # what each sentence of distance costs
SUBJECT = 2.0
SPOKE = 2.5  # the source of a statement, where the pronoun is one too
FAR, FADES = 2, 1.0  # from so many sentences on, having spoken counts less: others may have come between
PERSON = 1.0
INSIDE = 1.0  # what standing inside another phrase ("Oren's brother") costs
QUOTED = 2.0  # what standing inside a quotation costs, where the pronoun stands outside
MARGIN = 0.75  # the winner must be this much ahead


def resolve(at: Seen, clusters: Sequence[Cluster], seen: Sequence[Seen], barred: Cluster | None, own: Spans) -> tuple[Cluster | None, bool]:
    """The party of the pronoun, and whether there were several as good.

    `barred` spoke the quotation it stands in; `own` is what the pronoun itself says, where it is the source of a statement.
    """
    fits = [c for c in clusters if c is not barred and _agrees(at, c)]
    if at.draft.gender is not None:
        owners = {id(c.of) for c in clusters}
        fits = [c for c in fits if c.kind == "person" or (id(c) not in owners and _may_be_person(c, seen))]
    scored = [(score, -c.number, c) for c in fits if (score := _score(at, c, seen, own)) is not None]
    scored.sort(key=lambda row: (-row[0], row[1]))
    if not scored:
        return None, False
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None, True
    return (None if _only_a_name(at, scored[0][2]) else scored[0][2]), False


def _may_be_person(cluster: Cluster, seen: Sequence[Seen]) -> bool:
    """Whether an unknown name may be a person's: it has two words, or speaks."""
    return any(" " in name for name in cluster.names) or any(seen[i].source for i in cluster.mentions)


def _agrees(at: Seen, cluster: Cluster) -> bool:
    if at.draft.gender is not None:
        return cluster.is_person and (cluster.gender or _given_gender(cluster)) in (None, "either", at.draft.gender)
    if at.head is None or _only_a_name(at, cluster):
        return at.head is not None
    if at.head.lower_ in lexicon.listed("pronouns", "plural"):
        return cluster.plural or cluster.kind in ("group", "people", "organisation")
    thing = cluster.kind in ("organisation", "group", "state") or (cluster.kind == "unknown" and (cluster.thing or cluster.place))
    return at.head.lower_ in lexicon.listed("pronouns", "thing") and thing and not cluster.plural


def _given_gender(cluster: Cluster) -> str | None:
    """The gender of a person of whom only a given name is known ("Lena said")."""
    known = {lexicon.given_name(name.casefold()) for name in cluster.names}
    return known.pop() if len(known) == 1 else None


def _only_a_name(at: Seen, cluster: Cluster) -> bool:
    """Whether the text does not show if the name is a person's: it may be what "it" means, and so nothing else may be, nor is it."""
    bare = cluster.kind == "unknown" and cluster.gender is None and not (cluster.thing or cluster.place or cluster.plural)
    return at.draft.gender is None and bare and bool(cluster.names) and not any(" " in name for name in cluster.names)


def reflexive(at: Seen, clusters: Sequence[Cluster], seen: Sequence[Seen]) -> Cluster | None:
    """The subject of the reflexive's own clause."""
    verb = next((t for t in at.head.ancestors if t.pos_ in ("VERB", "AUX")), None) if at.head is not None else None
    subjects = {t.i for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")} if verb is not None else set()
    return next((c for c in clusters for i in c.mentions if (head := seen[i].head) is not None and head.i in subjects), None)


def _score(at: Seen, cluster: Cluster, seen: Sequence[Seen], own: Spans) -> float | None:
    """How present the party is where the pronoun stands: its best mention in the last sentences; None where there is none."""
    start = at.draft.spans[0][0]
    near = [seen[i] for i in cluster.mentions if seen[i].draft.spans[0][0] < start and _distance(at, seen[i]) <= REACH]
    if any(one.first in lexicon.listed("distributive", "words") for one in near) and at.draft.number == "singular":
        return None
    scores = [_mention(at, one) for one in near if not _bound(at.head, one.head) and not _said_of(one, own)]
    if not scores:
        return None
    sure = PERSON if cluster.kind == "person" or cluster.gender else 0.0
    return max(scores) + (sure if at.draft.gender else 0.0)


def _distance(at: Seen, one: Seen) -> int:
    """Sentences between them; outside quotations, those that are wholly quoted do not part a speaker from "he said"."""
    return at.sentence - one.sentence if at.quoted else at.told - one.told


def _mention(at: Seen, one: Seen) -> float:
    score = -STEP * _distance(at, one)
    if one.subject:
        score += SUBJECT
    if one.source and at.source:
        score += SPOKE if _distance(at, one) < FAR else SPOKE - FADES
    if one.head is not None and one.head.dep_ in ("poss", "compound", "amod", "appos"):
        score -= INSIDE
    if one.quoted and not at.quoted:
        score -= QUOTED
    if one.sentence == at.sentence:
        score -= 0.01 * (at.draft.spans[0][0] - one.draft.spans[0][0]) / 100
    return score


def _bound(pronoun: Token | None, other: Token | None) -> bool:
    """Whether both are arguments of one verb, and so cannot be the same: "Oren met him"."""
    if pronoun is None or other is None or pronoun.dep_ == "poss":
        return False
    if pronoun.dep_ in ("nsubj", "nsubjpass") and _in_opening(pronoun, other):
        return True
    return pronoun.head == other.head and {pronoun.dep_, other.dep_} <= {"nsubj", "dobj", "dative", "nsubjpass"}


def _in_opening(pronoun: Token, other: Token) -> bool:
    """Whether the other stands in the participle before the pronoun's clause, whose subject the pronoun is: "Asked about Oren, he"."""
    for clause in pronoun.head.children:
        opening = clause.dep_ == "advcl" and clause.tag_ in ("VBN", "VBG") and clause.i < pronoun.i
        if opening and other in clause.subtree:
            return not any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in clause.children)
    return False


def _said_of(one: Seen, own: Spans) -> bool:
    """Whether the mention names somebody in the words that the pronoun speaks, who is then not the speaker: "“Oren knows it,” he said"."""
    return one.quoted and one.draft.form != "pronoun" and covers(own, one.draft.head)


def speaker_of(word: str) -> bool:
    """Whether the pronoun stands for who speaks."""
    return word in lexicon.listed("pronouns", "speaker") or word in lexicon.listed("pronouns", "speakers")
