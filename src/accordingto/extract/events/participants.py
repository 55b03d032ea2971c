"""Participants: the noun phrases of an act, one by one."""

from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.events.clauses import by
from accordingto.extract.events.kinds import is_party, is_thing, measured, named
from accordingto.extract.events.pronouns import stands_for
from accordingto.extract.events.words import words
from accordingto.model import Spans
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children

OMITTED = frozenset(("relcl", "acl", "advcl", "parataxis", "punct", "cc", "conj", "preconj", "dep"))


class Participant(NamedTuple):
    """A noun phrase that acts or is acted upon."""

    head: Token
    spans: Spans


def participants(token: Token, *, subject: bool = False) -> list[Participant]:
    """The noun phrase of the head, and those coordinated with it, each by itself."""
    head = stands_for(token)
    if head.pos_ in ("PART", "PUNCT", "SPACE"):
        return []
    found: list[Participant] = []
    for noun in _coordinated(head):
        found.extend(Participant(noun, spans) for spans in _split(noun, subject=subject))
    return found


def _coordinated(noun: Token) -> list[Token]:
    """The noun and its conjuncts; one that shares the determiner or modifiers of the first is no party of its own."""
    found = [noun]
    for other in children(noun, "conj"):
        if other.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not _shares(noun, other):
            found.extend(_coordinated(other))
    return found


def _shares(first: Token, second: Token) -> bool:
    bare = not any(c.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod") for c in second.children)
    common = first.pos_ == second.pos_ == "NOUN"
    return common and bare and any(c.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod") for c in first.children)


def _split(noun: Token, *, subject: bool) -> list[Spans]:
    tokens = phrase_tokens(noun, subject=subject)
    coordinated = [c for c in measured(noun).children if c.dep_ in ("amod", "compound", "nmod") and children(c, "conj") and named(c)]
    if not coordinated:
        return [spans_of(tokens)]
    first = coordinated[0]
    kinds = [first, *(c for c in children(first, "conj") if named(c))]
    if len(kinds) < 2:
        return [spans_of(tokens)]
    between = {t.i for kind in kinds for t in kind.subtree} | {first.i}
    rest = [t for t in tokens if t.i not in between]
    return [spans_of([*rest, kind, *(t for t in kind.children if t.dep_ in ("compound", "amod", "punct", "npadvmod"))]) for kind in kinds]


def phrase_tokens(noun: Token, *, subject: bool = False) -> list[Token]:
    """The words of the noun phrase without clauses; where it is no subject, without the prepositions that say where or when."""
    found = [noun]
    for child in noun.children:
        hyphen = child.dep_ == "punct" and child.text in "-–'\"" and child.i < noun.i
        if child.dep_ in OMITTED and not hyphen and not (child.dep_ in ("conj", "cc") and _kept(noun, child)):
            continue
        if child.dep_ == "appos" and (child.i > noun.i + 3 or child.text[:1] == "("):
            continue
        if child.dep_ == "prep" and child.lower_ in words("participants", "local") and not subject and noun.pos_ != "PROPN":
            continue
        if child.dep_ == "prep" and child.lower_ in ("during", "after", "before", "since", "by", "amid", "following", "despite", "until"):
            continue
        found.extend(_inside(child))
    return sorted(found, key=lambda t: t.i)


def _kept(noun: Token, child: Token) -> bool:
    if child.dep_ == "cc":
        return any(_shares(noun, other) for other in children(noun, "conj"))
    return _shares(noun, child)


def _inside(token: Token) -> list[Token]:
    found = [] if token.is_space else [token]
    for child in token.children:
        if child.dep_ not in ("relcl", "acl", "advcl", "parataxis"):
            found.extend(_inside(child))
    return found


def owner(noun: Token) -> Token | None:
    """Whose the thing is: possessor, a party before the noun, or one that a preposition brings to it."""
    for child in children(noun, "poss"):
        return child
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and (named(child) or (child.pos_ == "NOUN" and is_party(child))):
            return child
    for child in children(noun, "prep", "agent"):
        if child.lower_ in ("of", "by", "from", "with", "for", "against", "between", "to"):
            for found in children(child, "pobj"):
                if is_party(found):
                    return found
                deeper = owner(found)
                if deeper is not None:
                    return deeper
    done = [found for clause in children(noun, "acl") for found in by(clause) if is_party(found)]
    return done[0] if done else None


def named_before(modifier: Token) -> Spans:
    """The words of a party named before a noun, with the names that stand right before it: "US-led coalition"."""
    found = [modifier, *(t for t in modifier.subtree if t.i < modifier.i)]
    first = min(t.i for t in found)
    siblings = {t.i: t for t in modifier.head.children if t.i < first and t.dep_ in ("compound", "amod", "nmod") and named(t)}
    while first - 1 in siblings:
        found.extend(siblings[first - 1].subtree)
        first = min(t.i for t in found)
    return spans_of(found)


def modifiers(noun: Token) -> list[Token]:
    """The parties named before the noun: "Varnian air strikes", "government offensive"."""
    found = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and (named(c) or (c.pos_ == "NOUN" and is_party(c)))]
    unfit = words("participants", "equipment") | words("participants", "calendar")
    fit = [c for c in found if not is_thing(c) and c.lemma_.casefold() not in unfit]
    return fit[-1:]
