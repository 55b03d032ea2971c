"""Statements by a noun: her claim that, the allegation that, a warning by, their demand for."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.complements import complements, lent, owner
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.phrases import EDGE, noun_span, subject
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, Span, StatementDraft
from accordingto.model.span import EMPTY, trim
from accordingto.parse.align import span_of


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is a noun, in text order."""
    known = lexicon()
    for token in scene.doc:
        if token.pos_ == "NOUN" and scene.inside[token.i] < 0:
            frames = known.nouns.get(known.lemma(token), {})
            if frames:
                draft = _statement(scene, token, frames)
                if draft is not None:
                    yield draft


def _statement(scene: Scene, noun: Token, frames: dict[str, Act]) -> StatementDraft | None:
    offered = dict(complements(noun))
    frame = next((f for f in ("that", "to", *frames) if f in frames and f in offered), None)
    if frame is None:
        return None
    verb = lent(noun)
    whose = subject(scene, verb) if verb is not None else owner(noun, frame)
    if whose is None and _light(noun):
        whose = subject(scene, noun.head)
    if whose is None and frame != "that":
        return None
    if not scene.together(offered[frame], noun) and scene.inside[noun.i] >= 0:
        return None
    content = contents.clause_of(scene, noun, offered[frame])
    act = frames[frame]
    return StatementDraft(
        source=(_source(scene, whose, offered[frame]),) if whose is not None else EMPTY,
        cue=((min(t.idx for t in (noun, *([verb] if verb else []))), _cue(noun, frame, offered[frame])[1]),),
        content=tuple(content),
        form="indirect",
        act=act,
        polarity="denies" if act == "denies" else "asserts",
        because=f"noun '{noun.text}' + {frame}",
    )


def _source(scene: Scene, whose: Token, head: Token) -> Span:
    """The phrase of whoever says it, without the clause that the parser hangs on them: "the claim by a guard that they fled"."""
    start, end = noun_span(scene, whose)
    first = head.left_edge.idx
    return trim(scene.text, (start, min(end, first) if first > whose.idx else end), EDGE)


def _light(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in among("light", "verbs")


def _cue(noun: Token, frame: str, head: Token) -> Span:
    if frame in ("that", "to"):
        return span_of(noun)
    return span_of(noun, noun.doc[head.left_edge.i - 1]) if head.left_edge.i - 1 == noun.i + 1 else span_of(noun)
