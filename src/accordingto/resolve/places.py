"""Place names to points of the gazetteer."""

from collections import defaultdict
from collections.abc import Sequence

from accordingto.extract.places.surroundings import containing
from accordingto.gazetteer.entry import Entry, fold
from accordingto.gazetteer.lookup import find
from accordingto.model import Drafts, Note, Place, PlaceDraft
from accordingto.parse.pipeline import Parsed
from accordingto.resolve.senses import Named, Sense, choose


def resolve(parsed: Parsed, drafts: Drafts) -> tuple[tuple[Place, ...], tuple[Note, ...]]:
    """The places of the report in text order (ids l1, l2, ..), and notes on what could not be settled."""
    senses = choose(_names(drafts.places))
    found = sorted(drafts.places, key=lambda d: d.spans)
    return tuple(_place(f"l{n}", draft, senses.get(_key(draft))) for n, draft in enumerate(found, 1)), ()


def _key(draft: PlaceDraft) -> str:
    """Mentions of one name mean one place, unless different larger places stand next to them."""
    return fold(draft.name) if draft.within is None else f"{fold(draft.name)}, {fold(draft.within)}"


def _names(drafts: Sequence[PlaceDraft]) -> dict[str, Named]:
    mentions: dict[str, list[PlaceDraft]] = defaultdict(list)
    for draft in drafts:
        mentions[_key(draft)].append(draft)
    larger: dict[str, tuple[Entry, ...]] = {key: containing(rows[0].within) for key, rows in mentions.items() if rows[0].within}
    for key, rows in mentions.items():
        if rows[0].within is None:
            larger[key] = next((larger[k] for k in mentions if k.startswith(key + ", ") and k in larger), ())
    return {key: Named(find(rows[0].name), len(rows), larger[key]) for key, rows in mentions.items() if find(rows[0].name)}


def _place(id: str, draft: PlaceDraft, sense: Sense | None) -> Place:
    if sense is None:
        return Place(id=id, spans=draft.spans, name=draft.name, role=draft.role, qualifier=draft.qualifier, because="no place of that name")
    entry = sense.entry
    because = f"{sense.because}; contested: {entry.contested}" if entry.contested else sense.because
    return Place(
        id=id,
        spans=draft.spans,
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        geonames=entry.geonames,
        role=draft.role,
        qualifier=draft.qualifier,
        contested=bool(entry.contested),
        because=f"{draft.because}: {because}" if draft.because.startswith("adjective") else because,
    )
