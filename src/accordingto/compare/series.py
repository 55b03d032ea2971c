"""Figure series: every claim on its date with whose it is and through which outlets, gathered by event or running total.

Claims are never merged or added up. A band is what independent claims of one date span, and nobody's claim.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from accordingto.compare.copied import Copies, through
from accordingto.compare.dated import DAY, Day, point, sentence, told
from accordingto.compare.grouping import Grouping, Groups, Made
from accordingto.compare.holders import HELD, holder, names_own, people, usual
from accordingto.compare.names import Names, bare
from accordingto.compare.occurrences import occurrences
from accordingto.compare.running import HURT
from accordingto.compare.scopes import CAPTIVES, Scope, is_since, scope
from accordingto.compare.whose import Voice, whose
from accordingto.model import Event, Figure, Record, Span, Spans
from accordingto.model.figure import FigureKind

Number = float | int
COUNTED = ("happened", "negated")  # "no casualties" is a count of none
BETWEEN = " | "
APART = (*HELD, "missing")  # of these no area stands for another


class Claim(NamedTuple):
    """One figure of one report.

    low and high are its bounds (None: open); start and end ISO 8601 days, `basis` what they rest on, `told` the day of the report;
    whose is the innermost voice and `side` whom it speaks for; chain is outlet < agency < speaker, outermost first. copy_of names the
    report that it is copied from. scope says who is counted, part_of names the claim of which it is a part; a running total has
    `total`, place and since. span is the report's.
    """

    id: str
    report: str
    figure: str
    kind: FigureKind
    status: str
    denied: bool
    low: Number | None
    high: Number | None
    vague: bool
    words: str
    of: str
    scope: str
    part_of: str
    total: bool
    running: str
    place: str
    since: str
    start: str
    end: str
    basis: str
    told: str
    whose: str
    side: str
    chain: tuple[str, ...]
    copy_of: str
    event: str
    group: str
    series: str
    span: Span
    because: str

    @property
    def independent(self) -> bool:
        """Whether the report does not copy it from another."""
        return not self.copy_of

    @property
    def counts(self) -> bool:
        """Whether it may bound a band: an independent claim, with a number, that somebody asserts."""
        known = self.low is not None or self.high is not None
        return self.independent and known and not self.denied and self.status in COUNTED


class Band(NamedTuple):
    """What the independent claims of one date span: the least low, the greatest high (None: nobody bounds it), and the claims' ids."""

    start: str
    end: str
    low: Number | None
    high: Number | None
    claims: tuple[str, ...]


class Series(NamedTuple):
    """The claims of one count in the order of their dates, with their bands."""

    key: str
    kind: FigureKind
    scope: str
    total: bool
    place: str
    since: str
    group: str
    claims: tuple[Claim, ...]
    bands: tuple[Band, ...]


def claims(
    records: Iterable[Record],
    groups: Groups | None = None,
    origins: Mapping[str, str] | None = None,
    own: Mapping[str, Spans] | None = None,
) -> tuple[Claim, ...]:
    """The figures of all records by date.

    `groups` says which events are one; without it, or where the machine made it, counts are grouped by occurrence. `origins` maps a
    report to the one that it copies (or to itself), `own` to those of its sentences that are its own nevertheless.
    """
    found = list(records)
    names, copies = Names(found), Copies(origins or {}, own or {})
    grouping = Grouping(found, groups or {})
    by_id = {record.id: record for record in found}
    made = [claim for record in found for claim in _placed(list(_of_record(record, names, grouping, copies, by_id)))]
    made = _by_occurrence(made, found) if not groups or isinstance(groups, Made) else made
    held = [(f"{r.id}:{f.id}", people(r, f, names), holder(r, f, names)) for r in found for f in r.figures if f.kind in HELD]
    return tuple(
        sorted(_keyed(_parted(_in_hands(made, {id: side for id, side, _ in held}, usual([(s, by) for _, s, by in held])))), key=_order)
    )


def _by_occurrence(made: Sequence[Claim], records: Sequence[Record]) -> list[Claim]:
    """The claims that are no totals, each with the occurrence that it is of."""
    single = {(claim.report, claim.figure) for claim in made if not claim.total}
    of = occurrences(records, {r.id: [f for f in r.figures if (r.id, f.id) in single] for r in records})
    return [claim._replace(group=of.get((claim.report, claim.figure), claim.group)) for claim in made]


def _order(claim: Claim) -> tuple[str, ...]:
    return (claim.start or "9999", claim.told, claim.report, f"{claim.span[0]:09}")


def _of_record(record: Record, names: Names, grouping: Grouping, copies: Copies, by_id: Mapping[str, Record]) -> Iterator[Claim]:
    last = (0, "")  # where the figure before stands and its group
    for figure in record.figures:
        event = _event(record, figure)
        over = scope(record, figure, event, names)
        day = _day(record, figure, event, total=over.total)
        inner = record.statement(figure.according_to[-1]) if figure.according_to else None
        source = inner.source if inner else None
        copy_of = copies.of(record.id, figure.spans)
        voice = whose(record, figure, names)
        chain = through(_voices(record, figure, voice), copy_of, by_id)
        group = "" if over.total else grouping.of(record, figure, event, day, last)
        last = (figure.spans[0][0], group) if group else last
        yield Claim(
            id=f"{record.id}:{figure.id}",
            report=record.id,
            figure=figure.id,
            kind=figure.kind,
            status=figure.status,
            denied=record.denied(figure),
            low=figure.low,
            high=figure.high,
            vague=bool(figure.hedge or figure.convention),
            words=" ".join(record.words(figure.spans).split()),
            of=" ".join(record.words(figure.of.spans).split()) if figure.of else "",
            scope=over.of,
            part_of=f"{record.id}:{figure.subset_of}" if figure.subset_of else "",
            total=over.total,
            running=figure.running or "",
            place=over.place,
            since=over.since,
            start=day.start,
            end=day.end,
            basis=day.basis,
            told=told(record, figure).start,
            whose=bare(chain[-1]) if inner or voice else chain[-1],
            side=(voice.side or chain[-1])
            if voice
            else names.speaker(record, source.party, record.words(source.spans))
            if source
            else chain[-1],
            chain=chain,
            copy_of=copy_of,
            event=event.id if event else "",
            group="" if over.total else group or _own(over, day),
            series="",
            span=(figure.spans[0][0], figure.spans[-1][1]),
            because=figure.because,
        )


def _voices(record: Record, figure: Figure, voice: Voice | None) -> tuple[str, ...]:
    """Outlet < speaker, with whom the words beside the figure name; the outlet alone where it only tells what it sees."""
    told = record.chain(figure)
    if voice is None:
        return told
    if not voice.name:
        return told[:1]
    at = next((n for n, name in enumerate(told) if bare(name) == bare(voice.name)), None)
    return (*told, voice.name) if at is None else told[: at + 1]


def _event(record: Record, figure: Figure) -> Event | None:
    """The event that it counts: its own, else that of the figure it is part of, else the nearest trigger of its sentence."""
    whole = next((f for f in record.figures if f.id == figure.subset_of), None)
    own = figure.event or (whole.event if whole else None)
    if own:
        return next((e for e in record.events if e.id == own), None)
    at = figure.spans[0][0]
    first, last = sentence(record.report.text, at, figure.spans[-1][1])
    beside = [e for e in record.events if first <= e.trigger[0][0] < last]
    return min(beside, key=lambda e: abs(e.trigger[0][0] - at)) if beside else None


def _day(record: Record, figure: Figure, event: Event | None, *, total: bool) -> Day:
    """As of when it counts, else when the event was, else when it was told; since when is no date of a claim."""
    as_of = None if is_since(record, figure.as_of) else point(record.time(figure.as_of))
    if as_of:
        return as_of
    when = None if event is None or total or is_since(record, event.when) else point(record.time(event.when))
    return when or told(record, figure)


def _own(over: Scope, day: Day) -> str:
    """What stands for a group where nobody has grouped: the event's own place and day."""
    return ", ".join(part for part in (over.place, day.start if day.own else "") if part)


def _placed(found: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a report; one of an event without place and day is of the event that was last counted in that way, else last."""
    before: dict[str, str] = {}
    first = next((c.group for c in found if c.group), "")
    for claim in found:
        group = claim.group or before.get(claim.kind) or before.get("") or first or claim.report
        if not claim.total:
            before[claim.kind] = before[""] = group
        yield claim if claim.total else claim._replace(group=group)


def _keyed(made: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with the key of their series; a running total that names no place or beginning joins the only one that fits."""
    totals = sorted({(_family(c), c.scope, c.place, c.since) for c in made if c.total and c.kind not in APART})
    voiced = {(_family(c), c.scope, c.place, c.since, c.whose) for c in made if c.total}
    for claim in made:
        if not claim.total:
            yield claim._replace(series=BETWEEN.join((claim.kind, claim.scope, "event", claim.group)))
            continue
        fits = [
            t
            for t in totals
            if t[:2] == (_family(claim), claim.scope) and _fits(claim.place, t[2]) and _fits(_dated(claim.since), _dated(t[3]))
        ]
        known = _known(claim.place, claim.since)
        fuller = {(t[2], _dated(t[3])): t for t in reversed(fits) if _known(t[2], t[3]) > known}
        most = [t for t in fuller.values() if _known(t[2], t[3]) == max(_known(u[2], u[3]) for u in fuller.values())]
        theirs = [t for t in most if (*t, claim.whose) in voiced]  # what the same voice counted before
        one = theirs if len(most) > 1 else most
        place, since = one[0][2:] if len(one) == 1 else (claim.place, claim.since)
        yield claim._replace(series=BETWEEN.join((_counted(claim), claim.scope, "total", place or "everywhere", since or "no beginning")))


def _counted(claim: Claim) -> str:
    """The kind; of captives one for all who are held, whatever their holder calls it."""
    return "captured" if claim.scope == CAPTIVES and claim.kind == "arrested" else claim.kind


def _family(claim: Claim) -> str:
    """Killed and wounded of one scope run over the same area and since the same day."""
    return "hurt" if claim.kind in HURT else _counted(claim)


def _known(place: str, since: str) -> int:
    """How many of place and day of beginning are known."""
    return bool(place) + bool(_dated(since))


def _in_hands(made: Sequence[Claim], whose: Mapping[str, str], by: Mapping[str, str]) -> list[Claim]:
    """The totals of captives that name no holder with who mostly holds people of their side; those called hostages are the teller's."""
    held = [c for c in made if c.total and c.scope == CAPTIVES and not c.place]
    filled = {c.id: by.get(whose.get(c.id, "") or (c.side if names_own(c.of) else ""), "") for c in held}
    return [c._replace(place=filled[c.id]) if filled.get(c.id) else c for c in made]


def _parted(made: Sequence[Claim]) -> list[Claim]:
    """The claims, where a part of a running total that is itself the toll of an event is of that event."""
    totals = {c.id for c in made if c.total}
    return [c._replace(part_of="") if c.part_of in totals and not c.total else c for c in made]


def _dated(since: str) -> str:
    """The day since when; "" for words, which may mean any."""
    return since if since[:1].isdigit() else ""


def _fits(own: str, other: str) -> bool:
    return not own or own == other


def series(found: Iterable[Claim]) -> tuple[Series, ...]:
    """The claims gathered into series, by key."""
    gathered: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(found, key=_order):
        gathered[claim.series].append(claim)
    return tuple(_series(key, gathered[key]) for key in sorted(gathered))


def _series(key: str, found: Sequence[Claim]) -> Series:
    first = found[0]
    place, since = (next((getattr(c, name) for c in found if getattr(c, name)), "") for name in ("place", "since"))
    return Series(key, first.kind, first.scope, first.total, place, since, first.group, tuple(found), bands(found))


def bands(found: Sequence[Claim]) -> tuple[Band, ...]:
    """For each date what the independent claims span."""
    days: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in found:
        if claim.counts and claim.start:
            days[claim.start[:DAY], claim.end[:DAY]].append(claim)
    return tuple(_band(start, end, days[start, end]) for start, end in sorted(days))


def _band(start: str, end: str, found: Sequence[Claim]) -> Band:
    lows, highs = [c.low for c in found if c.low is not None], [c.high for c in found if c.high is not None]
    return Band(start, end, min(lows, default=None), max(highs, default=None), tuple(c.id for c in found))
