"""Who stands behind an item: statements inside statements, and the statements whose content carries an event or figure."""

from collections.abc import Sequence

from accordingto.model import Spans, StatementDraft
from accordingto.model.nearby import Nearby
from accordingto.model.span import length, overlap

MOSTLY = 0.6  # an item is in a content when that holds most of its characters: contents end a word early or late


def inside(item: Spans, content: Spans) -> bool:
    """Whether the item lies mostly inside the content."""
    both = overlap(content, item)
    return both > 0 and both >= MOSTLY * length(item)


def enclosing(statements: Sequence[StatementDraft]) -> list[int | None]:
    """For each statement the index of the innermost one whose content it stands in, or None; never a circle."""
    contents = Nearby((draft.content, index) for index, draft in enumerate(statements))
    cues = Nearby((draft.cue, index) for index, draft in enumerate(statements))
    parents: list[int | None] = []
    for index, draft in enumerate(statements):
        near = cues.overlapping(draft.within) if draft.within else contents.overlapping(draft.cue)
        holders = [i for _, i in near if i != index and _holds(statements[i], draft)]
        # Of two with one content ("X reported, citing Y") the one that is relayed is the inner one.
        parents.append(min(holders, key=lambda i: (length(statements[i].content), not statements[i].within, i)) if holders else None)
    for index in range(len(parents)):
        _cut_circle(parents, index)
    return parents


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    if inner.within:
        return overlap(outer.cue, inner.within) > 0
    return inside(inner.cue, outer.content) and not inside(outer.cue, inner.content)


def _cut_circle(parents: list[int | None], index: int) -> None:
    seen = {index}
    at = parents[index]
    while at is not None:
        if at in seen:
            parents[index] = None
            return
        seen.add(at)
        at = parents[at]


def voices(item: Spans, contents: Nearby[int], parents: Sequence[int | None]) -> list[int]:
    """The indices of the statements that carry the item, outermost first; empty = the outlet's own voice.

    `contents` holds each statement's index under its content.
    """
    sizes = {index: length(content) for content, index in contents.overlapping(item) if inside(item, content)}
    holders = sorted(sizes)
    depth = {i: len(_upwards(i, parents)) for i in holders}
    if not holders:
        return []
    innermost = min(holders, key=lambda i: (sizes[i], -depth[i], i))
    deeper = [i for i in holders if innermost in _upwards(i, parents)]
    return _upwards(max(deeper, key=lambda i: depth[i]) if deeper else innermost, parents)[::-1]


def _upwards(index: int, parents: Sequence[int | None]) -> list[int]:
    chain: list[int] = []
    at: int | None = index
    while at is not None:
        chain.append(at)
        at = parents[at]
    return chain
