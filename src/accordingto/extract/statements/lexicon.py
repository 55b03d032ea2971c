"""The lexicon of cues as rules ask for it, built once a language from `lang/<xx>/cues.toml`."""

from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Token

from accordingto.lang import table, words
from accordingto.model import Act


class Lexicon(NamedTuple):
    """The cues of a language: `verbs[lemma][frame]` and `nouns[lemma][frame]` is the act that is performed."""

    verbs: dict[str, dict[str, Act]]
    nouns: dict[str, dict[str, Act]]
    adjectives: dict[str, dict[str, Act]]
    lemmas: dict[str, str]

    def lemma(self, token: Token) -> str:
        """The lemma of the token, the parser's slips mended."""
        lemma = token.lemma_.lower()
        return self.lemmas.get(lemma, lemma)

    def verb(self, token: Token) -> dict[str, Act]:
        """What the verb takes as a cue, and the act of each; empty where it is none."""
        return self.verbs.get(self.lemma(token), {})


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of the language."""
    cues = table(language, "cues")
    return Lexicon(_rows(cues["verbs"]), _rows(cues["nouns"]), _rows(cues["adjectives"]), cues["lemmas"])


def _rows(acts: dict[str, dict[str, str]]) -> dict[str, dict[str, Act]]:
    found: dict[str, dict[str, Act]] = {}
    for act, rows in acts.items():
        for lemma, frames in rows.items():
            found.setdefault(lemma, {}).update(dict.fromkeys(frames.split(), cast(Act, act)))
    return found


def among(name: str, *path: str) -> frozenset[str]:
    """The words of a list of `cues.toml`."""
    return words("en", "cues", name, *path)
