"""Which statements of the rules are added where the network has none: those of a kind that is nearly always one."""

from collections.abc import Sequence

from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import StatementDraft
from accordingto.model.span import overlap
from accordingto.parse.align import tokens_in

STEPS = frozenset(("demands", "denies", "threatens", "promises", "declines"))  # acts that are steps of a quarrel
COLON, NAME = "name + colon", 3  # words


def missed(scene: Scene, one: StatementDraft, kept: Sequence[StatementDraft]) -> bool:
    """Whether the network has no statement with the cue and the rules' is sure: a second voice, a name before a colon, a denial, a noun
    whose owner is named; in another's content also a step of a quarrel and what is plainly said, with a clause and outside quotations.

    Of the other nested verbs of the rules PolNeAR dev has two in a hundred, and of nested nouns of nobody none.
    """
    if one.form == "direct" or any(overlap(one.cue, draft.cue) for draft in kept):
        return False
    if one.because == COLON:
        return _short_name(scene, one)
    noun = one.because.startswith("noun") and (bool(one.source) or one.act == "denies")
    if one.within or not any(overlap(one.cue, draft.content) for draft in kept):
        return bool(one.within) or one.act == "denies" or noun
    return noun or _says(scene, one)


def _says(scene: Scene, draft: StatementDraft) -> bool:
    """Whether a step of a quarrel, or a verb that does nothing but say, has a clause outside quotations."""
    if draft.because.endswith("+ object") or scene.quote_of(scene.at(draft.cue[0][0])) is not None:
        return False
    verbs = (token for token in tokens_in(scene.doc, draft.cue) if token.pos_ == "VERB")
    return draft.act in STEPS or any(token.lemma_.lower() in among("plain", "verbs") for token in verbs)


def _short_name(scene: Scene, draft: StatementDraft) -> bool:
    """Whether a few words before a colon are a name or somebody's: headlines have much else there."""
    words = tokens_in(scene.doc, draft.source)
    named = all(token.pos_ == "PROPN" and not (token.is_upper and len(token) > 1) for token in words)
    return 0 < len(words) <= NAME and (named or words[0].tag_ == "PRP$")
