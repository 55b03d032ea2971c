"""Drafts of parties: every phrase that stands for a person, group, state, organisation or people.

In: a `Parsed` and the drafts so far. Out: `MentionDraft`s in text order.
To add a word: a row in `lang/<xx>/titles.toml`; to add a way of reading: a file here.
"""

from accordingto.extract.parties.chunks import chunks
from accordingto.extract.parties.links import links
from accordingto.extract.parties.mentions import Mentions, wanted
from accordingto.extract.parties.reading import read
from accordingto.model import Drafts, MentionDraft
from accordingto.parse.align import tokens_in
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[MentionDraft, ...]:
    """The mentions of parties: those that statements and events ask for, and those that stand by themselves."""
    closed = frozenset(t.i for draft in drafts.times for t in tokens_in(parsed.doc, draft.spans))
    readings = [read(chunk) for chunk in chunks(parsed.doc, closed)]
    return Mentions(parsed, readings, links(parsed.text, readings)).collect(wanted(drafts))
