"""What waits for a reviewer: doubt first, then disagreement, then reach; what they judged does not come again."""

import msgspec
import pytest

from accordingto.errors import NotADate
from accordingto.model import Event, Figure, Judgement, Record
from accordingto.store import Archive, Question, open_archive
from accordingto.store.fields import KINDS, items
from tests.store.made import records


def scored(*scores: float | None) -> Record:
    """A record with so many statements, these their scores, and nothing else."""
    one = records()[0]
    statements = tuple(msgspec.structs.replace(s, score=score) for s, score in zip(one.statements, scores, strict=False))
    return msgspec.structs.replace(one, statements=statements, events=(), figures=())


def elsewhere(record: Record, outlet: str) -> Record:
    """The same report as another outlet has it, under an address of its own."""
    source = msgspec.structs.replace(record.report.source, uri=f"{outlet}.txt")
    report = msgspec.structs.replace(record.report, source=source, outlet=outlet, published="2025-03-06")
    return msgspec.structs.replace(record, id=outlet, report=report)


def kept(*made: Record) -> Archive:
    archive = open_archive()
    archive.add(*made)
    return archive


def judge(archive: Archive, item: str, by: str, verdict: str, record: Record | None = None) -> None:
    given = {"record": (record or records()[0]).id, "item": item, "by": by, "at": "2999-01-01T00:00:00+00:00", "verdict": verdict}
    archive.judge(msgspec.convert(given, Judgement))


def ids(archive: Archive, by: str = "me", **asked: object) -> list[str]:
    return [one.item.id for one in archive.waiting(by, **asked)[0]]


def test_doubt_comes_first() -> None:
    """The lowest score first, in steps of a tenth; no score is even odds."""
    assert ids(kept(scored(0.95, 0.31, None, 0.62, 0.39))) == ["s2", "s5", "s3", "s4", "s1"]


def test_then_what_reviewers_disagree_on() -> None:
    """Of equal scores the disputed first, and it says so; agreement, skipping and what was undone are no dispute."""
    archive = kept(scored(0.5, 0.5, 0.5, 0.5))
    for item, one, two in (("s1", "accept", "accept"), ("s2", "accept", "skip"), ("s3", "accept", "reject"), ("s4", "accept", "reject")):
        judge(archive, item, "a", one)
        judge(archive, item, "b", two)
    judge(archive, "s4", "b", "undo")
    assert ids(archive) == ["s3", "s1", "s2", "s4"]
    assert [one.disputed for one in archive.waiting("me")[0]] == [True, False, False, False]


def test_then_what_many_tell() -> None:
    """A speaker in two outlets of one day goes before one in one."""
    one = elsewhere(scored(0.5, 0.5, 0.5, 0.5), "One")
    two = elsewhere(msgspec.structs.replace(one, statements=one.statements[1:2]), "Two")
    speakers = {s.id: one.speaker(s) for s in one.statements}
    found = kept(one, two).waiting("me")[0]
    reach = {(w.record.id, w.item.id): (w.reports, w.outlets) for w in found}
    assert reach.pop(("Two", "s2")) == (2, 2)
    assert reach == {("One", id): (2, 2) if speaker == speakers["s2"] else (1, 1) for id, speaker in speakers.items()}
    assert [w.outlets for w in found] == sorted((w.outlets for w in found), reverse=True)
    assert {w.outlets for w in found} == {1, 2}


def test_events_and_figures_have_reach_too() -> None:
    """The same report in two outlets: every event with a party and every figure with a number is told by two."""
    one = elsewhere(next(r for r in records() if r.events and r.figures), "One")
    told = set()
    for waits in kept(one, elsewhere(one, "Two")).waiting("me")[0]:
        item = waits.item
        if (isinstance(item, Event) and (item.actors or item.recipients)) or (isinstance(item, Figure) and (item.low or item.high)):
            told.add(waits.what)
            assert waits.outlets == 2, item
    assert told == {"events", "figures"}


def test_what_was_judged_does_not_come_again() -> None:
    """Each reviewer has a queue of their own; skipped items come back only where asked for, undone ones do."""
    archive = kept(scored(0.5, 0.5, 0.5))
    judge(archive, "s1", "me", "accept")
    judge(archive, "s2", "me", "skip")
    assert ids(archive) == ["s3"]
    assert archive.waiting("me")[1] == 1
    assert ids(archive, skipped=True) == ["s2", "s3"]
    assert ids(archive, by="you") == ["s1", "s2", "s3"]
    judge(archive, "s1", "me", "undo")
    assert ids(archive) == ["s1", "s3"]


def test_filters_are_those_of_every_question() -> None:
    """Kinds, outlets, days and parties; a day that is none is told."""
    archive = kept(*records())
    everything = archive.waiting("me", most=10_000)
    assert everything[1] == len(everything[0]) == sum(len(items(r, kind)) for r in records() for kind in KINDS)
    for kind in KINDS:
        assert {one.what for one in archive.waiting("me", kinds=(kind,))[0]} == {kind}
    outlet = records()[0].report.outlet or ""
    assert {one.record.report.outlet for one in archive.waiting("me", question=Question(outlet=(outlet,)))[0]} == {outlet}
    assert archive.waiting("me", question=Question(since="2999-01-01")) == ([], 0)
    with pytest.raises(NotADate):
        archive.waiting("me", question=Question(since="yesterday"))


def test_a_few_at_a_time_are_the_first_of_all() -> None:
    """A limit cuts the order, it does not change it."""
    archive = kept(*records())
    everything = archive.waiting("me", most=10_000)[0]
    assert archive.waiting("me", most=7)[0] == everything[:7]


def test_judging_to_the_end_shows_every_item_once() -> None:
    """Asked again and again, the queue gives each item one time, and ends."""
    archive, seen = kept(*records()[:3]), []
    while found := archive.waiting("me", most=9)[0]:
        for one in found:
            judge(archive, one.item.id, "me", "accept", one.record)
            seen.append((one.record.id, one.item.id))
    assert len(seen) == len(set(seen)) == sum(len(items(r, kind)) for r in records()[:3] for kind in KINDS)
