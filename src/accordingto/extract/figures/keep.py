"""Which numbers are figures: everything that matters, and vague or single words only where somebody was hit or taken."""

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading, is_person
from accordingto.extract.figures.numbers import Number
from accordingto.extract.figures.tables import listed
from accordingto.extract.figures.ties import first_conjunct
from accordingto.lang import words
from accordingto.model import Drafts
from accordingto.model.span import covers, overlap

MENTIONED = 12  # leaders, countries or reports up to here are mentioned rather than counted
HIT = frozenset(("killed", "wounded", "casualties", "missing", "captured"))
VAGUE = frozenset(("several", "a number of", "a few", "a handful of", "a large number of"))


def is_figure(item: Counted, reading: Reading, drafts: Drafts, text: str, language: str) -> bool:
    """Whether the number, with its kind, is a figure of the record."""
    number = item.number
    if any(overlap(time.spans, (number.core,)) for time in drafts.times):
        return False
    said = " ".join(text[number.core[0] : number.core[1]].casefold().split())
    single = number.form == "one" or said in ("one", "a single", "another")
    if single:
        return _single(item, reading, language, said)
    if number.form == "none":
        return _none(item, reading, language)
    if said in words(language, "numbers", "weak", "words"):
        return _weak(item, reading, said, language)
    if reading.kind == "other" and not reading.sure:
        return _other(item, drafts, language)
    return not (reading.kind == "weapons" and _definite(item))


def _single(item: Counted, reading: Reading, language: str, said: str) -> bool:
    if reading.kind not in HIT and not (reading.kind == "arrested" or (reading.kind == "released" and said == "one")):
        return False
    if not reading.sure and said != "one":
        return reading.kind == "captured"
    if _infinitive(reading.cue) and reading.kind != "wounded":
        return False  # "tried to kill a man" counts nobody; "expected to survive" does
    if item.noun is None:
        return said in ("one", "another") and (reading.sure or item.part)
    if item.noun.lemma_.lower() in listed(language, "group", "nouns"):
        return False
    if item.anchor.dep_ == "attr" and (reading.cue is None or not item.anchor.is_ancestor(reading.cue) or _one_is(item.anchor.head)):
        return False  # "he was a soldier", "one of them was a boy who was shot"; but "the victim was a boy who was shot"
    if item.anchor.dep_ == "appos" and item.anchor.head.i < item.anchor.i and _named(item.anchor.head):
        return False
    return is_person(item.noun, language)


def _one_is(verb: Token) -> bool:
    """Whether the subject counts the person already: "one of the victims is"."""
    return any(child.dep_ == "nsubj" and (child.like_num or child.lower_ == "another") for child in verb.children)


def _infinitive(verb: Token | None) -> bool:
    return verb is not None and verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _named(noun: Token) -> bool:
    """A name or "the victim": an apposition to it says who, not how many."""
    return noun.tag_ == "NNP" or any(child.lower_ in ("the", "his", "her", "their") for child in noun.children)


def _none(item: Counted, reading: Reading, language: str) -> bool:
    if item.noun is None:
        return reading.kind in ("killed", "wounded") and not any(t.lower_ in ("would", "will", "should") for t in item.first.sent)
    if reading.kind in ("killed", "wounded", "captured", "weapons", "arrested") or (reading.kind in HIT and not reading.sure):
        return True
    cues = listed(language, "wounded", "words") | listed(language, "single", "lost")
    return item.noun is not None and any(token.lower_ in cues for token in item.first.doc[item.noun.i + 1 : item.noun.i + 3])


def _weak(item: Counted, reading: Reading, said: str, language: str) -> bool:
    if reading.kind in HIT or (reading.kind in ("arrested", "released", "displaced") and item.first.dep_ != "preconj"):
        return True  # "both rebels and civilians" counts kinds of people
    if said not in VAGUE or item.noun is None or item.noun.tag_ not in ("NNS", "NNPS"):
        return False
    anchor = first_conjunct(item.anchor)
    governor = anchor.head
    return not (anchor.dep_ == "pobj" and governor.lower_ in listed(language, "place", "prepositions"))


def _other(item: Counted, drafts: Drafts, language: str) -> bool:
    """A count of other things: it has a noun or a group, and is not who speaks."""
    number = item.number
    speakers = listed(language, "speakers", "nouns")
    speaks = item.noun is not None and item.noun.lemma_.lower() in speakers
    if speaks and any(covers(statement.source, (number.core,)) for statement in drafts.statements):
        return False
    if item.noun is not None and item.noun.lemma_.lower() in listed(language, "never", "counted_if_many") and not _many(number):
        return False
    if item.noun is None:
        return not item.part and (number.hedge is not None or _group(item, language) or "," in item.first.text)
    return not _definite(item) and not item.part


def _many(number: Number) -> bool:
    """Whether so many that they are counted, not only mentioned: "more than 50 countries", not "two leaders"."""
    return number.hedge is not None or (number.low or 0) > MENTIONED or number.form == "vague"


def _group(item: Counted, language: str) -> bool:
    head = item.last.head
    return head.dep_ != "ROOT" and (
        head.lemma_.lower() in listed(language, "group", "nouns") or head.head.lemma_.lower() in listed(language, "group", "nouns")
    )


def _definite(item: Counted) -> bool:
    """ "the two men", "these three": named before, not counted here."""
    before = item.first.nbor(-1) if item.first.i else None
    return (
        before is not None
        and before.lower_ in ("the", "these", "those", "both")
        and item.number.form == "words"
        and (item.number.low or 0) < 10
    )
