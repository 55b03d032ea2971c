"""Every view answers over the example reports: as a page, as CSV, as JSON; what it counts is what the archive holds."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import accordingto
from accordingto.model import Record
from accordingto.store import Archive, open_archive
from accordingto.web.openapi import api
from accordingto.web.routes import VIEWS
from accordingto.web.view import View, to_report
from tests.store.made import records
from tests.web import made

PLAIN = [view for view in VIEWS if "{" not in view.path]
COUNTED = re.compile(r"<h2><b>([\d,]+)</b>")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.archive(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def client(path: str) -> Iterator[TestClient]:
    with made.client(path) as found:
        yield found


@pytest.fixture(scope="module")
def archive(path: str) -> Iterator[Archive]:
    with open_archive(path) as found:
        yield found


@pytest.mark.parametrize("view", PLAIN, ids=lambda v: v.path)
def test_every_view_is_a_page(client: TestClient, view: View) -> None:
    """It answers, says in the menu where one is, has one heading of the first rank, and no style or script inside."""
    answer = client.get(view.path)
    assert answer.status_code == 200
    page = answer.text
    assert f'href="{view.path}" aria-current="page"' in page
    assert len(re.findall("<h1", page)) == 1
    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="/static/app.js">']
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize("view", [v for v in PLAIN if v.table], ids=lambda v: v.path)
def test_every_table_is_csv(client: TestClient, view: View) -> None:
    """format=csv gives a header and rows, all of one width; the page leads to it."""
    answer = client.get(view.path, params={"format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) > 1 or view.path == "/talks"  # the examples are read without the steps of talks: test_talks.py
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "format=csv" in client.get(view.path).text


@pytest.mark.parametrize("view", [v for v in PLAIN if v.given], ids=lambda v: v.path)
def test_every_answer_is_json(client: TestClient, view: View) -> None:
    """The same answer stands under /api, and under the view's own address with format=json."""
    answer = client.get(api(view))
    assert answer.status_code == 200
    assert answer.json() == client.get(view.path, params={"format": "json"}).json()


@pytest.mark.parametrize("what", ["statements", "events", "figures"])
def test_lists_hold_every_item_once(client: TestClient, archive: Archive, what: str) -> None:
    """The pages of a list, side by side, are the archive's answer; CSV has all rows at once."""
    first = client.get(f"/api/{what}").json()
    total = getattr(archive, what)().count()
    assert first["at"]["total"] == total
    found = [
        row["href"] for n in range(1, first["at"]["pages"] + 1) for row in client.get(f"/api/{what}", params={"page": n}).json()["rows"]
    ]
    assert len(found) == len(set(found)) == total
    assert len(list(csv.reader(io.StringIO(client.get(f"/{what}?format=csv").text)))) == total + 1


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/statements?polarity=denies", ("statements", {"polarity": "denies"})),
        ("/statements?act=demands&outlet=Delta+Voice", ("statements", {"act": "demands", "outlet": "Delta Voice"})),
        ("/events?type=ASSAULT&status=happened", ("events", {"type": "ASSAULT", "status": "happened"})),
        ("/events?denied=true", ("events", {"denied": True})),
        ("/figures?kind=killed&low=20", ("figures", {"kind": "killed", "low": 20.0})),
        ("/figures?since=2025-03-06&until=2025-03-07", ("figures", {"since": "2025-03-06", "until": "2025-03-07"})),
    ],
)
def test_filters_are_those_of_the_archive(client: TestClient, archive: Archive, address: str, asked: tuple[str, dict[str, object]]) -> None:
    """A page counts what the archive answers to the same question; something is there, and not everything."""
    what, question = asked
    expected = getattr(archive, what)(**question).count()
    counted = COUNTED.search(client.get(address).text)
    assert counted
    assert int(counted.group(1).replace(",", "")) == expected
    assert 0 < expected < getattr(archive, what)().count()


def test_numbers_lead_to_as_many_sentences(client: TestClient) -> None:
    """The count of a source, of a tie and of an outlet is the number of items behind its link."""
    checked = 0
    for page, most in (("/sources", 30), ("/network", 200)):
        text = client.get(page).text
        for href, shown in re.findall(r'<td class="num"><a href="([^"]+)"[^>]*>([\d,]+)</a>', text)[:most]:
            counted = COUNTED.search(client.get(unescape(href)).text)
            assert counted
            assert counted.group(1) == shown, href
            checked += 1
    assert checked > 50


def test_overview_counts_the_archive(client: TestClient, archive: Archive) -> None:
    """Reports, statements, events, figures and sources as the archive has them; days and outlets add up to all reports."""
    told = client.get("/api/overview").json()
    held = told["held"]
    assert held["reports"] == len(archive) == sum(day["reports"] for day in held["days"]) == sum(o["reports"] for o in held["outlets"])
    assert [held[what] for what in ("statements", "events", "figures")] == [
        getattr(archive, what)().count() for what in ("statements", "events", "figures")
    ]
    assert told["sources"] == archive.sources()[1]
    for outlet in held["outlets"]:
        assert client.get("/api/search", params={"outlet": "=" + (outlet["name"] or "")}).json()["at"]["total"] == outlet["reports"]


def test_search_shows_the_words_around_hits(client: TestClient, archive: Archive) -> None:
    """The reports that the archive finds, in its order, each hit marked; without words all reports, the latest first."""
    hits, total = archive.search("ferry")
    told = client.get("/api/search", params={"q": "ferry"}).json()
    assert told["at"]["total"] == total > 0
    assert [row["report"] for row in told["rows"]] == [hit.record.id for hit in hits]
    page = client.get("/search?q=ferry").text
    assert len(re.findall("<mark>[Ff]erry</mark>", page)) >= total
    every = client.get("/api/search").json()
    assert every["at"]["total"] == len(archive)
    dates = [row["published"][:10] for row in every["rows"] if row["published"]]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("record", records(), ids=lambda r: r.id)
def test_every_report_has_its_page(client: TestClient, record: Record) -> None:
    """Every statement, event and figure has a place in the text and a row that leads to it; places of lists exist."""
    page = client.get(to_report(record.id)).text
    for item in (*record.statements, *record.events, *record.figures):
        assert f'id="{item.id}"' in page
        assert f'href="#at-{item.id}"' in page
    assert client.get(f"/api{to_report(record.id)}").json()["record"]["id"] == record.id
    assert client.get(f"/lights/{record.id}").headers["content-type"].startswith("text/css")


def test_links_of_lists_lead_to_a_place(client: TestClient) -> None:
    """The address of an item names a place that its report's page has."""
    for what in ("statements", "events", "figures"):
        for row in client.get(f"/api/{what}").json()["rows"][:12]:
            path, _, place = row["href"].partition("#")
            assert f'id="{place}"' in client.get(path).text, row["href"]


def test_timeline_holds_what_has_a_day(client: TestClient, archive: Archive) -> None:
    """Dated events and statements in the order of their days, each inside the scale."""
    told = client.get("/api/timeline").json()
    assert told["at"]["total"] == archive.events(dated=True).count() + archive.statements(dated=True).count()
    starts = [dot["row"]["start"] for dot in told["rows"]]
    assert starts == sorted(starts)
    assert all(dot["x"] >= 0 and dot["x"] + dot["width"] <= 240.01 for dot in told["rows"])
    assert told["undated"] == archive.events().count() - archive.events(dated=True).count()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/report/nobody", 404),
        ("/nowhere", 404),
        ("/events?sicne=2025-01-01", 400),
        ("/events?since=yesterday", 400),
        ("/figures?low=many", 400),
        ("/statements?act=sings", 400),
        ("/search?q=-only", 400),
        ("/original/s1/nobody", 404),
    ],
)
def test_what_cannot_be_shown_says_why(client: TestClient, address: str, status: int) -> None:
    """A page with the reason, and the same as JSON under /api; nothing of a trace."""
    answer = client.get(address)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert "Traceback" not in answer.text
    if not address.startswith("/original"):
        told = client.get("/api" + address)
        assert told.status_code == status
        assert told.json()["error"]


def test_original_is_shown_only_as_it_was(tmp_path: Path) -> None:
    """Bytes of an item while the file is there with its hash; another file in its place is not shown."""
    file = tmp_path / "report.txt"
    file.write_text('Reyl counts twelve\n\n"We have counted twelve dead," said Tomas Reyl on Monday.\n', "utf-8")
    record = accordingto.read(str(file))
    said = record.statements[0]
    path = made.archive(tmp_path, record)
    with made.client(path) as client:
        assert f"/original/{said.id}/{record.id}" in client.get(to_report(record.id)).text
        page = client.get(f"/original/{said.id}/{record.id}").text
        assert '<mark class="r-cue" title="cue">said</mark>' in page
        assert re.search(r"line 3, column \d+, bytes \d+ to \d+", page)
        file.write_text("secret words of another file\n", "utf-8")
        answer = client.get(f"/original/{said.id}/{record.id}")
        assert answer.status_code != 200
        assert "secret" not in answer.text
        file.unlink()
        assert "/original/" not in client.get(to_report(record.id)).text


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    """Nothing in it: every view still answers, the overview leads to a first report."""
    path = str(tmp_path / "empty.db")
    open_archive(path, create=True).close()
    with made.client(path) as client:
        for view in PLAIN:
            assert client.get(view.path).status_code == 200, view.path
        assert 'href="/bring"' in client.get("/").text
