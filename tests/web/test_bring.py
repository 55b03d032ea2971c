"""A report that is brought is read and shown at once, and stands in the archive only when it was added."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from accordingto.store import open_archive
from tests.web import made

TEXT = 'Reyl counts the dead\n\nLUHN, March 3 - "We have counted twelve dead," said Tomas Reyl, the foreign minister.\n'


@pytest.fixture
def path(tmp_path: Path) -> str:
    return made.archive(tmp_path)


@pytest.fixture
def client(path: str) -> Iterator[TestClient]:
    with made.client(path) as found:
        yield found


def held(path: str) -> int:
    with open_archive(path) as archive:
        return len(archive)


def bring(client: TestClient, files: Sequence[tuple[str, bytes]] = (), **fields: str) -> str:
    """Send the form; where it leads to."""
    answer = send(client, files, **fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def send(client: TestClient, files: Sequence[tuple[str, bytes]] = (), **fields: str) -> Response:
    token = made.token(client.get("/bring").text)
    return client.post("/bring", data={"token": token, **fields}, files=[("files", one) for one in files] or None)


def test_paste_look_add(client: TestClient, path: str) -> None:
    """A text becomes a record that is shown with its marks; adding it puts it into the archive, and it waits no longer."""
    before = held(path)
    where = bring(client, text=TEXT, outlet="The Test Post", published="2025-03-03")
    page = client.get(where).text
    assert "Not in the archive yet" in page
    assert "The Test Post" in page
    assert "Tomas Reyl" in page
    assert 'id="s1"' in page
    assert held(path) == before
    key = where.partition("key=")[2]
    assert client.get(f"/lights/waits/{key}").text
    added = client.post("/bring/add", data={"token": made.token(page), "key": key})
    assert added.status_code == 303
    assert held(path) == before + 1
    assert "twelve" in client.get(added.headers["location"]).text
    assert client.get(where).status_code == 404
    assert client.get("/api/search", params={"outlet": "=The Test Post"}).json()["at"]["total"] == 1


def test_drop_leaves_no_trace(client: TestClient, path: str) -> None:
    """A report that is dropped was never written."""
    size = Path(path).stat().st_size
    where = bring(client, text=TEXT)
    key = where.partition("key=")[2]
    assert client.post("/bring/drop", data={"token": made.token(client.get(where).text), "key": key}).status_code == 303
    assert client.get(where).status_code == 404
    assert Path(path).stat().st_size == size
    assert "counted twelve" not in client.get("/bring").text


def test_many_files_and_a_bad_one(client: TestClient, path: str) -> None:
    """Each file is a report of its own; one that cannot be read is told once with its cure, and loses no other."""
    before = held(path)
    page = (
        b"<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>"
        + b"The ferry sails, said Lind. " * 9
        + b"</p></article></body></html>"
    )
    where = bring(client, [("one.txt", TEXT.encode()), ("two.html", page), ("bad.txt", b"")])
    assert where == "/bring"
    shown = client.get(where).text
    assert "Not read" in shown
    assert "is empty" in shown
    assert "Not read" not in client.get(where).text
    keys = [piece.partition('"')[0] for piece in shown.split('name="key" value="')[1:]]
    assert len(keys) == 2
    answer = client.post("/bring/add", data={"token": made.token(shown), "key": keys})
    assert answer.status_code == 303
    assert held(path) == before + 2


def test_a_page_is_read_as_a_page(client: TestClient) -> None:
    """The source of a page, pasted, is read as a page: its menu is no part of the text."""
    page = (
        "<html><body><nav><a href='/'>Subscribe now</a></nav><article><h1>The ferry</h1><p>"
        + "The ferry sails on Monday, said Lind. " * 12
        + "</p></article></body></html>"
    )
    shown = client.get(bring(client, text=page)).text
    assert "The ferry sails" in shown
    assert "&lt;article" not in shown


def test_an_address_only_where_that_was_allowed(client: TestClient, path: str) -> None:
    """Without --fetch an address is neither asked for nor asked; with it, one of this machine is refused."""
    assert 'name="address"' not in client.get("/bring").text
    bring(client, address="http://127.0.0.1:1/")
    assert "Not read" not in client.get("/bring").text
    with made.client(path, fetch=True) as fetching:
        assert 'name="address"' in fetching.get("/bring").text
        answer = send(fetching, address="http://127.0.0.1:1/")
        assert answer.status_code == 400
        assert "is not fetched" in answer.text
        assert 'value="http://127.0.0.1:1/"' in answer.text


def test_what_cannot_be_read_keeps_the_form(client: TestClient, path: str) -> None:
    """The reason once, and every field as it was left; a text beyond the bounds is refused by its length and not shown again."""
    before, left = held(path), {"outlet": "The Test Post", "published": "2025-03-03"}
    many = "x " * 150_000
    answer = send(client, text=many, **left)
    assert answer.status_code == 400
    assert "Not read" in answer.text
    assert many in answer.text
    assert 'value="The Test Post"' in answer.text
    assert 'value="2025-03-03"' in answer.text
    assert "Not read" not in client.get("/bring").text
    long = "The ferry sails on Monday, said Lind. " * (5_000_000 // 38)
    answer = send(client, text=long, **left)
    assert answer.status_code == 400
    assert "500,000 characters" in answer.text
    assert "ferry sails" not in answer.text
    assert 'value="The Test Post"' in answer.text
    assert held(path) == before


def test_hostile_text_is_shown_as_words(client: TestClient) -> None:
    """Script in what is brought does nothing before it was added, either."""
    shown = client.get(bring(client, text=f"Headline {made.SCRIPT}\n\n“{made.SCRIPT},” said Tomas Reyl.\n", outlet=made.SCRIPT)).text
    assert "<script>" not in shown
    assert "<img" not in shown
