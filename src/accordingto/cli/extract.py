"""`accordingto extract IN.jsonl -o OUT.jsonl`: a text a line in, a record a line out, in the same order."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from accordingto import flow
from accordingto.cli import complain
from accordingto.cli.inputs import how, settings
from accordingto.errors import AccordingToError, BadLine, CannotOpen, CannotWrite, NoSuchInput, TooLarge
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Reading

SOME_FAILED = 1
EVERY = 0.5  # seconds between two words of progress


@click.command("extract")
@click.argument("texts", metavar="IN.jsonl")
@click.option("-o", "--output", required=True, metavar="OUT.jsonl", help="Where the records go; - for standard output.")
@how
@click.option("--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, texts: str, output: str, quiet: bool, **given: str | None) -> None:
    """Make records of many texts, each exactly as it is.

    IN.jsonl (- for standard input) holds one JSON object a line: {"id", "text"} and, if known, "published", "title",
    "outlet"; other fields are ignored. A bad line is reported with its number and does not stop the rest.
    """
    chosen = settings(**given)
    numbers: list[int] = []
    with _opened(texts) as lines, _written(output) as out:
        outcomes = flow.outcomes(_readings(_rows(lines, chosen.max_bytes), numbers, chosen.max_bytes), settings=chosen)
        failed = _keep(outcomes, numbers, out, Progress(quiet=quiet))
    if failed:
        ctx.exit(SOME_FAILED)


def _rows(file: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines; None for one that is longer than an input may be."""
    while line := file.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(limit)
        yield None


def _readings(lines: Iterable[bytes | None], numbers: list[int], limit: int) -> Iterator[Reading | AccordingToError]:
    """A reading or an error for each line that is not blank; `numbers` gets the line's number, to be taken in the same order."""
    for number, line in enumerate(lines, 1):
        if line is None:
            numbers.append(number)
            yield TooLarge("it", size=f"more than {limit:,} bytes", limit=f"{limit:,} bytes", setting="ACCORDINGTO_MAX_BYTES")
        elif line.strip():
            numbers.append(number)
            try:
                yield sources.from_row(line, number)
            except AccordingToError as error:
                yield error


def _keep(outcomes: Iterable[Record | AccordingToError], numbers: list[int], out: BinaryIO, progress: "Progress") -> int:
    """Write each record as it comes; how many lines failed."""
    failed = 0
    for outcome in outcomes:
        number = numbers.pop(0)
        if isinstance(outcome, AccordingToError):
            failed += 1
            progress.clear()
            complain(outcome, "" if isinstance(outcome, BadLine) else f"line {number}: ")
        else:
            out.write(outcome.to_json().encode() + b"\n")
        progress.say(number)
    progress.end(failed)
    return failed


class Progress:
    """How far the work is, on standard error; silent where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self.loud = not quiet and sys.stderr.isatty()
        self.began = self.said = time.monotonic()
        self.done = 0

    def say(self, number: int) -> None:
        """One more is done; say so, though not at each."""
        self.done += 1
        now = time.monotonic()
        if self.loud and now - self.said >= EVERY:
            self.said = now
            click.echo(f"\r\x1b[2Kline {number:,}, {self.done / (now - self.began):.1f} a second", err=True, nl=False)

    def clear(self) -> None:
        """Make room for a line of something else."""
        if self.loud:
            click.echo("\r\x1b[2K", err=True, nl=False)

    def end(self, failed: int) -> None:
        """The last word."""
        self.clear()
        if self.loud:
            click.echo(f"{self.done - failed:,} records" + (f", {failed:,} lines failed" if failed else ""), err=True)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    if not Path(name).exists():
        raise NoSuchInput(name)
    try:
        with open(name, "rb") as file:
            yield file
    except OSError as error:
        raise CannotOpen(name, why=error.strerror) from error


@contextmanager
def _written(name: str) -> Iterator[BinaryIO]:
    """The file beside the output, moved to its place when all is done; whatever stops the work leaves it and says so."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(name + ".part")
    try:
        if Path(name).is_dir():
            raise IsADirectoryError(0, "it is a folder")
        with part.open("wb") as file:
            try:
                yield file
            except BaseException:
                file.flush()
                click.echo(f"accordingto: stopped; what was done is kept in {part}", err=True)
                raise
        os.replace(part, name)
    except OSError as error:
        raise CannotWrite(name, why=error.strerror or str(error)) from error
