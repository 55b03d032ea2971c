"""Statements by a bare colon: a name or a role, and what it says: headlines, transcripts, lists of reactions."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import after, continued
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, StatementDraft
from accordingto.model.span import trim

LONGEST = 9  # words before the colon
SHORTEST = 2  # words after it
COLON = re.compile(r"(?<=[^\s\d]):\s")
LEADS = frozenset(("ADP", "ADV", "SCONJ", "CCONJ"))
DIGITS = re.compile(r"\d")


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is a colon, in text order: the first of a paragraph, and those of its other sentences."""
    for paragraph in scene.parsed.paragraphs:
        for match in COLON.finditer(scene.text, *paragraph):
            start = max((s for s in (paragraph[0], scene.unit(scene.at(match.start() - 1))[0]) if s <= match.start()), default=paragraph[0])
            draft = _statement(scene, (start, paragraph[1]), match.start(), whole=start == paragraph[0])
            if draft is not None:
                yield draft


def _statement(scene: Scene, rest: Span, at: int, *, whole: bool) -> StatementDraft | None:
    lead = scene.doc.char_span(rest[0], at, alignment_mode="contract")
    if lead is None or not _names(scene, lead):
        return None
    content = _content(scene, rest, at, whole=whole and not lead.text.isupper())
    if len(scene.text[slice(*content)].split()) < SHORTEST:
        return None
    quote = after(scene, at + 1)
    pieces = [content, *continued(scene, quote)] if quote is not None and quote.span[1] >= content[1] else [content]
    name, cue = _turned(lead, at)
    return StatementDraft(source=(name,), cue=(cue,), content=tuple(pieces), form="indirect", because="name + colon")


def _content(scene: Scene, rest: Span, at: int, *, whole: bool) -> Span:
    """The rest of the paragraph after a name that begins it; after others the quotation or the sentence."""
    if whole:
        return trim(scene.text, (at + 1, rest[1]), EDGE)
    quote = after(scene, at + 1)
    if quote is not None:
        return quote.span
    return trim(scene.text, (at + 1, min(scene.unit(scene.at(at + 2))[1], rest[1])), EDGE)


def _turned(lead: Words, at: int) -> tuple[Span, Span]:
    """The speaker and the cue, where the words before the colon also say to whom or on what: "Chief to court:"."""
    for token in lead:
        if token.i > lead.start and token.lower_ in among("turns", "words"):
            end = lead.doc[token.i - 1]
            return (lead.start_char, end.idx + len(end)), ((token.idx, at + 1) if token.lower_ == "to" else (at, at + 1))
    return (lead.start_char, lead.end_char), (at, at + 1)


def _names(scene: Scene, lead: Words) -> bool:
    """Whether the words are a noun phrase that can speak: no verb, no figure, no rubric."""
    words: list[Token] = [t for t in lead if not t.is_punct and not t.is_space]
    if not words or len(words) > LONGEST or any(scene.inside[t.i] >= 0 for t in lead):
        return False
    if lead.text.casefold() in among("rubrics", "words") or words[-1].lemma_.lower() in among("rubrics", "heads"):
        return False
    if any(DIGITS.search(t.text) for t in words) or any(t.text == "," for t in lead if len(words) > 5):
        return False
    if any(t.pos_ in ("VERB", "AUX") and (t.tag_ not in ("VBN", "VBG") or t.i == lead.start) for t in words) or words[0].pos_ in LEADS:
        return False
    return any(t.pos_ in ("PROPN", "PRON", "NOUN") for t in words) and not lexicon().verb(words[-1])
