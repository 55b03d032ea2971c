"""Drafts to the record: ids in text order, and every reference from item to item."""

from collections.abc import Sequence

import msgspec

from accordingto.gazetteer.actors import Actors
from accordingto.model import (
    Drafts,
    Event,
    EventDraft,
    Figure,
    FigureDraft,
    MadeWith,
    Note,
    Party,
    Place,
    Record,
    Ref,
    Report,
    Spans,
    Statement,
    StatementDraft,
    Time,
)
from accordingto.model.figure import Counted
from accordingto.model.nearby import Nearby
from accordingto.model.span import length, overlap
from accordingto.parse.pipeline import Parsed
from accordingto.resolve import chain, events, parties, places, times


class Known:
    """What items of the record refer to, found by place."""

    def __init__(
        self, statements: Sequence[StatementDraft], parties: Sequence[Party], times: Sequence[Time], places: Sequence[Place]
    ) -> None:
        self.parents = chain.enclosing(statements)
        self._contents = Nearby((draft.content, index) for index, draft in enumerate(statements))
        self._mentions = Nearby((mention, party.id) for party in parties for mention in party.mentions)
        self._times = Nearby((time.spans, time.id) for time in times)
        self._places = Nearby((place.spans, place.id) for place in places)

    def party(self, spans: Spans) -> str | None:
        """The party whose mention has most in common with the spans."""
        found = self._mentions.overlapping(spans)
        return max(found, key=lambda item: _alike(spans, item[0]))[1] if found else None

    def time(self, spans: Spans) -> str | None:
        """The time that overlaps the spans most."""
        found = self._times.overlapping(spans)
        return max(found, key=lambda item: overlap(item[0], spans))[1] if found else None

    def place(self, spans: Spans) -> str | None:
        """The place that overlaps the spans, the last of them: "a square in Oskel" happened in Oskel."""
        found = self._places.overlapping(spans)
        return found[-1][1] if found else None

    def voices(self, spans: Spans) -> tuple[str, ...]:
        """The ids of the statements that carry the spans, outermost first."""
        return tuple(_sid(i) for i in chain.voices(spans, self._contents, self.parents))


def _alike(one: Spans, two: Spans) -> float:
    both = overlap(one, two)
    return both / (length(one) + length(two) - both) if both else 0.0


def _sid(index: int | None) -> str:
    return f"s{index + 1}" if index is not None else ""


def record(
    parsed: Parsed, drafts: Drafts, *, id: str, made_with: MadeWith, notes: Sequence[Note] = (), listed: Actors | None = None
) -> Record:
    """The record of the report: its drafts resolved against each other and numbered in text order; listed is the user's actor list."""
    found_times, time_notes = times.resolve(parsed, drafts)
    found_places, place_notes = places.resolve(parsed, drafts)
    found_parties, party_notes = parties.resolve(parsed, drafts, listed)
    said = sorted(drafts.statements, key=lambda s: (min(s.cue + s.source + s.content), s.cue))
    known = Known(said, found_parties, found_times, found_places)
    counted = sorted(drafts.figures, key=lambda f: f.spans)
    numbers = Nearby((draft.spans, index) for index, draft in enumerate(counted))
    done = sorted(drafts.events, key=lambda e: e.trigger)
    links = events.carriers(parsed, done, counted)
    return Record(
        id=id,
        made_with=made_with,
        report=_dated(parsed.report, known),
        parties=found_parties,
        statements=tuple(_statement(i, draft, known) for i, draft in enumerate(said)),
        events=tuple(_event(i, draft, known, links) for i, draft in enumerate(done)),
        figures=tuple(_figure(i, draft, known, numbers, links) for i, draft in enumerate(counted)),
        times=found_times,
        places=found_places,
        notes=(*notes, *time_notes, *place_notes, *party_notes),
    )


def _dated(report: Report, known: Known) -> Report:
    if report.dateline is None:
        return report
    date = known.time(report.dateline.spans)
    return msgspec.structs.replace(report, dateline=msgspec.structs.replace(report.dateline, date=date))


def _ref(spans: Spans, known: Known) -> Ref:
    return Ref(spans=spans, party=known.party(spans))


def _statement(index: int, draft: StatementDraft, known: Known) -> Statement:
    parent = known.parents[index]
    return Statement(
        id=_sid(index),
        source=_ref(draft.source, known) if draft.source else None,
        cue=draft.cue,
        content=draft.content,
        form=draft.form,
        polarity=draft.polarity,
        act=draft.act,
        hedge=draft.hedge,
        within=_sid(parent) if parent is not None else None,
        when=known.time(draft.when),
        where=known.place(draft.where),
        score=draft.score,
        because=draft.because,
    )


def _event(index: int, draft: EventDraft, known: Known, links: dict[int, int]) -> Event:
    return Event(
        id=f"e{index + 1}",
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        trigger=draft.trigger,
        actors=tuple(_ref(spans, known) for spans in draft.actors),
        recipients=tuple(_ref(spans, known) for spans in draft.recipients),
        hedge=draft.hedge,
        status=draft.status,
        according_to=known.voices(draft.trigger),
        when=known.time(draft.when),
        where=known.place(draft.where),
        figures=tuple(f"f{figure + 1}" for figure, event in sorted(links.items()) if event == index),
        score=draft.score,
        because=draft.because,
    )


def _figure(index: int, draft: FigureDraft, known: Known, numbers: Nearby[int], links: dict[int, int]) -> Figure:
    whole = next((i for _, i in numbers.overlapping(draft.subset_of) if i != index), None)
    return Figure(
        id=f"f{index + 1}",
        spans=draft.spans,
        low=draft.low,
        high=draft.high,
        hedge=draft.hedge,
        convention=draft.convention,
        kind=draft.kind,
        of=Counted(spans=draft.of) if draft.of else None,
        subset_of=f"f{whole + 1}" if whole is not None else None,
        status=draft.status,
        running=draft.running,
        revised=draft.revised,
        according_to=known.voices(draft.spans),
        event=f"e{links[index] + 1}" if index in links else None,
        as_of=known.time(draft.as_of),
        score=draft.score,
        because=draft.because,
    )
