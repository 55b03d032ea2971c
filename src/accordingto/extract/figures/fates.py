"""What later sentences say of those who were shot or hit: "the victim died", "both are expected to survive"."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading
from accordingto.extract.figures.tables import listed
from accordingto.extract.figures.ties import VERBS, first_conjunct
from accordingto.model import FigureKind
from accordingto.parse.syntax import above, subjects

NEAR, FEW = 60, 8  # words and figures within which "others" are told apart from the dead
REACH = 250  # words after a figure within which its people's fate is told
DID = frozenset(("did", "does", "do"))
Kept = list[tuple[Counted, Reading]]


class Fate(NamedTuple):
    """A word of death or care, and the words whose fate it is (none where the sentence does not say whose)."""

    at: int
    kind: FigureKind
    whose: tuple[Token, ...]
    cue: Token


def settled(doc: Doc, kept: Kept, language: str) -> Kept:
    """The figures, where those shot or hit were later said to be dead or in care with that kind."""
    kept = [(item, _died_there(item, reading, language)) for item, reading in kept]
    if not any(_open(item, reading) for item, reading in kept):
        return kept
    fates = told(doc, language)
    dead = any(reading.kind == "killed" and item.number.form != "none" for item, reading in kept)
    found = []
    for at, (item, reading) in enumerate(kept):
        now = _settled(item, reading, fates, dead=dead, language=language)
        found.append(
            (
                item,
                now._replace(kind="wounded") if now.kind == "casualties" and _spared(item, kept[max(0, at - FEW) : at], language) else now,
            )
        )
    return found


def told(doc: Doc, language: str) -> list[Fate]:
    """Every word of death or care of the report, in order."""
    dead, care = listed(language, "fate", "dead"), listed(language, "fate", "care")
    doers = _doers(doc, language)
    found = []
    for token in doc:
        if (gone := (token.lower_ in dead and not _ahead(token)) or _gone(token)) or token.lower_ in care:
            kind: FigureKind = "killed" if gone else "wounded"
            whose = tuple(t for t in _whose(token.head if _gone(token) else token, kind) if t.tag_ != "NNP" or t.lower_ not in doers)
            found.append(Fate(token.i, kind, whose, token))
    return found


def _ahead(token: Token) -> bool:
    """ "thought he was going to die", "could die": nobody has."""
    return token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ not in DID for c in token.children)


def _gone(token: Token) -> bool:
    """ "passed away"."""
    return token.lower_ == "away" and token.head.lemma_ == "pass"


def _doers(doc: Doc, language: str) -> frozenset[str]:
    """The names of those who shot or killed: their own death is not that of whom they shot."""
    verbs = [t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() in listed(language, "fate", "deeds")]
    active = [verb for verb in verbs if not any(child.dep_ == "auxpass" for child in verb.children)]
    return frozenset(t.lower_ for verb in active for t in verb.children if t.dep_ == "nsubj" and t.tag_ == "NNP")


def _whose(token: Token, kind: FigureKind) -> tuple[Token, ...]:
    """The words whose death or care it is: the subject of the verb that says so; none of a killer or a mere noun."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), token)
    if kind == "killed" and token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("acomp", "oprd", "attr", "ccomp", "xcomp"):
        return ()
    if kind == "killed" and token.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.children):
        return ()
    found = subjects(verb)
    if _where(verb) and all(token.pos_ == "PRON" for token in found):  # "the victim was taken to hospital, where they died"
        found = [*found, *(noun for up in islice((t for t in above(verb) if t.pos_ in VERBS), 1) for noun in subjects(up))]
    return tuple(found)


def _where(verb: Token) -> bool:
    return verb.dep_ in ("relcl", "advcl") and any(child.lower_ == "where" for child in verb.children)


def _died_there(item: Counted, reading: Reading, language: str) -> Reading:
    """The reading, as killed where its own sentence goes on so: "the two were taken to hospital, where they died"."""
    if reading.kind != "wounded" or item.number.form == "none":
        return reading
    carried = first_conjunct(item.anchor).head
    for token in item.last.doc[item.last.i : item.last.sent.end]:
        if token.lower_ in listed(language, "fate", "dead") or _gone(token):
            where = next((t for t in (token, *token.ancestors) if t.pos_ in VERBS and _where(t)), None)
            death = next((t for t in (token, *token.ancestors) if t.pos_ in VERBS), token)
            own = [child for child in death.children if child.dep_ in ("nsubj", "nsubjpass")]
            if where is not None and carried.is_ancestor(where) and all(child.pos_ == "PRON" for child in own):
                return reading._replace(kind="killed", later=token)
    return reading


def _open(item: Counted, reading: Reading) -> bool:
    """Whether those counted were hit, and their fate is not told where they are counted."""
    if reading.cue is None or item.number.form == "none" or reading.kind not in ("casualties", "wounded"):
        return False
    return reading.kind == "casualties" or item.number.form == "one" or item.number.low == item.number.high == 2  # "both died"


def _spared(item: Counted, before: Kept, language: str) -> bool:
    """Whether they are the "others" beside those killed just before: "one man was killed; eight other victims were shot"."""
    other = any(t.lower_ in listed(language, "fate", "others") for t in item.last.doc[item.last.i + 1 : item.last.i + 3])
    near = [one for one, reading in before if reading.kind == "killed" and one.number.form != "none" and item.first.i - one.last.i < NEAR]
    return other and bool(near)


def _settled(item: Counted, reading: Reading, fates: Sequence[Fate], *, dead: bool, language: str) -> Reading:
    if not _open(item, reading):
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
    if item.number.high != 1:  # of the wounded "they" may be others
        two = word == "both" and item.number.low == item.number.high == 2
        return two or (named and word != "both" and word in listed(language, "fate", "many"))
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
