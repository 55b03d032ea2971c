"""What a text is about, as weighted words: the rarer a word, and the more it looks like a name, the more it counts.

How rare a word is comes from the order of the shipped vocabulary (most frequent first, after Zipf's law) until the reports that came in
say otherwise; so the first report is weighed as soberly as the ten-thousandth, and no list of stop words is needed. Words for countries
have no place in that order: how often the world has written of a side must not tell how much its name counts.
"""

import re
from collections import ChainMap, Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import fsum, log, sqrt
from typing import Any, NamedTuple

import snowballstemmer

from accordingto.gazetteer import nations

WORD = re.compile(r"[^\W_]+")
STEMMERS = {"en": "english"}
SHORT = 3  # letters: "US" is a country and "us" is not
FIRST = "the"  # the vocabulary begins with the pieces of the alphabet; its whole words from here on
AT_FIRST = 6.0  # a word of rank r stands in min(MOST, AT_FIRST / r) of all reports
MOST = 0.9
UNLISTED = 25_000  # the rank of a word that is not in the vocabulary
PRIOR = 200  # as many reports as the vocabulary's order is worth
WORDS = 1 << 17  # whose stems are remembered
KEPT = 80  # words of a text, the heaviest: the rest of a long one is what any report says
NAME = 1.5  # how much more a word counts that never stands without a capital


class Words(NamedTuple):
    """The words of one text by stem: weights of a vector of length one, the heaviest first, and each stem's first form in the text."""

    weights: dict[str, float]
    forms: Mapping[str, str]


class Known(NamedTuple):
    """What was learnt of the texts: how many were read, in how many each stem stood, and its first form."""

    read: int
    held: dict[str, int]
    forms: dict[str, str]


class Terms:
    """Weighs the words of one text after the other, and learns from each how rare words are here."""

    def __init__(self, language: str = "en") -> None:
        self._stemmer: Any = snowballstemmer.stemmer(STEMMERS[language])  # of this thread alone: it keeps the word at hand
        self._known = _known(language)
        self._stems: dict[str, str] = {}
        self.forms: dict[str, str] = {}  # each stem as it was first met
        self._prior = _shares(language)
        self._held: Counter[str] = Counter()
        self._read = 0

    def rarity(self, stem: str) -> float:
        """Minus the logarithm of the share of reports that hold the stem."""
        expected = PRIOR * self._prior.get(stem, AT_FIRST / UNLISTED)
        return max(0.0, -log((self._held[stem] + expected) / (self._read + PRIOR)))

    def read(self, text: str) -> Words:
        """The words of the text, which from now on counts among those read."""
        words = self._counted(text)
        self._read += 1
        self._held.update(words[0].keys())
        return self._weighed(*words)

    def weigh(self, text: str) -> Words:
        """The words of a text that is part of one read already."""
        return self._weighed(*self._counted(text))

    def _counted(self, text: str) -> tuple[dict[str, int], dict[str, str], set[str]]:
        """How often each stem stands there, its first form, and the stems that stand without a capital."""
        times: dict[str, int] = {}
        forms: dict[str, str] = {}
        small: set[str] = set()
        for word in WORD.findall(text):
            stem = self.stem(word)
            times[stem] = times.get(stem, 0) + 1
            forms.setdefault(stem, word)
            if not word[0].isupper():
                small.add(stem)
        return times, forms, small

    def _weighed(self, times: dict[str, int], forms: dict[str, str], small: set[str]) -> Words:
        raw = [((1 + log(n)) * self.rarity(s) * (1.0 if s in small else NAME), s) for s, n in times.items()]
        told = sorted(((-weight, stem) for weight, stem in raw if weight))[:KEPT]
        length = sqrt(sum(weight * weight for weight, _ in told)) or 1.0
        own = {stem: forms[stem] for _, stem in told if forms[stem] != self.forms[stem]}
        return Words({stem: -weight / length for weight, stem in told}, ChainMap(own, self.forms))

    def known(self) -> Known:
        """What was learnt, to be handed to `restore` of another."""
        return Known(self._read, dict(self._held), self.forms)

    def restore(self, known: Known) -> None:
        """Go on where another had come."""
        self._read, self._held = known.read, Counter(known.held)
        self.forms.update(known.forms)

    def stem(self, word: str) -> str:
        """The stem of the word."""
        found = self._stems.get(word)
        if found is None:
            found = self._known.get(word)
            if found is None:
                if len(self._known) >= WORDS:
                    self._known.clear()
                found = self._known[word] = self._stemmer.stemWord(word.lower())
            self._stems[word] = found
            self.forms.setdefault(found, word)
        return found


def dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """The product of two vectors; of two of length one their cosine. fsum, so that a set's order does not show."""
    return fsum([one[stem] * two[stem] for stem in one.keys() & two.keys()])


@cache
def _known(language: str) -> dict[str, str]:
    """The stems of words that were met in this process: to stem one takes as long as to look up a hundred."""
    return {}


@cache
def _shares(language: str) -> dict[str, float]:
    """The share of all reports that a stem is taken to stand in before any was read."""
    stemmer = snowballstemmer.stemmer(STEMMERS[language])
    tables = (nations.by_name(), nations.by_adjective(), nations.by_people(), nations.by_seat())
    countries = {stemmer.stemWord(word) for table in tables for word in table if word.isalpha() and len(word) > SHORT}
    listed = files("accordingto.models").joinpath("vocabulary.txt").read_text("utf-8").splitlines()
    shares: dict[str, float] = {}
    for word in listed[listed.index(FIRST) :]:
        stem = stemmer.stemWord(word) if word.isalpha() else ""
        if stem and stem not in countries:
            shares.setdefault(stem, min(MOST, AT_FIRST / (len(shares) + 1)))
    return shares
