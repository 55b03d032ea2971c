"""Figures to the events that they count: by the participants that hold them, the words above them, or the sentence."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.model import EventDraft, FigureDraft
from accordingto.model.span import length, overlap
from accordingto.parse.align import head_of
from accordingto.parse.pipeline import Parsed
from accordingto.parse.syntax import above

# What an event of a type does to those whom a figure of a kind counts; other kinds are linked by the words alone.
FITS: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT",),
    "casualties": ("ASSAULT",),
    "missing": ("ASSAULT", "COERCE"),
    "captured": ("ASSAULT", "COERCE"),
    "arrested": ("COERCE",),
    "released": ("RETREAT", "CONCEDE", "AGREE"),
    "displaced": ("COERCE", "ASSAULT", "RETREAT"),
    "participants": ("PROTEST", "MOBILIZE", "ASSAULT", "RETREAT", "SUPPORT"),
}
VERBS_UP = 2  # clauses climbed: what stands higher tells another act


def carriers(parsed: Parsed, events: Sequence[EventDraft], figures: Sequence[FigureDraft]) -> dict[int, int]:
    """The index of the event of each figure that has one.

    First the event among whose actors or recipients the figure stands, then the nearest trigger above it in the tree,
    then the nearest trigger of a fitting type in its sentence.
    """
    heads = {index: head for index, event in enumerate(events) if (head := head_of(parsed.doc, event.trigger)) is not None}
    links: dict[int, int] = {}
    for number, figure in enumerate(figures):
        head = head_of(parsed.doc, figure.spans)
        if head is None:
            continue
        found = _holder(figure, events)
        if found is None:
            found = _governor(head, figure, events, heads)
        if found is None and figure.kind in FITS:
            found = _beside(head, figure, events, heads)
        if found is not None:
            links[number] = found
    return links


def _holder(figure: FigureDraft, events: Sequence[EventDraft]) -> int | None:
    """The event with the shortest participant that holds the figure; one of a fitting type before others."""
    held = [
        (not _fits(figure, event), length(spans), index)
        for index, event in enumerate(events)
        for spans in (*event.actors, *event.recipients)
        if overlap(spans, figure.spans)
    ]
    return min(held)[2] if held else None


def _governor(head: Token, figure: FigureDraft, events: Sequence[EventDraft], heads: dict[int, Token]) -> int | None:
    at = {token.i: index for index, token in heads.items()}
    verbs = 0
    for token in above(head):
        index = at.get(token.i)
        if index is not None and (figure.kind not in FITS or _fits(figure, events[index])):
            return index
        verbs += token.pos_ in ("VERB", "AUX")
        if verbs >= VERBS_UP:
            return None
    return None


def _beside(head: Token, figure: FigureDraft, events: Sequence[EventDraft], heads: dict[int, Token]) -> int | None:
    inside = [(abs(token.i - head.i), index) for index, token in heads.items() if token.sent == head.sent and _fits(figure, events[index])]
    return min(inside)[1] if inside else None


def _fits(figure: FigureDraft, event: EventDraft) -> bool:
    return event.type in FITS.get(figure.kind, (event.type,))
