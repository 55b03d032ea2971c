"""Figures to the events that they count: by the words that carry both, in one sentence."""

from collections.abc import Sequence

from accordingto.model import EventDraft, FigureDraft
from accordingto.parse.align import head_of
from accordingto.parse.pipeline import Parsed
from accordingto.parse.syntax import above

COUNTS = frozenset(("killed", "wounded", "casualties", "captured", "released", "displaced", "arrested", "participants"))


def carriers(parsed: Parsed, events: Sequence[EventDraft], figures: Sequence[FigureDraft]) -> dict[int, int]:
    """The index of the event of each figure that has one: the nearest trigger above the figure in the tree, else a party."""
    triggers = {}
    for index, event in enumerate(events):
        head = head_of(parsed.doc, event.trigger)
        if head is not None:
            triggers[head.i] = index
    links: dict[int, int] = {}
    for number, figure in enumerate(figures):
        head = head_of(parsed.doc, figure.spans)
        if head is None or figure.kind not in COUNTS:
            continue
        found = next((triggers[token.i] for token in above(head) if token.i in triggers), None)
        if found is not None:
            links[number] = found
    return links
