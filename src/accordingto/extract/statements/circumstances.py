"""Time and place of the saying: the words beside its cue, not those in its content."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import Spans, StatementDraft, TimeDraft
from accordingto.model.span import EMPTY, overlap
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children

PLACES = frozenset(("in", "at", "from", "near", "outside"))
BESIDE = ("npadvmod", "prep", "advmod", "agent", "pobj")


def when(scene: Scene, draft: StatementDraft, times: Sequence[TimeDraft]) -> Spans:
    """The words for the time of the saying: the first time expression that hangs on the cue outside the content."""
    beside = _beside(scene, draft)
    return next((t.spans for t in times if overlap(t.spans, beside) and not overlap(t.spans, draft.content)), EMPTY)


def where(scene: Scene, draft: StatementDraft, times: Sequence[TimeDraft]) -> Spans:
    """The words for the place of the saying: a named place after "in", "at" or "from" beside the cue."""
    for token in _heads(scene, draft):
        if token.lower_ not in PLACES or token.dep_ != "prep":
            continue
        for noun in children(token, "pobj"):
            spans = spans_of(t for t in noun.subtree if t.dep_ not in ("relcl", "acl"))
            named = any(t.pos_ == "PROPN" for t in noun.subtree) and noun.lemma_.lower() not in among("media", "nouns")
            if named and not overlap(spans, draft.content) and not any(overlap(t.spans, spans) for t in times):
                return spans
    return EMPTY


def _heads(scene: Scene, draft: StatementDraft) -> Iterator[Token]:
    """The words beside the cue that hang on its verb, and on the prepositions beside it."""
    start, end = draft.cue[-1]
    cue = scene.doc.char_span(start, end, alignment_mode="expand")
    for verb in cue or ():
        if verb.pos_ == "VERB":
            for child in children(verb, *BESIDE):
                yield child
                yield from (c for noun in children(child, "pobj") for c in children(noun, "prep") if child.lower_ == "in")


def _beside(scene: Scene, draft: StatementDraft) -> Spans:
    return spans_of({t for head in _heads(scene, draft) for t in head.subtree})
