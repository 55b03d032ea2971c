"""The engine `rules`: every extractor by lexicons over the parse, each seeing what the ones before it found."""

from collections.abc import Callable
from typing import Any

import msgspec

from accordingto.extract import events, figures, parties, places, statements, times
from accordingto.model import Drafts
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings

Step = tuple[str, Callable[[Parsed, Drafts, Settings], tuple[Any, ...]]]
STEPS: tuple[Step, ...] = (
    ("times", times.extract),
    ("statements", statements.extract),
    ("figures", figures.extract),
    ("events", events.extract),
    ("places", places.extract),
    ("mentions", parties.extract),
)


def extract(parsed: Parsed, settings: Settings) -> Drafts:
    """All drafts of one report, in the order of `STEPS`."""
    return run(STEPS, parsed, settings)


def run(steps: tuple[Step, ...], parsed: Parsed, settings: Settings) -> Drafts:
    """The drafts of each step, which sees those of the steps before it."""
    drafts = Drafts()
    for name, step in steps:
        drafts = msgspec.structs.replace(drafts, **{name: step(parsed, drafts, settings)})
    return drafts
