"""Place names to points of the gazetteer."""

from accordingto.model import Drafts, Note, Place
from accordingto.parse.pipeline import Parsed


def resolve(parsed: Parsed, drafts: Drafts) -> tuple[tuple[Place, ...], tuple[Note, ...]]:
    """The places of the report in text order (ids l1, l2, ..), and notes on what could not be settled."""
    return (), ()
