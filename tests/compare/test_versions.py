"""Two versions of a report: items are paired whatever their place, and what differs is named; nothing denied looks asserted."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from accordingto import read_text
from accordingto.compare.versions import Change, compare
from accordingto.model import Event, Figure, MadeWith, Record, Ref, Report, Source, Spans, Statement, Time
from accordingto.model.figure import Counted

TOLL = "At least 12 people were killed in the ferry fire, the harbour office said."
DENIAL = "The Varnian army denied that it had shelled the market."
BRIDGE = "Tess Omay said that the bridge would stay closed until Sunday."
RAID = "Rebels attacked the town of Arvo on Monday."


def at(text: str, words: str) -> Spans:
    start = text.find(words)
    return ((start, start + len(words)),) if words and start >= 0 else ()


def statement(text: str, id: str, source: str, cue: str, content: str, **more: object) -> Statement:
    fields = {"form": "indirect", "polarity": "asserts", "act": "states", "because": "test", **more}
    spans = {"cue": at(text, cue), "content": at(text, content)}
    return Statement(id=id, source=Ref(spans=at(text, source)) if source else None, **spans, **fields)  # type: ignore[arg-type]


def record(*sentences: str, number: str = "12", office: str = "the harbour office", raiders: str = "Rebels") -> Record:
    """The record of those of the sentences above that are told, made by hand so that no extractor speaks here."""
    text = " ".join(sentences).replace("12", number).replace("the harbour office", office).replace("Rebels", raiders)
    items: dict[str, list[object]] = {"statements": [], "figures": [], "events": [], "times": []}
    if TOLL in sentences:
        items["statements"].append(statement(text, "s1", office, "said", f"At least {number} people were killed in the ferry fire"))
        people, said = at(text, f"At least {number} people"), {"according_to": ("s1",), "because": "test"}
        items["figures"].append(
            Figure(
                id="f1",
                spans=at(text, f"At least {number}"),
                low=int(number),
                kind="killed",
                of=Counted(spans=at(text, "people")),
                event="e1",
                **said,  # type: ignore[arg-type]
            )
        )
        killed = {"type": "ASSAULT", "trigger": at(text, "killed"), "recipients": (Ref(spans=people),), "status": "happened"}
        items["events"].append(Event(id="e1", **killed, **said))  # type: ignore[arg-type]
    if DENIAL in sentences:
        content = {"polarity": "denies", "act": "denies"}
        items["statements"].append(statement(text, "s2", "The Varnian army", "denied", "it had shelled the market", **content))
        army, market = Ref(spans=at(text, "The Varnian army")), Ref(spans=at(text, "the market"))
        shelled = {"trigger": at(text, "shelled"), "actors": (army,), "recipients": (market,), "according_to": ("s2",)}
        items["events"].append(Event(id="e2", type="ASSAULT", status="happened", because="test", **shelled))  # type: ignore[arg-type]
    if BRIDGE in sentences:
        items["statements"].append(statement(text, "s3", "Tess Omay", "said", "the bridge would stay closed until Sunday"))
    if RAID in sentences:
        items["times"].append(Time(id="t1", spans=at(text, "Monday"), type="date", start="2025-03-03", end="2025-03-03"))
        raid = {
            "type": "ASSAULT",
            "trigger": at(text, "attacked"),
            "actors": (Ref(spans=at(text, raiders)),),
            "recipients": (Ref(spans=at(text, "Arvo")),),
        }
        items["events"].append(Event(id="e3", status="happened", when="t1", because="test", **raid))  # type: ignore[arg-type]
    made = MadeWith(accordingto="0", model="none", pipeline="none")
    report = Report(source=Source(uri="x", media_type="text/plain", sha256=""), text=text)
    return Record(id="r", made_with=made, report=report, **{k: tuple(v) for k, v in items.items()})  # type: ignore[arg-type]


def found(old: Record, new: Record) -> list[Change]:
    return [change for change in compare(old, new) if change.change != "same"]


def test_what_moved_is_the_same() -> None:
    """The order of a report is none of its statements, figures or events."""
    old, new = record(TOLL, DENIAL, BRIDGE, RAID), record(RAID, BRIDGE, DENIAL, TOLL)
    assert found(old, new) == []
    assert len(compare(old, new)) == len(old.statements) + len(old.figures) + len(old.events)


def test_a_toll_revised() -> None:
    """The figure's bounds and the statement's words changed; those who were killed are the same event."""
    changes = found(record(TOLL, RAID), record(TOLL, RAID, number="14"))
    assert [(c.kind, c.change, c.differs) for c in changes] == [
        ("statement", "changed", ("content",)),
        ("figure", "changed", ("bounds",)),
    ]
    assert (changes[1].was, changes[1].now) == (("At least 12",), ("At least 14",))
    assert (changes[1].old_id, changes[1].new_id) == ("f1", "f1")


def test_a_denial_withdrawn() -> None:
    """A withdrawn denial takes with it the event that it denied, and both say that they were denied."""
    changes = found(record(TOLL, DENIAL, RAID), record(TOLL, RAID))
    assert [(c.kind, c.change, c.old_status) for c in changes] == [
        ("statement", "withdrawn", "denies"),
        ("event", "withdrawn", "happened, denied"),
    ]
    assert {(c.new, c.new_id, c.new_start) for c in changes} == {("", "", None)}


def test_a_speaker_renamed() -> None:
    """The same words of another speaker are one statement, whose speaker changed, and so did that of all it carries."""
    changes = found(record(TOLL, BRIDGE), record(TOLL, BRIDGE, office="the coast guard"))
    assert {(c.kind, c.change, c.differs, c.was, c.now) for c in changes} == {
        (kind, "changed", ("speaker",), ("the harbour office",), ("the coast guard",)) for kind in ("statement", "figure", "event")
    }


def test_who_did_it_changed() -> None:
    """Of an event otherwise told alike the actor differs."""
    (change,) = found(record(RAID, TOLL), record(RAID, TOLL, raiders="Soldiers"))
    assert (change.kind, change.differs, change.was, change.now) == ("event", ("who",), ("Rebels",), ("Soldiers",))


def test_a_day_is_what_it_was_resolved_to() -> None:
    """The same word for another day is a change of when."""
    old = record(RAID)
    later = (msgspec.structs.replace(old.times[0], start="2025-03-10", end="2025-03-10"),)
    assert [c.differs for c in found(old, msgspec.structs.replace(old, times=later))] == [("when",)]


def test_added_is_withdrawn_the_other_way() -> None:
    """Exchanging the versions exchanges what was added and what was withdrawn."""
    there, back = found(record(TOLL), record(TOLL, BRIDGE, RAID)), found(record(TOLL, BRIDGE, RAID), record(TOLL))
    assert [(c.kind, c.new) for c in there if c.change == "added"] == [(c.kind, c.old) for c in back if c.change == "withdrawn"]
    assert len(there) == 2


def test_spans_are_those_of_each_text() -> None:
    """Start and end are code points of the report that the item stands in."""
    old, new = record(BRIDGE, RAID), record(RAID, BRIDGE)
    raid = next(c for c in compare(old, new) if c.kind == "event")
    assert old.report.text[raid.old_start : raid.old_end] == new.report.text[raid.new_start : raid.new_end] == "attacked"
    assert raid.old_start != raid.new_start


@given(
    st.lists(st.sampled_from((TOLL, DENIAL, BRIDGE, RAID)), unique=True),
    st.lists(st.sampled_from((TOLL, DENIAL, BRIDGE, RAID)), unique=True),
)
def test_every_item_once(one: list[str], two: list[str]) -> None:
    """Each item of either version stands in exactly one row, and a version is the same as itself."""
    old, new = record(*one), record(*two)
    rows = compare(old, new)
    for version, ids in ((old, [(c.kind, c.old_id) for c in rows if c.old_id]), (new, [(c.kind, c.new_id) for c in rows if c.new_id])):
        items = [("statement", s.id) for s in version.statements] + [("figure", f.id) for f in version.figures]
        assert sorted(ids) == sorted(items + [("event", e.id) for e in version.events])
    assert {c.change for c in compare(old, old)} <= {"same"}


def test_two_reports_that_share_nothing_share_no_item() -> None:
    """Counts and attacks of one kind are not taken for one another where nothing else is alike."""
    old = read_text("At least 12 people were killed in a ferry fire in Oskel, the harbour office said.")
    new = read_text("Three soldiers were killed on the Tarsan border, according to Meridian Radio.")
    assert {c.change for c in compare(old, new)} <= {"withdrawn", "added"}
    assert len({c.change for c in compare(old, new)}) == 2
