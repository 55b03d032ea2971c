"""Denials by whoever speaks, in a set phrase: "there is no truth in reports that". The statement has no source of its own."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.complements import complements, owner, stray
from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import StatementDraft
from accordingto.parse.align import span_of
from accordingto.parse.syntax import children

ABOUT = frozenset(("in", "to", "for", "behind"))


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements that a claim has no truth in it, in text order."""
    for token in scene.doc:
        none = any(c.lower_ == "no" for c in children(token, "det"))
        there = next(iter(children(token.head, "expl")), None)
        if none and there is not None and token.lemma_.lower() in among("truth", "nouns"):
            yield from _statement(scene, there, token)


def _statement(scene: Scene, there: Token, truth: Token) -> Iterator[StatementDraft]:
    """The denial of the clause, or of the whole claim where it is somebody's and so a statement of its own."""
    held = [p for p in truth.head.subtree if p.dep_ == "prep" and p.lower_ in ABOUT and p.i > truth.i and scene.together(p, truth)]
    noun = next((n for p in held for n in children(p, "pobj")), None)
    clause = dict(complements(noun)).get("that") or next(stray(noun, bare=True), None) if noun is not None else None
    if noun is None or clause is None:
        return
    owned = owner(noun, "that") is not None
    last = noun.left_edge.nbor(-1) if owned else noun
    yield StatementDraft(
        cue=(span_of(there, last),),
        content=tuple(contents.clause_of(scene, last, noun if owned else clause)),
        form="indirect",
        act="denies",
        polarity="denies",
        because=f"noun '{noun.text}' after 'no {truth.text}'",
    )
