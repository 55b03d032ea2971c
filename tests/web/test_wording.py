"""Wording: both tables count what the words of the reports count, and every count opens its sentences."""

import csv
import io
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from accordingto import comparing
from accordingto.compare.wording import Words
from accordingto.model import Record
from accordingto.web.stands import LONGEST, quoted, to_words
from tests.store.made import records
from tests.web import made
from tests.web.told import report


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"))) as found:
        yield found


@pytest.fixture(scope="module")
def words() -> Words:
    found, known = Words(), comparing.copies_of(records())
    for record in records():
        found.add(record, known)
    return found


@pytest.mark.parametrize("voices", ["own", "quoting", "party"])
def test_names_of_things_are_all_there(client: TestClient, words: Words, voices: str) -> None:
    """Thing, voice, word and how often, as the words themselves are counted."""
    told = client.get("/api/wording", params={"voices": voices}).json()
    shown = [(use["thing"], use["voice"], use["word"], use["times"], use["reports"]) for thing in told["things"] for use in thing["uses"]]
    expected = words.uses(voices)  # type: ignore[arg-type]
    assert shown == [(use.thing, use.voice.name, use.word, use.times, use.reports) for use in expected]
    assert voices != "own" or shown


def test_counts_open_sentences_with_the_word(client: TestClient) -> None:
    """Behind each count stand sentences in which the word is marked, with the address of its report."""
    told = client.get("/api/wording").json()
    page = client.get("/wording").text
    for thing in told["things"]:
        for use in thing["uses"]:
            assert len(use["behind"]) == min(use["times"], 5)
            for one in use["behind"]:
                assert one["quote"]["words"].casefold().replace("’", "'") == use["word"]
                assert client.get(one["href"].partition("#")[0]).status_code == 200
    assert page.count('<details class="behind">') >= sum(len(thing["uses"]) for thing in told["things"])


def test_words_that_tell_apart(client: TestClient, words: Words) -> None:
    """A voice against all others, by its name: its words on its side, theirs on the other, each by falling weight."""
    name = words.voices("own")[1].name
    told = client.get("/api/wording", params={"one": name}).json()["against"]
    assert told["one"] == [name]
    assert name not in told["other"]
    assert len(told["other"]) == len(words.voices("own")) - 1
    assert all(term["z"] > 0 for term in told["ours"])
    assert all(term["z"] < 0 for term in told["theirs"])
    for side in (told["ours"], told["theirs"]):
        assert side
        assert all(abs(a["z"]) >= abs(b["z"]) for a, b in pairwise(side))
    rows = list(csv.DictReader(io.StringIO(client.get("/wording", params={"one": name, "format": "csv"}).text)))
    assert {row["word"] for row in rows} >= {term["word"] for term in told["ours"]}


def test_the_first_side_is_the_voice_with_most_words(client: TestClient, words: Words) -> None:
    """Without a question the one with most words is set against the others: no side is chosen by us."""
    told = client.get("/api/wording").json()
    assert told["against"]["one"] == [words.voices("own")[0].name]
    counts = [count for _, count in told["speakers"]]
    assert counts == sorted(counts, reverse=True)


def test_an_unknown_voice_gets_the_names_there_are(client: TestClient, words: Words) -> None:
    """A name that is nobody's is told, with those that are."""
    answer = client.get("/wording", params={"one": "Nobody's Gazette"})
    assert answer.status_code == 400
    assert words.voices("own")[0].name in answer.text


def long() -> Record:
    return report("The mill, " + "and the weir, " * 80 + "stood - so a miller said - by the old bridge.", "The Lantern", "2025-03-01")


@pytest.mark.parametrize("word", ["mill", "miller", "bridge"])
def test_the_address_of_words_names_them(word: str) -> None:
    """A text fragment holds the word between the whole words around it, and these stand so in the text."""
    text = long().report.text
    start = text.index(word)
    address = to_words(long(), (start, start + len(word)))
    path, _, fragment = address.partition("#:~:text=")
    assert path == f"/report/{long().id}"
    parts = [unquote(part.strip("-")) for part in fragment.replace("-,", "\0").replace(",-", "\0").split("\0")]
    assert word in parts
    for part in parts:
        assert part in text


def test_a_very_long_sentence_is_cut_about_the_word() -> None:
    """No more than some lines are shown, with the word in them."""
    start = long().report.text.index("bridge")
    found = quoted(long(), (start, start + 6))
    assert found.words == "bridge"
    assert len(found.before) + len(found.after) < LONGEST
    assert found.before.startswith("…")


def test_a_filter_is_open_on_narrow_screens_only_where_something_was_asked(client: TestClient) -> None:
    """A field that stands at its default is not asked; another value is."""
    assert "data-asked" not in client.get("/wording").text
    assert "data-asked" in client.get("/wording", params={"voices": "party"}).text
