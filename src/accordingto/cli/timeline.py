"""`accordingto timeline REPORT...`: dated events and statements, day by day."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.cli.inputs import Inputs, what
from accordingto.cli.output import written
from accordingto.show import tables
from accordingto.show.sheet import quiet
from accordingto.show.timeline import Moment, bars, moments

SCALE, NARROW = 24, 100  # columns of the scale, and of a terminal that has no room for it


@click.command("timeline")
@what
@click.option("--events", "only_events", is_flag=True, help="Only events, no statements.")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of dated items.")
@click.option("--csv", "csv", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="A table; - for standard output.")
@click.pass_context
def command(ctx: click.Context, /, only_events: bool, as_json: bool, csv: Path | None, **given: Any) -> None:
    """Draw the dated events and statements of reports on one scale.

    What has no settled time of its own is counted, not dated by guess.
    """
    inputs = Inputs.of(**given)
    records = list(inputs.records())
    found, undated = moments(records)
    found = [moment for moment in found if moment.item == "event" or not only_events]
    if as_json:
        click.echo(tables.to_json(found))
    elif csv:
        with written(csv) as file:
            tables.to_csv(found, file, fields=Moment._fields)
    else:
        _print(found, undated, several=len(records) > 1)
    ctx.exit(inputs.exit_code(len(records)))


def _print(found: list[Moment], undated: int, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    scale = bars(found, SCALE) if console.width >= NARROW else [""] * len(found)
    day = ""
    for moment, bar in zip(found, scale, strict=True):
        told = _told(moment, several=several)
        cells = [Text("" if moment.when == day else moment.when, style="bold"), Text(bar, style="cyan", no_wrap=True), told]
        grid.add_row(*(cells if console.width >= NARROW else (cells[0], told)))
        day = moment.when
    if found:
        console.print(grid)
        console.print()
    left = f"{undated} event{'s' if undated != 1 else ''} without a time of their own" if undated else ""
    console.print(quiet(f"{len(found)} dated items", left, "times as the reports give them: see `read` for what each rests on"))


def _told(moment: Moment, *, several: bool) -> Text:
    """What happened or was said, then in which status, according to whom, and from which report."""
    text = Text(moment.what)
    remarks = [moment.status if moment.status not in ("happened", "states") else ""]
    if moment.item == "event":
        voices = " < ".join(reversed(moment.according_to)) or "in the outlet's own voice"
        remarks.append(f"denied by {voices}" if moment.denied else f"according to {voices}" if moment.according_to else voices)
    remarks += [moment.place, moment.outlet or moment.report if several else ""]
    text.append("\n")
    text.append_text(quiet(*remarks))
    return text
