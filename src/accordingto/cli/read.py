"""`accordingto read REPORT...`: records in the terminal, as JSON, as pages."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from accordingto import flow, registry
from accordingto.cli import complain
from accordingto.errors import AccordingToError
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings
from accordingto.show import terminal
from accordingto.show.pages import Pages

TOGETHER = 8  # reports parsed at a time: few, so that the first record is soon on the screen
SOME_FAILED = 1


@click.command("read")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: the record, or a list for a folder or several reports.")
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH", help="Also write a page; for several, a folder with an index.")
@click.option("--brief", is_flag=True, help="Only a line a statement.")
@click.option("--plain", is_flag=True, help="Take the text exactly as it is: no page, no dateline, nothing set aside.")
@click.option("--published", metavar="DATE", help="When it was published (ISO 8601); goes before any date on the page.")
@click.option("--address", metavar="URL", help="Where a saved page came from.")
@click.option("--outlet", metavar="NAME", help="Who published it; goes before any name on the page.")
@click.option("--engine", type=click.Choice(registry.names("engines")), help="What finds the items (default: model).")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    reports: tuple[str, ...],
    as_json: bool,
    html: Path | None,
    brief: bool,
    plain: bool,
    engine: str | None,
    **known: Any,
) -> None:
    """Read reports and show their records.

    REPORT is a file, a folder, or - for standard input.
    """
    settings = Settings.from_environment()
    if engine:
        settings = msgspec.structs.replace(settings, engine=engine)
    several = len(reports) > 1 or Path(reports[0]).is_dir()
    pages = Pages.at(html, several=several) if html else None
    failed: list[AccordingToError] = []
    found = sources.open_many(reports, Origin(uri="", plain=plain, **known), settings)
    records = _paged(_good(flow.outcomes(found, settings=settings, batch=TOGETHER), failed), pages)
    count = _print_json(records, several=several) if as_json else _print(records, brief=brief)
    if pages and count:
        start = pages.finish()
        click.echo(f"written: {start}" if start == html else f"written: {count} pages; begin with {start}", err=True)
    if failed:
        ctx.exit(failed[0].exit_code if len(reports) == 1 and not count and len(failed) == 1 else SOME_FAILED)


def _good(outcomes: Iterable[Record | AccordingToError], failed: list[AccordingToError]) -> Iterator[Record]:
    """The records; errors are said as they come, and kept."""
    for outcome in outcomes:
        if isinstance(outcome, AccordingToError):
            complain(outcome)
            failed.append(outcome)
        else:
            yield outcome


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
