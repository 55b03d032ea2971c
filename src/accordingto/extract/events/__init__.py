"""Drafts of events.

In: a `Parsed` and the drafts so far. Out: `EventDraft`s in text order.
To add a pattern: a row in a codebook's YAML, or in `lang/<xx>/events.toml`; to add a way of reading: a file here.
"""

from spacy.tokens import Token

from accordingto.extract.events import trained
from accordingto.extract.events.act import Act
from accordingto.extract.events.conditions import accept, missed
from accordingto.extract.events.frames import read
from accordingto.extract.events.lexicon import Lexicon, lexicon
from accordingto.extract.events.merge import settle
from accordingto.extract.events.modes import contexts, mode
from accordingto.extract.events.setting import when, where
from accordingto.extract.events.voices import Voices
from accordingto.extract.events.words import speech, unspoken, words
from accordingto.model import Drafts, EventDraft, TimeDraft
from accordingto.parse.align import head_of, spans_of, tokens_in
from accordingto.parse.pipeline import Parsed
from accordingto.parse.reader import Reading
from accordingto.settings import Settings

NOMINAL = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))  # "the wounded": people, not an act
ATTACHED = frozenset(("amod", "nmod"))  # "the attacked village": told as a quality, not as an act


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[EventDraft, ...]:
    """The drafts of events of the report, by the codebook of the settings."""
    known = lexicon(settings.codebook)
    times = [(head, draft) for draft in drafts.times if (head := head_of(parsed.doc, draft.spans)) is not None]
    timed = frozenset(token.i for draft in drafts.times for token in tokens_in(parsed.doc, draft.spans))
    never = _cued(parsed, drafts, unspoken())
    acts = [a for a in _acts(parsed, known, timed, _cued(parsed, drafts, speech())) if never.get(a.head.i) != a.type]
    acts = settle(acts)
    voices = Voices(parsed, drafts.statements)
    return tuple(_draft(voices.heard(act), known, times, timed) for act in acts)


def extract_trained(parsed: Parsed, drafts: Drafts, settings: Settings, *, reading: Reading) -> tuple[EventDraft, ...]:
    """The events that the codebook's frames find, and those that trained weights find beside them."""
    times = [(head, draft) for draft in drafts.times if (head := head_of(parsed.doc, draft.spans)) is not None]
    ruled = extract(parsed, drafts, settings)
    found = trained.drafts(parsed, reading, lexicon(settings.codebook), times, [event.trigger for event in ruled])
    return tuple(sorted([*ruled, *found], key=lambda event: event.trigger))


def _cued(parsed: Parsed, drafts: Drafts, types: dict[str, str]) -> dict[int, str]:
    """The words of the cues of statements, with the type that their act names: "warned" before a threat."""
    marked = [(s, types[s.act]) for s in drafts.statements if s.act in types]
    return {token.i: type for statement, type in marked for token in tokens_in(parsed.doc, statement.cue)}


def _acts(parsed: Parsed, known: Lexicon, timed: frozenset[int], spoken: dict[int, str]) -> list[Act]:
    """All triggers whose frames hold; a word that is part of another trigger is none of its own."""
    used: set[int] = set()
    found: list[Act] = []
    for token in parsed.doc:
        if token.i in used or token.i in timed or not _stands(token):
            continue
        match = accept(known, token)
        if match is None and token.i in spoken:
            said = (m for m in known.matches(token) if m.entry.kind.type == spoken[token.i])
            match = next((m for m in said if not missed(known, m)), None)
        if match is not None:
            used.update(t.i for t in match.tokens)
            found.append(read(match, timed))
    return found


def _stands(token: Token) -> bool:
    """Whether the word can be an act where it stands: not as a mere modifier of another noun."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ not in ("compound", "npadvmod", "nmod", "poss") or token.head.lemma_.casefold() in words("carriers")
    return token.dep_ not in ATTACHED and not (token.tag_ == "VBN" and token.dep_ in NOMINAL)


def _draft(act: Act, known: Lexicon, times: list[tuple[Token, TimeDraft]], timed: frozenset[int]) -> EventDraft:
    trigger = act.match.entry.trigger
    taken = timed | {p.head.i for p in (*act.actors, *act.recipients)}
    word = " ".join(t.text for t in sorted(act.words, key=lambda t: t.i))
    return EventDraft(
        type=act.type,
        mode=mode(known.kinds.get(act.type), trigger if act.type == act.match.entry.kind.type else None, act.words),
        contexts=contexts(known.contexts, trigger, act.words),
        trigger=spans_of(act.words),
        actors=tuple(p.spans for p in act.actors),
        recipients=tuple(p.spans for p in act.recipients),
        hedge=act.hedge,
        status=act.status,
        when=when(act.head, times),
        where=act.place or where(act.match.tokens, taken),
        because=f"{act.type} trigger '{word}'" + (f", {act.status}: {act.why}" if act.why else ""),
    )
