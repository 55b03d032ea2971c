"""What the sentence says of a noun: the verbs, nouns and adjectives tied to it, and how each is tied."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from accordingto.parse.syntax import SUBJECTS

Role = Literal["patient", "subject", "of", "beside", "agent"]
VERBS = frozenset(("VERB", "AUX"))
PREDICATES = frozenset(("xcomp", "oprd", "acomp", "attr", "advcl", "ccomp"))
PARTS = frozenset(("some", "many", "most", "none", "few", "several", "each", "any"))
LINKS = frozenset(("including", "among", "besides", "plus", "like"))
FORCED = frozenset(("force", "compel", "cause", "drive", "prompt", "lead", "oblige"))  # "forcing 12 to flee": they flee
DEPTH = 6


class Tie(NamedTuple):
    """A word tied to those counted: its `patient` or `subject` they are, `of` which they are, `beside` them it stands."""

    token: Token
    role: Role


def ties(anchor: Token, groups: frozenset[str]) -> list[Tie]:
    """What is said of the word, its own modifiers first; each word once. What is said of one of the `groups` is said of those in it."""
    found: dict[tuple[int, Role], Tie] = {}
    for tie in (*_modifiers(anchor), *_governors(anchor, groups, 0)):
        found.setdefault((tie.token.i, tie.role), tie)
    return list(found.values())


def first_conjunct(token: Token) -> Token:
    """The first of the words that the token is coordinated with: it has the place in the sentence that all share."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _modifiers(anchor: Token) -> Iterator[Tie]:
    for child in anchor.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            yield Tie(child, "beside")
        elif child.dep_ == "acl":
            yield from _expanded(child, "patient" if child.tag_ in ("VBN", "VBD") else "subject")
        elif child.dep_ == "relcl":
            yield from _relative(child)


def _relative(verb: Token) -> Iterator[Tie]:
    """ "who died", "who were killed", "whom they had taken": the pronoun's place, else that of the gap."""
    for child in verb.children:
        if child.tag_ in ("WP", "WDT") and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            yield from _expanded(verb, "subject" if child.dep_ == "nsubj" else "patient")
            return
    if any(child.dep_ == "nsubj" for child in verb.children):
        yield from _expanded(verb, "patient")


def _governors(anchor: Token, groups: frozenset[str], depth: int) -> Iterator[Tie]:
    at, head = anchor, anchor.head
    if depth > DEPTH or head.i == at.i:
        return
    if at.dep_ == "nsubjpass":
        yield from _expanded(head, "patient")
    elif at.dep_ in ("dobj", "dative"):
        yield Tie(head, "patient")
        yield from (Tie(child, "beside") for child in head.children if child.dep_ in ("acomp", "oprd") and child.i > at.i)
        yield from (Tie(child, "subject") for child in head.children if child.dep_ == "xcomp" and head.lemma_.lower() in FORCED)
        yield from _shared(head)
    elif at.dep_ == "nsubj":
        yield from _subject(head)
    elif at.dep_ == "pobj":
        yield from _prepositional(head, groups, depth)
    elif at.dep_ in ("attr", "oprd"):
        for child in head.children:
            if child.dep_ == "nsubj":
                yield Tie(child, "beside")
    elif at.dep_ == "conj" and head.pos_ == "VERB" and at.pos_ == "NOUN" and _shares(at, head):
        yield Tie(head, "patient")  # "arrested and beat six members, two writers, and 28 others": the last is parsed beside the verb
    elif at.dep_ in ("conj", "appos", "dep", "nmod", "parataxis") and head.pos_ not in VERBS:
        yield from _governors(head, groups, depth + 1)
        if at.dep_ == "appos":
            yield from _modifiers(head)
    elif at.dep_ in ("compound", "amod", "nummod") and head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        yield Tie(head, "beside")
        yield from _governors(head, groups, depth + 1)


def _subject(verb: Token) -> Iterator[Tie]:
    if verb.pos_ not in VERBS:
        yield Tie(verb, "beside")
        yield from _expanded(verb, "subject")
        return
    bare = verb.tag_ in ("VBN", "VBD") and not any(child.dep_ in ("dobj", "ccomp", "aux", "xcomp") for child in verb.children)
    yield from _expanded(verb, "patient" if bare else "subject")
    if bare:
        yield Tie(verb, "subject")


def _prepositional(preposition: Token, groups: frozenset[str], depth: int) -> Iterator[Tie]:
    governor = preposition.head
    if preposition.dep_ == "agent":
        yield Tie(governor, "agent")
    elif preposition.lower_ in LINKS or preposition.dep_ == "pcomp":
        yield from _modifiers(governor)
        yield from _governors(governor, groups, depth + 1)
    elif governor.pos_ in VERBS or governor.pos_ == "NUM" or governor.lower_ in PARTS:
        return
    elif preposition.lower_ in ("of", "to"):
        yield Tie(governor, "of")
        if preposition.lower_ == "of" and governor.lemma_.lower() in groups:
            yield from _governors(governor, groups, depth + 1)


def _expanded(verb: Token, role: Role) -> Iterator[Tie]:
    """The verb and what goes on with it: coordinated verbs without a subject of their own, complements."""
    yield Tie(verb, role)
    passive = role == "patient"
    for child in verb.children:
        if child.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in child.children):
            yield from _expanded(child, _role_of(child, passive))
        elif child.dep_ in ("acomp", "oprd", "attr") or (child.dep_ in PREDICATES and child.pos_ == "ADJ"):
            yield Tie(child, "beside")
        elif child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and not any(c.dep_ in SUBJECTS for c in child.children):
            yield from _expanded(child, _role_of(child, passive))


def _role_of(verb: Token, passive: bool) -> Role:
    """Those counted suffer what a participle says; they do what a verb with an object or an infinitive says."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        return "patient"
    if any(child.dep_ == "dobj" for child in verb.children):
        return "subject"
    return "patient" if passive and verb.tag_ in ("VBN", "VBD") else "subject"


def _shares(noun: Token, verb: Token) -> bool:
    """Whether a noun parsed beside a verb is one more object of it; "lost its roof, and six people their lives" has a clause of its own."""
    owner = noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "PRP$"
    return not owner and any(child.dep_ == "nsubj" for child in verb.children)


def _shared(verb: Token) -> Iterator[Tie]:
    """ "killed and wounded 12": the object of the last verb is that of the first too."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ == "VERB" and not any(c.dep_ in ("dobj", "nsubjpass") for c in at.head.children):
        at = at.head
        yield Tie(at, "patient")
