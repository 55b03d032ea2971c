"""One event across reports: every telling once, what they agree and differ on, and evidence whose parts add up."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto import comparing
from accordingto.web import compared
from accordingto.web.alike import ASPECTS
from tests.store.made import records
from tests.web import made
from tests.web.told import tolls

REPORTS = (*records(), *tolls())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"), *tolls())) as found:
        yield found


@pytest.fixture(scope="module")
def groups() -> list[set[tuple[str, str]]]:
    return [{(key.report, key.event) for key in keys} for keys in comparing.same_event(REPORTS).events().values()]


def of(client: TestClient, report: str, event: str) -> dict[str, object]:
    answer = client.get(f"/api/event/{event}/{report}")
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


def test_events_of_several_reports_are_listed(client: TestClient, groups: list[set[tuple[str, str]]]) -> None:
    """Those groups that reach over reports, each once, with as many reports and tellings as they have; the rest are counted."""
    several = sorted((len(group), len({report for report, _ in group})) for group in groups if len({report for report, _ in group}) > 1)
    told = client.get("/api/stories").json()
    assert sorted((row["tellings"], row["reports"]) for row in told["rows"]) == several
    assert told["told_once"] == len(groups) - len(several)
    assert len(list(csv.DictReader(io.StringIO(client.get("/stories?format=csv").text)))) == len(several)
    counts = [row["reports"] for row in told["rows"]]
    assert counts == sorted(counts, reverse=True)


def test_every_telling_is_shown_from_each_of_them(client: TestClient, groups: list[set[tuple[str, str]]]) -> None:
    """The page of any telling shows the same group, marks itself, and leads to the words of each."""
    group = max(groups, key=len)
    assert len(group) > 2
    for report, event in group:
        told = of(client, report, event)
        rows = told["tellings"]
        assert {(row["row"]["report"], row["row"]["event"]) for row in rows} == group  # type: ignore[attr-defined]
        assert [(row["row"]["report"], row["row"]["event"]) for row in rows if row["asked"]] == [(report, event)]  # type: ignore[attr-defined]
    report, event = min(group)
    page = client.get(f"/event/{event}/{report}").text
    for row in rows:  # type: ignore[attr-defined]
        assert f'href="{row["href"]}"' in page
        path, _, place = row["href"].partition("#")
        assert f'id="{place}"' in client.get(path).text


def test_every_telling_says_something_or_is_silent(client: TestClient, groups: list[set[tuple[str, str]]]) -> None:
    """Of each aspect every telling stands once, among what is told or among the silent; they agree where one thing is told."""
    for group in groups:
        report, event = min(group)
        told = of(client, report, event)
        numbers = list(range(1, len(group) + 1))
        assert [aspect["name"] for aspect in told["aspects"]] == list(ASPECTS)  # type: ignore[attr-defined]
        for aspect in told["aspects"]:  # type: ignore[attr-defined]
            said = [number for one in aspect["told"] for number in one["tellings"]]
            assert sorted(said + aspect["silent"]) == numbers
            assert aspect["agree"] == (None if len(said) < 2 else len(aspect["told"]) == 1)


def test_what_differs_is_told_with_who_tells_it(client: TestClient) -> None:
    """Two counts of one event stand side by side, each with its telling."""
    first = tolls()[0].events[0]
    told = of(client, tolls()[0].id, first.id)
    figures = next(aspect for aspect in told["aspects"] if aspect["name"] == "figures")  # type: ignore[attr-defined]
    assert figures["agree"] is False
    assert {one["words"] for one in figures["told"]} >= {"12 killed", "≥ 20 killed"}


def test_evidence_adds_up(client: TestClient, groups: list[set[tuple[str, str]]]) -> None:
    """The parts of a link sum to its score, and all tellings but the one asked for are set beside it."""
    group = max((g for g in groups if len(g) <= 12), key=len)
    report, event = min(group)
    evidence = of(client, report, event)["evidence"]
    assert len(evidence) == len(group) - 1  # type: ignore[arg-type]
    for one in evidence:  # type: ignore[attr-defined]
        assert one["parts"]
        assert one["score"] == pytest.approx(sum(part["value"] for part in one["parts"]), abs=0.005 * (len(one["parts"]) + 1))


def test_list_of_events_leads_there(client: TestClient) -> None:
    """Every event of the list has its page across reports."""
    page = client.get("/events").text
    for row in client.get("/api/events").json()["rows"][:8]:
        address = f"/event/{row['row']['event']}/{row['row']['report']}"
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_nobodys_event_is_missing(client: TestClient) -> None:
    """An event that a report does not have, and one of no report."""
    assert client.get(f"/event/e999/{tolls()[0].id}").status_code == 404
    assert client.get("/event/e1/nobody").status_code == 404


def test_a_large_archive_is_looked_through_about_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the report itself is always among those that are compared, and the page says that they are not all."""
    monkeypatch.setattr(compared, "MOST", 4)
    with made.client(made.archive(tmp_path, *tolls())) as client:
        told = of(client, tolls()[0].id, tolls()[0].events[0].id)
        assert told["whole"] is False
        assert 1 <= told["compared"] <= 4  # type: ignore[operator]
        assert any(row["asked"] for row in told["tellings"])  # type: ignore[attr-defined]
