"""Events as rows for coders: who did what to whom, as written and as coded, whether it is so, according to whom, when, where.

Precisions are those of UCDP GED (date_prec 1 to 5, where_prec 1 to 6) and of ACLED (time and geo precision 1 to 3), from what the
record knows; CAMEO and ACLED codes come through the codebook's crosswalk; nothing is filled in. Killed: the report's figures of
that kind that belong to the event.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from accordingto.model import Event, Place, Record, Ref, Time
from accordingto.model.span import overlap
from accordingto.show.claims import OWN
from accordingto.show.safe import line

if TYPE_CHECKING:  # codebook and gazetteer take a fiftieth of a second to load, and `short` needs neither
    from accordingto.codebooks.crosswalk import Crossed, Facts
    from accordingto.gazetteer.entry import Entry

WEEK, MONTH = 7, 31  # days
WORD = re.compile(r"[\w-]+")
DAY = 10  # letters of an ISO 8601 day


class EventRow(NamedTuple):
    """One event of one report.

    trigger, actor and recipient are words of the text, start and end code points of the trigger in it; *_name, *_country (ISO 3166
    alpha-3) and *_sector (PLOVER) are the parties' codes, in the order of the parties; killed_* are bounds or empty; date_* are
    ISO 8601 and inclusive, date_from and place_from say what date and place rest on.
    """

    report: str
    outlet: str
    published: str
    published_from: str
    event: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    status: str
    trigger: str
    start: int
    end: int
    sentence: str
    actor: tuple[str, ...]
    actor_name: tuple[str, ...]
    actor_country: tuple[str, ...]
    actor_sector: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_name: tuple[str, ...]
    recipient_country: tuple[str, ...]
    recipient_sector: tuple[str, ...]
    cameo_root: str
    cameo: str
    acled_event: str
    acled_sub_event: str
    killed_low: float | int | None
    killed_best: float | int | None
    killed_high: float | int | None
    according_to: tuple[str, ...]
    denied_by: str
    hedge: str
    date_start: str
    date_end: str
    date_from: str
    date_prec_ucdp: int | None
    date_prec_acled: int | None
    place: str
    place_from: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    where_prec_ucdp: int | None
    geo_prec_acled: int | None
    because: str


def rows(records: Iterable[Record]) -> list[EventRow]:
    """The events of the records, report by report in text order."""
    return [row(record, at) for record in records for at in range(len(record.events))]


def row(record: Record, at: int) -> EventRow:
    """The event that stands there in the record."""
    from accordingto import codebooks  # late: see above
    from accordingto.codebooks.crosswalk import crossed

    event = record.events[at]
    codes = crossed(codebooks.load(record.made_with.codebooks[0]), facts(record, event))
    return _row(record, event, codes, _entry(_place(record, event)[0]))


def short(record: Record, at: int) -> EventRow:
    """The same without what codebook and gazetteer say of it (codes, admin1, precision of the place): loading them takes half a second."""
    return _row(record, record.events[at], None, None)


def denied_by(record: Record, event: Event) -> str:
    """Who denies the event, where the innermost statement that carries it does; "" where somebody asserts it."""
    return line(record.chain(event)[-1]) if record.denied(event) else ""


def _row(record: Record, event: Event, codes: "Crossed | None", entry: "Entry | None") -> EventRow:
    time, (place, place_from) = record.time(event.when), _place(record, event)
    low, best, high = _killed(record, event)
    start, end = event.trigger[0][0], event.trigger[-1][1]
    return EventRow(
        report=record.id,
        outlet=line(record.report.outlet or ""),
        published=line(record.report.published or ""),
        published_from=line(record.report.published_basis or ""),
        event=event.id,
        type=event.type,
        mode=event.mode or "",
        contexts=event.contexts,
        status=event.status,
        trigger=line(record.words(event.trigger)),
        start=start,
        end=end,
        sentence=_around(record.report.text, start, end),
        **_side("actor", record, event.actors),
        **_side("recipient", record, event.recipients),
        cameo_root=codes.cameo_root if codes else "",
        cameo=codes.cameo if codes else "",
        acled_event=codes.acled_event if codes else "",
        acled_sub_event=codes.acled_sub_event if codes else "",
        killed_low=low,
        killed_best=best,
        killed_high=high,
        according_to=tuple(line(name) for name in record.chain(event)[1:]) or (OWN,),
        denied_by=denied_by(record, event),
        hedge=line(record.words(event.hedge)),
        date_start=(time.start or "") if time else "",
        date_end=(time.end or "") if time else "",
        date_from=_basis(record, time),
        date_prec_ucdp=_days(time, (1, 2, 3, 4, 5)),
        date_prec_acled=_days(time, (1, 2, 2, 3, 3)),
        place=line(place.name) if place else "",
        place_from=place_from,
        country=(place.country or "") if place else "",
        admin1=f"{entry.country}.{entry.state}" if entry and entry.state else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        where_prec_ucdp=_where(place, entry, {"city": 1, "county": 3, "state": 4, "region": 5, "territory": 4, "country": 6}, near=2),
        geo_prec_acled=_where(place, entry, {"city": 1, "county": 2, "state": 3, "region": 3, "territory": 3, "country": 3}, near=2),
        because=line(event.because),
    )


def facts(record: Record, event: Event) -> "Facts":
    """What a crosswalk asks of the event."""
    from accordingto.codebooks.crosswalk import Facts  # late: see above

    sides = [{s for ref in refs if (s := _sector(record, ref))} for refs in (event.actors, event.recipients)]
    words = frozenset(WORD.findall(_around(record.report.text, event.trigger[0][0], event.trigger[-1][1]).casefold()))
    trigger = WORD.findall(record.words(event.trigger).casefold())
    return Facts(event.type, event.mode, event.contexts, event.status, sides[0], sides[1], trigger, words)


def _sector(record: Record, ref: Ref) -> str | None:
    party = record.party(ref.party)
    return party.codes.plover if party and party.codes else None


def _side(name: str, record: Record, refs: tuple[Ref, ...]) -> dict[str, tuple[str, ...]]:
    parties = [record.party(ref.party) for ref in refs]
    codes = [party.codes if party else None for party in parties]
    return {
        name: tuple(line(record.words(ref.spans)) for ref in refs),
        f"{name}_name": tuple(line(party.name) if party else "" for party in parties),
        f"{name}_country": tuple((code.iso3 or "") if code else "" for code in codes),
        f"{name}_sector": tuple((code.plover or "") if code else "" for code in codes),
    }  # fmt: skip


def _killed(record: Record, event: Event) -> tuple[float | int | None, float | int | None, float | int | None]:
    """Lowest low, best and highest high of the dead that are counted of the event as having happened, without subsets.

    Best is given only where every count is exact and all agree: which of several claims is right is nobody's to say here.
    """
    found = [f for f in record.figures if f.event == event.id and f.kind == "killed" and f.status == "happened" and f.subset_of is None]
    lows, highs = [f.low for f in found if f.low is not None], [f.high for f in found if f.high is not None]
    exact = {f.low for f in found if f.low == f.high}
    best = exact.pop() if len(exact) == 1 and all(f.low == f.high for f in found) else None
    return (min(lows) if lows else None), best, (max(highs) if highs and len(highs) == len(found) else None)


def _around(text: str, start: int, end: int) -> str:
    """The paragraph's sentence of the trigger, by its stops."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", ".” ", "\n"))
    ends = [at for mark in (". ", "! ", "? ", ".” ", "\n") if (at := text.find(mark, end)) >= 0]
    return line(text[first + 1 : min(ends) + 1 if ends else len(text)])


def _basis(record: Record, time: Time | None) -> str:
    return line(f"“{record.words(time.spans)}”" + (f", {time.basis}" if time.basis else "")) if time else ""


def _days(time: Time | None, grades: tuple[int, int, int, int, int]) -> int | None:
    """The grade of a day, of less than a week, a week, a month, more; None where there is no interval."""
    if time is None or not (time.start and time.end):
        return None
    days = (date.fromisoformat(time.end[:DAY]) - date.fromisoformat(time.start[:DAY])).days + 1
    return grades[(days > 1) + (days >= WEEK) + (days > WEEK) + (days > MONTH)]


def _place(record: Record, event: Event) -> tuple[Place | None, str]:
    """The place of the event's own clause, else that of the dateline; and which of them it is."""
    own, top = record.place(event.where), record.report.dateline
    if own is not None:
        return own, "its own clause"
    written = next((p for p in record.places if top and any(overlap(p.spans, (span,)) for span in top.spans)), None)
    return written, "the dateline: where it was written, the weakest evidence" if written else ""


def _entry(place: Place | None) -> "Entry | None":
    """The gazetteer's entry of a place of the record."""
    if place is None or place.lat is None:
        return None
    from accordingto.gazetteer.lookup import find  # late: see above

    return next((e for e in find(place.name) if (e.lat, e.lon) == (place.lat, place.lon)), None)


def _where(place: Place | None, entry: "Entry | None", grades: dict[str, int], *, near: int) -> int | None:
    """The grade of the kind of place; "near" and "north of" a town are less sure than the town."""
    if place is None or entry is None:
        return None
    return near if place.qualifier and entry.kind == "city" else grades[entry.kind]
