"""Ages are no counts: "Ada Lund, 47", and rows of them: "aged 22, 26 and 37", "the ages of the victims were 14 and 19"."""

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.tables import listed

OLDEST = 110
OPENING = frozenset((",", "(", "-", "–", "—"))
NAMES = frozenset(("NOUN", "PROPN", "SYM", "X"))
GOING_ON = frozenset(("and", "or", "of", "from", "who", "was", "were", "is", "are", "all", "both"))


def is_age(item: Counted, language: str) -> bool:
    """Whether the number, which counts no noun, is how old somebody is."""
    if item.noun is not None or item.part or (item.number.high or 0) > OLDEST or not _closed(item):
        return False
    return _in_row(item, language) or (item.number.form == "digits" and _after_name(item))


def _after_name(item: Counted) -> bool:
    """ "John Marsh, 24, ..." """
    doc, at = item.first.doc, item.first.i
    return at > 1 and (doc[at - 1].lower_ == "both" or (doc[at - 1].text in OPENING and doc[at - 2].pos_ in NAMES))


def _in_row(item: Counted, language: str) -> bool:
    """Whether nothing but other ages stands between the number and the word "aged" or "ages of .."."""
    words, links = listed(language, "ages", "words"), listed(language, "ages", "links")
    for token in reversed(item.first.doc[item.first.sent.start : item.first.i]):
        if token.lower_ in words:
            return True
        if not (token.like_num or token.is_punct or token.lower_ in links):
            return _whose(token, words)
    return False


def _whose(noun: Token, words: frozenset[str]) -> bool:
    return noun.head.lower_ == "of" and noun.head.head.lower_ in words


def _closed(item: Counted) -> bool:
    doc, at = item.last.doc, item.last.i + 1
    return at >= len(doc) or doc[at].is_punct or doc[at].is_space or doc[at].lower_ in GOING_ON
