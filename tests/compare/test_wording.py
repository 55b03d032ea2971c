"""Wording: own voice apart from quoted voice, copies once, log-odds as the paper has them, the same thing under its names."""

import math
from collections import Counter

import pytest

from accordingto import lang
from accordingto.compare.copied import Copies
from accordingto.compare.wording import PRIOR, Voice, Words, log_odds_of, things
from accordingto.flow import read_text
from accordingto.model import Record

OURS = 'The operation in Oskel went on. "This aggression must end," Mira Tal said. A government office closed for the operation.'
THEIRS = 'The aggression in Oskel went on. "The operation is over," Oren Dal said. The regime held captives and prisoners of war.'


def record(text: str, outlet: str, id: str) -> Record:
    return read_text(text, outlet=outlet, id=id)


@pytest.fixture
def words() -> Words:
    made = Words()
    made.add(record(OURS, "Ours", "a"))
    made.add(record(THEIRS, "Theirs", "b"))
    return made


def test_quoted_words_are_not_the_outlet_s_own(words: Words) -> None:
    """A word in a quotation counts for the party and for what the outlet quotes, never for its own voice."""
    own, quoting = (words.counts[Voice(kind, "Ours")] for kind in ("own", "quoting"))  # type: ignore[arg-type]
    assert own["operation"] == 2
    assert own["aggression"] == 0
    assert quoting["aggression"] == 1
    assert words.counts[Voice("party", "Mira Tal")]["aggression"] == 1


def test_every_word_has_one_voice_of_each_kind(words: Words) -> None:
    """Own and quoted words together are the words of the text, each once."""
    for text, outlet in ((OURS, "Ours"), (THEIRS, "Theirs")):
        both = sum(sum(words.counts[Voice(kind, outlet)].values()) for kind in ("own", "quoting"))  # type: ignore[arg-type]
        assert both == len([w for w in text.replace('"', " ").replace(".", " ").replace(",", " ").split() if w.isalpha()])


def test_the_same_thing_under_its_names(words: Words) -> None:
    """Each voice's word for a thing, the longest first, with where it stands."""
    found = {(use.thing, use.voice.name, use.word): use for use in words.uses("own")}
    assert found["fighting", "Ours", "operation"].times == 2
    assert ("fighting", "Theirs", "aggression") in found
    assert ("people who are held", "Theirs", "prisoners of war") in found
    assert ("people who are held", "Theirs", "prisoners") not in found
    texts = {"a": OURS, "b": THEIRS}
    for use in found.values():
        assert {texts[s.report][s.start : s.end].lower() for s in use.stands} == {use.word}


def test_what_tells_apart_points_both_ways(words: Words) -> None:
    """A word of the first is positive, of the second negative; exchanged, the signs are."""
    one, other = [Voice("own", "Ours")], [Voice("own", "Theirs")]
    there = {t.word: t.z for t in words.apart(one, other, least=1)}
    back = {t.word: t.z for t in words.apart(other, one, least=1)}
    assert there["operation"] > 0 > there["aggression"]
    assert all(there[word] == pytest.approx(-back[word]) for word in there)


def test_log_odds_are_the_paper_s() -> None:
    """Equations 16 and 22 of Monroe, Colaresi and Quinn, worked out by hand for two words."""
    one, other = Counter(war=30, peace=70), Counter(war=10, peace=190)
    found = {word: (d, z) for word, d, z in log_odds_of(one, other, one + other)}
    a = PRIOR * 40 / 300
    delta = math.log((30 + a) / (100 + PRIOR - 30 - a)) - math.log((10 + a) / (200 + PRIOR - 10 - a))
    assert found["war"] == pytest.approx((delta, delta / math.sqrt(1 / (30 + a) + 1 / (10 + a))))


def test_copied_sentences_count_once() -> None:
    """What a report copies is counted for its origin alone."""
    one, copy = record(OURS, "Ours", "a"), record(OURS, "Paper", "c")
    made, known = Words(), Copies({"a": "a", "c": "a"}, {"a": ((0, len(OURS)),), "c": ()})
    made.add(one, known)
    made.add(copy, known)
    assert not made.counts.get(Voice("own", "Paper"))
    assert made.counts[Voice("own", "Ours")]["operation"] == 2


def test_the_table_names_each_word_once() -> None:
    """No word stands for two things, and within a thing they stand in the order of the alphabet, so that none goes first."""
    rows = lang.table("en", "loaded").values()
    assert sum(len(row["words"]) for row in rows) == len(things())
    assert all(row["words"] == sorted(row["words"]) for row in rows)
