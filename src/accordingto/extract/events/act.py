"""An act on its way to a draft: its trigger, participants and status, as tokens."""

from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.events.lexicon import Match
from accordingto.extract.events.participants import Participant
from accordingto.model import EventStatus, Spans
from accordingto.model.span import EMPTY


class Act(NamedTuple):
    """One act before merging; `place` is where the trigger's frame says it was, `slot` what filled the recipients."""

    match: Match
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    status: EventStatus = "happened"
    hedge: Spans = EMPTY
    place: Spans = EMPTY
    why: str = ""

    @property
    def head(self) -> Token:
        """The head word of the trigger."""
        return self.match.tokens[0]

    @property
    def type(self) -> str:
        """The class's type."""
        return self.match.entry.kind.type

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.head.pos_ in ("NOUN", "PROPN")


def unique(found: list[Participant]) -> tuple[Participant, ...]:
    """The participants without those said twice."""
    seen: set[Spans] = set()
    kept = []
    for one in found:
        if one.spans and one.spans not in seen:
            seen.add(one.spans)
            kept.append(one)
    return tuple(kept)
