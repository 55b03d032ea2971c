"""The review queue: the same judgements as in the terminal, by forms that work without a script; nothing is changed unasked."""

from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from accordingto.model import Judgement
from accordingto.store import open_archive
from accordingto.store.fields import FIELDS as TABLE
from accordingto.store.fields import corrected, essence, items, place
from accordingto.web import reviewing
from tests.web import made
from tests.web.told import tolls


@pytest.fixture
def path(tmp_path: Path) -> str:
    return made.archive(tmp_path, *tolls())


@pytest.fixture
def client(path: str) -> Iterator[TestClient]:
    with made.client(path) as found:
        yield found


def judgements(path: str) -> list[Judgement]:
    with open_archive(path) as archive:
        return list(archive.judgements())


def case(client: TestClient, **asked: str) -> dict[str, object]:
    found: dict[str, object] = client.get("/api/review", params={"by": "ada", **asked}).json()["case"]
    return found


def judge(client: TestClient, verdict: str, one: Mapping[str, object] | None = None, **more: str) -> int:
    page = client.get("/review", params={"by": "ada"}).text
    form = {"token": made.token(page), "verdict": verdict, "q.by": "ada", **more}
    if one:
        form |= {"report": str(one["report"]), "item": str(one["item"])}
    return client.post("/review/judge", data=form).status_code


def test_the_queue_is_that_of_the_archive(client: TestClient, path: str) -> None:
    """The same item first and as many as the terminal has, of all kinds and of one."""
    with open_archive(path) as archive:
        for kinds in ((), ("events",), ("figures",)):
            found, left = archive.waiting("ada", **({"kinds": kinds} if kinds else {}))
            told = client.get("/api/review", params={"by": "ada", "what": kinds}).json()
            assert told["left"] == left
            assert (told["case"]["report"], told["case"]["item"]) == (found[0].record.id, found[0].item.id)


@pytest.mark.parametrize("verdict", ["accept", "reject", "skip"])
def test_a_verdict_is_kept_and_the_next_follows(client: TestClient, path: str, verdict: str) -> None:
    """One judgement by the reviewer on that item; then another item is first and one fewer waits."""
    one = case(client)
    left = client.get("/api/review", params={"by": "ada"}).json()["left"]
    assert judge(client, verdict, one) == 303
    (kept,) = judgements(path)
    assert (kept.record, kept.item, kept.by, kept.verdict, kept.value) == (one["report"], one["item"], "ada", verdict, None)
    told = client.get("/api/review", params={"by": "ada"}).json()
    assert told["left"] == left - 1
    assert (told["case"]["report"], told["case"]["item"]) != (one["report"], one["item"])
    assert (told["last"]["verdict"], told["last"]["item"]) == (verdict, one["item"])
    assert client.get("/api/review", params={"by": "another"}).json()["left"] == left


def test_of_a_large_archive_the_queue_is_the_same(client: TestClient, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is ordered once for many judgements gives the same items one after the other, and as many; what is undone waits again."""

    def through(by: str) -> list[tuple[object, ...]]:
        seen: list[tuple[object, ...]] = []
        for verdict in ("accept", "reject", "skip", "accept", "undo", "undo", "reject", "accept", "accept"):
            told = client.get("/api/review", params={"by": by, "what": "figures"}).json()
            seen.append((told["left"], told["case"]["report"], told["case"]["item"]))
            page = client.get("/review", params={"by": by}).text
            form = {"token": made.token(page), "verdict": verdict, "q.by": by, "report": seen[-1][1], "item": seen[-1][2]}
            assert client.post("/review/judge", data=form).status_code == 303
        return seen

    before = through("ada")
    monkeypatch.setattr(reviewing, "LARGE", 0)
    monkeypatch.setattr(reviewing, "MOST", 3)
    with open_archive(path) as archive:
        few = len([record for record in archive.records() if record.figures])
    assert few > 1
    assert [left for left, *_ in through("bea")] == [left for left, *_ in before]


def test_undo_brings_the_item_back(client: TestClient, path: str) -> None:
    """An undo is appended, nothing is deleted; the item waits again and is shown; of nothing nothing is undone."""
    one = case(client)
    judge(client, "reject", one)
    page = client.get("/review", params={"by": "ada"}).text
    answer = client.post("/review/judge", data={"token": made.token(page), "verdict": "undo", "q.by": "ada"})
    assert f"item={one['item']}" in answer.headers["location"]
    again = client.get(answer.headers["location"]).text
    assert f'name="item" value="{one["item"]}"' in again
    assert [j.verdict for j in judgements(path)] == ["reject", "undo"]
    assert case(client)["item"] == one["item"]
    assert judge(client, "undo") == 303
    assert len(judgements(path)) == 2


def test_what_was_skipped_comes_again_in_its_turn(client: TestClient) -> None:
    """Asked for, the items that were skipped come after those that were not, the longest skipped first."""
    first = case(client, report="lantern-2025-03-09")
    judge(client, "skip", first)
    seen = []
    while (one := case(client, report="lantern-2025-03-09")) is not None:
        seen.append(one["item"])
        judge(client, "skip", one)
    assert first["item"] not in seen
    assert case(client, report="lantern-2025-03-09", skipped="true")["item"] == first["item"]


def test_typed_words_are_corrected_as_in_the_terminal(client: TestClient, path: str) -> None:
    """What is typed is found in the report; the judgement holds the item that the terminal would have made."""
    record = tolls()[0]
    figure = record.figures[0]
    field = next(f for f in TABLE["figures"] if f.name == "kind")
    one = {"report": record.id, "item": figure.id}
    assert judge(client, "correct", one, **{"typed.words": "20 people", "typed.kind": "wounded"}) == 303
    words = next(f for f in TABLE["figures"] if f.name == "words")
    expected = corrected(record, corrected(record, figure, words, "20 people"), field, "wounded")
    with open_archive(path) as archive:
        (verdict,) = archive.verdicts().of(record)[figure.id]
    assert verdict.item is not None
    assert essence(verdict.item) == essence(expected)


def test_places_of_words_are_corrected(client: TestClient, path: str) -> None:
    """Spans that the keys chose are kept as they are, with the party of which they are a mention; - takes all away."""
    record = tolls()[0]
    said = record.statements[0]
    start = record.report.text.index("Varnian ministry said")
    one = {"report": record.id, "item": said.id}
    assert judge(client, "correct", one, **{"spans.source": f"{start}-{start + 16}", "typed.source": "Varnian ministry"}) == 303
    with open_archive(path) as archive:
        (verdict,) = archive.verdicts().of(record)[said.id]
    item = verdict.item
    assert item is not None
    assert item.source.spans == ((start, start + 16),)  # type: ignore[union-attr]
    assert item.content == said.content  # type: ignore[union-attr]
    assert judge(client, "correct", one, **{"spans.source": "-"}) == 303
    with open_archive(path) as archive:
        assert archive.verdicts().of(record)[said.id][0].item.source is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong",
    [
        {"spans.words": "5-99999"},
        {"spans.words": "9-5"},
        {"spans.words": "a-b"},
        {"spans.words": "0-5,3-9"},
        {"spans.words": "-"},
        {"typed.words": "words that nobody wrote"},
        {"typed.kind": "sung"},
        {"typed.low": "many"},
        {"typed.low": "30", "typed.high": "2"},
        {},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_written(client: TestClient, path: str, wrong: dict[str, str]) -> None:
    """A page with the reason, and no judgement."""
    record = tolls()[0]
    assert judge(client, "correct", {"report": record.id, "item": record.figures[0].id}, **wrong) == 400
    assert judgements(path) == []


def test_a_correction_that_fails_keeps_what_was_typed(client: TestClient, path: str) -> None:
    """The same item again, open to be corrected, with the reason and its cure, every field as it was left, and the question as it was."""
    record = tolls()[0]
    figure = record.figures[0]
    start = record.report.text.index("20 people")
    left = {"typed.words": "20 people", "spans.words": f"{start}-{start + 9}", "typed.kind": "wounded", "typed.low": 'many "<b>'}
    page = client.get("/review", params={"by": "ada"}).text
    form = {"token": made.token(page), "verdict": "correct", "report": record.id, "item": figure.id, "q.by": "ada", "q.what": "figures"}
    answer = client.post("/review/judge", data=form | left)
    assert answer.status_code == 400
    assert "Not kept: many &#34;&lt;b&gt; cannot be the low." in answer.text
    assert "give a number" in answer.text
    assert "data-correcting open" in answer.text
    assert 'name="typed.low" value="many &#34;&lt;b&gt;"' in answer.text
    assert f'name="spans.words" value="{start}-{start + 9}"' in answer.text
    assert "<option selected>wounded" in answer.text
    assert 'name="q.what" value="figures"' in answer.text
    assert 'name="q.report"' not in answer.text
    assert 'href="/review" aria-current="page"' in answer.text
    again = client.post("/review/judge", data=form | left | {"token": made.token(answer.text), "typed.low": "20"})
    assert again.status_code == 303
    assert "what=figures" in again.headers["location"]
    (kept,) = judgements(path)
    assert kept.value is not None
    assert (kept.value["kind"], kept.value["low"]) == ("wounded", 20)


def test_unknown_verdicts_and_items(client: TestClient, path: str) -> None:
    """A verdict that is none and an item that nobody has are refused."""
    assert judge(client, "adore", case(client)) == 400
    assert judge(client, "accept", {"report": tolls()[0].id, "item": "f999"}) == 404
    assert client.get("/review", params={"report": "nobody", "item": "f1"}).status_code == 404
    assert judgements(path) == []


def test_nothing_is_judged_without_a_token(client: TestClient, path: str) -> None:
    """Without the form's token, and from another site, nothing is written."""
    one = case(client)
    page = client.get("/review").text
    form = {"verdict": "accept", "q.by": "ada", "report": one["report"], "item": one["item"]}
    assert client.post("/review/judge", data=form).status_code == 403
    foreign = client.post("/review/judge", data={**form, "token": made.token(page)}, headers={"origin": "http://elsewhere.example"})
    assert foreign.status_code == 403
    assert judgements(path) == []


def test_read_only_refuses(path: str) -> None:
    """No page, nothing in the menu, no change, where the archive is only to be read."""
    with made.client(path, read_only=True) as client:
        assert client.get("/review").status_code == 404
        assert 'href="/review"' not in client.get("/").text
        assert client.post("/review/judge", data={"verdict": "accept"}).status_code == 403
    assert judgements(path) == []


def test_the_sentence_is_shown_word_by_word(client: TestClient) -> None:
    """The words of the windows are those of the report at their places, and what holds an item's words says so."""
    for record in tolls():
        for what in ("statements", "events", "figures"):
            for item in items(record, what):
                shown = case(client, report=record.id, item=item.id)
                words = [word for window in shown["windows"] for word in window["words"]]  # type: ignore[attr-defined]
                assert all(word["space"] or record.report.text[word["start"] : word["end"]] == word["text"] for word in words)
                (start, end) = place(item)[0]
                assert any(word["start"] == start and word["held"] for word in words)
                assert any(word["end"] == end and word["held"] for word in words)


def test_the_question_stays_with_the_form(client: TestClient) -> None:
    """After a judgement the same filters hold, with the same reviewer."""
    page = client.get("/review", params={"by": "ada", "what": "figures", "outlet": "=The Lantern"}).text
    names = dict(part.split('" value="') for part in unescape(page).split('name="q.')[1:] for part in [part.split('">')[0]])
    assert names == {"by": "ada", "what": "figures", "outlet": "=The Lantern"}
    one = case(client, what="figures", outlet="=The Lantern")
    form = {"token": made.token(page), "verdict": "accept", "report": one["report"], "item": one["item"]}
    answer = client.post("/review/judge", data=form | {"q." + name: value for name, value in names.items()})
    assert urlsplit(answer.headers["location"]).query == "by=ada&what=figures&outlet=%3DThe+Lantern"
