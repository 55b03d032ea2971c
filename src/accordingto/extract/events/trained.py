"""Events by the trained network beside those of the codebook's frames; the codebook adds mode, contexts, time and place.

One label path for each trigger gives trigger, actors, recipients and hedge; two heads give type and status. What the codebook
knows of the trigger's word (its mode, its frame for where) is taken from there.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
from spacy.tokens import Token

from accordingto.extract.events.lexicon import Lexicon, Match
from accordingto.extract.events.modes import contexts, mode
from accordingto.extract.events.setting import when, where
from accordingto.model import EventDraft, Spans, TimeDraft
from accordingto.model.span import overlap
from accordingto.parse.align import head_of, tokens_in
from accordingto.parse.hints import STATUSES, TYPES
from accordingto.parse.pipeline import Parsed
from accordingto.parse.reader import Found, Reading

NAMING = frozenset(("NOUN", "PROPN", "PRON", "X", "NUM", "ADJ"))
Times = Sequence[tuple[Token, TimeDraft]]


def drafts(parsed: Parsed, reading: Reading, known: Lexicon, times: Times, taken: Iterable[Spans]) -> Iterator[EventDraft]:
    """The events that the network finds beside the triggers that are taken, the surest first; one a trigger."""
    taken = list(taken)
    for found in sorted(reading.done, key=lambda f: -f.score):
        trigger = reading.words.characters(parsed.text, found.pieces["trigger"])
        sure = found.score >= reading.card["threshold_event"]
        if not sure or not trigger or any(overlap(trigger, other) for other in taken):
            continue
        taken.append(trigger)
        yield _draft(parsed, reading, found, trigger, known, times)


def _draft(parsed: Parsed, reading: Reading, found: Found, trigger: Spans, known: Lexicon, times: Times) -> EventDraft:
    assert found.kinds is not None
    type = TYPES[int(np.argmax(found.kinds[1:]))]
    head = head_of(parsed.doc, trigger)
    match = next((m for m in known.matches(head) if m.entry.kind.type == type), None) if head is not None else None
    actors, recipients = (_parties(parsed, reading, found.pieces[role]) for role in ("actor", "recipient"))
    draft = EventDraft(
        type=type,
        trigger=trigger,
        actors=actors,
        recipients=tuple(spans for spans in recipients if spans not in actors),
        hedge=reading.words.characters(parsed.text, found.pieces["hedge"]),
        status=STATUSES[int(np.argmax(found.classes))],  # type: ignore[arg-type]
        because=f"trained on: {type} trigger '{' '.join(parsed.text[s:e] for s, e in trigger)}'",
    )
    return _set(parsed, draft, head, match, known, times) if head is not None else draft


def _set(parsed: Parsed, draft: EventDraft, head: Token, match: Match | None, known: Lexicon, times: Times) -> EventDraft:
    """The draft with its time and place, and what the codebook says of its trigger."""
    taken = {t.i for _, time in times for t in tokens_in(parsed.doc, time.spans)}
    taken |= {t.i for spans in (*draft.actors, *draft.recipients) for t in tokens_in(parsed.doc, spans)}
    tokens = match.tokens if match else (head,)
    return msgspec.structs.replace(
        draft,
        mode=mode(known.kinds.get(draft.type), match.entry.trigger if match else None, tokens),
        contexts=contexts(known.contexts, match.entry.trigger if match else None, tokens),
        when=when(head, times),
        where=where(tokens, frozenset(taken)),
    )


def _parties(parsed: Parsed, reading: Reading, pieces: Sequence[tuple[int, int]]) -> tuple[Spans, ...]:
    """Each piece that names somebody or something, as a participant of its own; none twice."""
    found = [reading.words.characters(parsed.text, [piece]) for piece in pieces]
    return tuple(dict.fromkeys(spans for spans in found if spans and any(t.pos_ in NAMING for t in tokens_in(parsed.doc, spans))))
