"""Same event: tellings of one event come together, like events stay apart, people decide first, and every step says why."""

import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.compare.same_event import Key, SameEvent
from accordingto.errors import NotAPair, UnreadableState
from accordingto.model import Event, Figure, MadeWith, Place, Record, Ref, Report, Source, Spans, Statement, Time

MONDAY, THURSDAY = "2025-03-03", "2025-03-06"
MARKET = (
    "Shells hit the market of Arvo on Monday, killing 12 people, the health office of Tarsa said. Stalls burned for an hour, a baker said.",
    "The army of Varnia shelled the market in Arvo on Monday and 12 people died, Tarsa's health office said. Stalls were burning.",
    "Arvo buried the dead of its market. Shells had killed 14 people there on Monday, among them a baker, the health office of Tarsa said.",
)
STATION = (
    "A drone struck the bus station of Arvo on Thursday, killing three drivers, Mayor Odo Lensk said. The night line had just come in.",
    "Three bus drivers died when a drone hit the station in Arvo on Thursday. Mayor Odo Lensk closed the night line.",
    "Mayor Odo Lensk of Arvo said that the drone that hit the bus station on Thursday and killed three drivers had come from the north.",
)
DENIAL = "The army of Varnia denied that it had shelled the market of Arvo on Monday. The health office of Tarsa had spoken of 12 killed."
HARVEST = "Farmers in the Oskel valley expect the best plum harvest in ten years, their union said at its fair in Brenna."


def at(text: str, words: str) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


def report(id: str, text: str, published: str | None = None, **items: object) -> Record:
    made = MadeWith(accordingto="0", model="none", pipeline="none")
    source = Source(uri=id, media_type="text/plain", sha256="")
    return Record(id=id, made_with=made, report=Report(source=source, text=text, published=published), **items)  # type: ignore[arg-type]


def telling(
    id: str, text: str, trigger: str, *, who: str = "", whom: str = "", where: str = "", when: str = "", day: str = MONDAY, denied: str = ""
) -> Record:
    """The record of a report of one event, made by hand so that no extractor speaks here."""
    number = next((word for word in ("12", "14") if word in text), "")
    event = Event(
        id="e1",
        type="ASSAULT",
        trigger=at(text, trigger),
        actors=(Ref(spans=at(text, who)),) if who else (),
        recipients=(Ref(spans=at(text, whom)),) if whom else (),
        status="happened",
        when="t1" if when else None,
        where="p1" if where else None,
        figures=("f1",) if number else (),
        according_to=("s1",) if denied else (),
        because="test",
    )
    count = {"low": int(number), "high": int(number)} if number else {}
    said = {"source": None, "content": (), "form": "indirect", "polarity": "denies", "act": "denies", "because": "test"}
    return report(
        id,
        text,
        published=day,
        events=(event,),
        statements=(Statement(id="s1", cue=at(text, denied), **said),) if denied else (),  # type: ignore[arg-type]
        figures=(Figure(id="f1", spans=at(text, number), kind="killed", event="e1", because="test", **count),) if number else (),
        times=(Time(id="t1", spans=at(text, when), type="date", start=day, end=day),) if when else (),
        places=(Place(id="p1", spans=at(text, where), name=where, because="test"),) if where else (),
    )


FIRST = telling("a", MARKET[0], "hit", whom="the market of Arvo", where="Arvo", when="Monday")
SECOND = telling("b", MARKET[1], "shelled", who="The army of Varnia", whom="the market in Arvo", where="Arvo", when="Monday")
THIRD = telling("c", STATION[0], "struck", who="A drone", whom="three drivers", where="Arvo", when="Thursday", day=THURSDAY)
DENIED = telling("d", DENIAL, "shelled", who="The army of Varnia", whom="the market of Arvo", when="Monday", denied="denied")


def grouped(groups: Mapping[str, tuple[Key, ...]]) -> set[frozenset[str]]:
    return {frozenset(str(key) for key in members) for members in groups.values()}


def filled(texts: Iterable[tuple[str, str]]) -> SameEvent:
    found = SameEvent()
    for id, text in texts:
        found.add(report(id, text))
    return found


def named(prefix: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"{prefix}{n}", text) for n, text in enumerate(texts)]


def test_two_tellings_come_together() -> None:
    """Two reports of one strike are one story, and their events one event, though one gives no actor."""
    found = SameEvent()
    found.add(FIRST)
    added = found.add(SECOND)
    assert grouped(found.stories()) == {frozenset(("a", "b"))}
    assert grouped(found.events()) == {frozenset(("a e1", "b e1"))}
    assert [link.two for link in added.story.links] == [Key("a")]
    assert [link.two for placed in added.events for link in placed.links] == [Key("a", "e1")]


def test_two_strikes_on_one_town_stay_apart() -> None:
    """What is told of another day of the same week is another event, though town, kind of act and most names are the same."""
    found = SameEvent()
    for record in (FIRST, THIRD, SECOND):
        found.add(record)
    assert grouped(found.events()) == {frozenset(("a e1", "b e1")), frozenset(("c e1",))}
    link = found.link(Key("a", "e1"), Key("c", "e1"))
    assert {part.because for part in link.parts if part.value < 0} >= {"other day"}
    assert any((part.ours, part.theirs) == ("Monday", "Thursday") for part in link.parts)


def test_unread_reports_of_two_strikes_stay_apart() -> None:
    """Where nothing was parsed, words alone tell the strikes apart once there are a few reports of each, in any order."""
    texts = [*named("m", MARKET), *named("s", STATION), ("h", HARVEST)]
    for seed in range(4):
        found = filled(random.Random(seed).sample(texts, len(texts)))
        found.settle()
        assert grouped(found.stories()) == {frozenset(("m0", "m1", "m2")), frozenset(("s0", "s1", "s2")), frozenset(("h",))}


def test_denial_and_assertion_come_together() -> None:
    """Whether it is asserted or denied does not make it another event."""
    found = SameEvent()
    found.add(FIRST)
    found.add(DENIED)
    assert found.group(Key("a", "e1")) == found.group(Key("d", "e1"))
    assert found.group(Key("a")) == found.group(Key("d"))


def test_tolls_that_differ_are_little_against() -> None:
    """A revised toll is evidence against, but for the same place, day and words it decides nothing."""
    text = MARKET[1].replace("12", "14")
    revised = telling("b", text, "shelled", whom="the market in Arvo", where="Arvo", when="Monday")
    found = SameEvent()
    found.add(FIRST)
    found.add(revised)
    assert found.group(Key("a", "e1")) == found.group(Key("b", "e1"))
    parts = {part.because: part for part in found.link(Key("a", "e1"), Key("b", "e1")).parts}
    assert parts["other count of killed"].value < 0
    assert (parts["other count of killed"].ours, parts["other count of killed"].theirs) == ("12", "14")


def test_parts_explain_the_score() -> None:
    """The pieces add up to the score; each quotes what either report says, and the score names the pieces."""
    found = SameEvent()
    for record in (FIRST, SECOND, THIRD):
        found.add(record)
    for one, two in ((Key("a"), Key("b")), (Key("a"), Key("c")), (Key("a", "e1"), Key("b", "e1")), (Key("b", "e1"), Key("c", "e1"))):
        link = found.link(one, two)
        assert link.score.value == pytest.approx(sum(part.value for part in link.parts))
        assert all(part.ours and part.theirs and part.because in link.score.because for part in link.parts)
    same = {part.because: (part.ours, part.theirs) for part in found.link(Key("a", "e1"), Key("b", "e1")).parts}
    assert same["same place"] == ("Arvo", "Arvo")
    assert same["same day"] == ("Monday", "Monday")
    assert same["same type"] == ("ASSAULT", "ASSAULT")
    assert same["same count of killed"] == ("12", "12")


def test_days_weigh_on_stories() -> None:
    """Reports whose events are of other days are less alike than their words, and the link says by which days."""
    found = SameEvent()
    found.add(FIRST)
    found.add(THIRD)
    (other,) = [part for part in found.link(Key("a"), Key("c")).parts if part.because == "other day"]
    assert other.value < 0
    assert (other.ours, other.theirs) == (MONDAY, THURSDAY)


def test_judgement_outranks() -> None:
    """A person's word joins what is unlike and parts what is alike, at once and with whose word it was."""
    found = filled([*named("m", MARKET), ("h", HARVEST)])
    (joined,) = found.judge(Key("m0"), Key("h"), same=True, by="Ana")
    assert joined.kind == "merge"
    assert joined.because == "Ana judged m0 and h the same"
    assert found.group(Key("m0")) == found.group(Key("h"))
    (parted,) = found.judge(Key("m0"), Key("m1"), same=False, by="Bo")
    assert parted.kind == "split"
    assert parted.because == "Bo judged m0 and m1 different"
    assert found.group(Key("m0")) != found.group(Key("m1"))
    assert found.group(Key("m0")) == found.group(Key("h"))
    assert found.link(Key("m0"), Key("m1")).score.because.startswith("Bo judged them different")


def test_judgement_outlasts() -> None:
    """What was judged holds for reports that come in later, through every division, and until a newer word on the pair."""
    found = SameEvent()
    found.judge(Key("m0"), Key("m1"), same=False, by="Bo")
    for id, text in [*named("m", MARKET), *named("n", MARKET), *named("s", STATION)]:
        found.add(report(id, text))
    found.settle()
    assert found.group(Key("m0")) != found.group(Key("m1"))
    found.judge(Key("m0"), Key("m1"), same=True, by="Ana")
    assert found.group(Key("m0")) == found.group(Key("m1"))


def test_split_gives_its_reason() -> None:
    """Two strikes that came as one story are divided when more is known; the change names the groups and what tells them apart."""
    found = SameEvent()
    changes = [
        change
        for id, text in zip("acbdef", sum(zip(MARKET, STATION, strict=True), ()), strict=True)
        for change in found.add(report(id, text)).changes
    ]
    splits = [change for change in changes if change.kind == "split"]
    assert splits
    assert all(len(change.groups) > 2 and change.groups[0] in change.groups[1:] for change in splits)
    assert any("market" in change.because and "Lensk" in change.because and "alike" in change.because for change in splits)


def test_merge_gives_its_reason() -> None:
    """Two stories that a later report shows to be one are joined; the change names both and what they share."""
    one = "Odo Lensk left the council of Arvo."
    two = "A seat in Brenna fell vacant after the plum fair, farmers said."
    bridge = "Odo Lensk left the council of Arvo, and his seat in Brenna fell vacant after the plum fair, farmers said."
    found = filled([("a", one), ("b", two)])
    assert found.group(Key("a")) != found.group(Key("b"))
    (change,) = found.add(report("c", bridge)).changes
    assert change.kind == "merge"
    assert len(set(change.groups)) == 2
    assert "alike" in change.because
    assert len(found.stories()) == 1


def test_a_report_counts_once() -> None:
    """The same report added again keeps its place and weighs nothing."""
    found = filled(named("m", MARKET))
    before = found.stories()
    assert found.add(report("m0", MARKET[0])).story.group == found.group(Key("m0"))
    assert found.stories() == before


def test_a_report_and_an_event_are_no_pair() -> None:
    """Only two of a kind can be judged."""
    with pytest.raises(NotAPair, match="a e1"):
        SameEvent().judge(Key("a", "e1"), Key("b"), same=True, by="Bo")


@settings(max_examples=25, deadline=None)
@given(
    st.permutations([*named("m", MARKET), *named("s", STATION), ("d", DENIAL), ("h", HARVEST)]),
    st.lists(st.tuples(st.sampled_from(["m0", "m1", "s0", "h", "d"]), st.sampled_from(["m2", "s1", "s2", "h"]), st.booleans()), max_size=5),
)
def test_every_report_is_in_one_group(texts: list[tuple[str, str]], words: list[tuple[str, str, bool]]) -> None:
    """Whatever the order and the judgements: nothing is lost, the newest word holds, and twice gives the same."""
    outcomes = []
    for _ in range(2):
        found = SameEvent()
        changes = [change for id, text in texts for change in found.add(report(id, text)).changes]
        for one, two, same in words:
            if one != two:
                changes += found.judge(Key(one), Key(two), same=same, by="Ana")
        outcomes.append((found.stories(), changes))
    assert outcomes[0] == outcomes[1]
    members = [key.report for group in found.stories().values() for key in group]
    assert sorted(members) == sorted(id for id, _ in texts)
    assert all(found.group(key) == name for name, group in found.stories().items() for key in group)
    last = next(((one, two, same) for one, two, same in reversed(words) if one != two), None)
    if last:
        assert (found.group(Key(last[0])) == found.group(Key(last[1]))) is last[2]


def told_of(found: SameEvent) -> dict[str, object]:
    """All that can be asked of it."""
    keys = sorted(key for groups in (found.stories(), found.events()) for members in groups.values() for key in members)
    kinds = ([key for key in keys if not key.event], [key for key in keys if key.event])
    links = [found.link(one, two) for kind in kinds for one in kind for two in kind if one != two]
    return {"stories": dict(found.stories()), "events": dict(found.events()), "links": links}


def test_what_was_kept_goes_on_the_same() -> None:
    """Kept and taken up again at any point, settled or not, it gives the same groups, changes, names, links and words as going on."""
    records = [FIRST, report("h", HARVEST), THIRD, SECOND, DENIED, *(report(f"s{n}", text) for n, text in enumerate(STATION))]
    for at in range(len(records) + 1):
        through, first = SameEvent(), SameEvent()
        for one in records[:at]:
            through.add(one)
            first.add(one)
        if at % 2:
            through.settle()
            first.settle()
        if at > 3:
            for found in (through, first):
                found.judge(Key("a", "e1"), Key("c", "e1"), same=True, by="Bo")
        later = SameEvent.restore(first.state())
        assert told_of(later) == told_of(through)
        assert [later.add(one) for one in records[at:]] == [through.add(one) for one in records[at:]]
        assert later.settle() == through.settle()
        assert told_of(later) == told_of(through)
        assert later.state() == through.state()


def test_a_forgotten_report_is_in_no_group() -> None:
    """Nothing of it is left but how rare its words are; the others stay together, and it may come again."""
    found = SameEvent()
    for record in (FIRST, SECOND, DENIED):
        found.add(record)
    found.forget("b")
    assert "b" not in found
    assert grouped(found.stories()) == {frozenset(("a", "d"))}
    assert grouped(found.events()) == {frozenset(("a e1", "d e1"))}
    assert b"Stalls were burning" not in found.state()
    found.add(SECOND)
    assert grouped(found.stories()) == {frozenset(("a", "d", "b"))}


@pytest.mark.parametrize("state", [b"", b"nonsense", b"\x80", SameEvent().state().replace(b"\xa7version\x01", b"\xa7version\x07")])
def test_a_state_that_is_none_is_refused(state: bytes) -> None:
    """Other bytes, and those of another version, are an error that says so."""
    with pytest.raises(UnreadableState):
        SameEvent.restore(state)
