"""Reviewed reports as gold that `bench/` scores: what stands of their items, in the shape of the development data.

A report is gold for a kind when every item of that kind was judged, and those who judged it agree. What the machine missed was never
shown to anybody, so such gold measures precision; recall on it is against what was found and put right, no more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from accordingto.model import Event, Figure, Record, Spans, Statement
from accordingto.store.fields import Item, items
from accordingto.store.question import What
from accordingto.store.standing import Verdict, Verdicts, differ

NAMES: dict[What, str] = {"statements": "attributions", "events": "events", "figures": "figures"}
KEPT = ("published", "title", "outlet")  # of the report, for whoever reads it again


class LeftOut(NamedTuple):
    """A report that is no gold for a kind: of its items so many were not judged, on so many the reviewers differ."""

    report: str
    kind: What
    items: int
    unjudged: int
    disputed: int


def gold(records: Iterable[Record], verdicts: Verdicts, kinds: Sequence[What], by: str | None = None) -> Iterator[dict[str, Any] | LeftOut]:
    """Each report that was judged: as a line of gold, or why not. by: only this reviewer's word; without it all must agree."""
    for record in records:
        found = {
            id: kept
            for id, given in verdicts.of(record).items()
            if (kept := [v for v in given if v.settled and by in (None, v.judgement.by)])
        }
        if not any(item.id in found for kind in kinds for item in items(record, kind)):
            continue
        left = [out for kind in kinds if (out := _left_out(record, kind, found))]
        if left:
            yield from left
        else:
            yield _line(record, kinds, {id: given[0].item for id, given in found.items() if not differ(given)})


def _left_out(record: Record, kind: What, found: Mapping[str, Sequence[Verdict]]) -> LeftOut | None:
    unjudged = sum(item.id not in found for item in items(record, kind))
    disputed = sum(differ(found.get(item.id, ())) for item in items(record, kind))
    return LeftOut(record.id, kind, len(items(record, kind)), unjudged, disputed) if unjudged or disputed else None


def _line(record: Record, kinds: Sequence[What], kept: Mapping[str, Item | None]) -> dict[str, Any]:
    made = _Gold(record, kept)
    known = {name: value for name in KEPT if (value := getattr(record.report, name))}
    line = {"id": record.id, "text": record.report.text, **known, "gold": [NAMES[kind] for kind in kinds], "attributions": []}
    if "events" in kinds:
        line["events"] = [made.event(e) for one in record.events if isinstance(e := kept[one.id], Event)]
    if "figures" in kinds:
        line["figures"] = [made.figure(f) for one in record.figures if isinstance(f := kept[one.id], Figure)]
    voices = {item["according_to"] for kind in ("events", "figures") for item in line.get(kind, ())}
    line["attributions"] = [made.statement(s) for s in made.statements if "statements" in kinds or s.id in voices]
    return line


class _Gold:
    """Items of one record in the shape of the gold: what was rejected carries nothing any more, what it stood in carries it instead."""

    def __init__(self, record: Record, kept: Mapping[str, Item | None]) -> None:
        self.record = record
        found = (kept.get(one.id, one) for one in record.statements)
        self.statements = [one for one in found if isinstance(one, Statement)]
        self.ids = {one.id for one in self.statements}

    def statement(self, one: Statement) -> dict[str, Any]:
        return {
            "id": one.id,
            "source": _spans(one.source.spans if one.source else ()),
            "cue": _spans(one.cue),
            "content": _spans(one.content),
            "form": one.form,
            "polarity": one.polarity,
            "act": one.act,
            "hedge": _spans(one.hedge) or None,
            "within": self.around(one),
        }

    def event(self, one: Event) -> dict[str, Any]:
        where = self.record.place(one.where)
        return {
            "id": one.id,
            "type": one.type,
            "trigger": _spans(one.trigger),
            "actor": [_spans(ref.spans) for ref in one.actors],
            "recipient": [_spans(ref.spans) for ref in one.recipients],
            "status": one.status,
            "according_to": self.voice(one.according_to),
            "where": _spans(where.spans) if where else None,
            "hedge": _spans(one.hedge) or None,
        }

    def figure(self, one: Figure) -> dict[str, Any]:
        return {
            "id": one.id,
            "span": _spans(one.spans),
            "low": one.low,
            "high": one.high,
            "hedge": _spans(one.hedge) or None,
            "kind": one.kind,
            "of": _spans(one.of.spans) if one.of else None,
            "status": one.status,
            "according_to": self.voice(one.according_to),
        }

    def voice(self, according_to: Sequence[str]) -> str | None:
        return next((id for id in reversed(according_to) if id in self.ids), None)

    def around(self, one: Statement) -> str | None:
        """The nearest statement around it that stands."""
        at, seen = one.within, {one.id}
        while at is not None and at not in self.ids and at not in seen:
            seen.add(at)
            outer = self.record.statement(at)
            at = outer.within if outer else None
        return at if at in self.ids else None


def _spans(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]
