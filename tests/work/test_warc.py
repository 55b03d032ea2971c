"""Archives: every report of an archive comes out with its address and day, unpacked; the rest is counted, and damage is said."""

import gzip
import io
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import WarcRecordType

from accordingto.errors import TooLarge
from accordingto.work import warc
from accordingto.work.shapes import Failure, Item
from tests.work.made import Message, archive, http, packed, page, pages

LIMIT = 1 << 20
BODY = page(1, "Tess Omay heads the council. " * 40)


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 99]), data[i : i + 99]) for i in range(0, len(data), 99)) + b"0\r\n\r\n"


def cuts(data: bytes, limit: int = LIMIT) -> list[Item | Failure | str]:
    return [found.what for found in warc.cut(io.BytesIO(data), "a.warc.gz", limit)]


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        (BODY, ()),
        (gzip.compress(BODY), ("Content-Encoding: gzip",)),
        (brotli.compress(BODY), ("Content-Encoding: br",)),
        (zlib.compress(BODY), ("Content-Encoding: deflate",)),
        (chunked(BODY), ("Transfer-Encoding: chunked",)),
        (chunked(gzip.compress(BODY)), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        (BODY, ("Content-Encoding: gzip",)),
        (gzip.compress(BODY), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        (BODY, ("Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    ],
    ids=["plain", "gzip", "br", "deflate", "chunked", "both", "unpacked before", "joined before", "both before"],
)
def test_a_page_is_unpacked(sent: bytes, headers: tuple[str, ...]) -> None:
    """The body is the page, however it was packed, and also where the archive kept it unpacked beside its old headers."""
    assert warc.body(http(sent, "text/html", "200 OK", *headers), "https://news.example/", LIMIT) == BODY


def test_a_bomb_is_not_unpacked() -> None:
    """What grows beyond the limit is refused when it does, not when it has."""
    bomb = gzip.compress(b"<p>" + bytes(50_000_000))
    with pytest.raises(TooLarge, match="once unpacked"):
        warc.body(http(bomb, "text/html", "200 OK", "Content-Encoding: gzip"), "https://news.example/", LIMIT)


def test_reports_and_the_rest(tmp_path: Path) -> None:
    """Pages, PDF and text that were found are items with address and day; requests, errors, pictures and robots.txt are counted."""
    uri = "https://news.example/"
    messages = [
        Message(uri, b"GET / HTTP/1.1\r\n\r\n", WarcRecordType.request, "application/http; msgtype=request"),
        Message(uri + "a", http(BODY)),
        Message(uri + "gone", http(b"<p>no</p>", "text/html", "404 Not Found")),
        Message(uri + "b.png", http(b"\x89PNG", "image/png")),
        Message(uri + "robots.txt", http(b"User-agent: *", "text/plain")),
        Message(uri + "c.pdf", b"%PDF-1.4", WarcRecordType.resource, "application/pdf"),
        Message("dns:news.example", b"1.2.3.4", WarcRecordType.resource, "text/dns"),
        Message(uri + "d", b"A text.", WarcRecordType.conversion, "text/plain"),
    ]
    found = cuts(archive(tmp_path / "a.warc.gz", messages).read_bytes())
    items = [what for what in found if isinstance(what, Item)]
    assert [(i.number, i.form, i.uri.removeprefix(uri)) for i in items] == [(2, "http", "a"), (6, "file", "c.pdf"), (8, "file", "d")]
    assert {i.retrieved for i in items} == {"2024-06-03T10:00:00Z"}
    assert [what for what in found if isinstance(what, str)] == ["request", "status 404", "image/png", "robots.txt", "text/dns"]


@pytest.mark.parametrize("form", ["packed", "plain"])
def test_damage_is_said(tmp_path: Path, form: str) -> None:
    """An archive that is cut off or overwritten in the middle gives all that stands before, then a failure that says where."""
    data = pages(tmp_path / "a.warc.gz", 10).read_bytes()
    data = data if form == "packed" else gzip.decompress(data)
    for cut in (len(data) // 2 + 50, len(data) // 2 + 200, len(data) - 30):
        ragged = cuts(data[:cut])
        assert isinstance(ragged[-1], Failure), cut
        assert "in the middle" in ragged[-1].why
        assert sum(isinstance(what, Item) for what in ragged) >= 4
    assert all(isinstance(what, Item) for what in cuts(data))
    spoilt = cuts(data[: len(data) // 2] + bytes(80) + data[len(data) // 2 + 80 :])
    assert any(isinstance(what, Failure) and what.error == "BadArchive" for what in spoilt)
    assert sum(isinstance(what, Item) for what in spoilt) >= 4


@pytest.mark.parametrize("data", [b"", b"not an archive\n" * 9, b"\x1f\x8b" + bytes(99)])
def test_what_is_no_archive(data: bytes) -> None:
    """An empty file or other bytes are one failure, not silence."""
    (failure,) = cuts(data)
    assert isinstance(failure, Failure)
    assert failure.error == "BadArchive"


@pytest.mark.parametrize(
    "head", [b"", b"\0\xff" * 99, b"no status line\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000, b"HTTP/1.1 many\r\n"]
)
def test_hostile_headers_cost_their_page(head: bytes) -> None:
    """A message that is none is set aside or counted; the page behind it is read."""
    data = packed(Message("https://news.example/a", head)) + packed(Message("https://news.example/b", http(BODY)))
    *_, item = found = cuts(data)
    assert len(found) == 2
    assert isinstance(item, Item)
    assert item.uri == "https://news.example/b"


def test_a_page_too_large_costs_itself() -> None:
    """A page over the limit is set aside by its address; the one behind it is read."""
    data = packed(Message("https://news.example/big", http(b"x" * 5000))) + packed(Message("https://news.example/b", http(BODY)))
    big, item = cuts(data, 4000)
    assert isinstance(big, Failure)
    assert (big.error, big.uri) == ("TooLarge", "https://news.example/big")
    assert isinstance(item, Item)
