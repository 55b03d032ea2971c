"""Whether what is counted happened, is planned, is only possible, or is denied by the words themselves."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading
from accordingto.extract.figures.tables import listed
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Drafts, FigureStatus
from accordingto.model.span import covers
from accordingto.parse.syntax import above

CLAUSES = frozenset(("ROOT", "ccomp", "relcl", "parataxis", "conj", "advcl"))
PARTICIPLES = frozenset(("VBN", "VBG"))
OPEN = frozenset(("asks", "declines"))


def status_of(item: Counted, reading: Reading, drafts: Drafts, language: str) -> tuple[FigureStatus, str]:
    """The status and the words that show it ("" where it happened)."""
    if item.number.form == "none":
        return "negated", item.first.text
    if item.first.sent.text.rstrip().endswith("?"):
        return "hypothetical", "?"
    for statement in drafts.statements:
        if statement.act in OPEN and covers(statement.content, (item.number.core,)):
            return "hypothetical", f"act {statement.act}"
    if reading.kind == "wounded" and reading.cue is not None and reading.cue.lemma_.lower() in listed(language, "wounded", "treat"):
        return "happened", ""
    preposition = first_conjunct(item.anchor).head
    if preposition.lower_ == "for" and preposition.head.lemma_.lower() in listed(language, "status", "requests"):
        return "planned", preposition.head.text
    for verb in _verbs(item, reading, language):
        status, cue = _of_verb(verb, language)
        if status is not None:
            return status, cue
    return "happened", ""


def _verbs(item: Counted, reading: Reading, language: str) -> Iterator[Token]:
    """The verbs of the clause that carries those counted, nearest first: up to the clause's own finite verb.

    A participle ends it too ("men charged with the murder of two will ..."), and a verb of knowing, since what may be known happened.
    """
    start = reading.cue if reading.cue is not None and reading.sure else item.anchor
    known = listed(language, "status", "known")
    for token in (start, *above(start)):
        if start.pos_ == "NOUN" and token.pos_ == "VERB" and token.lemma_.lower() in known:
            return
        yield token
        if token.dep_ == "acl" and token.tag_ in PARTICIPLES:
            return
        if token.pos_ in ("VERB", "AUX") and token.dep_ in CLAUSES and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return


def _of_verb(verb: Token, language: str) -> tuple[FigureStatus | None, str]:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in listed(language, "status", "planned_aux"):
            return "planned", child.text
        if child.dep_ == "aux" and child.lower_ in listed(language, "status", "hypothetical_aux") and not _past(verb, child):
            return "hypothetical", child.text
        if child.dep_ in ("advmod", "acomp") and child.lower_ in listed(language, "status", "hypothetical_adverbs"):
            return "hypothetical", child.text
        if child.dep_ == "mark" and child.lower_ in listed(language, "status", "hypothetical_marks"):
            return "hypothetical", child.text
        if child.dep_ == "neg" and verb.pos_ in ("VERB", "AUX"):
            return "negated", child.text
    infinitive = verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)
    if infinitive and verb.dep_ == "advcl" and verb.lemma_.lower() in listed(language, "status", "planned_verbs"):
        return "planned", f"to {verb.text}"
    if infinitive and verb.head.lemma_.lower() in listed(language, "status", "planned_verbs"):
        return "planned", verb.head.text
    if verb.lemma_.lower() in listed(language, "status", "hypothetical_nouns") and verb.pos_ == "NOUN":
        return "hypothetical", verb.text
    return None, ""


def _past(verb: Token, aux: Token) -> bool:
    """ "could see three tanks" tells what was seen."""
    return aux.lower_ == "could" and verb.lemma_.lower() in ("see", "hear", "count")
