"""Whether what a trigger needs stands beside it, and what would make it another word."""

from collections.abc import Callable, Iterable
from functools import cache

import msgspec
from spacy.tokens import Token

from accordingto.codebooks import Condition
from accordingto.extract.events.clauses import agents, brought, complements, negated, owners, passive, patients, surface
from accordingto.extract.events.kinds import is_party, is_place, is_thing, measured
from accordingto.extract.events.lexicon import Lexicon, Match
from accordingto.extract.events.pronouns import stands_for
from accordingto.extract.events.words import words
from accordingto.parse.syntax import children, conjuncts

DEEP = 3  # clauses looked into for their tone: "agreed to try to stop" and no further


def accept(lexicon: Lexicon, token: Token, depth: int = 0) -> Match | None:
    """The trigger at the token whose conditions hold: the longest, then the one whose needs say most, then the first."""
    best: tuple[int, int] = (0, -1)
    found: Match | None = None
    for match in lexicon.matches(token):
        rank = (len(match.tokens), _met(lexicon, match, depth))
        if rank[1] >= 0 and rank > best:
            best, found = rank, match
    return found


def _met(lexicon: Lexicon, match: Match, depth: int) -> int:
    """How many fields the met need has; -1 where none is met or a near miss is."""
    trigger = match.entry.trigger
    met = [_size(c) for c in trigger.needs if _holds(lexicon, c, match, depth)]
    if trigger.needs and not met:
        return -1
    return -1 if missed(lexicon, match, depth) else max(met, default=0)


def missed(lexicon: Lexicon, match: Match, depth: int = 0) -> bool:
    """Whether what stands beside the trigger makes it another word."""
    if any(_holds(lexicon, c, match, depth) for c in match.entry.trigger.unless):
        return True
    misses = lexicon.misses.get((match.entry.kind.type, match.tokens[0].lemma_.casefold()), ())
    return any(_holds(lexicon, m.when, match, depth) for m in misses)


@cache
def _size(condition: Condition) -> int:
    return sum(1 for field in msgspec.structs.fields(condition) if getattr(condition, field.name))


def _holds(lexicon: Lexicon, condition: Condition, match: Match, depth: int) -> bool:
    head = match.tokens[0]
    if condition.subject and not _among(lexicon, condition.subject, _subjects(head)):
        return False
    if condition.object and not _among(lexicon, condition.object, _objects(head)):
        return False
    if condition.modifier and not _among_words(lexicon, condition.modifier, _modifiers(head)):
        return False
    if condition.after and not _among_words(lexicon, condition.after, _governors(head)):
        return False
    if condition.preposition and not any(c.lower_ in condition.preposition for c in _prepositions(head)):
        return False
    if condition.brings and not _among(lexicon, condition.brings, [n for p in _prepositions(head) for n in children(p, "pobj")]):
        return False
    if condition.particle and not any(c.lower_ in condition.particle for c in _near(head)):
        return False
    if condition.subject_is and not _is_kind(condition.subject_is, agents(head)):
        return False
    if condition.object_is and not _is_kind(condition.object_is, _objects(head)):
        return False
    if condition.negated and not _untrue(head):
        return False
    return not condition.clause or bool(_clauses(lexicon, head, depth) & set(condition.clause))


def _among(lexicon: Lexicon, wanted: Iterable[str], nouns: Iterable[Token]) -> bool:
    lemmas = lexicon.expand(wanted)
    return any(lemma in lemmas for noun in nouns for lemma in _lemmas(noun))


def _among_words(lexicon: Lexicon, wanted: Iterable[str], found: Iterable[Token]) -> bool:
    lemmas = lexicon.expand(wanted)
    return any(token.lemma_.casefold() in lemmas or token.lower_ in lemmas for token in found)


def _lemmas(noun: Token) -> set[str]:
    heads = {stands_for(other) for other in conjuncts(noun)}
    heads |= {measured(head) for head in heads}
    pairs = {f"{c.lemma_} {head.lemma_}".casefold() for head in heads for c in children(head, "compound", "amod")}
    return {head.lemma_.casefold() for head in heads} | {head.lower_ for head in heads} | pairs


def _subjects(head: Token) -> list[Token]:
    """The subject of a verb; whose a noun is, or the subject of the verb that brings it."""
    if head.pos_ in ("NOUN", "PROPN"):
        return owners(head)
    return agents(head) or (agents(head.head) if head.pos_ == "ADJ" else [])  # "its guns were silent"


def _objects(head: Token) -> list[Token]:
    found = patients(head) if head.pos_ in ("VERB", "AUX") else []
    return found or children(head, "oprd", "attr")


def _modifiers(noun: Token) -> list[Token]:
    own = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "det", "poss", "nummod", "neg")]
    return own + [case for c in own if c.dep_ == "poss" for case in children(c, "case")]


def _governors(head: Token) -> list[Token]:
    """The word above, and the one above that where a preposition stands between."""
    above = head.head.head if head.dep_ == "aux" else head.head
    if head.dep_ == "conj":
        return _governors(above)
    return [above, above.head] if above.pos_ in ("ADP", "SCONJ", "PART") or above.dep_ == "prep" else [above]


def _prepositions(head: Token) -> list[Token]:
    own = [c for c in head.children if c.dep_ in ("prep", "agent", "dative", "prt")]
    own += [c for preposition in own for c in children(preposition, "prep")]
    return own + [c for noun in children(head, "dobj") for c in children(noun, "prep")]


def _near(head: Token) -> list[Token]:
    """The verb's children, and the words that its prepositions and objects bring."""
    own = list(head.children)
    return own + [
        g
        for c in own
        if c.dep_ in ("prep", "dobj", "acomp", "oprd", "advmod", "xcomp", "ccomp")
        for g in c.children
        if c.dep_ not in ("xcomp", "ccomp") or g.dep_ == "mark"
    ]


def _is_kind(kinds: Iterable[str], nouns: list[Token]) -> bool:
    heads = [measured(stands_for(noun)) for noun in nouns]
    return any(KINDS[kind](head) for kind in kinds for head in heads)


def _untrue(head: Token) -> bool:
    """Whether the verb is told not to be so: "did not fire", "no soldier fired", "denied that it had fired"."""
    nobody = any(t.lower_ in ("no", "not", "none", "nobody", "neither") for n in surface(head) for t in n.subtree if t.i <= n.i)
    return nobody or negated(head) or any(above.lemma_ == "deny" for above in _governors(head))


def _number(token: Token) -> bool:
    return token.pos_ == "NUM"


def _no_party(token: Token) -> bool:
    return not is_party(token) or is_thing(token)


KINDS: dict[str, Callable[[Token], bool]] = {"party": is_party, "place": is_place, "thing": _no_party, "number": _number}


def _clauses(lexicon: Lexicon, head: Token, depth: int) -> set[str]:
    """What the word governs: any, and the tone of it; none where it governs no clause."""
    inner = complements(head)
    kinds = {"conditional"} if _conditional(head) else set()
    if not inner:
        return kinds | {"none"}
    kinds.add("any")
    for clause in inner:
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children):
            kinds.add("infinitive")
        if any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN") for c in clause.children):
            kinds.add("foreign")
        if negated(clause):
            kinds.add("negated")
        elif depth < DEEP:
            kinds |= tones(lexicon, clause, depth + 1)
    return kinds


def _conditional(head: Token) -> bool:
    """Whether an "if" or "provided" hangs on the word, or after "but" a demand by the same subject."""
    hung = {c.lower_ for a in children(head, "advcl") for c in (a, *children(a, "mark", "advmod"))}
    but = any(c.lower_ in words("adversative") for c in children(head, "cc"))
    demands = {c.lemma_.casefold() for c in children(head, "conj") if but and not children(c, "nsubj")}
    return bool(hung & words("conditional") or demands & words("conditional_demands"))


def tones(lexicon: Lexicon, clause: Token, depth: int = 0) -> set[str]:
    """Hostile or cooperative, by the event that the clause tells: its verb's, else its object's."""
    for token in (clause, *(n for n in patients(clause) if not passive(clause)), *(n for c in conjuncts(clause)[1:] for n in (c,))):
        match = accept(lexicon, token, depth)
        if match and (match.tokens[0] is clause or clause.lemma_.casefold() in words("light")):
            return {match.entry.kind.tone}
    return {match.entry.kind.tone for p in brought(clause, "in", "into", "with", "on") if (match := accept(lexicon, p, depth))}
