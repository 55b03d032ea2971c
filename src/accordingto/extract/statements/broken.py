"""Pieces of a content that break off in the middle of a phrase or clause: brought to its end, or without it where it is set off."""

from spacy.tokens import Token

from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans
from accordingto.model.span import overlap, trim
from accordingto.parse.align import tokens_in

OPEN = frozenset(
    ("nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg", "mark", "det", "poss", "compound", "amod", "nummod", "quantmod", "prep")
)
COMMAS = (",", "—", "–")
OBJECTS = frozenset(("pobj", "pcomp"))
SHORTEST = 3  # words that are left of a piece whose last clause goes


def ended(scene: Scene, piece: Span, own: Spans, until: int) -> Span:
    """The piece, on to the end of what its last word opens; without that where a comma sets it off, or where it is not governed by
    the piece or by the cue ("to deliver blows, a | paper reports"). own: the source and cue; until: where the next piece begins.
    """
    tokens = tokens_in(scene.doc, (piece,))
    while tokens and (tokens[-1].is_punct or tokens[-1].is_quote):
        tokens.pop()
    if len(tokens) > 1 and tokens[-1].dep_ == "cc":  # "to vote and | ...": what it joins is no longer said
        return trim(scene.text, (piece[0], tokens[-1].idx), EDGE)
    top = _open(tokens)
    if top is None:
        return piece
    lead = top.left_edge.i - 1
    if lead > tokens[0].i + SHORTEST and scene.doc[lead].text == "," and lead < tokens[-1].i:
        return trim(scene.text, (piece[0], scene.doc[lead].idx), EDGE)
    last, held = top.right_edge, {t.i for t in (*tokens, *tokens_in(scene.doc, own))}
    if top.head.i not in held or not scene.together(last, tokens[-1]) or scene.unit(last) != scene.unit(tokens[-1]):
        return piece
    end = min(last.idx + len(last), until)
    return piece if end <= piece[1] or overlap(((piece[1], end),), own) else (piece[0], end)


def begun(scene: Scene, piece: Span, own: Spans) -> Span:
    """The piece from the beginning of its sentence, where it hangs on words before it and a comma and its cue follow.

    "The mill burned down, a | shed of the council, police said": what stands before such a cue is said whole.
    """
    tokens = tokens_in(scene.doc, (piece,))
    start, end = scene.unit(scene.at(piece[0]))
    lead = scene.text[piece[1] : own[0][0]].strip()
    if not tokens or piece[1] > own[0][0] or lead not in COMMAS or scene.text[own[-1][1] : end].strip(EDGE):
        return piece
    first, last = tokens[0], tokens[-1]
    at = first
    while first.i <= at.head.i <= last.i and at.head != at:
        at = at.head
    if not start <= at.head.idx < first.idx or not scene.together(scene.at(start), first) or scene.over(start, piece[0]):
        return piece
    return trim(scene.text, (start, piece[1]), EDGE)


def _open(tokens: list[Token]) -> Token | None:
    """The head of the phrase or clause that the last word opens and the piece does not hold; None where it closes its phrase."""
    if not tokens:
        return None
    last, first = tokens[-1], tokens[0].i
    if last.dep_ == "prep" and any(c.dep_ in OBJECTS and c.i > last.i for c in last.children):
        return last
    at = last
    while first <= at.head.i <= last.i and at.head != at:
        at = at.head
    return at.head if (at.dep_ in OPEN or at.tag_ in ("WP", "WDT")) and at.head.i > last.i else None
