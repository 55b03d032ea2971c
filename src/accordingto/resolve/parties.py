"""Mentions to parties: one party of the report for all the names, roles and pronouns that stand for it."""

from accordingto.model import Drafts, Note, Party
from accordingto.parse.pipeline import Parsed


def resolve(parsed: Parsed, drafts: Drafts) -> tuple[tuple[Party, ...], tuple[Note, ...]]:
    """The parties of the report in order of first mention (ids p1, p2, ..), and notes on what could not be settled."""
    return (), ()
