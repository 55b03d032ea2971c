"""Which words are a time: extents, types and fields, before anything is resolved."""

import pytest

from accordingto.extract import times
from accordingto.extract.times.patterns import patterns
from accordingto.lang import table
from accordingto.model import Drafts, TimeDraft
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve.times import READINGS
from accordingto.settings import Settings


def drafts(text: str) -> tuple[TimeDraft, ...]:
    return times.extract(next(pipeline.parse([sources.from_text(text).report])), Drafts(), Settings())


def found(text: str) -> list[str]:
    return [text[slice(*draft.spans[0])] for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By the end of May it was over.", ["the end of May"]),
        ("In Friday's raid two died.", ["Friday"]),
        ("They left on the night of May 3.", ["the night of May 3"]),
        ("Nearly three weeks later it rained.", ["Nearly three weeks later"]),
        ("It fell early on Wednesday, June 29, 2016.", ["early on Wednesday, June 29, 2016"]),
        ("In the fall of Tarsa many died.", []),
        ("A June agreement held; the March for Peace did not.", ["June"]),
        ("He was in his 30s; she was born in the '80s.", ["the '80s"]),
        ("The raid on the mill in the far north began on Monday, 3\nJune 2019 at noon.", ["Monday, 3\nJune 2019 at noon"]),
        ("The talks ended.\n\nFriday was calm.", ["Friday"]),
        ("The council for 24/7 care scored 3-5 on version 2.0.24 at 10.5 percent.", []),
        ("Imports fell by three-quarters, a quarter of all.", []),
        ("It reached the quarter-final.", []),
        ("It fell on Saturday (21 January), not (June 2) or on Monday (May 5.", ["Saturday (21 January)", "June 2", "Monday", "May 5"]),
        ("Every other week they met, each Monday night.", ["Every other week", "each Monday night"]),
    ],
)
def test_extents(text: str, expected: list[str]) -> None:
    """Extents follow TIMEX3: modifiers and articles inside, prepositions and possessives outside."""
    assert found(text) == expected


def test_every_reading_is_resolved() -> None:
    """Each row of the table has a reading that `resolve/` knows."""
    assert {row.reading for row in patterns("en").rows} <= READINGS.keys()


def test_every_capture_is_known() -> None:
    """Each row compiles, and its hearts are tables or captures of the language or plain words."""
    rows = table("en", "dates")
    assert len(patterns("en").rows) == len(rows["pattern"])
    assert all(patterns("en").hearts.get(word) for word in ("friday", "quarter", "weeklong", "ramadan", "clock", "period"))


def test_fields_are_unresolved_words() -> None:
    """A draft holds the captured words in small letters, and what leads it."""
    draft = drafts("They must leave by Friday night.")[0]
    assert (draft.reading, draft.type, draft.fields) == ("date", "time", {"weekday": "friday", "part": "night", "led": "by"})


def test_headlines_tell_the_past_in_the_present() -> None:
    """A headline's present tense is not taken for the future."""
    reading = sources.from_text("Front attacks Oskel on Friday\n\nRebels came by night.")
    parsed = next(pipeline.parse([reading.report]))
    draft = times.extract(parsed, Drafts(), Settings())[0]
    assert draft.tense in (None, "present" if not any(part.part == "headline" for part in reading.report.parts) else None)
