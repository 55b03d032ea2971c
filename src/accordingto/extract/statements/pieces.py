"""The pieces of a content as the network gives them, made whole: it labels word by word and leaves holes that no speaker leaves."""

from collections.abc import Iterator, Sequence

import msgspec

from accordingto.extract.statements import broken, others
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans, StatementDraft
from accordingto.model.span import covers, overlap, trim
from accordingto.parse.align import tokens_in

ENDS = frozenset(".!?:;…")
HOLE = 3  # words between two pieces that are content too, unless they are the statement's own source or cue


def mended(scene: Scene, found: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """The drafts, each with a content without its own source or the "as saying" of whom it relays, and without holes."""
    relaying = [draft.cue for draft in found if scene.text[draft.cue[0][0] : draft.cue[0][0] + 3].lower() == "as "]
    for draft in (_outside(scene, one) for one in found):
        content = others.cut(scene, draft, found)
        pieces = [piece for piece in content if not covers(draft.source, (piece,)) or len(content) == 1]
        if len(pieces) > 1 and any(covers(cue, (pieces[0],)) for cue in relaying if cue != draft.cue):
            del pieces[0]
        own = others.without(scene, draft, pieces, found) if len(pieces) > 1 else pieces
        mine = draft.cue + draft.source
        closed = [
            broken.ended(scene, piece, mine, until) for piece, until in zip(own, [*(p[0] for p in own[1:]), len(scene.text)], strict=False)
        ]
        if closed:
            closed[0] = broken.begun(scene, closed[0], tuple(sorted(mine)))
        whole = tuple(_unmarked(scene, piece) for piece in _joined(scene, closed, mine))
        yield draft if whole == draft.content else msgspec.structs.replace(draft, content=whole)


def _outside(scene: Scene, draft: StatementDraft) -> StatementDraft:
    """The draft whose cue ends before the quotation that it runs into, and whose content has the whole of that."""
    cue: list[Span] = []
    said = list(draft.content)
    for span in draft.cue:
        start, end = _unmarked(scene, span)
        quote = next((q for q in scene.over(start, end) if start < q.span[0] < end), None)
        cue.append((start, end) if quote is None else trim(scene.text, (start, quote.span[0])))
        if quote is not None:
            said = [quote.span, *(p for p in said if not covers((quote.span,), (p,)))]
    return draft if tuple(cue) == draft.cue else msgspec.structs.replace(draft, cue=tuple(cue), content=tuple(sorted(said)))


def _joined(scene: Scene, pieces: Sequence[Span], own: Spans) -> list[Span]:
    """The pieces, two of them one where only a few words stand between that are neither source nor cue of the statement."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        hole = (joined[-1][1], piece[0]) if joined else (0, 0)
        if joined and not overlap((hole,), own) and piece[0] <= scene.paragraph_end(hole[0]) and _small(scene, hole):
            joined[-1] = (joined[-1][0], max(joined[-1][1], piece[1]))
        else:
            joined.append(piece)
    return joined


def _small(scene: Scene, hole: Span) -> bool:
    """Whether the characters are a few words of one sentence."""
    tokens = tokens_in(scene.doc, (hole,)) if hole[0] < hole[1] else []
    return sum(not (token.is_punct or token.is_quote) for token in tokens) <= HOLE and not any(token.text in ENDS for token in tokens)


def _unmarked(scene: Scene, piece: Span) -> Span:
    """The piece without the closing mark of a quotation that begins before it."""
    quote = next((q for q in scene.over(*piece) if q.closed and q.span[0] < piece[0] and q.span[1] == piece[1]), None)
    return (piece[0], max(piece[0] + 1, quote.inner[1])) if quote is not None else piece
