"""The rules as judges: a quotation has one speaker, and none that has a cue beside it is left out; a known cue has a known act,
and a deed ("rejected the plan") is no statement unless the rules hold it for one ("rejected claims that").
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from accordingto.extract.statements import whose
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.missed import missed
from accordingto.extract.statements.scene import Scene
from accordingto.model import Spans, StatementDraft
from accordingto.model.span import covers, length, overlap
from accordingto.parse.align import tokens_in
from accordingto.parse.syntax import children

MOST = 0.5  # of a quotation; what has so much of it in a content has it


def judged(scene: Scene, found: Sequence[StatementDraft], ruled: Iterable[StatementDraft]) -> Iterator[StatementDraft]:
    """The trained statements without quotations that stand beside another's cue, and the rules' quotations that none of them has."""
    known = list(ruled)
    quoted = [draft for draft in known if draft.form == "direct" and draft.source]
    found = [
        one for one in found if not (_deed(scene, one) or _background(scene, one)) or any(overlap(other.cue, one.cue) for other in known)
    ]
    kept = [
        _without(whose.named(scene, _known(one, known)), [other.content for other in quoted if not overlap(other.cue, one.cue)])
        for one in found
    ]
    kept = [other for one in kept for other in _parted(one, known)]
    yield from kept
    yield from (one for one in known if missed(scene, one, kept))
    for one in quoted:
        if not any(overlap(draft.content, one.content) >= MOST * length(one.content) for draft in kept):
            yield one


def _parted(draft: StatementDraft, known: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """The draft, or where its cue runs over a noun's owner the two statements that are in it: "demanded an admission by X that"."""
    within = [other for other in known if overlap(other.cue, draft.cue)]
    nouns = [one for one in within if one.because.startswith("noun") and covers(draft.cue, one.source)]
    if not nouns or len(within) == len(nouns):
        yield draft
        return
    yield from (msgspec.structs.replace(one, score=draft.score) for one in within)


def _deed(scene: Scene, draft: StatementDraft) -> bool:
    """Whether the cue is a verb that does what it says: "rejected the plan", "dismissed an appeal"."""
    verbs = [token for token in tokens_in(scene.doc, draft.cue) if token.pos_ == "VERB"]
    if any(verb.lemma_.lower() in among("deeds", "verbs") for verb in verbs):
        return True
    refused = [verb for verb in verbs if lexicon().verb(verb).get("object") == "denies"]
    return any(noun.lemma_.lower() in among("offers", "nouns") for verb in refused for noun in children(verb, "dobj"))


def _background(scene: Scene, draft: StatementDraft) -> bool:
    """Whether the cue is a noun that says nothing, as far as the lexicon knows ("recollection of"): one in three is a cue in PolNeAR."""
    words = tokens_in(scene.doc, draft.cue)
    says = any(lexicon().lemma(token) in lexicon().nouns or lexicon().lemma(token) in lexicon().verbs for token in words)
    return not says and any(token.pos_ == "NOUN" for token in words) and not any(token.pos_ in ("VERB", "AUX", "ADJ") for token in words)


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
