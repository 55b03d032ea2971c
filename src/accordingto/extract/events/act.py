"""An act on its way to a draft: its trigger, participants and status, as tokens."""

from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.events.lexicon import Match
from accordingto.extract.events.participants import Participant
from accordingto.extract.events.words import words
from accordingto.model import EventStatus, Spans
from accordingto.model.span import EMPTY


class Act(NamedTuple):
    """One act before merging; `place` is where the trigger's frame says it was, `given` a type other than the class's."""

    match: Match
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    status: EventStatus = "happened"
    hedge: Spans = EMPTY
    place: Spans = EMPTY
    why: str = ""
    given: str | None = None

    @property
    def head(self) -> Token:
        """The head word of the trigger."""
        return self.match.tokens[0]

    @property
    def words(self) -> tuple[Token, ...]:
        """The words of the trigger; a preposition that only brings a participant ("defected to") is none of them."""
        tokens = self.match.tokens
        bare = len(tokens) > 1 and tokens[-1].dep_ == "prep" and self.head.lemma_.casefold() not in words("prepositional")
        return tokens[:-1] if bare else tokens

    @property
    def type(self) -> str:
        """The type: that of the class, unless the act is only announced."""
        return self.given or self.match.entry.kind.type

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
