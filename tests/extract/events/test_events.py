"""Who did what to whom: the ways in which a sentence says it."""

import pytest

from accordingto import flow
from accordingto.model import Event, Record


def only(text: str, type: str) -> tuple[Record, Event]:
    record = flow.read_text(text)
    found = [e for e in record.events if e.type == type]
    assert len(found) == 1, [(e.type, record.words(e.trigger)) for e in record.events]
    return record, found[0]


def who(record: Record, event: Event) -> tuple[list[str], list[str]]:
    return [record.words(r.spans) for r in event.actors], [record.words(r.spans) for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "type", "trigger", "actors", "recipients"),
    [
        ("The mill was attacked by Oskel militiamen.", "ASSAULT", "attacked", ["Oskel militiamen"], ["The mill"]),
        ("The shelling of Mirov by Varnian troops went on.", "ASSAULT", "shelling", ["Varnian troops"], ["Mirov"]),
        ("Tarsa's raid on the Varnian camp failed.", "ASSAULT", "raid", ["Tarsa's"], ["the Varnian camp"]),
        ("Varnia and Tarsa signed a treaty.", "AGREE", "signed", ["Varnia", "Tarsa"], []),
        ("Varnia urged the rebels to release the crew.", "REQUEST", "urged", ["Varnia"], ["the rebels"]),
        ("Varnia urged the rebels to release the crew.", "RETREAT", "release", ["the rebels"], ["the crew"]),
        ("The gunmen who kidnapped two nurses fled.", "ASSAULT", "kidnapped", ["The gunmen"], ["two nurses"]),
        ("Police arrested 12 men and a woman.", "COERCE", "arrested", ["Police"], ["12 men", "a woman"]),
        ("The rebels said they shelled the port.", "ASSAULT", "shelled", ["The rebels"], ["the port"]),
        ("Four guards were killed when rebels attacked a base.", "ASSAULT", "attacked", ["rebels"], ["a base", "Four guards"]),
        ("Tarsa came under attack from Varnian jets.", "ASSAULT", "came under attack", ["Varnian jets"], ["Tarsa"]),
        ("The front claimed responsibility for the bombing of the mill.", "ASSAULT", "bombing", ["The front"], ["the mill"]),
        ("The council accused Varnia of bombing the mill.", "ASSAULT", "bombing", ["Varnia"], ["the mill"]),
        ("Varnia freed nine men and Tarsa shelled the port.", "ASSAULT", "shelled", ["Tarsa"], ["the port"]),
        ("Lena Orr spoke of the guard. “He beat me for a year,” she said.", "ASSAULT", "beat", ["He"], ["she"]),
        ("The patrol was fired upon near Tarsa.", "ASSAULT", "fired", [], ["The patrol"]),
        ("Rebels fired on the mill at a time when it was full.", "ASSAULT", "fired", ["Rebels"], ["the mill"]),
        ("The envoy said nine men were held by the Front, and demanded a list.", "REQUEST", "demanded", ["The envoy"], []),
        ("Ana Perrin said her staff had counted the dead. She called for an inquiry.", "REQUEST", "called for", ["Ana Perrin"], []),
        ("The heavy guns will be withdrawn under the agreement.", "RETREAT", "withdrawn", [], []),
    ],
)
def test_who_whom(text: str, type: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """Passives, nominal acts, compounds, control, relatives, pronouns, results and blame."""
    record, event = only(text, type)
    assert record.words(event.trigger) == trigger
    assert who(record, event) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Varnia shelled Tarsa.", "ASSAULT", "happened"),
        ("Varnia is shelling Tarsa.", "ASSAULT", "ongoing"),
        ("Varnia may shell Tarsa.", "ASSAULT", "hypothetical"),
        ("Varnia reportedly shelled Tarsa.", "ASSAULT", "hypothetical"),
        ("Varnia did not shell Tarsa.", "ASSAULT", "negated"),
        ("Varnia threatened to bomb Tarsa.", "ASSAULT", "threatened"),
        ("Varnia plans to bomb Tarsa.", "ASSAULT", "planned"),
        ("Varnia refused to release the crew.", "RETREAT", "negated"),
        ("Tarsa demanded that Varnia release the crew.", "RETREAT", "requested"),
        ("Varnia agreed to release the crew.", "RETREAT", "planned"),
        ("Rebels began leaving the town.", "RETREAT", "ongoing"),
        ("Police foiled an attack by rebels.", "ASSAULT", "negated"),
        ("Tarsa feared an attack by rebels.", "ASSAULT", "hypothetical"),
        ("The army killed not only rebels but civilians.", "ASSAULT", "happened"),
    ],
)
def test_status(text: str, type: str, status: str) -> None:
    """Tense, modals, hedges, negation and governors decide whether it happened."""
    assert only(text, type)[1].status == status


def test_announced() -> None:
    """A cooperative act announced with "will" is AGREE, a hostile one "unless" another yields THREATEN."""
    assert only("Varnia will send food to Tarsa.", "AGREE")[1].status == "planned"
    assert only("Varnia will blockade Tarsa unless it frees the crew.", "THREATEN")[1].status == "threatened"


def test_hedge_is_kept() -> None:
    """The word that leaves it open is the event's hedge."""
    record, event = only("Varnia allegedly shelled Tarsa.", "ASSAULT")
    assert record.words(event.hedge) == "allegedly"


def test_back_reference() -> None:
    """A bare look back at an act already told is no event of its own."""
    record = flow.read_text("Rebels attacked the mill on Monday. The attack was the latest of many.")
    assert len([e for e in record.events if e.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    "text", ["Four people died when a bus overturned.", "An earthquake killed 30 people.", "The two teams met in Oskel."]
)
def test_no_events(text: str) -> None:
    """Disasters, accidents and games are no events."""
    assert not [e for e in flow.read_text(text).events if e.type != "CONSULT"]


def test_when_and_where() -> None:
    """The time and place of the clause are the event's."""
    record, event = only("Varnia shelled the mill in Oskel on 2 June 2021.", "ASSAULT")
    time = record.time(event.when)
    assert time is not None
    assert time.start == "2021-06-02"


def test_according_to() -> None:
    """An act in a statement's content is according to it; the act of saying is the outlet's own."""
    record = flow.read_text("The council accused Varnia of shelling the mill, a spokesman said.")
    accuse = next(e for e in record.events if e.type == "ACCUSE")
    assault = next(e for e in record.events if e.type == "ASSAULT")
    assert "spokesman" in record.chain(accuse)[-1]
    assert "council" in record.chain(assault)[-1]
