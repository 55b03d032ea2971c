"""Drafts of events.

In: a `Parsed` and the drafts so far. Out: `EventDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.model import Drafts, EventDraft
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[EventDraft, ...]:
    """The drafts of events of the report."""
    return ()
