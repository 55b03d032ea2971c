"""Statements by a dash: a quotation, and after a dash or on the next line the name of whoever said it."""

import re
from collections.abc import Iterator

from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.scene import Scene
from accordingto.model import StatementDraft
from accordingto.model.span import trim

SIGNED = re.compile(r"[.,]?\s{0,3}(?P<dash>[—―–]|--)\s?(?P<name>[^\W\d_a-z][^\n\r.!?:;]{1,80})(?=[\n\r]|\.?\s*\Z)")
LONGEST = 9  # words of a name with its role
WORDS = 3  # of a quotation; a shorter one is a title


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements of quotations that are signed, in text order."""
    for quote in scene.quotes:
        signed = SIGNED.match(scene.text, quote.span[1])
        if signed is None or len(scene.text[slice(*quote.inner)].split()) < WORDS:
            continue
        name = trim(scene.text, signed.span("name"), EDGE)
        tokens = scene.doc.char_span(*name, alignment_mode="contract")
        if tokens is None or len(tokens) > LONGEST or any(t.pos_ in ("VERB", "AUX") for t in tokens):
            continue
        if tokens[0].pos_ in ("PROPN", "NOUN", "ADJ"):
            content, cue = (quote.span,), (signed.span("dash"),)
            yield StatementDraft(source=(name,), cue=cue, content=content, form="direct", because="quotation + dash + name")
