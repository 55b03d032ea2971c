"""Statements by an adjective: she is confident that, critical of, eager to."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.complements import complements
from accordingto.extract.statements.lexicon import lexicon
from accordingto.extract.statements.phrases import noun_span, subject
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, StatementDraft
from accordingto.parse.align import span_of, spans_of
from accordingto.parse.syntax import auxiliaries


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is an adjective, in text order."""
    known = lexicon()
    for token in scene.doc:
        if token.pos_ in ("ADJ", "VERB") and token.dep_ in ("acomp", "ROOT", "conj", "oprd") and scene.inside[token.i] < 0:
            frames = known.adjectives.get(token.lower_, {})
            if frames:
                draft = _statement(scene, token, frames)
                if draft is not None:
                    yield draft


def _statement(scene: Scene, adjective: Token, frames: dict[str, Act]) -> StatementDraft | None:
    offered = dict(_complements(adjective))
    frame = next((f for f in frames if f in offered), None)
    verb = adjective.head if adjective.dep_ == "acomp" else adjective
    noun = subject(scene, verb) if frame is not None else None
    if frame is None or noun is None or noun.lower_ in ("it", "there") or not scene.together(noun, adjective):
        return None
    cue = spans_of([*auxiliaries(verb), verb, adjective]) if verb.i < adjective.i else (span_of(adjective),)
    return StatementDraft(
        source=(noun_span(scene, noun),),
        cue=cue,
        content=tuple(contents.clause_of(scene, adjective, offered[frame])),
        form="indirect",
        act=frames[frame],
        because=f"'{adjective.text}' + {frame}",
    )


def _complements(adjective: Token) -> Iterator[tuple[str, Token]]:
    yield from complements(adjective)
    for child in adjective.children:
        if child.dep_ == "xcomp" and child.i > adjective.i:
            yield "to", child
