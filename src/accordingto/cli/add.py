"""`accordingto add REPORT... --to archive.db`: keep the records of reports."""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from accordingto.cli.options import what
from accordingto.errors import NoSuchInput
from accordingto.model import SCHEMA, Record
from accordingto.store import open_archive
from accordingto.store.connect import is_archive

JSONL, PARQUET = (".jsonl", ".ndjson"), ".parquet"
HEAD = 4096  # bytes of a file that show whether it holds records
READ, READY = 32, 500  # records of a transaction: reading takes seconds each, so few of them are ever lost
EVERY = 1.0  # seconds between two words of progress


@click.command("add")
@what
@click.option("--to", "archive", required=True, metavar="ARCHIVE", help="The archive; made new where there is none.")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, reports: tuple[str, ...], archive: str, quiet: bool, **given: Any) -> None:
    """Keep the records of reports in an archive.

    Reports are read first; records in JSONL (of extract or export), the Parquet files of run and other archives are taken as
    they are. The same record twice is kept once; a newer version of a report stands beside the older.
    """
    ready = [path for name in reports for path in _ready(name)]
    unread = tuple(name for name in reports if not _ready(name))
    progress: Progress = Progress(quiet=quiet)
    code = 0
    with open_archive(archive, create=True) as opened:
        before = len(opened)
        new = opened.add_all(_kept(ready), batch=READY, told=progress.say)
        if unread:
            from accordingto.cli.inputs import Inputs  # late: it loads the parser, which records that are there already never need

            inputs = Inputs.of(reports=unread, **given)
            count = 0

            def counted() -> Iterator[Record]:
                nonlocal count
                for record in inputs.records():
                    count += 1
                    yield record

            new += opened.add_all(counted(), batch=READ, told=progress.say)
            code = inputs.exit_code(count)
        click.echo(f"{new:,} new; {archive} holds {len(opened):,} reports (before: {before:,})", err=True)
    ctx.exit(code)


class Progress:
    """How many records are in, on standard error where somebody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._loud, self._said = not quiet and sys.stderr.isatty(), time.monotonic()

    def say(self, given: int, new: int) -> None:
        """So many were given, so many of them new."""
        if self._loud and time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            click.echo(f"\r\x1b[2K{given:,} records, {new:,} new", err=True, nl=False)


def _ready(name: str) -> list[Path]:
    """The files of records that a name stands for: the file itself, or all Parquet files of a folder of `run`."""
    path = Path(name)
    if path.is_dir():
        return sorted(path.glob("*" + PARQUET))
    if (path.suffix == PARQUET and path.exists()) or is_archive(path):
        return [path]
    if path.suffix in JSONL and path.exists():
        with path.open("rb") as file:
            return [path] if f'"schema":"{SCHEMA}"'.encode() in file.read(HEAD).replace(b" ", b"") else []
    return []


def _kept(paths: Iterable[Path]) -> Iterator[Record]:
    """The records of files that hold them."""
    from accordingto.export import jsonl  # late: they load pyarrow, a quarter of a second
    from accordingto.work import kept

    for path in paths:
        if not path.exists():
            raise NoSuchInput(path)
        if is_archive(path):
            with open_archive(str(path)) as other:
                yield from other.records()
        else:
            yield from kept.records(path) if path.suffix == PARQUET else jsonl.read(path)
