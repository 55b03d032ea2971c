"""The common nouns that the parser's own dictionary knows (WordNet's, with its lemmatizer): what is in it is no given name."""

from functools import cache

from accordingto.parse.pipeline import load


@cache
def _known() -> frozenset[str]:
    tables = load().get_pipe("lemmatizer").lookups
    return frozenset(tables.get_table("lemma_index")["noun"]) if tables.has_table("lemma_index") else frozenset()


def is_common(word: str) -> bool:
    """Whether the word is a common noun of English; so is every word where the parser has no dictionary."""
    return not _known() or word.casefold() in _known()
