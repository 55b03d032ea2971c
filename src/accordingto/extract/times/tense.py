"""The tense in which a time is told: of the verb above it, by its form and its auxiliaries."""

from typing import Literal

from spacy.tokens import Doc, Token

from accordingto.lang import words
from accordingto.model import TimeDraft
from accordingto.parse.align import head_of
from accordingto.parse.syntax import above

LANGUAGE = "en"
Tense = Literal["past", "present", "future"]
HIGHEST = 12  # no clause hangs deeper; keeps a broken parse cheap
PERFECT = frozenset(("has", "have", "'s", "'ve", "’ve", "had", "having"))


def tense(doc: Doc, draft: TimeDraft) -> Tense | None:
    """The tense of the nearest verb that governs the words; None where there is none.

    A time that belongs to a noun ("Friday's vote") has that of a finite verb only: an infinitive says nothing of it.
    """
    head = head_of(doc, draft.spans)
    if head is None:
        return None
    verb = next((token for token in above(head) if token.pos_ in ("VERB", "AUX")), None)
    led = draft.fields.get("led", "")
    if led in words(LANGUAGE, "dates", "guard", "sooner"):
        return "future"
    if _just_after_past(doc, head):
        return "past"
    if verb is None:
        return None
    if verb.tag_ == "VBN" and _is(verb, "fixed"):
        return "future"
    if _put_off(head, verb):
        return "future"
    if head.dep_ in ("poss", "compound", "amod", "nmod") and verb.tag_ in ("VB", "VBG"):
        return "future" if _modal(verb) else None
    return _of(verb, HIGHEST)


def _just_after_past(doc: Doc, time: Token) -> bool:
    """Whether a verb in the past tense stands right before, at most a preposition away ("said on Friday that they will")."""
    at = time.left_edge.i - 1
    if at > 0 and doc[at].lower_ == "on":
        at -= 1
    return at >= 0 and doc[at].tag_ == "VBD" and _is(doc[at], "tells")


def _put_off(time: Token, verb: Token) -> bool:
    """Whether the verb itself puts off or fixes something until, for or by the time."""
    led = time.head
    if led.dep_ not in ("prep", "mark") or led.head.i != verb.i:
        return False
    until = led.lower_ in ("until", "till")
    return (until and _is(verb, "deadline")) or ((until or led.lower_ in ("for", "by", "to")) and _is(verb, "put_off"))


def _is(token: Token, name: str) -> bool:
    return token.lemma_.casefold() in words(LANGUAGE, "dates", "tense", name)


def _of(verb: Token, depth: int) -> Tense | None:
    """The tense of a verb; an infinitive or participle is as its governor has it, or still to come where that plans it."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {verb.tag_, *(child.tag_ for child in helpers)}
    small = {child.lower_ for child in helpers}
    if _modal(verb):
        return "past" if small & {"have", "'ve"} and verb.tag_ == "VBN" else "future"
    if "could" in small:
        return None
    if "to" in small or (verb.tag_ in ("VB", "VBG") and not helpers):
        return _governed(verb, depth)
    if "VBD" in forms or (verb.tag_ == "VBN" and (not helpers or small & PERFECT)):
        return "past"
    if verb.tag_ == "VBG" and verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children):
        return "future"
    if verb.tag_ in ("VBN", "VBG") and _is(verb, "plans"):
        return "future"
    return None if _is(verb, "tells") else "present"


def _modal(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in words(LANGUAGE, "dates", "tense", "modals") for c in verb.children)


def _governed(verb: Token, depth: int) -> Tense | None:
    governor = next((token for token in above(verb) if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN")), None)
    if governor is None or depth == 0:
        return None
    if _is(governor, "plans"):
        return "future"
    if governor.pos_ == "AUX" and "to" in {child.lower_ for child in verb.children}:
        return "future" if governor.tag_ in ("VBZ", "VBP") else _of(governor, depth - 1)
    return _of(governor, depth - 1) if governor.pos_ in ("VERB", "AUX") else _governed(governor, depth - 1)
