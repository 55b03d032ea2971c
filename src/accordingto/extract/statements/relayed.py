"""One content, two voices: of "X reported, citing Y" and "X quoted Y as saying" Y's statement stands in X's."""

from collections.abc import Iterator, Sequence

import msgspec

from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import StatementDraft
from accordingto.model.span import length, overlap
from accordingto.parse.align import tokens_in

SAME = 0.8  # of the longer content


def relayed(scene: Scene, drafts: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """The drafts, each that is relayed with the cue of the one that relays it."""
    for draft in drafts:
        outer = next((other for other in drafts if _relays(scene, other, draft)), None) if not draft.within else None
        yield msgspec.structs.replace(draft, within=outer.cue) if outer is not None else draft


def _relays(scene: Scene, outer: StatementDraft, inner: StatementDraft) -> bool:
    if outer is inner or outer.cue == inner.cue or not _cited(scene, inner) or _cited(scene, outer):
        return False
    both, longest = overlap(outer.content, inner.content), max(length(outer.content), length(inner.content))
    begun = inner.content and outer.content and inner.content[0][0] == outer.content[0][0]  # its end may be found a clause too early
    return longest > 0 and (both >= SAME * longest or (bool(begun) and both >= SAME * length(inner.content) and 2 * both >= longest))


def _cited(scene: Scene, draft: StatementDraft) -> bool:
    """Whether the cue says that another's words are passed on: "citing", "quoting", "as saying"."""
    words = list(tokens_in(scene.doc, draft.cue))
    first = words[0] if words else None
    return first is not None and (first.lower_ == "as" or (first.tag_ == "VBG" and first.lemma_.lower() in among("citing", "verbs")))
