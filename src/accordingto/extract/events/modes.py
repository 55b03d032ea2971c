"""Mode and contexts of an event: what its trigger's frame says, else what the words of its clause say."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from spacy.tokens import Token

from accordingto.codebooks import EventClass, Trigger

DEPTH, FAR = 2, 4
HANGING = frozenset(("prep", "pobj", "dobj", "compound", "amod", "xcomp", "ccomp", "pcomp", "nmod", "prt"))
CLAUSE = HANGING | {"nsubj", "nsubjpass", "agent", "poss"}  # with who does it and whose it is


def mode(kind: EventClass | None, trigger: Trigger | None, tokens: Iterable[Token]) -> str | None:
    """The mode of an event of the class (None: of no class of the book), or None; tokens are the words of its trigger."""
    if trigger is not None and trigger.mode:
        return trigger.mode
    near = near_words(_near(tokens, DEPTH)) if kind and kind.modes else set()
    return next((name for name, words in (kind.modes if kind else {}).items() if not near.isdisjoint(words)), None)


def contexts(named: Mapping[str, Iterable[str]], trigger: Trigger | None, tokens: Iterable[Token]) -> tuple[str, ...]:
    """What the event is about: the contexts of its frame, and those that a word or a pair of words of its clause names, sorted."""
    words = near_words(_near(tokens, FAR, CLAUSE)) if named else set()
    found = {name for name, known in named.items() if not words.isdisjoint(known)}
    return tuple(sorted(found.union(trigger.contexts if trigger else ())))


def near_words(tokens: Iterable[Token]) -> set[str]:
    """Lemmas and forms of the tokens in small letters, and pairs of neighbours ("tear gas")."""
    line = sorted(set(tokens), key=lambda token: token.i)
    pairs = ((one.lower_, two) for one, two in pairwise(line) if two.i == one.i + 1)
    words = {word for token in line for word in (token.lemma_.casefold(), token.lower_)}
    return words.union(f"{one} {word}" for one, two in pairs for word in (two.lemma_.casefold(), two.lower_))


def _near(tokens: Iterable[Token], depth: int, along: frozenset[str] = HANGING) -> Iterator[Token]:
    for token in tokens:
        yield token
        if depth:
            yield from _near((child for child in token.children if child.dep_ in along), depth - 1, along)
