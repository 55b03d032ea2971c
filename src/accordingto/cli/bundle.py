"""`accordingto bundle REPORT -o FILE.zip`: the evidence of one file, whole, and the same each time."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import tee
from pathlib import Path
from typing import Any

import click

from accordingto import flow
from accordingto.cli import complain
from accordingto.cli.inputs import TOGETHER, Inputs, about
from accordingto.cli.output import save
from accordingto.errors import AccordingToError, CannotWrite, NotAnEpoch
from accordingto.export.evidence import Evidence, Made, packed
from accordingto.model import Record
from accordingto.readers import published, sniff, sources
from accordingto.readers.reading import Origin, Reading
from accordingto.show import article, original, rows
from accordingto.show.article import Leaf
from accordingto.show.original_pdf import Mark, pictures

EPOCH = "SOURCE_DATE_EPOCH"


@click.command("bundle")
@click.argument("report", metavar="REPORT")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.zip", help="Where it goes; - for standard output."
)
@click.option("--when", metavar="DATE", help="When it was made (ISO 8601), for the log; else SOURCE_DATE_EPOCH, else nothing.")
@about
@click.pass_context
def command(ctx: click.Context, /, report: str, output: Path, when: str | None, **given: Any) -> None:
    """Keep a file as evidence: the original, its SHA-256, records, pages and how they were made, in one ZIP.

    REPORT is one file, or - for standard input. The same input gives the same bytes.
    """
    inputs, moment = Inputs.of(reports=(report,), **given), _moment(when, os.environ)
    data, readings = sources.one_file(inputs.origin._replace(uri=report), inputs.settings)
    _check(output, report)
    failed: list[str] = []
    records = list(_records(readings, inputs, failed))
    if records:
        index = "../index.html" if len(records) + len(failed) > 1 else ""
        made = tuple(_made(number, record, index, list(_pages(data, record, reading))) for number, record, reading in records)
        evidence = Evidence(report, data, inputs.settings, made, tuple(failed), tuple(_given(inputs.origin)), moment)
        save(output, packed(_indexed(evidence)))
    ctx.exit(inputs.exit_code(len(records)))


def _records(readings: Iterator[Reading], inputs: Inputs, failed: list[str]) -> Iterator[tuple[int, Record, Reading]]:
    """Each report's number in the file, its record and its reading; errors are said as they come, and kept for the log."""
    kept, asked = tee(_until_error(readings))
    outcomes = flow.outcomes(asked, settings=inputs.settings, batch=TOGETHER)
    for number, (reading, outcome) in enumerate(zip(kept, outcomes, strict=True), 1):
        if isinstance(outcome, AccordingToError):
            complain(outcome)
            inputs.failed.append(outcome)
            failed.append(f"report {number}: {outcome}")
        elif isinstance(reading, Reading):
            yield number, outcome, reading


def _until_error(readings: Iterable[Reading]) -> Iterator[Reading | AccordingToError]:
    try:
        yield from readings
    except AccordingToError as error:
        yield error


def _pages(data: bytes, record: Record, reading: Reading) -> Iterator[tuple[Leaf, bytes]]:
    """Of a PDF, each page on which an item stands as a picture, the words of all items marked."""
    if reading.report.source.media_type != sniff.PDF:
        return
    marks = [Mark(place.item, place.role, place.boxes) for place in original.all_places(record, reading.source_map)]
    last = max((box.page for mark in marks for box in mark.boxes), default=0)
    for picture in pictures(data, marks):
        on_it = dict.fromkeys(mark.label for mark in marks if any(box.page == picture.page for box in mark.boxes))
        yield Leaf(f"pages/page-{picture.page:0{len(str(last))}}.png", picture.page, tuple(on_it)), picture.png


def _made(number: int, record: Record, index: str, pages: Sequence[tuple[Leaf, bytes]]) -> Made:
    notes = tuple((row.message, row.words, row.cure) for row in rows.noted(record))
    page = article.page(record, index=index, leaves=[leaf for leaf, _ in pages])
    return Made(number, record, page, notes, tuple((leaf.href, png) for leaf, png in pages))


def _indexed(evidence: Evidence) -> Evidence:
    """The evidence with the page that leads to each report's page."""
    entries = [article.entry(made.record, evidence.folder(made) + "page.html") for made in evidence.made]
    return evidence._replace(start=article.index(entries) if evidence.several else "")


def _given(origin: Origin) -> Iterator[tuple[str, str]]:
    yield from ((f"--{name}", "yes") for name in ("plain", "ocr") if getattr(origin, name))
    yield from ((f"--{name}", getattr(origin, name)) for name in ("published", "address", "outlet") if getattr(origin, name))


def _moment(when: str | None, environ: Mapping[str, str]) -> str:
    """When it was made, as far as the user says it: the clock would make each ZIP another."""
    seconds = environ.get(EPOCH, "")
    if when or not seconds:
        return published.given(when) or ""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise NotAnEpoch(seconds) from error


def _check(output: Path, report: str) -> None:
    """CannotWrite, before any report is read, where the output is a folder or the original itself."""
    try:
        if output.is_dir():
            raise CannotWrite(output, why="it is a folder")
        if report != "-" and output.exists() and output.samefile(report):
            raise CannotWrite(output, why="it is the original")
    except OSError as error:
        raise CannotWrite(output, why=error.strerror or str(error)) from error
