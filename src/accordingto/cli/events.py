"""`accordingto events REPORT...`: who did what to whom, as a table for people and as rows for coders."""

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import FILE, answer, asked, asks, counted
from accordingto.show import tables
from accordingto.show.event_rows import EventRow, short
from accordingto.show.sheet import quiet
from accordingto.show.tables import Column
from accordingto.store import Found

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
@asks
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this type; may be repeated.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Only events of this status; may be repeated.")
@click.option("--denied", is_flag=True, help="Also events that are only denied.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="A random sample, for reliability checks.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the sample: the same seed draws the same events.")
@click.option("--tsv", type=FILE, metavar="FILE", help="The same as --csv, separated by tabs.")
@click.pass_context
def command(
    ctx: click.Context, /, types: tuple[str, ...], statuses: tuple[str, ...], denied: bool, sample: int | None, seed: int, **given: Any
) -> None:
    """Show who did what to whom, whether it is so, and according to whom.

    An event that is only denied is left out unless --denied asks for it.
    """
    tsv, as_json, csv = given.pop("tsv"), given["as_json"], given["csv"]
    with asked(**given) as question:
        wanted = {"type": types, "status": statuses}
        found = question.ask("events", **wanted, denied=None if denied else False)
        if sample is not None:
            found = found.sample(sample, seed=seed)
        if not answer(found, EventRow._fields, as_json=as_json, csv=csv, tsv=tsv):
            left = 0 if denied else question.ask("events", **wanted, denied=True).count()
            _print(found if question.shown is None else found.limit(question.shown), left, several=question.several)
        ctx.exit(question.exit_code)


def _print(found: Found, denied: int, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    rows = [Shown(*short(record, at)) for record, at in found.items()]
    if rows:
        console.print(tables.table(rows, COLUMNS if several else COLUMNS[:-1]))
        console.print()
    left = f"{denied:,} only denied, left out (--denied shows them)" if denied else ""
    console.print(quiet(counted(len(rows), found.count(), "events"), left) if rows or left else Text("no events", style="dim"))
