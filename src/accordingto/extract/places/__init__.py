"""Drafts of places.

In: a `Parsed` and the drafts so far. Out: `PlaceDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.model import Drafts, PlaceDraft
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[PlaceDraft, ...]:
    """The drafts of places of the report."""
    return ()
