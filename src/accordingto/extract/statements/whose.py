"""Whose the network's statement is where it names nobody, or somebody who cannot be: what the parse says of the cue's verb or noun."""

import msgspec
from spacy.tokens import Token

from accordingto.extract.statements import phrases
from accordingto.extract.statements.complements import owner
from accordingto.extract.statements.frames import reduced
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans, StatementDraft
from accordingto.model.span import EMPTY, overlap, trim
from accordingto.parse.align import head_of, span_of, tokens_in
from accordingto.parse.syntax import is_passive

OWNS = frozenset(("of", "by", "from"))
LEADS = frozenset(("ADP", "DET", "CCONJ", "SCONJ"))
NEAR = 3  # words to the noun of a phrase
DONE_TO = frozenset(("dobj", "dative", "pobj"))


def named(scene: Scene, draft: StatementDraft) -> StatementDraft:
    """The draft with the subject of its verb, or the owner of its noun, where its source is nobody or the verb's object."""
    draft = msgspec.structs.replace(draft, source=tuple(_phrase(scene, draft, piece) for piece in draft.source))
    cue = tokens_in(scene.doc, draft.cue)
    verb = next((token for token in cue if token.pos_ == "VERB"), None)
    if verb is not None:
        return _by_verb(scene, draft, verb) if _misnamed(scene, draft, verb) else draft
    noun = next((token for token in cue if token.pos_ == "NOUN"), None)
    return _by_noun(scene, draft, noun, cue[-1]) if noun is not None and not draft.source else draft


def _phrase(scene: Scene, draft: StatementDraft, piece: Span) -> Span:
    """The source without a preposition or pronoun that leads on from it, or on to the noun that its last word belongs to."""
    tokens = tokens_in(scene.doc, (piece,))
    last = len(tokens)
    if last > 2 and tokens[-1].tag_ in ("WP", "WDT") and tokens[-2].text == ",":
        last -= 2
    while last > 1 and tokens[last - 1].pos_ in LEADS:
        last -= 1
    if last < len(tokens):
        return trim(scene.text, span_of(*tokens[:last]), phrases.EDGE)
    head = tokens[-1].head if tokens and tokens[-1].dep_ in ("compound", "amod", "nummod") else None
    if head is None or not tokens[-1].i < head.i <= tokens[-1].i + NEAR or overlap(((piece[1], head.idx + 1),), draft.cue + draft.content):
        return piece
    return (piece[0], head.idx + len(head))


def _misnamed(scene: Scene, draft: StatementDraft, verb: Token) -> bool:
    """Whether the source of a verb that is not finite is empty, or what the verb is done to; "citing X" is X's."""
    if is_passive(verb) or reduced(verb):
        return False
    if not draft.source:
        return verb.tag_ not in phrases.FINITE
    head = head_of(scene.doc, draft.source)
    cites = verb.tag_ == "VBG" and verb.lemma_.lower() in among("citing", "verbs")
    return head is not None and head.head == verb and head.dep_ in DONE_TO and not cites


def _by_verb(scene: Scene, draft: StatementDraft, verb: Token) -> StatementDraft:
    subject = phrases.subject(scene, verb) or phrases.near(scene, verb)
    if subject is None or phrases.nobody(subject) or not scene.together(subject, verb) or scene.unit(subject) != scene.unit(verb):
        return draft
    span = phrases.source_span(scene, subject, verb)
    return draft if span[0] >= span[1] or overlap((span,), draft.content) else msgspec.structs.replace(draft, source=(span,))


def _by_noun(scene: Scene, draft: StatementDraft, noun: Token, last: Token) -> StatementDraft:
    """The owner as the words of the content show it ("denial of | the miller, that he had slept"), else as the parser has it."""
    source, content = _led(scene, draft, noun, last)
    whose = owner(noun, "that") if not source else None
    if whose is not None:
        source = (phrases.noun_span(scene, whose),)
    return msgspec.structs.replace(draft, source=source, content=content)


def _led(scene: Scene, draft: StatementDraft, noun: Token, last: Token) -> tuple[Spans, Spans]:
    """The owner that stands at the beginning of a content before "that", and the rest of it; no owner where there is none."""
    if last.lower_ not in OWNS or not draft.content or "that" not in lexicon().nouns.get(lexicon().lemma(noun), {}):
        return EMPTY, draft.content
    said = tokens_in(scene.doc, draft.content[:1])
    at = next((n for n, token in enumerate(said) if token.lower_ == "that"), 0)
    if (
        not 0 < at < len(said) - 1
        or any(t.pos_ in ("VERB", "AUX") for t in said[:at])
        or not any(t.pos_ in phrases.NOUNS for t in said[:at])
    ):
        return EMPTY, draft.content
    return (trim(scene.text, span_of(*said[:at]), phrases.EDGE),), ((said[at + 1].idx, draft.content[0][1]), *draft.content[1:])
