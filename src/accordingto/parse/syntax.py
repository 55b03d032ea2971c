"""Readings of the dependency tree that several extractors need: phrases, clauses, who is whose subject."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.model import Span, Spans
from accordingto.parse.align import span_of, spans_of

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor"))
# What hangs on a noun but is not part of its name: clauses, and the coordination of which it is the first.
LOOSE = frozenset(("relcl", "acl", "conj", "cc", "punct", "preconj", "parataxis", "advcl", "dep"))
COPIED = frozenset(("conj", "relcl", "acl", "advcl", "xcomp"))


def children(token: Token, *deps: str) -> list[Token]:
    """The children of the token with one of the dependency labels, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def phrase_tokens(noun: Token, *, clauses: bool = False) -> list[Token]:
    """The words of the noun phrase: determiner, modifiers, prepositions, close appositions; clauses where asked for."""
    found = [noun]
    for child in noun.children:
        if child.dep_ in LOOSE and not (clauses and child.dep_ in ("relcl", "acl")):
            continue
        if child.dep_ == "appos" and not _close(noun, child):
            continue
        found.extend(_unbroken(child))
    return sorted(found, key=lambda t: t.i)


def _unbroken(token: Token) -> list[Token]:
    """The subtree of the token without the clauses in it that a comma sets off, and without that comma."""
    found = [] if token.is_space else [token]
    for child in token.children:
        edge = child.left_edge.i
        aside = child.dep_ in ("relcl", "acl", "advcl") and edge > 0 and token.doc[edge - 1].text == ","
        if not aside:
            found.extend(_unbroken(child))
    return found


def _close(noun: Token, apposition: Token) -> bool:
    """An apposition that stands next to its noun, at most a comma away."""
    between = noun.doc[noun.i + 1 : apposition.left_edge.i]
    return apposition.i > noun.i and all(token.is_punct or token.head == noun for token in between)


def phrase(noun: Token, *, clauses: bool = False) -> Spans:
    """The spans of the noun phrase; pieces only where a loose part stands in between."""
    return spans_of(phrase_tokens(noun, clauses=clauses))


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order."""
    found = [token]
    for child in children(token, "conj"):
        found.extend(conjuncts(child))
    return found


def subtree_span(token: Token) -> Span:
    """The characters from the left edge to the right edge of the token's subtree."""
    return span_of(token.left_edge, token.right_edge)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: it has a passive subject or auxiliary."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def negation(verb: Token) -> Token | None:
    """The negation that belongs to the verb, or None."""
    return next((c for c in verb.children if c.dep_ == "neg" or (c.lower_ in NEGATIONS and c.dep_ in ("advmod", "det", "preconj"))), None)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries, negations and particles of the verb, in text order."""
    return children(verb, "aux", "auxpass", "neg", "prt")


def subjects(verb: Token) -> list[Token]:
    """The heads of the verb's subject noun phrases: its own, else those it shares.

    A coordinated verb takes those of the first verb; the verb of a relative clause its antecedent; an infinitive or
    participle without a subject those of the verb above it.
    """
    seen: set[int] = set()
    at = verb
    while at.i not in seen:
        seen.add(at.i)
        own = [child for child in at.children if child.dep_ in ("nsubj", "nsubjpass")]
        if own:
            return [noun for first in own for noun in conjuncts(antecedent(first))]
        if at.dep_ in ("relcl", "acl"):
            return conjuncts(at.head)
        if at.dep_ not in COPIED:
            return []
        at = at.head
    return []


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
        return token.head.head
    return token


def above(token: Token) -> Iterator[Token]:
    """The tokens that govern the token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def objects(verb: Token) -> list[Token]:
    """The heads of the verb's direct objects (of an active verb), or of its passive subjects."""
    own = children(verb, "dobj", "dative", "nsubjpass")
    return [noun for first in own for noun in conjuncts(antecedent(first))]


def after(token: Token, *prepositions: str) -> list[Token]:
    """The heads of the noun phrases that one of the prepositions brings to the token (any preposition where none is given)."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and (not prepositions or child.lower_ in prepositions):
            found.extend(noun for first in children(child, "pobj", "pcomp") for noun in conjuncts(first))
    return found
