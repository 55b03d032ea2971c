"""The common nouns that the parser's own dictionary knows (WordNet's, with its lemmatizer): what is in it is no given name."""

from functools import cache

from spacy.lookups import Lookups

from accordingto.parse.pipeline import load


@cache
def _known() -> frozenset[str]:
    lookups: Lookups | None = getattr(load().get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index")["noun"])


def is_common(word: str) -> bool:
    """Whether the word is a common noun of English; so is every word where the parser has no dictionary."""
    return not _known() or word.casefold() in _known()
