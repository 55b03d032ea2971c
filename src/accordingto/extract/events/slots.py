"""Slots of a frame: which words around a trigger are its actors and its recipients."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events.clauses import agents, brought, by, complements, patients, surface
from accordingto.extract.events.lexicon import Match
from accordingto.extract.events.participants import modifiers, owner
from accordingto.extract.events.words import words
from accordingto.parse.syntax import children, is_passive

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = ("object",)
NOUN_ACTOR = ("by", "possessive", "light", "modifier")
NOUN_RECIPIENT = ("on", "against", "of")


def fill(match: Match, slots: Sequence[str]) -> tuple[str, list[Token]]:
    """The first slot that is filled, and the heads of its noun phrases."""
    for slot in slots:
        found = heads(match, slot)
        if found:
            return slot, found
    return "", []


def actor_slots(match: Match) -> Sequence[str]:
    """The slots of the actor: the trigger's own, else those of its part of speech."""
    own = match.entry.trigger.actor
    return own if own is not None else NOUN_ACTOR if is_noun(match) else VERB_ACTOR


def recipient_slots(match: Match) -> Sequence[str]:
    """The slots of the recipient: the trigger's own, else those of its part of speech."""
    own = match.entry.trigger.recipient
    return own if own is not None else NOUN_RECIPIENT if is_noun(match) else VERB_RECIPIENT


def is_noun(match: Match) -> bool:
    """Whether the trigger's head is a noun."""
    return match.tokens[0].pos_ in ("NOUN", "PROPN")


def heads(match: Match, slot: str) -> list[Token]:
    """The heads of the noun phrases in the slot, words of the trigger left out."""
    head = match.tokens[0]
    found = _noun(head, slot) if is_noun(match) else _verb(head, slot, match)
    return [token for token in found if token not in match.tokens]


def _verb(head: Token, slot: str, match: Match) -> list[Token]:
    if head.pos_ == "AUX":  # "must": the speaker demands it of the subject
        return {"subject": agents(head.head.head) if head.head.dep_ == "ccomp" else [], "clause": surface(head.head)}.get(slot, [])
    if head.pos_ == "ADJ":
        return agents(head.head) if slot == "subject" else brought(head, slot)
    if slot == "subject":
        return agents(head)
    if slot == "object":
        found = [t for t in patients(head) if t.dep_ != "dative" and t not in match.tokens]
        return found or children(match.tokens[-1], "pobj") or ([] if is_passive(head) else _bare_dative(head))
    if slot == "dative":
        return _bare_dative(head) or brought(head, "to")
    if slot == "clause":
        return [subject for clause in complements(head) for subject in children(clause, "nsubj", "nsubjpass")][:1]
    if slot == "owner":
        return [whose for noun in patients(head) if (whose := owner(noun)) is not None][:1]
    if slot == "by":
        return by(head)
    if slot == "condition":
        return _condition(head)
    if slot == "matter":
        return _matter(match.tokens)
    chained = [t for token in match.tokens for t in _first(token, slot)]
    return chained or [t for noun in children(head, "dobj") for t in _first(noun, slot)]


def _first(token: Token, preposition: str) -> list[Token]:
    """What the first such preposition brings: a second one says where or when."""
    found = brought(token, preposition)
    return [t for t in found if t.head.i == found[0].head.i]


def _matter(tokens: Sequence[Token]) -> list[Token]:
    """Whose is what is asked for: "called for the resignation of the mayor", "for freedom from the crown"."""
    return [whose for token in tokens for noun in brought(token, "for") if (whose := owner(noun)) is not None][:1]


def _bare_dative(head: Token) -> list[Token]:
    return [c for c in children(head, "dative") if c.pos_ in ("NOUN", "PROPN", "PRON")]


def _noun(head: Token, slot: str) -> list[Token]:
    if slot == "possessive":
        return _possessors(head)
    if slot == "modifier":
        return modifiers(head)
    if slot == "light":
        return _light(head)
    if slot == "subject":  # "the reply was a refusal"
        amounts = head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lemma_ == "amount"
        verb = head.head if head.dep_ == "attr" else head.head.head if amounts else None
        return [t for t in children(verb, "nsubj") if t.lower_ not in ("it", "this", "that")] if verb is not None else []
    if slot == "clause":
        return [subject for clause in complements(head) for subject in children(clause, "nsubj", "nsubjpass")][:1]
    if slot == "answerer":
        return _answerer(head)
    if slot == "matter":
        return _matter((head,))
    verb, passive = bearer(head)
    own = _first(head, slot) or (_first(head.head, slot) if head.dep_ == "compound" else [])
    if own or verb is None:
        return own
    if slot == "by" and not passive:
        return []
    return brought(verb, slot)


def _possessors(noun: Token) -> list[Token]:
    """Whose act it is; names before the last possessor that the parser hung elsewhere: "Varnia, Tarsa and Sey's vote"."""
    found = children(noun, "poss")
    at = noun
    while found and at.dep_ == "conj" and at.head.pos_ == "PROPN":
        at = at.head
        found.insert(0, at)
    return found


def bearer(noun: Token) -> tuple[Token | None, bool]:
    """The light verb that brings the noun as its act ("launched strikes"), and whether it is passive."""
    at = noun
    while at.dep_ in ("conj", "compound") and at.head.i != at.i:
        at = at.head
    if at.dep_ == "pobj" and at.head.dep_ == "prep" and at.head.lower_ in ("in", "of", "out", "with", "on"):
        at = at.head
        if at.head.dep_ == "dobj":  # "launched a series of strikes"
            at = at.head
    verb = at.head
    if at.dep_ in ("dobj", "nsubjpass", "prep", "attr", "acl", "oprd") and verb.lemma_.casefold() in words("light"):
        return verb, at.dep_ == "nsubjpass"
    if noun.dep_ not in ("dobj", "pobj"):
        carried = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.casefold() in words("light")]
        if carried:
            return carried[0], True
    for clause in children(noun, "acl"):
        if clause.tag_ == "VBN" and clause.lemma_.casefold() in words("light"):
            return clause, True
    return None, False


def _light(noun: Token) -> list[Token]:
    verb, passive = bearer(noun)
    if verb is not None:
        return by(verb) if passive else agents(verb)
    return []


def _condition(head: Token) -> list[Token]:
    """The subject of "if" or "unless" under the trigger or under the clause that it governs."""
    for verb in (head, *complements(head)):
        for clause in children(verb, "advcl"):
            if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "until") for c in clause.children):
                return children(clause, "nsubj")
    return []


def _answerer(noun: Token) -> list[Token]:
    """Who rejects, accepts or ignores what the noun names."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.casefold() in words("answers"):
        return agents(verb)
    return by(verb) if noun.dep_ == "nsubjpass" and verb.lemma_.casefold() in words("answers") else []


def undergone(noun: Token) -> list[Token]:
    """Whom a noun befalls by its verb: "faces sanctions", "survived an attack", "was put under investigation"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "under":
        above = verb.head
        return surface(above) if above.pos_ in ("VERB", "AUX") else []
    return agents(verb) if noun.dep_ == "dobj" and verb.lemma_.casefold() in words("undergo") else []
