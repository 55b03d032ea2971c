"""`accordingto events REPORT...`: who did what to whom, as a table for people and as rows for coders."""

from typing import Any, get_args

import click
from rich.console import Console

from accordingto.cli.asking import FILE, Asking, answer, asked, asks, counted
from accordingto.model import EventStatus
from accordingto.show import tables
from accordingto.show.event_rows import EventRow, short
from accordingto.show.sheet import quiet
from accordingto.show.tables import Column
from accordingto.show.wording import day_and_time
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
        start, end = day_and_time(self.date_start), day_and_time(self.date_end)
        return start if start == end else f"{start} to {end.removeprefix(start.partition(' ')[0] + ' ')}"

    @property
    def paper(self) -> str:
        """The outlet, or the report's id where it is not known."""
        return self.outlet or self.report


@click.command("events", cls=Asking)
@asks
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this type; may be repeated.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(get_args(EventStatus), case_sensitive=False),
    help="Only events of this status; may be repeated.",
)
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
        every = question.ask("events", type=types, status=statuses, denied=None if denied else False)
        found = every if sample is None else every.sample(sample, seed=seed)
        if not answer(found, EventRow._fields, as_json=as_json, csv=csv, tsv=tsv):
            so, not_so = every.apart()
            total = found.count() if sample is not None else so + (not_so if denied else 0)
            left = f"{not_so:,} only denied, left out (--denied shows them)" if not_so and not denied else ""
            shown = found if question.shown is None else found.limit(question.shown)
            _print(shown, total, left if left or total else question.without(types), several=question.several)
        ctx.exit(question.exit_code)


def _print(found: Found, total: int, remark: str, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    rows = [Shown(*short(record, at)) for record, at in found.items()]
    if rows:
        console.print(tables.table(rows, COLUMNS if several else COLUMNS[:-1]))
        console.print()
    console.print(quiet(counted(len(rows), total, "events") if total else "no events", remark))
