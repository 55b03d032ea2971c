"""Times to TIMEX3 values and intervals, against the dateline, the published date and each other."""

from accordingto.model import Drafts, Note, Time
from accordingto.parse.pipeline import Parsed


def resolve(parsed: Parsed, drafts: Drafts) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The times of the report in text order (ids t1, t2, ..), and notes on what could not be settled."""
    return (), ()
