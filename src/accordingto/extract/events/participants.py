"""Participants: the noun phrases of an act, one by one, with the words that a pronoun stands for."""

from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.events.clauses import agents, by, surface
from accordingto.extract.events.words import suffixes, words
from accordingto.model import Spans
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children

OMITTED = frozenset(("relcl", "acl", "advcl", "parataxis", "punct", "cc", "conj", "preconj", "dep"))
LOCAL = frozenset(("in", "at", "near", "on", "around", "over", "outside", "inside", "along", "across", "during", "after", "before", "since", "amid", "following", "despite", "by", "because", "under"))
PLURAL = frozenset(("NNS", "NNPS"))
SINGULAR_THING = frozenset(("it", "its", "itself"))
PERSON = frozenset(("he", "him", "his", "she", "her", "himself", "herself"))
GROUP = frozenset(("they", "them", "their", "themselves"))
RELATIVE = frozenset(("WDT", "WP", "WP$"))
QUANTITIES = frozenset(("number", "dozen", "hundred", "thousand", "score", "series", "million", "group", "lot", "majority", "couple", "handful", "kind", "type", "ton", "tonne", "kilo", "kg", "kilogram", "piece", "load", "some", "many", "part", "most", "several", "bunch"))


class Participant(NamedTuple):
    """A noun phrase that acts or is acted upon."""

    head: Token
    spans: Spans


def is_party(token: Token) -> bool:
    """Whether the head names people, a group or a state."""
    lemma = token.lemma_.casefold()
    if token.pos_ == "PROPN":
        return lemma not in words("participants", "things") and lemma not in words("participants", "calendar")
    if token.pos_ in ("PRON", "NUM"):
        return token.lower_ not in words("participants", "things")
    if lemma in words("participants", "parties"):
        return True
    return token.pos_ == "NOUN" and lemma.endswith(suffixes()) and len(lemma) > 5


def is_thing(token: Token) -> bool:
    """Whether the head is known to name no party: munitions, nature, abstractions."""
    return token.lemma_.casefold() in words("participants", "things") or token.pos_ in ("VERB", "SYM", "X", "ADV", "ADP", "SCONJ")


def is_place(token: Token) -> bool:
    """Whether the head names a place that can be taken, or may do so as a bare name."""
    return token.lemma_.casefold() in words("participants", "places") or (token.pos_ == "PROPN" and not _titled(token))


def _titled(token: Token) -> bool:
    return any(child.dep_ in ("compound", "amod") and child.lemma_.casefold() in words("participants", "parties") for child in token.children)


def measured(token: Token) -> Token:
    """What a quantity is of: "dozens of rockets" > rockets."""
    if token.lemma_.casefold() in QUANTITIES or token.pos_ == "NUM":
        for preposition in children(token, "prep"):
            if preposition.lower_ == "of" and children(preposition, "pobj"):
                return children(preposition, "pobj")[0]
    return token


def stands_for(token: Token) -> Token:
    """The noun that a relative or personal pronoun stands for, in its sentence or the one before; else the token."""
    if token.tag_ in RELATIVE:
        at = token
        while at.head.i != at.i and at.dep_ not in ("relcl", "ccomp", "advcl"):
            at = at.head
        return stands_for(_whole(at.head, token)) if at.dep_ == "relcl" and at.head.tag_ not in RELATIVE else token
    if token.lower_ in SINGULAR_THING | PERSON | GROUP and token.pos_ == "PRON":
        return _antecedent(token) or token
    return token


def _whole(noun: Token, pronoun: Token) -> Token:
    """All that is coordinated, where a comma stands before the pronoun: "a man and two boys, who .."."""
    comma = pronoun.i > 0 and pronoun.nbor(-1).text == ","
    return noun.head if comma and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") else noun


def _antecedent(pronoun: Token) -> Token | None:
    """The nearest subject above or before that agrees with the pronoun; subjects of higher clauses come first."""
    at = pronoun
    own = pronoun.head
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX") and at is not own:
            for subject in children(at, "nsubj", "nsubjpass"):
                if subject.i < pronoun.i and _agrees(subject, pronoun):
                    return stands_for(subject) if subject.pos_ != "PRON" or subject.tag_ in RELATIVE else _antecedent(subject)
    return _before(pronoun)


def _before(pronoun: Token) -> Token | None:
    doc = pronoun.doc
    start = pronoun.sent.start
    candidates = [t for t in doc[start : pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]
    if not candidates and start > 0:
        candidates = [t for t in doc[start - 1].sent if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]
    found = next((t for t in candidates if _agrees(t, pronoun)), None)
    if found is None and pronoun.tag_ == "PRP$":
        near = [t for t in doc[start : pronoun.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound" and is_party(t)]
        found = next((t for t in reversed(near) if _agrees(t, pronoun)), None)
    return found


def _agrees(noun: Token, pronoun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in _family(pronoun)
    plural = noun.tag_ in PLURAL or bool(children(noun, "conj")) or noun.lemma_.casefold() in ("police", "people")
    if pronoun.lower_ in GROUP:
        return plural or noun.lemma_.casefold() in ("group", "army", "team", "family", "gang", "military", "government")
    if plural:
        return False
    if pronoun.lower_ in PERSON:
        return noun.pos_ == "PROPN" or (is_party(noun) and noun.lemma_.casefold() not in ("government", "army", "group", "party", "ministry", "police"))
    return not _titled(noun)


def _family(pronoun: Token) -> frozenset[str]:
    return next((f for f in (SINGULAR_THING, PERSON, GROUP) if pronoun.lower_ in f), frozenset())


def participants(token: Token, *, subject: bool = False) -> list[Participant]:
    """The noun phrase of the head, and those coordinated with it, each by itself."""
    head = stands_for(token)
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
    coordinated = [c for c in measured(noun).children if c.dep_ in ("amod", "compound", "nmod") and children(c, "conj") and _named(c)]
    if not coordinated:
        return [spans_of(tokens)]
    first = coordinated[0]
    kinds = [first, *(c for c in children(first, "conj") if _named(c))]
    if len(kinds) < 2:
        return [spans_of(tokens)]
    between = {t.i for kind in kinds for t in kind.subtree} | {first.i}
    rest = [t for t in tokens if t.i not in between]
    return [spans_of([*rest, kind, *(t for t in kind.children if t.dep_ in ("compound", "amod", "punct", "npadvmod"))]) for kind in kinds]


def _named(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN", "NOUN")


def phrase_tokens(noun: Token, *, subject: bool = False) -> list[Token]:
    """The words of the noun phrase without clauses; where it is no subject, without the prepositions that say where or when."""
    found = [noun]
    for child in noun.children:
        if child.dep_ in OMITTED and not (child.dep_ == "punct" and child.text in "-–'\"" and child.i < noun.i):
            if not (child.dep_ in ("conj", "cc") and _kept(noun, child)):
                continue
        if child.dep_ == "appos" and (child.i > noun.i + 3 or child.text[:1] == "("):
            continue
        if child.dep_ == "prep" and child.lower_ in LOCAL and not subject and noun.pos_ != "PROPN":
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
        if child.dep_ in ("compound", "amod", "nmod") and (_named(child) or (child.pos_ == "NOUN" and is_party(child))):
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


def modifiers(noun: Token) -> list[Token]:
    """The parties named before the noun: "Varnian air strikes", "government offensive"."""
    found = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and (_named(c) or (c.pos_ == "NOUN" and is_party(c)))]
    unfit = words("participants", "equipment") | words("participants", "calendar")
    return [c for c in found if not is_thing(c) and c.lemma_.casefold() not in unfit]


def subject_above(token: Token) -> list[Token]:
    """The subject of the nearest clause that the token stands in."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return agents(at) or surface(at)
    return []
