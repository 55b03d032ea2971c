"""Triggers of a codebook found at a word of the tree: particle verbs and idioms before single words."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from accordingto import codebooks
from accordingto.codebooks import EventClass, NearMiss, Trigger

LINKED = frozenset(
    (
        "prt",
        "dobj",
        "prep",
        "advmod",
        "oprd",
        "acomp",
        "xcomp",
        "ccomp",
        "attr",
        "agent",
        "npadvmod",
        "advcl",
        "dative",
        "nsubjpass",
        "pobj",
        "amod",
        "compound",
        "neg",
    )
)
BEFORE = frozenset(("compound", "amod", "nmod", "nummod"))


class Entry(NamedTuple):
    """One trigger of a class in words; the first word of a verb, the last of a noun, is the head."""

    kind: EventClass
    trigger: Trigger
    words: tuple[str, ...]
    order: int


class Match(NamedTuple):
    """A trigger and the tokens that carry it, head first."""

    entry: Entry
    tokens: tuple[Token, ...]


class Lexicon:
    """The triggers of a codebook by head lemma and part of speech, its near misses by word."""

    def __init__(self, name: str) -> None:
        book = codebooks.load(name)
        self.verbs: dict[str, list[Entry]] = defaultdict(list)
        self.nouns: dict[str, list[Entry]] = defaultdict(list)
        self.adjectives: dict[str, list[Entry]] = defaultdict(list)
        self.misses: dict[tuple[str, str], list[NearMiss]] = defaultdict(list)
        self.kinds = {kind.type: kind for kind in book.classes}
        self.contexts = {name: frozenset(words) for name, words in book.contexts.items()}
        self.lists = {key: frozenset(value) for key, value in book.lists.items()}
        order = 0
        for kind in book.classes:
            for miss in kind.near_misses:
                for word in miss.words:
                    self.misses[kind.type, word].append(miss)
            for trigger in kind.triggers:
                order += 1
                for place, phrases in ((self.verbs, trigger.verbs), (self.nouns, trigger.nouns), (self.adjectives, trigger.adjectives)):
                    for phrase in phrases:
                        words = tuple(phrase.split())
                        place[words[-1] if place is self.nouns and "of" not in words else words[0]].append(
                            Entry(kind, trigger, words, order)
                        )
        for place in (self.verbs, self.nouns, self.adjectives):
            for entries in place.values():
                entries.sort(key=lambda e: (-len(e.words), e.order))

    def expand(self, words: Iterable[str]) -> set[str]:
        """The words with `$name` replaced by the list of that name."""
        found: set[str] = set()
        for word in words:
            found |= self.lists[word[1:]] if word.startswith("$") else {word}
        return found

    def _lemma(self, token: Token) -> str:
        """The lemma; where the lemmatizer errs ("raped" > "rap"), the form without its ending that is a trigger."""
        lemma = token.lemma_.casefold()
        if token.pos_ != "VERB" or lemma in self.verbs:
            return lemma
        word = token.lower_
        tries = (word[:-1], word[:-2]) if word.endswith("ed") else (word[:-3] + "e", word[:-3]) if word.endswith("ing") else ()
        return next((t for t in tries if t in self.verbs), lemma)

    def matches(self, token: Token) -> list[Match]:
        """The triggers whose words stand at the token, longest first; conditions are not looked at."""
        lemma = self._lemma(token)
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and lemma == "must"):
            return [Match(e, found) for e in self.verbs.get(lemma, ()) if (found := _verb(token, e.words))]
        if token.pos_ in ("NOUN", "PROPN"):
            return [Match(e, found) for e in self.nouns.get(lemma, ()) if (found := _noun(token, e.words))]
        if token.pos_ == "ADJ":
            return [Match(e, (token,)) for e in self.adjectives.get(lemma, ())]
        return []


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of a codebook, made once."""
    return Lexicon(name)


def _verb(verb: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    """The verb and its other words, each somewhere under it; empty where one is missing."""
    found = [verb]
    for word in words[1:]:
        following = next(
            (c for t in found for c in t.children if _is(c, word) and (c.dep_ in LINKED or c.i == t.i + 1) and c not in found), None
        )
        if following is None:
            return ()
        found.append(following)
    return tuple(found)


def _noun(noun: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    """The noun and the words before it, or under it ("exchange of fire")."""
    if "of" in words:
        return _verb(noun, words)
    found = [noun]
    for word in reversed(words[:-1]):
        before = next((c for t in found for c in t.children if _is(c, word) and c.dep_ in BEFORE), None)
        if before is None:
            return ()
        found.append(before)
    return tuple(found)


def _is(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.casefold() == word
