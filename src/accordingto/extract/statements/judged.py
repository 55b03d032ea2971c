"""The rules as judges: a quotation has one speaker, and none that has a cue beside it is left out; a known cue has a known act,
and a deed ("rejected the plan") is no statement unless the rules hold it for one ("rejected claims that").
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import Spans, StatementDraft
from accordingto.model.span import length, overlap
from accordingto.parse.align import tokens_in

STEPS = frozenset(("demands", "denies", "threatens", "promises", "declines"))  # acts that are steps of a quarrel
MOST = 0.5  # of a quotation; what has so much of it in a content has it


def judged(scene: Scene, found: Sequence[StatementDraft], ruled: Iterable[StatementDraft]) -> Iterator[StatementDraft]:
    """The trained statements without quotations that stand beside another's cue, and the rules' quotations that none of them has."""
    known = list(ruled)
    quoted = [draft for draft in known if draft.form == "direct" and draft.source]
    found = [one for one in found if not _deed(scene, one) or any(overlap(other.cue, one.cue) for other in known)]
    kept = [_without(_known(one, known), [other.content for other in quoted if not overlap(other.cue, one.cue)]) for one in found]
    yield from kept
    yield from (one for one in known if _nested(scene, one, kept))
    for one in quoted:
        if not any(overlap(draft.content, one.content) >= MOST * length(one.content) for draft in kept):
            yield one


def _nested(scene: Scene, one: StatementDraft, kept: Sequence[StatementDraft]) -> bool:
    """Whether the rules' statement stands in another's content and is a noun's, a political act or plainly said: PolNeAR often leaves
    them out. All nested verbs of theirs would lower PolNeAR dev by two points more than these.
    """
    plain = any(t.pos_ == "VERB" and t.lemma_.lower() in among("plain", "verbs") for t in tokens_in(scene.doc, one.cue))
    wanted = one.form != "direct" and (one.because.startswith("noun") or one.act in STEPS or plain)
    return wanted and any(overlap(one.cue, d.content) for d in kept) and not any(overlap(one.cue, d.cue) for d in kept)


def _deed(scene: Scene, draft: StatementDraft) -> bool:
    """Whether the cue is a verb that does what it says."""
    return any(token.pos_ == "VERB" and token.lemma_.lower() in among("deeds", "verbs") for token in tokens_in(scene.doc, draft.cue))


def _known(draft: StatementDraft, known: Sequence[StatementDraft]) -> StatementDraft:
    """The draft with the act of the rules where they know its cue, and their source where it has none."""
    same = next((other for other in known if overlap(other.cue, draft.cue)), None)
    if same is None:
        return draft
    return msgspec.structs.replace(draft, act=same.act, polarity=same.polarity, source=draft.source or same.source)


def _without(draft: StatementDraft, others: Sequence[Spans]) -> StatementDraft:
    """The draft without later pieces that are quotations of others; its first piece stays."""
    kept = tuple(
        piece
        for number, piece in enumerate(draft.content)
        if not number or not any(overlap((piece,), other) >= MOST * length((piece,)) for other in others)
    )
    return draft if kept == draft.content else msgspec.structs.replace(draft, content=kept)
