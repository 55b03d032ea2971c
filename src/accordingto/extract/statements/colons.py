"""Statements by a bare colon: a name or a role, and what it says: headlines, transcripts, lists of reactions."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from accordingto.extract.statements.contents import EDGE, continued
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import after
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, StatementDraft
from accordingto.model.span import trim

LONGEST = 9  # words before the colon
SHORTEST = 2  # words after it
COLON = re.compile(r"(?<=[^\s\d]):\s")
DIGITS = re.compile(r"\d")


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is a colon, in text order."""
    for paragraph in scene.parsed.paragraphs:
        for match in COLON.finditer(scene.text, *paragraph):
            draft = _statement(scene, paragraph, match.start())
            if draft is not None:
                yield draft
            break


def _statement(scene: Scene, paragraph: Span, at: int) -> StatementDraft | None:
    lead = scene.doc.char_span(paragraph[0], at, alignment_mode="contract")
    content = trim(scene.text, (at + 1, paragraph[1]), EDGE)
    if lead is None or not _names(scene, lead) or len(scene.text[slice(*content)].split()) < SHORTEST:
        return None
    quote = after(scene, at + 1)
    pieces = [content, *continued(scene, quote)] if quote is not None and quote.span[1] >= content[1] else [content]
    return StatementDraft(
        source=((lead.start_char, lead.end_char),), cue=((at, at + 1),), content=tuple(pieces), form="indirect", because="name + colon"
    )


def _names(scene: Scene, lead: Words) -> bool:
    """Whether the words are a noun phrase that can speak: no verb, no figure, no rubric."""
    words: list[Token] = [t for t in lead if not t.is_punct and not t.is_space]
    if not words or len(words) > LONGEST or any(scene.inside[t.i] >= 0 for t in lead):
        return False
    if lead.text.casefold() in among("rubrics", "words") or words[-1].lemma_.lower() in among("rubrics", "heads"):
        return False
    if any(DIGITS.search(t.text) for t in words) or any(t.text == "," for t in lead if len(words) > 5):
        return False
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBN", "VBG") and t.text.islower() for t in words):
        return False
    return any(t.pos_ in ("PROPN", "PRON", "NOUN") for t in words) and not lexicon().verb(words[-1])
