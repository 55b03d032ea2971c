"""The record function: every report of an item has one outcome, in order, whatever is wrong with it."""

import pytest

from accordingto import flow
from accordingto.settings import Settings
from accordingto.work import worker
from accordingto.work.shapes import Failure, Form, How, Item, Row
from tests.work.made import http, page

HOW = How(Settings(engine="rules"))
FEED = b"<rss><channel><title>The Ilmar Daily</title>%s</channel></rss>"
WORDS = "&lt;p&gt;The council met in Tarsa.&lt;/p&gt;"
ENTRY = "<item><title>Day {0}</title><link>https://news.example/{0}</link><description>" + WORDS + "</description></item>"


def item(data: bytes, form: Form = "file", retrieved: str | None = None) -> Item:
    return Item(number=3, form=form, data=data, uri="https://news.example/a", retrieved=retrieved)


def made(one: Item, first: int = 0) -> list[Row | Failure | None]:
    return list(worker.outcomes(one, HOW, first=first))


def test_a_page_of_an_archive() -> None:
    """The record has the page's address and the day it was fetched; the row's columns are the record's."""
    opened, row = made(item(http(page(1)), "http", "2024-06-03T10:00:00Z"))
    assert opened is None
    assert isinstance(row, Row)
    record = flow.Record.from_json(row.record)
    assert (record.report.source.uri, record.report.source.retrieved) == ("https://news.example/a", "2024-06-03T10:00:00Z")
    assert (row.number, row.part, row.id, row.uri) == (3, 0, record.id, "https://news.example/a")
    assert (row.statements, row.figures, row.characters) == (len(record.statements), len(record.figures), len(record.report.text))
    assert row.figures > 0


def test_a_feed_from_its_second_report_on() -> None:
    """Each report of a feed is opened and has its outcome; a second try begins where it is told to."""
    feed = item(FEED % "".join(map(ENTRY.format, range(3))).encode())
    every = made(feed)
    assert [getattr(outcome, "part", None) for outcome in every] == [None, 0, None, 1, None, 2]
    assert made(feed, first=1) == every[2:]


@pytest.mark.parametrize(
    ("data", "form", "error"),
    [
        (b"", "file", "EmptyInput"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "file", "BinaryInput"),
        (b"{", "row", "BadLine"),
        (b'{"text": 1}', "row", "BadLine"),
        (http(b"<html><body></body></html>"), "http", "NoTextFound"),
    ],
)
def test_what_cannot_be_read(data: bytes, form: Form, error: str) -> None:
    """One failure with the reason and the cure, and no report opened."""
    (failure,) = made(item(data, form))
    assert isinstance(failure, Failure)
    assert (failure.error, failure.number, failure.uri) == (error, 3, "https://news.example/a")
    assert failure.cure


@pytest.mark.parametrize(("fault", "error"), [(MemoryError(), "OutOfMemory"), (ValueError(object()), "ReportFailed")])
def test_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch, fault: Exception, error: str) -> None:
    """Whatever an extractor raises is a failure; nothing in it depends on where in memory it happened."""

    def faulty(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(flow.assemble, "record", faulty)
    _, failure = made(item(page(1)))
    assert isinstance(failure, Failure)
    assert failure.error == error
    assert not worker.ADDRESS.sub("", failure.why).count("0x7")
