"""Drafts of times.

In: a `Parsed` and the drafts so far. Out: `TimeDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.model import Drafts, TimeDraft
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[TimeDraft, ...]:
    """The drafts of times of the report."""
    return ()
