"""Drafts of parties.

In: a `Parsed` and the drafts so far. Out: `MentionDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.model import Drafts, MentionDraft
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[MentionDraft, ...]:
    """The drafts of parties of the report."""
    return ()
