"""The record survives JSON without loss, refuses what it does not know, and knows its chains."""

import msgspec
import pytest

from accordingto.model import (
    Dateline,
    Event,
    MadeWith,
    Party,
    Record,
    Ref,
    Report,
    Source,
    Statement,
)

TEXT = "TARSA (WNA) - Ilva Dren said the Front had told her it would leave."
SOURCE = Source(uri="a.txt", media_type="text/plain", sha256="0" * 64)
REPORT = Report(source=SOURCE, text=TEXT, outlet="Ilmar Daily", dateline=Dateline(place="TARSA", agency="WNA", spans=((0, 13),)))
OUTER = Statement(
    id="s1",
    source=Ref(spans=((14, 23),), party="p1"),
    cue=((24, 28),),
    content=((29, 66),),
    form="indirect",
    polarity="asserts",
    act="states",
    because="cue 'said' + clause",
)
INNER = msgspec.structs.replace(
    OUTER, id="s2", source=Ref(spans=((29, 38),)), cue=((39, 47),), content=((52, 66),), within="s1", because="cue 'told' + clause"
)
EVENT = Event(id="e1", type="RETREAT", trigger=((61, 66),), status="planned", according_to=("s1", "s2"), because="'leave'")
RECORD = Record(
    id="x",
    made_with=MadeWith(accordingto="0", model="none", pipeline="none"),
    report=REPORT,
    parties=(Party(id="p1", name="Ilva Dren", kind="person", mentions=(((14, 23),),)),),
    statements=(OUTER, INNER),
    events=(EVENT,),
)


def test_json_and_back() -> None:
    """A record is the same after JSON and back."""
    assert Record.from_json(RECORD.to_json()) == RECORD


def test_unknown_fields_are_refused() -> None:
    """A field that the schema does not know is an error, wherever it stands."""
    line = RECORD.to_json()
    for known in ('"schema"', '"trigger"', '"sha256"', '"cue"'):
        with pytest.raises(msgspec.ValidationError):
            Record.from_json(line.replace(known, f'"surprise":1,{known}', 1))


def test_records_are_frozen() -> None:
    """Nothing of a record can be changed in place."""
    with pytest.raises(AttributeError):
        RECORD.id = "y"  # type: ignore[misc]


def test_chain() -> None:
    """The chain of an item runs outlet, agency, speaker, quoted speaker."""
    assert RECORD.chain(EVENT) == ("Ilmar Daily", "WNA", "Ilva Dren", "the Front")
    assert RECORD.chain(INNER) == ("Ilmar Daily", "WNA", "Ilva Dren", "the Front")
    assert RECORD.chain(OUTER) == ("Ilmar Daily", "WNA", "Ilva Dren")


def test_speaker() -> None:
    """A speaker is the party's name where it was resolved, the source's own words where not, None where none is named."""
    assert RECORD.speaker(OUTER) == "Ilva Dren"
    assert RECORD.speaker(INNER) == "the Front"
    assert RECORD.speaker(msgspec.structs.replace(OUTER, source=None)) is None


def test_items_are_found_by_their_ids_wherever_they_stand() -> None:
    """An id that names its place, one that names another's, one that is no number, none at all, and digits without end."""
    made = Statement(id="", cue=((39, 43),), form="indirect", polarity="asserts", act="states", because="test", source=None, content=())
    numbered = tuple(msgspec.structs.replace(made, id=f"s{number}") for number in (1, 2, 3))
    record = Record(id="r", made_with=MadeWith(accordingto="0", model="m", pipeline="p"), report=REPORT, statements=numbered)
    turned = msgspec.structs.replace(record, statements=record.statements[::-1])
    for one in record.statements:
        assert record.statement(one.id) is one
        assert turned.statement(one.id) is one
    first = msgspec.structs.replace(record.statements[0], id="first")
    assert msgspec.structs.replace(record, statements=(*record.statements[1:], first)).statement("first") is first
    assert all(record.statement(id) is None for id in (None, "", "s", "s0", "s999", "s-1", "s" + "9" * 5000, "s²"))
