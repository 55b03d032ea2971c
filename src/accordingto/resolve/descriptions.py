"""Roles, bodies and plain nouns to parties: "the Tarsa leader", "the minister", "the regime", "the army"."""

from collections.abc import Sequence
from itertools import pairwise

from accordingto.extract.parties import lexicon
from accordingto.lang import table
from accordingto.model import PartyKind
from accordingto.resolve.cluster import Cluster, Seen, last_before

REACH = 8  # sentences that a looser word ("the official" for a minister) may look back; the same word has no limit


def head_word(seen: Seen) -> str:
    """The role, body or noun that the phrase is built on, in the singular; "" where the text has none."""
    draft = seen.draft
    words = (draft.role or "").split(" of ")[0].split()
    if draft.role and words:
        last = lexicon.singular(words[-1].casefold())
        return (
            lexicon.singular(words[-2].casefold())
            if last == "general" and len(words) > 1 and lexicon.is_role(words[-2].casefold())
            else last
        )
    return lexicon.singular(seen.head.lower_) if seen.head is not None else ""


def is_definite(seen: Seen) -> bool:
    """Whether the phrase points to somebody known: it opens with "the", or names its owner."""
    if seen.first in lexicon.listed("determiners", "indefinite"):
        return False
    return seen.first in lexicon.listed("determiners", "definite") or bool(seen.draft.of) or seen.text[:1].isupper()


def modifiers(role: str) -> frozenset[str]:
    """The words of a role before the word it is built on: "deputy foreign"."""
    words = role.casefold().split(" of ")[0].split()[:-1]
    return frozenset(w for w in words if w in lexicon.listed("modifiers", "words")) - {"former", "then", "late", "senior", "top"}


def _same_office(one: Seen, cluster: Cluster) -> bool:
    """Whether the modifiers do not part them: the vice president from the president, one minister from another."""
    mine, theirs = modifiers(one.draft.role or ""), modifiers(cluster.role or "")
    lesser = lexicon.listed("lesser", "words")
    if mine & lesser != theirs & lesser:
        return False
    return not (mine - lesser) or not (theirs - lesser) or bool(mine & theirs)


def is_counted(seen: Seen) -> bool:
    """Whether the phrase counts so many that it need not be those told of before: "nine more soldiers"."""
    if seen.first in lexicon.listed("determiners", "definite"):
        return False
    numbers = lexicon.listed("parts", "words") | {"about", "least", "more", "other"}
    counted = any(w in numbers or w[0].isdigit() for w in seen.text.casefold().split())
    start = seen.draft.spans[0][0]
    return counted or (seen.head is not None and any(t.like_num and t.idx >= start for t in seen.head.lefts))


def _same_creed(at: Seen, cluster: Cluster, seen: Sequence[Seen]) -> bool:
    """Whether the creed or party in the phrase was told of that person before: "the Liberal candidate" is not just any candidate."""
    creeds = lexicon.listed("creeds", "words")
    mine = {w for w in at.text.casefold().split() if w in creeds} - {"public", "presidential"}
    return not mine or mine <= {w for i in cluster.mentions for w in seen[i].text.casefold().split()}


def tells_more(seen: Seen, role: str | None) -> bool:
    """Whether the role in the mention says more than the one known: an office more than a rank, then more words; not "a former pilot"."""
    mine = seen.draft.role or ""
    if role is None:
        return True
    if seen.first in ("a", "an") and seen.draft.same_as:
        return False
    return (not _is_rank(mine), len(mine)) > (not _is_rank(role), len(role))


def _is_rank(role: str) -> bool:
    return all(lexicon.singular(w) in lexicon.listed("ranks", "words") or w in lexicon.titles() for w in role.casefold().split())


def of_state(word: str, kind: PartyKind) -> bool:
    """Whether what is so called can only belong to a state: its ministers, ministries, army."""
    return word in ("minister", "premier") or (kind in ("organisation", "state") and lexicon.sector_of(word) in ("GOV", "MIL", "LEG"))


def alike(word: str, other: str) -> bool:
    """Whether a report may come back to a person of the one role by the other."""
    same: dict[str, list[str]] = table(lexicon.LANGUAGE, "titles")["same"]
    return word == other or other in same.get(word, ())


def person(
    word: str, owner: Cluster | None, gender: str | None, clusters: Sequence[Cluster], seen: Sequence[Seen], at: Seen
) -> Cluster | None:
    """The person of that role: with the same owner where there is one, else the one named most recently."""
    fits = [c for c in clusters if c.kind in ("person", "unknown") and not c.plural and not (gender and c.gender and gender != c.gender)]
    fits = [c for c in fits if _same_office(at, c) and _same_creed(at, c, seen)]
    exactly = [c for c in fits if any(role == word and _belongs(whose, c, owner) for role, whose in c.roles)]
    if exactly:
        return _latest(exactly, seen, at)
    loosely = [c for c in fits if any(alike(word, role) and _belongs(whose, c, owner) for role, whose in c.roles)]
    loosely = [c for c in loosely if owner is not None or _near(c, seen, at)]
    return _latest(loosely, seen, at) if loosely else None


def _belongs(whose: Cluster | None, cluster: Cluster, owner: Cluster | None) -> bool:
    """Whether the role's owner is that owner, or belongs to it; any will do where the phrase names none."""
    return owner is None or owner in (whose, cluster.of) or (whose is not None and whose.of is owner)


def body(word: str, owner: Cluster | None, clusters: Sequence[Cluster], seen: Sequence[Seen], at: Seen) -> Cluster | None:
    """The body of that word: its owner's, else the one named most recently that has the word in its name or is such a body."""
    groups = [c for c in clusters if c.kind in ("organisation", "group") and not c.is_person]
    groups = [c for c in groups if _same_body(at, c, seen) and not (c.plural and at.draft.number == "singular")]
    same = frozenset((word, *table(lexicon.LANGUAGE, "titles")["same_body"].get(word, ())))
    if owner is not None:
        return next((c for c in groups if c.of is owner and any(role in same for role, _ in c.roles)), None)
    named = [c for c in groups if any(role in same for role, _ in c.roles) or any(word in _heads(n) for n in c.names)]
    if named:
        return _latest(named, seen, at)
    if at.draft.number == "plural":
        return None
    if word in lexicon.listed("wider", "words") and at.text.casefold().endswith(word):
        wider = [c for c in groups if c.names and c.kind == "group" and _near(c, seen, at)]
        return _latest(wider, seen, at) if wider else None
    return None


def _heads(name: str) -> tuple[str, ...]:
    """The words that a body's name may be built on: its last, and the one before "of" ("Board of Education")."""
    words = name.casefold().split()
    return tuple(lexicon.singular(w) for w in (words[-1:] + [a for a, b in pairwise(words) if b == "of"][:1]))


def _same_body(at: Seen, cluster: Cluster, seen: Sequence[Seen]) -> bool:
    """Whether the words before the body's word do not part them: "the appeals court" is not the Supreme Court."""
    words = at.text.casefold().split()[:-1]
    own = set(words[1:] if words and words[0] in lexicon.listed("determiners", "definite") else words)
    theirs = {w for n in cluster.names for w in n.casefold().split()} | {
        w for i in cluster.mentions for w in seen[i].text.casefold().split()
    }
    return not own or bool(own & theirs) or at.draft.of != ()


def government(clusters: Sequence[Cluster], seen: Sequence[Seen], at: Seen) -> Cluster | None:
    """The state that "the regime" or "the government" means: the one so called last, else the one that acted last."""
    states = [c for c in clusters if c.kind == "state" and last_before(c, seen, at.draft.spans[0][0])]
    called = [c for c in states if c.government]
    return _latest(called or states, seen, at) if called or states else None


def _near(cluster: Cluster, seen: Sequence[Seen], at: Seen) -> bool:
    last = last_before(cluster, seen, at.draft.spans[0][0])
    return last is not None and at.sentence - last.sentence <= REACH


def _latest(clusters: Sequence[Cluster], seen: Sequence[Seen], at: Seen) -> Cluster:
    def place(cluster: Cluster) -> tuple[int, int]:
        last = last_before(cluster, seen, at.draft.spans[0][0])
        return (last.draft.spans[0][0] if last else -1, -cluster.number)

    return max(clusters, key=place)
