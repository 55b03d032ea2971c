"""`accordingto events REPORT...`: who did what to whom, as a table for people and as rows for coders."""

import random
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.inputs import Inputs, what
from accordingto.cli.output import written
from accordingto.show import tables
from accordingto.show.event_rows import EventRow, rows
from accordingto.show.sheet import quiet
from accordingto.show.tables import Column

COLUMNS = (
    Column("type", "type", "bold", 3),
    Column("act", "who did what to whom", "", 9),
    Column("voice", "according to", "", 5),
    Column("when", "when", "dim", 3),
    Column("place", "where", "dim", 3),
    Column("paper", "report", "dim", 3),
)


class Shown(EventRow):
    """A row as it is printed."""

    @property
    def act(self) -> str:
        """Actors, trigger, recipients and status."""
        whom = f" → {' and '.join(self.recipient)}" if self.recipient else ""
        status = f" ({self.status})" if self.status != "happened" else ""
        return f"{' and '.join(self.actor) or '(not said)'} {self.trigger}{whom}{status}"

    @property
    def voice(self) -> str:
        """Whose it is, innermost first."""
        return ("denied by " if self.denied_by else "") + " < ".join(reversed(self.according_to))

    @property
    def when(self) -> str:
        """Its day, or its first and last."""
        return self.date_start if self.date_start == self.date_end else f"{self.date_start} to {self.date_end}"

    @property
    def paper(self) -> str:
        """The outlet, or the report's id where it is not known."""
        return self.outlet or self.report


@click.command("events")
@what
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this type; may be repeated.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Only events of this status; may be repeated.")
@click.option("--according-to", "voices", multiple=True, metavar="NAME", help="Only events that come from this source or through it.")
@click.option("--denied", is_flag=True, help="Also events that are only denied.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="A random sample, for reliability checks.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the sample: the same seed draws the same events.")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of events.")
@click.option("--csv", "csv", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="A table; - for standard output.")
@click.option("--tsv", "tsv", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="The same, separated by tabs.")
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, csv: Path | None, tsv: Path | None, sample: int | None, seed: int, **given: Any) -> None:
    """Show who did what to whom, whether it is so, and according to whom.

    An event that is only denied is left out unless --denied asks for it.
    """
    chosen = {name: given.pop(name) for name in ("types", "statuses", "voices", "denied")}
    inputs = Inputs.of(**given)
    records = list(inputs.records())
    everything = rows(records)
    found = [row for row in everything if _wanted(row, **chosen)]
    if sample is not None and sample < len(found):
        kept = set(random.Random(seed).sample(range(len(found)), sample))
        found = [row for number, row in enumerate(found) if number in kept]
    if as_json:
        click.echo(tables.to_json(found))
    elif csv or tsv:
        for path, delimiter in ((csv, ","), (tsv, "\t")):
            if path:
                with written(path) as file:
                    tables.to_csv(found, file, fields=EventRow._fields, delimiter=delimiter)
    else:
        _print(found, sum(bool(row.denied_by) for row in everything), several=len(records) > 1, denied=chosen["denied"])
    ctx.exit(inputs.exit_code(len(records)))


def _wanted(row: EventRow, *, types: tuple[str, ...], statuses: tuple[str, ...], voices: tuple[str, ...], denied: bool) -> bool:
    names = " < ".join(row.according_to).casefold()
    return (
        (denied or not row.denied_by)
        and (not types or row.type.casefold() in {t.casefold() for t in types})
        and (not statuses or row.status in statuses)
        and (not voices or any(voice.casefold() in names for voice in voices))
    )


def _print(found: list[EventRow], denied_count: int, *, several: bool, denied: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    if found:
        console.print(tables.table([Shown(*row) for row in found], COLUMNS if several else COLUMNS[:-1]))
        console.print()
    left = f"{denied_count} only denied, left out (--denied shows them)" if denied_count and not denied else ""
    console.print(quiet(f"{len(found)} events", left) if found or left else Text("no events", style="dim"))
