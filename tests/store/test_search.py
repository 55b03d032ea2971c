"""Search finds reports by words, phrases, beginnings and parties, in any script, and shows where the words stand."""

import contextlib
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import BadQuestion, NoSuchFilter
from accordingto.model import Record
from accordingto.store import Archive, Question, open_archive
from accordingto.store.words import Phrase, hits, tokens
from tests.store.made import records


@pytest.fixture(scope="module")
def archive() -> Archive:
    made = open_archive()
    made.add(*records())
    return made


def ids(archive: Archive, words: str, **question: object) -> set[str]:
    return {hit.record.id for hit in archive.search(words, limit=100, question=Question(**question))[0]}  # type: ignore[arg-type]


def test_words_phrases_beginnings_and_without(archive: Archive) -> None:
    """Each by brute force over the texts and titles."""
    texts = {r.id: [t for t, _, _ in tokens(f"{r.report.title or ''} {r.report.text}")] for r in records()}
    pairs = {id: set(itertools.pairwise(words)) for id, words in texts.items()}
    assert ids(archive, "ceasefire talks") == {id for id, words in texts.items() if {"ceasefire", "talks"} <= set(words)}
    assert ids(archive, '"ceasefire plan"') == {id for id, found in pairs.items() if ("ceasefire", "plan") in found}
    assert ids(archive, "negotiat*") == {id for id, words in texts.items() if any(w.startswith("negotiat") for w in words)}
    assert ids(archive, "ceasefire -talks") == {id for id, words in texts.items() if "ceasefire" in words and "talks" not in words}


def test_a_party_in_any_of_its_names(archive: Archive) -> None:
    """party: finds reports that name the party, and shows every way in which they name it."""
    found, total = archive.search("party:Verel", limit=100)
    assert total == len(found) > 1
    for hit in found:
        assert any("Verel" in party.name for party in hit.record.parties)
        assert any("Verel" in hit.record.report.text[start:end] for start, end in hit.spans)


def test_hits_are_where_the_words_stand(archive: Archive) -> None:
    """Every span holds the word that was asked for."""
    for hit in archive.search("ceasefire", limit=100)[0]:
        assert {hit.record.report.text[s:e].lower() for s, e in hit.spans} <= {"ceasefire"}


def test_filters_go_by_the_report(archive: Archive) -> None:
    """Days and outlets of the report."""
    assert all((archive.get(id).report.published or "") >= "2025-03-10" for id in ids(archive, "the", since="2025-03-10"))  # type: ignore[union-attr]
    outlet = next(r.report.outlet for r in records() if r.report.outlet)
    assert ids(archive, "the", outlet=(outlet,)) == {
        r.id for r in records() if r.report.outlet == outlet and "the" in r.report.text.lower()
    }


def test_a_party_that_must_not_be_named(archive: Archive) -> None:
    """-party: leaves out what party: finds, in the words or as a filter."""
    every, naming = ids(archive, "the"), ids(archive, "party:Verel")
    assert naming
    assert ids(archive, "the -party:Verel") == every - naming
    assert ids(archive, "the", party=("Verel",)) == every & naming


def test_filters_stand_in_the_call(archive: Archive) -> None:
    """As for the items, by their names; one that reports have not is told."""
    outlet = next(r.report.outlet for r in records() if r.report.outlet)
    assert {hit.record.id for hit in archive.search("the", limit=99, outlet=outlet)[0]} == ids(archive, "the", outlet=(outlet,))
    assert archive.sources(party="Verel")[0] == archive.sources(question=Question(party=("Verel",)))[0]
    with pytest.raises(NoSuchFilter, match="reports have no filter kind"):
        archive.search("the", kind="killed")


def test_a_part_of_a_name_without_spaces_finds_it() -> None:
    """A party's name in a script without spaces is found by its letters, wherever in it they stand side by side."""
    line = json.loads(records()[0].to_json())
    line["parties"][0]["name"] = "卡斯特里亚外交部"
    archive = open_archive()
    archive.add(Record.from_json(json.dumps(line)))
    assert [archive.search(words)[1] for words in ("party:外交部", "party:卡斯特", "party:外部")] == [1, 1, 0]


def written(text: str, **more: str) -> Record:
    """A record that holds only a text."""
    line = json.loads(records()[0].to_json())
    line["id"], line["report"]["text"], line["report"]["title"] = text[:9], text, None
    line["report"]["parts"], line["report"]["dateline"], line["report"]["source"]["uri"] = [], None, text[:9]
    for key in ("parties", "statements", "events", "figures", "times", "places", "notes"):
        line[key] = []
    return Record.from_json(json.dumps({**line, **more}))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("两国昨日宣布停火协议即日生效", "停火协议", ["停火协议"]),  # any string of letters, as a phrase
        ("両国は停戦に合意した", "停戦", ["停戦"]),
        ("รัฐบาลประกาศหยุดยิงแล้ว", "หยุดยิง", ["หยุดยิง"]),
        ("قال إن الهدنة بدأت وبالهدنة يرحب", "هدنة", ["الهدنة", "وبالهدنة"]),  # behind what is written together with it
        ("دعا إلى هدنة ورحب بالهدنة وللهدنة شروط", "الهدنة", ["بالهدنة", "وللهدنة"]),
        ("دعا لوقف إطلاق النار", '"وقف إطلاق النار"', ["لوقف إطلاق النار"]),
        ("הם קראו להפסקת האש ולשלום", "שלום", ["ולשלום"]),
        ("정부는 휴전을 선언했다", "휴전*", ["휴전을"]),
        ("Обе стороны объявили ПЕРЕМИРИЕ", "перемирие", ["ПЕРЕМИРИЕ"]),
        ("Les négociations reprennent à Élène", "elene", ["Élène"]),
    ],
)
def test_any_language(text: str, words: str, shown: list[str]) -> None:
    """A report is found by its words in the way its script writes them, and the hit is where they stand."""
    archive = open_archive()
    archive.add(written(text), written("Something else altogether."))
    (hit,), total = archive.search(words)
    assert total == 1
    assert [text[start:end] for start, end in hit.spans] == shown


@pytest.mark.parametrize(("text", "words"), [("两国停止交火", "停火"), ("مهدنة", "هدنة"), ("בשלומות", "שלום")])
def test_letters_apart_or_within_a_word_are_no_hit(text: str, words: str) -> None:
    """Letters must stand side by side, and only little words that a script attaches may stand before a word."""
    archive = open_archive()
    archive.add(written(text))
    assert archive.search(words) == ([], 0)


@pytest.mark.parametrize("words", ["", "-war", "...", '""'])
def test_nothing_asked_is_wrong_use(archive: Archive, words: str) -> None:
    """A search must name something that is to be there."""
    with pytest.raises(BadQuestion):
        archive.search(words)


@pytest.mark.parametrize(
    "words", ['"', 'a" OR "b', "NEAR(a b)", "a AND", "text:the", "(", "'; DROP TABLE reports; --", "*", "the*the", "{x} : y"]
)
def test_no_word_is_a_command(archive: Archive, words: str) -> None:
    """What FTS5 or SQL would read as syntax is words, or wrong use."""
    with contextlib.suppress(BadQuestion):
        archive.search(words)
    assert len(archive) == len(records())


@given(st.text(), st.text(min_size=1, max_size=8))
def test_every_hit_is_a_place_in_the_text(text: str, words: str) -> None:
    """Spans are ordered, apart and inside the text, and fold to the words asked for."""
    phrase = Phrase(words)
    found = hits(f"{text} {words}", [phrase])
    assert bool(found) >= bool(phrase and text[-1:].isspace())
    assert all(0 <= s < e <= len(text) + 1 + len(words) for s, e in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert all(Phrase(f"{text} {words}"[s:e]) == phrase for s, e in found)
