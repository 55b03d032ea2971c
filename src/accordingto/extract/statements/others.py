"""The pieces of a content that are no part of it: another says them, they are said apart, or nobody says them."""

from collections.abc import Sequence

from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans, StatementDraft
from accordingto.model.span import covers, overlap, trimmed
from accordingto.parse.align import tokens_in

MOST = 0.8  # of a piece that is another statement


def without(scene: Scene, draft: StatementDraft, pieces: Sequence[Span], found: Sequence[StatementDraft]) -> list[Span]:
    """The pieces of the content that are its own, of several; all of them where nothing would be left."""
    others = [one for one in found if one.cue != draft.cue]
    kept = [
        piece
        for piece in pieces
        if not any(_between(scene, draft, one, piece) or _second(draft, one, piece) or _apart(scene, draft, one, piece) for one in others)
        and (piece == pieces[0] or not _after(scene, draft, pieces[0], piece))
    ]
    return kept or list(pieces)


def cut(scene: Scene, draft: StatementDraft, found: Sequence[StatementDraft]) -> Spans:
    """The content without the source and cue of a statement around it at its end ("..., a paper reports"), and no further than a colon
    behind which another begins.
    """
    pieces = draft.content
    for one in found:
        region = (min(one.cue + one.source)[0], max(one.cue + one.source)[1])
        if one.cue == draft.cue or region[0] <= draft.cue[0][0]:
            continue
        last = pieces[-1] if pieces else region
        around = covers((last,), (region,)) and covers(one.content, draft.cue) and not scene.text[region[1] : last[1]].strip(EDGE)
        beyond = scene.text[region[0] - 2 : region[0]] == ": " and last[0] < region[0] < last[1]
        if around or beyond:
            pieces = trimmed(scene.text, (*pieces[:-1], (last[0], region[0])), EDGE)
    return pieces or draft.content


def _between(scene: Scene, draft: StatementDraft, other: StatementDraft, piece: Span) -> bool:
    """Whether a verb that says the piece stands between it and the cue: of "hoped it would rain, and believed her" she is not hoped for."""
    first, last = (piece[1], draft.cue[0][0]) if piece[1] <= draft.cue[0][0] else (draft.cue[-1][1], piece[0])
    if not covers(((first, last),), other.cue) or not covers(other.content, (piece,)):
        return False
    return any(token.pos_ == "VERB" for token in tokens_in(scene.doc, other.cue))


def _second(draft: StatementDraft, other: StatementDraft, piece: Span) -> bool:
    """Whether the piece begins with another cue of the same speaker: ", disputing the count"."""
    return piece[0] == other.cue[0][0] and other.source == draft.source and bool(draft.source)


def _apart(scene: Scene, draft: StatementDraft, other: StatementDraft, piece: Span) -> bool:
    """Whether the piece is a statement of another in a sentence of its own, with source and cue."""
    if not other.source or not covers((piece,), other.source + other.cue):
        return False
    at = scene.at(other.cue[0][0])
    if scene.inside[at.i] >= 0 or at.sent == scene.at(draft.cue[0][0]).sent:
        return False
    return overlap((piece,), other.source + other.cue + other.content) >= MOST * (piece[1] - piece[0])


def _after(scene: Scene, draft: StatementDraft, first: Span, piece: Span) -> bool:
    """Whether a later piece that no marks of its own quote stands in another sentence or part of one than the cue, or follows a
    quotation and its cue: "“We stay,” she said, on the eve of the vote".
    """
    cue = scene.at(draft.cue[0][0])
    if any(quote != scene.quote_of(cue) for quote in scene.over(*piece)):
        return False
    follows = first[0] < draft.cue[0][0] < piece[0] and bool(scene.over(*first))
    return follows or scene.unit(scene.at(piece[0])) != scene.unit(cue)
