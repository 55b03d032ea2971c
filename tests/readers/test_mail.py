"""A mail is read whatever its writer did with parts, headers and letters; what no mail has is refused before it costs anything."""

import pytest

from accordingto.errors import NoTextFound, OutOfBounds
from accordingto.readers import mail
from accordingto.readers.reading import Origin
from bench.hostile.mails import HEAD, PLAIN, inside, parts
from bench.hostile.mails import mail as made
from bench.hostile.shapes import REPORT

ORIGIN = Origin(uri="a.eml")


def test_parts_are_counted() -> None:
    """A thousand parts are read; more parts, or parts deeper in each other than any mail's, are refused."""
    assert REPORT in mail.read(parts(1_000), ORIGIN).report.text
    assert REPORT in mail.read(inside(30), ORIGIN).report.text
    for data in (parts(2_100), inside(300)):
        with pytest.raises(OutOfBounds):
            mail.read(data, ORIGIN)


def test_unknown_letters() -> None:
    """A character set that is none is said, and the text is read by its bytes."""
    reading = mail.read(made(f"{REPORT} café", "Content-Type: text/plain; charset=none-such\n"), ORIGIN)
    assert "café" in reading.report.text
    assert "encoding" in [note.code for note in reading.notes]


def test_headers_are_cut() -> None:
    """A subject of thousands of encoded words keeps the first of them."""
    reading = mail.read(made(REPORT, PLAIN.rstrip() + "\n", HEAD.replace("Twelve", "=?utf-8?q?Twelve?= " * 500)), ORIGIN)
    assert reading.report.title is not None
    assert reading.report.title.startswith("Twelve")
    assert len(reading.report.title) <= mail.HEADER


def test_nothing_in_it() -> None:
    """A mail without a body is no report."""
    with pytest.raises(NoTextFound):
        mail.read(made("", "Content-Type: multipart/mixed; boundary=b\n"), ORIGIN)


def test_a_day_that_no_calendar_has() -> None:
    """A date beyond all numbers costs the date and not the mail (found by fuzzing)."""
    data = made(f"{REPORT}\n", PLAIN.rstrip() + "\n", HEAD.replace("02 Jun 2024 10:00:00 +0000", "2147500000 Jul 0 0:0 0"))
    reading = mail.read(data, ORIGIN)
    assert REPORT in reading.report.text
    assert reading.report.published is None
    assert "damaged" not in [note.code for note in reading.notes]
