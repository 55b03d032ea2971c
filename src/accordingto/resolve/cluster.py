"""A party in the making: what its mentions so far have told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Token

from accordingto.model import MentionDraft, PartyKind
from accordingto.model.span import covers


@dataclass(eq=False)
class Cluster:
    """Mentions that stand for one party; `roles` are (head word of the role, owner) pairs; a `thing` is known to be no person."""

    number: int
    kind: PartyKind = "unknown"
    names: list[str] = field(default_factory=list)
    roles: list[tuple[str, "Cluster | None"]] = field(default_factory=list)
    role: str | None = None
    of: "Cluster | None" = None
    nation: str = ""
    basis: str = ""
    gender: str | None = None
    plural: bool = False
    government: bool = False
    place: bool = False
    thing: bool = False
    mentions: list[int] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether the party may be one person."""
        return not self.plural and (
            self.kind == "person" or (self.kind == "unknown" and bool(self.names) and not self.place and not self.thing)
        )


class Seen(NamedTuple):
    """A mention and what the text shows of it: its head word, sentence, whether it is a source, asked for, inside a quotation.

    `sentence` counts all sentences before it, `told` those that are not wholly quoted.
    """

    draft: MentionDraft
    text: str
    head: Token | None
    sentence: int
    source: bool
    asked: bool
    quoted: bool = False
    told: int = 0

    @property
    def subject(self) -> bool:
        """Whether the mention is the subject of a clause."""
        return self.head is not None and self.head.dep_ in ("nsubj", "nsubjpass")

    @property
    def stands_for(self) -> bool:
        """Whether the words only stand for the phrase whose head the mention has: a relative pronoun."""
        return self.head is not None and not covers(self.draft.spans, self.draft.head)

    @property
    def first(self) -> str:
        """The first word, case-folded."""
        return self.text.split(maxsplit=1)[0].casefold() if self.text.strip() else ""


def last_before(cluster: Cluster, seen: Sequence[Seen], start: int) -> Seen | None:
    """The cluster's nearest mention that starts before the character, or None."""
    before = [seen[i] for i in cluster.mentions if seen[i].draft.spans[0][0] < start]
    return max(before, key=lambda s: s.draft.spans[0][0]) if before else None
