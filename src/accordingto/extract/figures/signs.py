"""Signs of a kind that stand neither in the verb's place nor beside the noun: tolls, "whose death", "injuries to", "sought treatment"."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.tables import by_form, listed
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import FigureKind
from accordingto.parse.syntax import children

Sign = tuple[FigureKind, Token]


def signs(item: Counted, language: str) -> Iterator[Sign]:
    """What the words around say of those counted, the surest first."""
    first = first_conjunct(item.anchor)
    if item.anchor.dep_ == "pobj" and item.noun is None:
        yield from _toll(item.anchor, language)
    yield from _whose(item.anchor, language)
    if first.dep_ == "pobj" and first.head.lower_ == "to":
        yield from _done_to(first.head.head, language)
    if first.dep_ in ("nsubj", "nsubjpass"):
        yield from _treated(first.head, language)


def _toll(number: Token, language: str) -> Iterator[Sign]:
    """ "the death toll climbed to 66 and several are missing": the bare number is the toll's."""
    subjects = children(number.head.head, "nsubj", "nsubjpass") if number.head.lower_ in ("to", "at") else []
    yield from (("killed", noun) for noun in subjects if noun.lemma_.lower() in listed(language, "killed", "toll"))


def _whose(noun: Token, language: str) -> Iterator[Sign]:
    """ "a student whose death is unsolved"."""
    owned = (t.head for clause in children(noun, "relcl") for t in clause.subtree if t.lower_ == "whose")
    yield from (("killed", word) for word in owned if word.lemma_.lower() in listed(language, "killed", "whose"))


def _done_to(verb: Token, language: str) -> Iterator[Sign]:
    """ "causing injuries to a policeman and two clerks"."""
    for done in children(verb, "dobj"):
        kind = by_form(language, "of").get(done.lemma_.lower())
        if kind in ("killed", "wounded") and verb.pos_ == "VERB":
            yield kind, done


def _treated(verb: Token, language: str) -> Iterator[Sign]:
    """ "67 people sought medical attention", "40 were affected when a gas was spread"."""
    if verb.lemma_.lower() in listed(language, "wounded", "seek"):
        yield from (("wounded", c) for c in children(verb, "dobj") if c.lemma_.lower() in listed(language, "wounded", "help"))
    harmful = listed(language, "wounded", "substances")
    if verb.lemma_.lower() in listed(language, "wounded", "affected") and any(t.lower_ in harmful for t in verb.sent):
        yield "wounded", verb
