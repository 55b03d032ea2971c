"""`accordingto bundle REPORT -o FILE.zip`: the evidence of one file, whole, and the same each time."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from accordingto import flow
from accordingto.cli import complain
from accordingto.cli.inputs import TOGETHER, WHAT, Inputs, how
from accordingto.errors import AccordingToError, CannotWrite, NotAnEpoch
from accordingto.export.evidence import Evidence, Made, packed
from accordingto.model import Record
from accordingto.readers import published, sources
from accordingto.readers.reading import Origin, Reading
from accordingto.show import article, rows

EPOCH = "SOURCE_DATE_EPOCH"


def _known(command: Any) -> Any:
    """The options of `what`, for one file."""
    command = how(command)
    for option in reversed(WHAT[1:]):
        command = option(command)
    return command


@click.command("bundle")
@click.argument("report", metavar="REPORT")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.zip", help="Where it goes; - for standard output."
)
@click.option("--when", metavar="DATE", help="When it was made (ISO 8601), for the log; else SOURCE_DATE_EPOCH, else nothing.")
@_known
@click.pass_context
def command(ctx: click.Context, /, report: str, output: Path, when: str | None, **given: Any) -> None:
    """Keep a file as evidence: the original, its SHA-256, records, pages and how they were made, in one ZIP.

    REPORT is one file, or - for standard input. The same input gives the same bytes.
    """
    inputs, moment = Inputs.of(reports=(report,), **given), _moment(when, os.environ)
    data, readings = sources.one_file(inputs.origin._replace(uri=report), inputs.settings)
    _check(output, report)
    failed: list[str] = []
    records = dict(_records(readings, inputs, failed))
    if records:
        index = "../index.html" if len(records) + len(failed) > 1 else ""
        made = tuple(_made(number, record, index) for number, record in records.items())
        evidence = Evidence(report, data, inputs.settings, made, tuple(failed), tuple(_given(inputs.origin)), moment)
        _save(output, packed(_indexed(evidence)))
    ctx.exit(inputs.exit_code(len(records)))


def _records(readings: Iterator[Reading], inputs: Inputs, failed: list[str]) -> Iterator[tuple[int, Record]]:
    """Each report's number in the file and its record; errors are said as they come, and kept for the log."""
    outcomes = flow.outcomes(_until_error(readings), settings=inputs.settings, batch=TOGETHER)
    for number, outcome in enumerate(outcomes, 1):
        if isinstance(outcome, AccordingToError):
            complain(outcome)
            inputs.failed.append(outcome)
            failed.append(f"report {number}: {outcome}")
        else:
            yield number, outcome


def _until_error(readings: Iterable[Reading]) -> Iterator[Reading | AccordingToError]:
    try:
        yield from readings
    except AccordingToError as error:
        yield error


def _made(number: int, record: Record, index: str) -> Made:
    notes = tuple((row.message, row.words, row.cure) for row in rows.noted(record))
    return Made(number, record, article.page(record, index=index), notes)


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


def _save(path: Path, data: bytes) -> None:
    """The file takes its name when all is written; CannotWrite, and nothing left behind."""
    if str(path) == "-":
        click.echo(data, nl=False)
        return
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
        click.echo(f"written: {path}", err=True)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(path, why=error.strerror or str(error)) from error
