"""Numbers that are no figures: dates, ages, distances, ordinals, addresses, scores, model numbers."""

import re

from spacy.tokens import Token

from accordingto.extract.figures.ages import is_age
from accordingto.extract.figures.brackets import enclosed
from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.tables import listed
from accordingto.lang import words

YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
NAMED = frozenset(("appos", "npadvmod", "nummod", "nmod", "compound", "dep", "punct", "amod", "conj"))
SINCE = frozenset(("since", "until", "past"))
CLOCK = 24  # the largest number that "at" can make an hour
LEFT = frozenset(("NOUN", "PROPN", "SYM", "X"))


def is_noise(item: Counted, language: str) -> bool:
    """Whether the number counts nothing that matters."""
    number, last = item.number, item.last
    before = item.first.nbor(-1) if item.first.i else None
    if before is not None and before.lower_ in ("how", "as") and number.form == "vague":
        return True
    if item.last.lower_ in words(language, "numbers", "mass", "words"):
        return False
    if before is not None and before.lower_ == "in" and before.i and before.nbor(-1).like_num:
        return True  # "one in five"
    if number.sign is not None or number.form not in ("digits", "words", "fixed", "vague", "one", "none"):
        return False
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if following is not None and following.text in ("-", "–", "‑") and not following.whitespace_:
        return not _strong(following, language)
    if before is not None and before.pos_ == "PROPN" and YEAR.match(item.last.text):
        return True
    if following is not None and following.lower_ in listed(language, "never", "units"):
        return True  # "his seven year old daughter"
    if following is not None and (_past_the_hour(following) or _named(item, following) or _dialled(item, following, language)):
        return True
    if next(enclosed(item, language), None) is None and is_age(item, language):
        return True
    if item.noun is not None:
        beside = following is not None and following.pos_ == "NOUN" and following.lower_ in listed(language, "never", "nouns")
        return (beside and item.noun.i > item.last.i + 1 and number.form == "vague") or _never(item, item.noun, language)
    if number.form != "digits" or next(enclosed(item, language), None) is not None:
        return False
    return _is_year(item) or _is_name(item) or _is_clock(item, language)


def _past_the_hour(word: Token) -> bool:
    """ "twenty past eight"."""
    return word.lower_ == "past" and word.i + 1 < len(word.doc) and word.nbor(1).like_num


def _named(item: Counted, following: Token) -> bool:
    """A number that begins a name inside a sentence: "boats to Two Weirs"; a sentence, or a line in capitals, begins with any."""
    first = item.first
    inside = first.i > 0 and not first.is_sent_start and first.nbor(-1).text[:1].islower()
    return inside and first.is_title and first.is_alpha and following.is_title and following.pos_ == "PROPN"


def _dialled(item: Counted, following: Token, language: str) -> bool:
    """ "a 911 call": a number that is called, and counts nobody."""
    return item.first.text in listed(language, "never", "dialled") and following.lower_ in listed(language, "never", "calls")


def _strong(hyphen: Token, language: str) -> bool:
    """ "800-strong", "10,000-member"."""
    if hyphen.i + 1 >= len(hyphen.doc):
        return False
    return hyphen.nbor(1).lower_ in listed(language, "group", "strong")


def _never(item: Counted, noun: Token, language: str) -> bool:
    nouns = (noun.lemma_.lower(), noun.lower_)
    if any(word in listed(language, "never", "nouns") for word in nouns):
        return not any(word in listed(language, "never", "counted_if_many") for word in nouns)
    before = item.first.nbor(-1) if item.first.i else None
    if before is not None and before.tag_ == "NNP" and noun.tag_ == "NNP" and item.number.form == "digits":
        return True  # "Channel 2 News"
    if noun.tag_ not in ("NN", "NNP") or item.number.form != "digits" or item.number.low == 1:
        return False
    single = not any(word in listed(language, "group", "nouns") or word in words(language, "numbers", "mass", "words") for word in nouns)
    return single and noun.lower_ == noun.lemma_.lower() and not _plural_like(item, noun, language)


def _plural_like(item: Counted, noun: Token, language: str) -> bool:
    """A singular tag on a plural: the tagger errs on "12 injured", "3 dead", "4 police"."""
    return (
        noun.lower_ in listed(language, "killed", "words")
        or noun.lower_ in listed(language, "wounded", "words")
        or noun.lower_ in listed(language, "captured", "prey")
        or noun.lower_.endswith("s")
    )


def _is_year(item: Counted) -> bool:
    return bool(YEAR.match(item.last.text)) and item.last.dep_ in ("pobj", "npadvmod", "nummod", "appos", "conj", "advmod", "ROOT")


def _is_clock(item: Counted, language: str) -> bool:
    """ "at about 8", "since 2014": a bare number after a preposition of time."""
    before = item.first.nbor(-1) if item.first.i else None
    governor = item.last.head
    if "at" in (governor.lower_, before.lower_ if before is not None else ""):
        verb = governor.head if governor.pos_ == "ADP" else governor
        return (item.number.high or 0) <= CLOCK and verb.lemma_.lower() not in listed(language, "revised", "at")
    return governor.lower_ in SINCE or (before is not None and before.lower_ in SINCE)


def _is_name(item: Counted) -> bool:
    """A number that belongs to the name before it: "Hill 212", "Resolution 1701", "June 2"."""
    at = item.first
    before = at.nbor(-1) if at.i else None
    if before is None or before.pos_ not in LEFT:
        return False
    return at.dep_ in NAMED and at.head.i < at.i
