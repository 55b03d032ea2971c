"""Statements by a noun: her claim that, the allegation that, a warning by, their demand for."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.frames import preposition_frame
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.phrases import noun_span, subject
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, Span, StatementDraft
from accordingto.model.span import EMPTY
from accordingto.parse.align import span_of
from accordingto.parse.syntax import children


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


def complements(noun: Token) -> Iterator[tuple[str, Token]]:
    """What the noun takes after it: a clause, an infinitive, or the object of a preposition."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl"):
            marks = [c for c in child.children if c.i < child.i]
            if any(c.dep_ == "aux" and c.lower_ == "to" for c in marks):
                yield "to", child
            elif any(c.dep_ == "mark" and c.lower_ == "that" for c in marks) or (child.dep_ == "ccomp" and child.tag_ != "VBG"):
                yield "that", child
        elif child.dep_ in ("prep", "agent"):
            objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if child.lower_ in ("of", "by", "from"):
                yield from (("that", clause) for c in objects for clause in _hung(c))
            yield from ((preposition_frame(child), c) for c in objects)


def _hung(name: Token) -> Iterator[Token]:
    """The that-clauses that the parser hangs on a name although they are the noun's: "the claim of X, a guard, that they fled"."""
    for holder in (name, *children(name, "appos")):
        for clause in children(holder, "acl", "relcl", "ccomp"):
            if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
                yield clause


def owner(noun: Token, frame: str) -> Token | None:
    """Whose the noun is: its possessor, or what stands after by, from, or of (before a clause)."""
    own = children(noun, "poss")
    if own:
        return own[0]
    for child in children(noun, "prep", "agent"):
        if child.lower_ in ("by", "from") or (child.lower_ == "of" and frame in ("that", "to")):
            found = children(child, "pobj")
            if found:
                return found[0]
    for child in children(noun, "acl"):
        if child.tag_ == "VBN":
            return next((p for by in children(child, "agent") for p in children(by, "pobj")), None)
    named = [c for c in children(noun, "compound", "amod", "nmod") if c.text[:1].isupper() and c.i > noun.sent.start]
    return named[0] if named else None


def _statement(scene: Scene, noun: Token, frames: dict[str, Act]) -> StatementDraft | None:
    offered = dict(complements(noun))
    frame = next((f for f in ("that", "to", *frames) if f in frames and f in offered), None)
    if frame is None:
        return None
    whose = owner(noun, frame)
    if whose is None and _light(noun):
        whose = subject(scene, noun.head)
    if whose is None and frame != "that":
        return None
    if not scene.together(offered[frame], noun) and scene.inside[noun.i] >= 0:
        return None
    content = contents.clause_of(scene, noun, offered[frame])
    act = frames[frame]
    return StatementDraft(
        source=(noun_span(scene, whose),) if whose is not None else EMPTY,
        cue=(_cue(noun, frame, offered[frame]),),
        content=tuple(content),
        form="indirect",
        act=act,
        polarity="denies" if act == "denies" else "asserts",
        because=f"noun '{noun.text}' + {frame}",
    )


def _light(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in among("light", "verbs")


def _cue(noun: Token, frame: str, head: Token) -> Span:
    if frame in ("that", "to"):
        return span_of(noun)
    return span_of(noun, noun.doc[head.left_edge.i - 1]) if head.left_edge.i - 1 == noun.i + 1 else span_of(noun)
