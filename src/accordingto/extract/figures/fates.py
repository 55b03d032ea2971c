"""What later sentences say of those who were shot or hit: "the victim died", "both are expected to survive"."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading
from accordingto.extract.figures.tables import listed
from accordingto.model import FigureKind
from accordingto.parse.syntax import subjects

REACH = 250  # words after a figure within which its people's fate is told
Kept = list[tuple[Counted, Reading]]


class Fate(NamedTuple):
    """A word of death or care, and the words whose fate it is (none where the sentence does not say whose)."""

    at: int
    kind: FigureKind
    whose: tuple[Token, ...]
    cue: Token


def settled(doc: Doc, kept: Kept, language: str) -> Kept:
    """The figures, where those shot or hit were later said to be dead or in care with that kind."""
    if not any(_open(item, reading, language) for item, reading in kept):
        return kept
    fates = told(doc, language)
    dead = any(reading.kind == "killed" and item.number.form != "none" for item, reading in kept)
    return [(item, _settled(item, reading, fates, dead=dead, language=language)) for item, reading in kept]


def told(doc: Doc, language: str) -> list[Fate]:
    """Every word of death or care of the report, in order."""
    dead, care = listed(language, "fate", "dead"), listed(language, "fate", "care")
    found = []
    for token in doc:
        if token.lower_ in dead or token.lower_ in care:
            kind: FigureKind = "killed" if token.lower_ in dead else "wounded"
            found.append(Fate(token.i, kind, _whose(token, kind), token))
    return found


def _whose(token: Token, kind: FigureKind) -> tuple[Token, ...]:
    """The words whose death or care it is: the subject of the verb that says so; none of a killer or a mere noun."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), token)
    if kind == "killed" and token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("acomp", "oprd", "attr", "ccomp", "xcomp"):
        return ()
    if kind == "killed" and token.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.children):
        return ()
    return tuple(subjects(verb))


def _open(item: Counted, reading: Reading, language: str) -> bool:
    """Whether those counted were hit, and their fate is not told where they are counted."""
    if reading.cue is None or item.number.form == "none" or reading.kind not in ("casualties", "wounded"):
        return False
    if reading.kind == "wounded" and item.number.form != "one":
        return False  # "two others were wounded": those who died are told apart from them
    return reading.cue.lemma_.lower() in listed(language, "fate", "hit") or reading.kind == "casualties"


def _settled(item: Counted, reading: Reading, fates: Sequence[Fate], *, dead: bool, language: str) -> Reading:
    if not _open(item, reading, language):
        return reading
    end = item.anchor.sent.end
    after = [fate for fate in fates if item.anchor.i < fate.at < item.anchor.i + REACH]
    hit = reading.kind != "wounded"
    theirs = [fate for fate in after if fate.at >= end and any(_same(token, item, language, named=hit) for token in fate.whose)]
    killed = next((fate for fate in theirs if fate.kind == "killed"), None)
    if killed is not None:
        return reading._replace(kind="killed", later=killed.cue)
    if reading.kind == "wounded":
        return reading
    hurt = next((fate for fate in theirs if fate.kind == "wounded"), None)
    dead = dead or any(fate.kind == "killed" for fate in after)
    if hurt is None and not (dead and item.number.high != 1):
        hurt = next((fate for fate in after if fate.kind == "wounded"), None)
    return reading._replace(kind="wounded", later=hurt.cue) if hurt is not None else reading


def _same(token: Token, item: Counted, language: str, *, named: bool) -> bool:
    """Whether the later word can stand for those counted: a pronoun, "the victim", the same noun, a name where `named`."""
    if token.i <= item.anchor.i:
        return False
    word, lemma = token.lower_, token.lemma_.lower()
    if any(child.dep_ == "nummod" for child in token.children):
        return False
    if item.number.high != 1:
        return word in listed(language, "fate", "many")
    noun = item.noun.lemma_.lower() if item.noun is not None else ""
    if noun and lemma == noun:
        return token.tag_ == "NN"
    if _sex(word, language) and _sex(noun, language) and _sex(word, language) != _sex(noun, language):
        return False
    return (named and token.tag_ == "NNP") or (word in listed(language, "fate", "one") and _known(token))


def _known(token: Token) -> bool:
    """Not "a man": somebody named before."""
    return token.pos_ == "PRON" or any(child.lower_ in ("the", "this", "that", "his", "her", "their") for child in token.children)


def _sex(word: str, language: str) -> str:
    return next((sex for sex in ("male", "female") if word in listed(language, "fate", sex)), "")
