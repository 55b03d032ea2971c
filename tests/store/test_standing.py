"""Which judgements stand: the last of each reviewer that was not undone, on the item as it was when it was judged."""

from typing import Any

import msgspec
import pytest

from accordingto.errors import BadFieldValue, NoSuchStanding, NotInReport
from accordingto.model import Judgement, Record, Statement
from accordingto.store import open_archive
from accordingto.store.fields import FIELDS, checked, corrected, essence, nearest, plain, said, standings
from accordingto.store.standing import Verdicts, made, standing
from tests.store.made import records

LATER = "2999-01-01T00:00:00+00:00"


def judgement(verdict: str, *, item: str = "s1", by: str = "a", value: dict[str, Any] | None = None) -> Judgement:
    return msgspec.convert({"record": records()[0].id, "item": item, "by": by, "at": LATER, "verdict": verdict, "value": value}, Judgement)


def verdicts_of(*words: str) -> list[str]:
    return [one.verdict for one in standing(judgement(word) for word in words).values()]


def test_the_last_one_stands_unless_undone() -> None:
    """Each undo withdraws one judgement, the last that is left; too many do nothing."""
    assert verdicts_of("accept", "reject") == ["reject"]
    assert verdicts_of("accept", "reject", "undo") == ["accept"]
    assert verdicts_of("accept", "reject", "undo", "undo") == []
    assert verdicts_of("undo", "accept", "undo", "undo", "skip") == ["skip"]


def test_an_undo_is_the_reviewer_s_own() -> None:
    """Undoing touches neither another reviewer's judgement nor another item's."""
    given = [judgement("accept"), judgement("reject", by="b"), judgement("reject", item="s2"), judgement("undo")]
    assert [(one.by, one.item) for one in made(given)] == [("b", "s1"), ("a", "s2")]


def test_a_judgement_follows_its_item_to_another_reading() -> None:
    """When the report is read again, a judgement stays with the item it was made on, under its new id, and leaves what differs."""
    old = records()[0]
    moved = msgspec.structs.replace(old.statements[0], id="s99")
    new = msgspec.structs.replace(old, statements=(old.statements[1], moved), events=(), figures=())
    verdicts = Verdicts([judgement("accept"), judgement("reject", item="s3")], lambda _: [("2020-01-01", old), ("2999-01-02", new)])
    assert list(verdicts.of(new)) == ["s99"]
    assert list(verdicts.of(old)) == ["s1", "s3"]


def test_what_is_no_correction_counts_for_nothing() -> None:
    """A value that no item can have is passed over; single fields and whole items are both corrections."""
    old = records()[0]
    whole = msgspec.to_builtins(msgspec.structs.replace(old.statements[1], act="warns"))
    given = [judgement("correct", value={"source": "x"}), judgement("correct", item="s2", value=whole)]
    given.append(judgement("correct", item="s3", value={"act": "asks"}))
    found = Verdicts(given, lambda _: [("2020-01-01", old)]).of(old)
    assert list(found) == ["s2", "s3"]
    assert [v.item.act for id in found for v in found[id] if isinstance(v.item, Statement)] == ["warns", "asks"]


def test_forgetting_takes_the_judgements_along() -> None:
    """Of a forgotten report nothing stands."""
    archive = open_archive()
    archive.add(*records()[:2])
    archive.judge(judgement("accept"))
    archive.forget(archive.forgetting(reports=[records()[0].id]))
    assert not archive.verdicts().made


@pytest.fixture
def record() -> Record:
    old = records()[0]
    text = "“The Front’s  guns fired,” said Ada Verel. The Front’s guns fired 12 or 2012 shells."
    text += " “They did,” she said, “and often.” the front’s guns fired"
    said = msgspec.structs.replace(old.statements[0], cue=((27, 31),), content=((0, 26),), source=None, hedge=())
    return msgspec.structs.replace(
        old, report=msgspec.structs.replace(old.report, text=text, parts=()), statements=(said,), events=(), figures=(), parties=()
    )


def test_words_are_found_where_they_stand(record: Record) -> None:
    """White space, quotation marks and dashes may differ; whole words only; capitals matter where they can."""
    text = record.report.text
    assert len(standings(text, "The Front's guns fired")) == 2
    assert len(standings(text, "THE FRONT'S GUNS FIRED")) == 3
    assert [text[a:b] for a, b in standings(text, "12")] == ["12"]
    assert standings(text, "") == standings(text, "Varnia") == []


def test_the_nearest_place_is_taken_unless_numbered(record: Record) -> None:
    """Of several places the one nearest to the item; @2 is the second of the text; pieces follow each other."""
    assert nearest(record, "The Front's guns fired", ((27, 31),))[0][1:] == (1, 2)
    assert nearest(record, "The Front's guns fired", ((90, 95),))[0][1:] == (2, 2)
    assert nearest(record, "The Front's guns fired@2", ((27, 31),))[0][1:] == (2, 2)
    pieces = nearest(record, "They did … and often", ((27, 31),))
    assert [record.words((piece.span,)) for piece in pieces] == ["They did", "and often"]
    for wrong in ("and often … They did", "nobody", "They did … nobody"):
        with pytest.raises(NotInReport):
            nearest(record, wrong, ((27, 31),))
    for number in ("0", "3", "99"):
        with pytest.raises(NoSuchStanding):
            nearest(record, f"The Front's guns fired@{number}", ((27, 31),))


def test_fields_take_what_may_stand_there(record: Record) -> None:
    """Words become places, none is -, choices are the schema's, and what was typed comes back as it is shown."""
    item, fields = record.statements[0], {field.name: field for field in FIELDS["statements"]}
    new = corrected(record, item, fields["source"], "Ada Verel")
    assert said(record, new, fields["source"]) == "Ada Verel"
    assert said(record, corrected(record, new, fields["source"], "-"), fields["source"]) == "-"
    assert plain(corrected(record, item, fields["act"], "Warns"), fields["act"]) == "warns"
    with pytest.raises(BadFieldValue, match="one of: states"):
        corrected(record, item, fields["act"], "shouts")
    with pytest.raises(BadFieldValue, match="rejected"):
        corrected(record, item, fields["cue"], "-")
    assert essence(new) != essence(item)


def test_numbers_and_phrases() -> None:
    """Bounds are numbers or open, a low above the high is refused; several actors are parted by ;, each with its party."""
    record = next(r for r in records() if r.figures and any(e.actors and e.actors[0].party for e in r.events))
    fields = {field.name: field for field in FIELDS["figures"]}
    figure = corrected(record, corrected(record, record.figures[0], fields["low"], "1,200"), fields["high"], "-")
    assert (plain(figure, fields["low"]), plain(figure, fields["high"])) == (1200, None)
    with pytest.raises(BadFieldValue, match="low"):
        checked(corrected(record, figure, fields["high"], "12.5"))
    for wrong in ("many", "-3", "inf", "nan"):
        with pytest.raises(BadFieldValue):
            corrected(record, figure, fields["low"], wrong)
    event = next(e for e in record.events if e.actors and e.actors[0].party)
    actors = next(field for field in FIELDS["events"] if field.name == "actors")
    words = said(record, event, actors)
    assert corrected(record, event, actors, f"{words}; {record.words(event.trigger)}").actors[: len(event.actors)] == event.actors
    assert corrected(record, event, actors, "-").actors == ()
