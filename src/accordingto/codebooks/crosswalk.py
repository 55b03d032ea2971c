"""From an event to the codes of other schemes, by the rows of its class: CAMEO, and ACLED's event and sub-event types."""

from collections.abc import Collection
from typing import NamedTuple

from accordingto.codebooks.shapes import Codebook, Crosswalk

BETWEEN = " > "
ROOT = 2  # digits


class Facts(NamedTuple):
    """What the rows ask of an event: its type, mode, contexts and status, its parties' sectors, the words of its trigger and sentence."""

    type: str
    mode: str | None = None
    contexts: Collection[str] = ()
    status: str = "happened"
    actors: Collection[str] = ()
    recipients: Collection[str] = ()
    trigger: Collection[str] = ()
    words: Collection[str] = ()


class Crossed(NamedTuple):
    """The codes of an event in other schemes ("" where a class has none) and the row that gave them."""

    cameo: str
    acled_event: str
    acled_sub_event: str
    basis: str

    @property
    def cameo_root(self) -> str:
        """The first two digits."""
        return self.cameo[:ROOT]


def crossed(book: Codebook, facts: Facts) -> Crossed:
    """The codes by the first row of the class whose conditions hold; empty codes where the book knows no such class or no row."""
    kind = next((k for k in book.classes if k.type == facts.type), None)
    for number, row in enumerate(kind.crosswalk if kind else (), 1):
        if _holds(row, facts):
            event, _, sub_event = row.acled.partition(BETWEEN)
            return Crossed(row.cameo, event, sub_event, f"{facts.type} crosswalk row {number}")
    return Crossed("", "", "", "no crosswalk")


def _holds(row: Crosswalk, facts: Facts) -> bool:
    asked = (
        (row.mode, (facts.mode or "",)),
        (row.context, facts.contexts),
        (row.status, (facts.status,)),
        (row.words, facts.words),
        (row.actors, facts.actors),
        (row.recipients, facts.recipients),
    )
    if row.trigger and not any(word.startswith(row.trigger) for word in facts.trigger):
        return False
    return all(not wanted or not set(wanted).isdisjoint(given) for wanted, given in asked)
