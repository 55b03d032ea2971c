"""The targets: what is made up, and what must hold of it. Errors of ours are answers; any other exception is a find."""

import io
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple

from hypothesis import strategies as st

from accordingto import flow, registry
from accordingto.errors import AccordingToError
from accordingto.model.span import trim
from accordingto.parse import quotemarks, sentences
from accordingto.readers import bundle, dateline, feed, live, markup, published, sniff, sources
from accordingto.readers.reading import Origin, Reading, sound
from accordingto.settings import Settings
from accordingto.work import warc
from accordingto.work.shapes import Item
from bench.fuzz import files, texts

SETTINGS = Settings(engine="rules")


class Target(NamedTuple):
    """What a target is given, and what checks it."""

    strategy: st.SearchStrategy[Any]
    check: Callable[[Any], None]


def inside(reading: Reading, data: bytes) -> None:
    """Spans lie in the text and byte ranges in the file, and the record can be written."""
    whole = sound(reading)
    text = whole.report.text
    assert len(text) == len(reading.report.text)
    for spans in (*(part.spans for part in whole.report.parts), *([whole.report.dateline.spans] if whole.report.dateline else [])):
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for run in whole.source_map.runs:
        assert 0 <= run.start < run.end <= len(text)
        assert 0 <= run.at <= run.at + (run.end - run.start) * run.width <= len(data)
    for box in whole.source_map.boxes:
        assert 0 <= box.start < box.end <= len(text)
    for piece in whole.report.residue:
        assert 0 <= piece.bytes[0] <= piece.bytes[1] <= len(data)


def _reader(media_type: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        origin = Origin(uri="report", media_type=media_type, most=SETTINGS.max_characters)
        with suppress(AccordingToError):
            inside(registry.find("readers", media_type)(data, origin), data)

    return check


def _readings(read: Callable[[bytes, Origin], Iterable[Reading]]) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        with suppress(AccordingToError):
            for reading in read(data, Origin(uri="reports", most=SETTINGS.max_characters)):
                inside(reading, data)

    return check


def any_file(data: bytes) -> None:
    """Any bytes at all, as a file of no name: what they are is found, and they are read or refused."""
    with suppress(AccordingToError):
        for reading in sources.of_bytes(data, Origin(uri="report"), SETTINGS):
            inside(reading, data)


def archive(data: bytes) -> None:
    """The archive is cut to its end, and each message that it gives has a body that is read or refused."""
    for cut in warc.cut(io.BytesIO(data), "x.warc", SETTINGS.max_bytes):
        if isinstance(cut.what, Item):
            with suppress(AccordingToError):
                any_file(warc.body(cut.what.data, cut.what.uri, SETTINGS.max_bytes) if cut.what.form == "http" else cut.what.data)


def row(data: bytes) -> None:
    """A line is a reading or a bad line."""
    with suppress(AccordingToError):
        inside(sources.from_row(data, 1), data * 4)


def head(text: str) -> None:
    """A dateline lies in its line, its pieces in it, and the day that it names is a day of the calendar or none."""
    lines = [trim(text, match.span()) for match in markup.LINE.finditer(text)]
    found = dateline.find(text, [line for line in lines if line[0] < line[1]])
    if found:
        for start, end in filter(None, (found.place, found.date, found.agency)):
            assert found.span[0] <= start <= end <= found.span[1] <= len(text)
        dateline.shape(text, found)
        dateline.year(text, found)


def quotations(text: str) -> None:
    """Quotations lie in the text, their inner part in them, and none crosses another."""
    paragraphs = sentences.paragraphs(text)
    assert all(0 <= start < end <= len(text) for start, end in paragraphs)
    found = quotemarks.quotations(text, paragraphs)
    for quote in found:
        assert 0 <= quote.span[0] <= quote.inner[0] <= quote.inner[1] <= quote.span[1] <= len(text)
    for one, other in pairwise(found):
        assert not one.span[0] < other.span[0] < one.span[1] < other.span[1]


def days(text: str) -> None:
    """What names a day is a day of the calendar, or nothing."""
    for read in (published.iso, published.in_words):
        found = read(text)
        assert found is None or published.given(found) == found
    address = published.in_address(f"https://news.example/{text}")
    assert address is None or published.given(address[0])
    with suppress(AccordingToError):
        published.given(text)


def records(text: str) -> None:
    """A text with dates and figures gives a record whose spans hold words, and which can be written."""
    record = next(flow.records([sources.from_text(text, published="2024-06-02")], settings=SETTINGS))
    assert record.from_json(record.to_json()) == record
    for item in (*record.times, *record.figures):
        assert record.words(item.spans).strip()


TARGETS: dict[str, Target] = {
    "html": Target(files.damaged("html"), _reader(sniff.HTML)),
    "live": Target(files.damaged("html"), _readings(live.readings)),
    "text": Target(files.damaged("text"), _reader(sniff.PLAIN)),
    "markdown": Target(files.damaged("text"), _reader(sniff.MARKDOWN)),
    "pdf": Target(files.damaged("pdf"), _reader(sniff.PDF)),
    "docx": Target(files.damaged("docx"), _reader(sniff.DOCX)),
    "rtf": Target(files.damaged("rtf"), _reader(sniff.RTF)),
    "mail": Target(files.damaged("mail"), _reader(sniff.MAIL)),
    "feed": Target(files.damaged("feed"), _readings(feed.readings)),
    "bundle": Target(files.damaged("bundle"), _readings(bundle.readings)),
    "warc": Target(files.damaged("warc"), archive),
    "jsonl": Target(st.one_of(files.damaged("row"), st.binary(max_size=200)), row),
    "any": Target(st.one_of(st.binary(max_size=400), *map(files.damaged, ("html", "text", "feed", "mail", "bundle"))), any_file),
    "dateline": Target(texts.heads, head),
    "quotemarks": Target(texts.marks, quotations),
    "days": Target(st.one_of(texts.times, texts.heads), days),
    "dates": Target(texts.times, records),
    "figures": Target(texts.figures, records),
}
