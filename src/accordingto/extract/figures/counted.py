"""The noun that a number counts, and the word whose place in the sentence tells what happened to those counted."""

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.extract.figures.numbers import Number
from accordingto.extract.figures.tables import listed, numbers
from accordingto.extract.figures.ties import LINKS
from accordingto.model import Span, Spans
from accordingto.model.span import EMPTY
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import phrase_tokens

NOUNS = frozenset(("NOUN", "PROPN"))
PRE = frozenset(("nummod", "amod", "det", "quantmod", "compound", "nmod", "advmod", "poss", "npadvmod", "predet"))
WITHIN = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
HYPHENS = frozenset(("-", "–", "‑"))
REACH = 12  # words from a number to its noun
DEFINITE = frozenset(("the", "these", "those"))
POINTS = frozenset(("them", "whom", "these", "those", "which", "us", "you"))


class Counted(NamedTuple):
    """A number with its words: `last` is its last word, `noun` what it counts (None where left out), `anchor` the word
    that stands in the sentence for those counted; `part` where it is so many of a named whole ("three of them")."""

    number: Number
    first: Token
    last: Token
    noun: Token | None
    anchor: Token
    of: Spans = EMPTY
    part: bool = False


def tokens_of(doc: Doc, starts: list[int], span: Span) -> tuple[Token, Token]:
    """The first and the last token of the span; `starts` holds where each token starts."""
    first = max(0, bisect_right(starts, span[0]) - 1)
    return doc[first], doc[max(first, bisect_right(starts, span[1] - 1) - 1)]


def counted(doc: Doc, starts: list[int], number: Number, language: str) -> Counted:
    """The number with what it counts."""
    first, last = tokens_of(doc, starts, number.core)
    if last.lower_ == "of" and last.i > first.i:
        return _whole(number, first, doc[last.i - 1], last)
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if following is not None and following.lower_ == "of" and number.form != "one":
        return _whole(number, first, last, following)
    noun = _governor(last, number) or (_following(last) if number.form != "one" else None)
    if noun is not None and noun.lower_ in listed(language, "days", "nouns") and noun.i > last.i + 1:
        noun = noun.nbor(-1)
    if noun is None:
        return Counted(number, first, last, None, last)
    if number.form == "one" and (many := numbers(language)["nouns"].get(noun.lemma_.lower())):
        number = number._replace(low=many, high=many)
    return Counted(number, first, last, noun, noun, _phrase(noun, first, last))


def _whole(number: Number, first: Token, last: Token, of: Token) -> Counted:
    """ "dozens of people", "three of them": what is counted stands after "of"."""
    noun = next((child for child in of.children if child.dep_ == "pobj"), None) or _following(of)
    if noun is None or noun.pos_ == "NUM":
        return Counted(number, first, last, None, last)
    if noun.lower_ in POINTS:
        return Counted(number, first, last, None, last, part=True)
    definite = any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.children)
    return Counted(number, first, last, noun, last, _phrase(noun, of, of), part=definite and number.form != "vague")


def _governor(last: Token, number: Number) -> Token | None:
    """The noun above the number in the tree."""
    at = last
    while at.dep_ in PRE and at.head.i > at.i and at.head.i - last.i <= REACH:
        at = at.head
        if at.pos_ in NOUNS and at.dep_ not in ("compound", "nmod", "npadvmod"):
            return at.head if at.dep_ == "poss" and at.head.pos_ in NOUNS else at
    return at if at is not last and (at.pos_ in NOUNS or number.form == "one") else None


def _following(last: Token) -> Token | None:
    """The last noun of the run of nouns and adjectives after the number; None where a verb or mark comes first."""
    noun = None
    doc = last.doc
    for token in doc[last.i + 1 : last.i + 1 + REACH]:
        if token.pos_ in NOUNS:
            noun = token
        elif (token.pos_ not in WITHIN and token.tag_ not in ("DT", "PRP$", "HYPH")) or token.sent_start == 1:
            break
    return noun


def _phrase(noun: Token, first: Token, last: Token) -> Spans:
    """The noun phrase without the number: its unbroken run of words after it, "-strong" and what is included left out."""
    words = phrase_tokens(noun)
    if noun.i < last.i:
        return spans_of(token for token in words if token.i < first.i)
    start = last.i + 1
    if start < len(last.doc) and last.doc[start].text in HYPHENS:
        start += 2
    run = [token for token in words if token.i >= start]
    end = next(
        (
            n
            for n, token in enumerate(run)
            if token.i != run[0].i + n or (token.i > noun.i and (token.lower_ in LINKS or token.pos_ == "ADJ"))
        ),
        len(run),
    )
    return spans_of(run[:end])
