"""A page of another site neither reads nor changes an archive, and nothing of a report is ever run."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from accordingto.settings import Settings
from accordingto.store import open_archive
from accordingto.web.app import create
from accordingto.web.routes import VIEWS
from accordingto.web.security import Hosts, is_loopback
from accordingto.web.view import to_report
from tests.store.made import records
from tests.web import made

CHANGES = [change.path for view in VIEWS for change in view.changes]
ADDRESSES = ["/", "/static/app.js", "/marks.css", "/api/overview", "/nowhere", "/statements?format=csv", "/report/nobody"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.archive(tmp_path_factory.mktemp("web"), made.hostile())


@pytest.fixture
def client(path: str) -> TestClient:
    return made.client(path)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    """Pages, files, data and errors alike: a strict policy without exceptions, no sniffing, no frame, nothing kept."""
    heads = client.get(address).headers
    policy = dict(part.strip().partition(" ")[::2] for part in heads["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in heads["content-security-policy"]
    assert heads["x-content-type-options"] == "nosniff"
    assert heads["cache-control"] in ("no-store", "no-cache")


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8765", "192.168.0.7", "", "a@localhost", "::1"]
)
def test_other_names_are_not_answered(client: TestClient, host: str) -> None:
    """DNS rebinding: a name of others that leads here gets nothing."""
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "reports" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765", "LOCALHOST"])
def test_names_of_this_machine_are(client: TestClient, host: str) -> None:
    """The loopback by name and numbers, with any port."""
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_host_that_was_named() -> None:
    """Told to listen elsewhere, it answers that name and addresses in numbers, and still no other name."""
    hosts = Hosts("0.0.0.0")
    assert hosts.allow("192.168.0.7:8765")
    assert not hosts.allow("evil.example")
    assert Hosts("desk.example").allow("desk.example:80")
    assert [is_loopback(h) for h in ("127.0.0.1", "::1", "[::1]", "localhost", "0.0.0.0", "10.0.0.1", "desk.example")] == [True] * 4 + [
        False
    ] * 3


def test_all_changes_are_known(path: str) -> None:
    """Every route that takes a POST is one of the views' changes, so the tests below see it."""
    posts = {route.path for route in create(path).routes if isinstance(route, Route) and "POST" in (route.methods or ())}
    assert posts == set(CHANGES)
    assert posts


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_without_the_token(client: TestClient, path: str, change: str) -> None:
    """Without a session, without a token, with that of another session, from another site: refused, and nothing is changed."""
    before = Path(path).stat().st_size
    assert client.post(change, data={"text": "x"}).status_code == 403
    good = made.token(client.get("/bring").text)
    other = made.client(path)
    other.get("/bring")
    assert client.post(change, data={"text": "x"}).status_code == 403
    assert client.post(change, data={"text": "x", "token": "0" * 64}).status_code == 403
    assert other.post(change, data={"text": "x", "token": good}).status_code == 403
    for heads in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
    ):
        assert client.post(change, data={"text": "x", "token": good}, headers=heads).status_code == 403
    assert client.post(change, data={"token": good}, headers={"origin": made.HERE}).status_code != 403
    assert Path(path).stat().st_size == before


def test_the_cookie_is_of_this_page_alone(client: TestClient) -> None:
    """HttpOnly and SameSite=Strict; a session that we could not have made is replaced."""
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "set-cookie" not in client.get("/").headers
    client.cookies.clear()
    assert "set-cookie" in client.get("/", headers={"cookie": "accordingto=short"}).headers


def test_read_only_changes_nothing(path: str) -> None:
    """Every change is refused before it is read, and none is offered."""
    client = made.client(path, read_only=True)
    assert client.get("/bring").status_code == 404
    assert 'href="/bring"' not in client.get("/").text
    for change in CHANGES:
        assert client.post(change, data={}, headers={"origin": made.HERE}).status_code in (403, 405)


def test_a_form_has_a_size(path: str) -> None:
    """More than a report may have is not read to the end."""
    client = TestClient(create(path, settings=Settings(engine="rules", max_bytes=1000)), base_url=made.HERE)
    token = made.token(client.get("/bring").text)
    answer = client.post("/bring", data={"token": token}, files={"files": ("a.txt", b"x" * 3_000_000)})
    assert answer.status_code == 413


class _Tags(HTMLParser):
    """The elements of a page with their attributes, as a browser reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "address", [*(v.path for v in VIEWS if "{" not in v.path), to_report(made.hostile().id), "/search?q=%3Cscript%3E+alert"]
)
def test_a_hostile_report_is_only_shown(client: TestClient, address: str) -> None:
    """Script in title, outlet, names, text, address and id stands on the page as words, and turns nothing around."""
    answer = client.get(address)
    assert answer.status_code == 200
    for tag, attributes in _Tags(answer.text).found:
        assert tag not in ("img", "iframe", "object", "embed", "base")
        assert tag != "script" or attributes == {"type": "module", "src": "/static/app.js"}
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert not (attributes.get("href") or "").strip().lower().startswith(("javascript:", "data:", "//"))
    assert "\u202e" not in answer.text


def test_the_hostile_report_is_there(client: TestClient) -> None:
    """Its words are on the pages: the test above looked at something."""
    page = client.get(to_report(made.hostile().id)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;script&gt;" in client.get("/").text
    assert quote(made.hostile().id, safe="") in client.get("/").text
    found = re.findall(r'href="(/lights/[^"]+)"', page)
    assert client.get(found[0]).headers["content-type"].startswith("text/css")
    assert "script" not in client.get(found[0]).text


def test_csv_runs_in_no_spreadsheet(tmp_path: Path) -> None:
    """A cell that a spreadsheet would take for a formula has an apostrophe."""
    first = records()[0]
    bad = msgspec.structs.replace(first, id="=cmd", report=msgspec.structs.replace(first.report, outlet="=1+1"))
    with open_archive(str(tmp_path / "a.db"), create=True) as opened:
        opened.add(bad)
    text = made.client(str(tmp_path / "a.db")).get("/statements?format=csv").text
    assert "'=cmd,'=1+1," in text
    assert "\n=" not in text
