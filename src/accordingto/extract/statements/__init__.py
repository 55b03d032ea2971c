"""Who says what: statements by cue.

In: a `Parsed`. Out: `StatementDraft`s: source, cue, content, form, polarity, act, hedge, time and place of the saying.
To add a kind of cue: one file with `drafts(scene)`, and its name in `RULES`; words go to `lang/<xx>/cues.toml`.
"""

import msgspec

from accordingto.extract.statements import (
    according,
    adjectives,
    circumstances,
    cited,
    colons,
    combine,
    dashes,
    declines,
    hedges,
    judged,
    nouns,
    orphans,
    pieces,
    relayed,
    trained,
    untrue,
    verbs,
)
from accordingto.extract.statements.scene import Scene, scene
from accordingto.model import Drafts, StatementDraft
from accordingto.parse.pipeline import Parsed
from accordingto.parse.reader import Reading
from accordingto.settings import Settings

RULES = (declines, untrue, verbs, according, colons, dashes, nouns, adjectives)


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[StatementDraft, ...]:
    """The statements of the report in text order."""
    seen = scene(parsed)
    return tuple(_complete(seen, draft, drafts) for draft in by_rules(seen))


def ruled(parsed: Parsed) -> tuple[StatementDraft, ...]:
    """The statements that the rules find, as the network gets them for hints."""
    return by_rules(scene(parsed))


def by_rules(seen: Scene) -> tuple[StatementDraft, ...]:
    """The statements that the rules find, in text order, before hedges and circumstances."""
    found = [draft for rule in RULES for draft in rule.drafts(seen)]
    kept = combine.combined(seen, [*cited.drafts(seen, found), *found])
    return combine.combined(seen, orphans.adopted(seen, kept))


def extract_trained(
    parsed: Parsed, drafts: Drafts, settings: Settings, *, reading: Reading, ruled: tuple[StatementDraft, ...]
) -> tuple[StatementDraft, ...]:
    """The statements of the report in text order, as trained weights read them that saw what the rules find."""
    seen = scene(parsed)
    found = combine.combined(seen, trained.drafts(seen, reading))
    kept = combine.combined(seen, pieces.mended(seen, tuple(judged.judged(seen, found, ruled))))
    whole = combine.combined(seen, orphans.adopted(seen, kept))
    return tuple(_complete(seen, draft, drafts) for draft in relayed.relayed(seen, whole))


def _complete(seen: Scene, draft: StatementDraft, drafts: Drafts) -> StatementDraft:
    return msgspec.structs.replace(
        draft,
        hedge=hedges.hedge(seen.text, draft.cue, draft.content),
        when=circumstances.when(seen, draft, drafts.times),
        where=circumstances.where(seen, draft, drafts.times),
    )
