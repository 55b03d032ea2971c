"""Drafts of figures.

In: a `Parsed` and the drafts so far. Out: `FigureDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.model import Drafts, FigureDraft
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[FigureDraft, ...]:
    """The drafts of figures of the report."""
    return ()
