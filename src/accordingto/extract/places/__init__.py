"""Drafts of places: every mention of somewhere that the gazetteer knows, with what stands around it.

In: a `Parsed` and the drafts so far. Out: `PlaceDraft`s in text order.
To add a word: a row in `lang/<xx>/places.toml` or in the tables of `gazetteer/`; to add a way of reading: a file here.
"""

from collections.abc import Sequence

from accordingto.extract.places.candidates import Candidate, candidates
from accordingto.extract.places.surroundings import container, followed, given, heading, other, placed, qualifier, surname
from accordingto.gazetteer.entry import Entry, fold
from accordingto.model import Drafts, PlaceDraft, PlaceRole, Spans
from accordingto.model.span import overlap
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings

KNOWN = 100_000  # people: a town of so many is a place without more evidence than its capital letter


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[PlaceDraft, ...]:
    """The place mentions of the report."""
    times = [draft.spans for draft in drafts.times]
    found = [c for c in candidates(parsed.doc, parsed.text) if not any(overlap(spans, ((c.start, c.end),)) for spans in times)]
    inside = [container(parsed.text, c)[0] for c in found]
    people = {fold(c.name) for c in found if not c.adjective and surname(parsed.doc, c)}
    shown = {fold(c.name) for c, larger in zip(found, inside, strict=True) if larger or _shown(parsed, c, people)}
    drafts_found = []
    for candidate, larger in zip(found, inside, strict=True):
        why = _because(parsed, candidate, larger, people, shown)
        if why:
            drafts_found.append(_draft(parsed, drafts, candidate, larger, why))
    return tuple(drafts_found)


def _shown(parsed: Parsed, candidate: Candidate, people: set[str]) -> bool:
    """Whether the words around this mention show a place."""
    if surname(parsed.doc, candidate) or given(parsed.doc, candidate):
        return False
    if placed(parsed.doc, parsed.text, candidate, firmly=fold(candidate.name) in people):
        return True
    return followed(parsed.doc, candidate) and fold(candidate.name) not in people


def _because(parsed: Parsed, candidate: Candidate, larger: str, people: set[str], shown: set[str]) -> str:
    """Why the words are a place; "" where they are more likely a person or nothing."""
    name, known = fold(candidate.name), _well_known(candidate.entries)
    if candidate.adjective:
        return f"adjective of {candidate.name}"
    if larger:
        return f"'{larger}' stands behind it"
    small = not known and all(e.population < KNOWN for e in candidate.entries)
    if (not known and other(parsed.doc, candidate)) or (small and heading(parsed.text, candidate)):
        return ""
    if not known and (surname(parsed.doc, candidate) or (name not in shown and given(parsed.doc, candidate))):
        return ""
    if _shown(parsed, candidate, people) and not candidate.doubtful:
        return "the words around it show a place"
    if name in shown:
        return "the words around another mention of it show a place"
    if candidate.doubtful or (name in people and not known):
        return ""
    return "name in the gazetteer" if known or any(e.population >= KNOWN for e in candidate.entries) else ""


def _well_known(entries: Sequence[Entry]) -> bool:
    if entries[0].kind == "county" and fold(entries[0].name).endswith((" county", " parish")):
        return True
    return any(e.kind in ("country", "territory", "region") or (e.kind == "state" and e.country in ("US", "CA", "AU")) for e in entries)


def _draft(parsed: Parsed, drafts: Drafts, candidate: Candidate, larger: str, why: str) -> PlaceDraft:
    spans: Spans = ((candidate.start, candidate.end),)
    return PlaceDraft(
        spans=spans,
        name=candidate.name,
        within=larger or None,
        role=None if candidate.adjective else _role(parsed, drafts, spans),
        qualifier=() if candidate.adjective else qualifier(parsed.text, candidate.start),
        because=why,
    )


def _role(parsed: Parsed, drafts: Drafts, spans: Spans) -> PlaceRole | None:
    """Where the report comes from, where something happened, or where it was said."""
    dateline = parsed.report.dateline
    if dateline is not None and overlap(dateline.spans, spans):
        return "origin"
    if any(overlap(event.where, spans) for event in drafts.events):
        return "happened"
    return "said" if any(overlap(s.where, spans) for s in drafts.statements) else None
