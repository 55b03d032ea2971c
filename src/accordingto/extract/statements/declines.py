"""Statements of those who say nothing: declined to comment, would not say whether, neither confirmed nor denied.

What they do not say is the content, where it is named: it is asserted by nobody.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents, phrases
from accordingto.extract.statements.frames import WH
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.scene import Scene
from accordingto.model import Spans, StatementDraft
from accordingto.parse.align import span_of
from accordingto.parse.syntax import auxiliaries, children, conjuncts, negation

ABOUT = frozenset(("on", "about", "to"))


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements that decline to say something, in text order."""
    known = lexicon()
    for token in scene.doc:
        if token.pos_ != "VERB" or scene.inside[token.i] >= 0 or known.lemma(token) not in among("declines", "says"):
            continue
        governor = _governor(token)
        if governor is not None:
            yield from _statement(scene, token, governor)


def _governor(verb: Token) -> Token | None:
    """The verb whose subject declines: "declined to say" the first, "would not say" itself; None where nobody declines."""
    known = lexicon()
    above = verb.head if verb.dep_ == "xcomp" else verb
    if above is not verb and known.lemma(above) in among("declines", "verbs"):
        return above
    said_not = negation(verb) is not None or any(c.lower_ == "neither" for c in verb.children)
    modal = any(c.lower_ in among("declines", "auxiliaries") for c in verb.children if c.dep_ in ("aux", "neg"))
    either = any(c.lower_ == "neither" for c in verb.children)
    silent = known.lemma(verb) in among("declines", "silent")
    return verb if either or (said_not and (modal or silent)) else None


def _statement(scene: Scene, verb: Token, governor: Token) -> Iterator[StatementDraft]:
    noun = phrases.subject(scene, governor)
    if noun is None or not scene.together(noun, verb):
        return
    last = next((v for v in reversed(conjuncts(verb)) if v.pos_ == "VERB" and v.i - verb.i <= 4), verb)
    first = min([governor, *auxiliaries(governor), *(c for c in governor.children if c.lower_ == "neither")], key=lambda t: t.i)
    first = first if governor.i - first.i <= 4 else governor
    end, content = _content(scene, last)
    source = phrases.source_span(scene, noun, governor)
    yield StatementDraft(
        source=(source,),
        cue=(span_of(first, end),),
        content=content,
        form="indirect",
        act="declines",
        because=f"'{scene.text[first.idx : end.idx + len(end)]}'",
    )


def _content(scene: Scene, verb: Token) -> tuple[Token, Spans]:
    """The last word of the cue, and what is not said: a clause, an object, or what the comment would be about."""
    particle = next(iter(children(verb, "prt")), verb)
    for child in verb.children:
        if child.i < verb.i or not scene.together(child, verb):
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.left_edge.lower_ in WH | {"that"}:
            mark = child.left_edge
            whole = contents.clause_of(scene, verb, child)
            if mark.lower_ in ("whether", "if") and whole:
                begin = mark.idx + len(mark) + 1
                return mark, ((begin, whole[0][1]), *whole[1:])
            return particle, tuple(whole)
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ == "VBG"):
            return particle, tuple(contents.clause_of(scene, verb, child))
        if child.dep_ == "dobj":
            return particle, tuple(contents.clause_of(scene, verb, child))
        if child.dep_ == "prep" and child.lower_ in ABOUT:
            found = next(iter(children(child, "pobj", "pcomp")), None)
            if found is not None and found.lemma_.lower() not in among("declines", "requests"):
                return child, tuple(contents.clause_of(scene, verb, found))
    return particle, ()
