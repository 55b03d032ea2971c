"""`accordingto read REPORT...`: records in the terminal, as JSON, as pages."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from accordingto.cli.inputs import Inputs, what
from accordingto.model import Record
from accordingto.show import terminal
from accordingto.show.pages import Pages


@click.command("read")
@what
@click.option("--json", "as_json", is_flag=True, help="Only JSON: the record, or a list for a folder or several reports.")
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH", help="Also write a page; for several, a folder with an index.")
@click.option("--brief", is_flag=True, help="Only a line a statement.")
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, html: Path | None, brief: bool, **given: Any) -> None:
    """Read reports and show their records.

    REPORT is a file, a folder, or - for standard input.
    """
    inputs = Inputs.of(**given)
    pages = Pages.at(html, several=inputs.several) if html else None
    records = _paged(inputs.records(), pages)
    count = _print_json(records, several=inputs.several) if as_json else _print(records, brief=brief)
    if pages and count:
        start = pages.finish()
        click.echo(f"written: {start}" if start == html else f"written: {count} pages; begin with {start}", err=True)
    ctx.exit(inputs.exit_code(count))


def _paged(records: Iterable[Record], pages: Pages | None) -> Iterator[Record]:
    for record in records:
        if pages:
            pages.add(record)
        yield record


def _print_json(records: Iterable[Record], *, several: bool) -> int:
    """Print one record, or a list of them as they come; how many there were."""
    count = 0
    for count, record in enumerate(records, 1):
        before = "" if not several else "[\n" if count == 1 else ",\n"
        click.echo((before + record.to_json()).encode(), nl=not several)
    if several:
        click.echo(b"\n]" if count else b"[]")
    return count


def _print(records: Iterable[Record], *, brief: bool) -> int:
    """Print the records for people; how many there were."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no dash gets a question mark, not a traceback
    console = Console(highlight=False, markup=False, emoji=False)
    count = 0
    for record in records:
        terminal.show(record, console, brief=brief)
        count += 1
    return count
