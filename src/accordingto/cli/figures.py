"""`accordingto figures REPORT...`: who counted how many of what, claims side by side."""

from itertools import groupby
from typing import Any, get_args

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import Asking, answer, asked, asks, counted
from accordingto.model import FigureStatus
from accordingto.show import tables
from accordingto.show.claims import KINDS, Claim
from accordingto.show.sheet import heading, quiet
from accordingto.show.tables import Column

COLUMNS = (
    Column("bounds", "how many", "bold", 2),
    Column("said", "in words", "", 5),
    Column("by", "whose", "", 4),
    Column("as_of", "as of", "dim", 3),
    Column("event", "event", "dim", 3),
    Column("paper", "report", "dim", 3),
)


class Row(Claim):
    """A claim as it is printed."""

    @property
    def said(self) -> str:
        """Its own words with what is counted and what else is known of it."""
        remarks = [self.status if self.status != "happened" else "", self.running and f"{self.running} count"]
        remarks += [self.revised and f"revised {self.revised}", self.part_of and f"part of “{self.part_of}”"]
        told = ", ".join(remark for remark in remarks if remark)
        return f"“{self.words}” {self.of}".strip() + (f" ({told})" if told else "")

    @property
    def paper(self) -> str:
        """The outlet and the day, or the report's id where neither is known."""
        return ", ".join(part for part in (self.outlet, self.published[:10]) if part) or self.report

    @property
    def by(self) -> str:
        """Whose it is, innermost first."""
        return ("denied by " if self.denied else "") + " < ".join(reversed(self.whose))


@click.command("figures", cls=Asking)
@asks
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only figures of this kind; may be repeated.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(get_args(FigureStatus), case_sensitive=False),
    help="Only figures of this status; may be repeated.",
)
@click.option("--series", "as_series", is_flag=True, help="Claims on their dates, by event and running total; what disagrees or jumps.")
@click.option("--at-least", type=float, metavar="N", help="Only figures that may mean so many or more.")
@click.pass_context
def command(
    ctx: click.Context, /, kinds: tuple[str, ...], statuses: tuple[str, ...], as_series: bool, at_least: float | None, **given: Any
) -> None:
    """Show the figures of reports as claims side by side.

    Each is somebody's: figures are never merged and never added up.
    """
    with asked(**given) as question:
        found = question.ask("figures", kind=kinds, status=statuses, low=at_least)
        if as_series:
            from accordingto.cli.series import show  # late: comparing loads the parser's tables, which a plain question never needs

            show(found.items(), as_json=given["as_json"], csv=given["csv"])
            ctx.exit(question.exit_code)
        rows = sorted(found if question.shown is None else found.limit(question.shown), key=lambda claim: KINDS.index(claim.kind))
        if not answer(rows, Claim._fields, as_json=given["as_json"], csv=given["csv"]):
            _print(rows, found.count(), several=question.several)
        ctx.exit(question.exit_code)


def _print(found: list[Claim], total: int, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    columns = COLUMNS if several else COLUMNS[:-1]
    if not found:
        console.print(Text("no figures", style="dim"))
    for kind, group in groupby(found, key=lambda claim: claim.kind):
        rows = [Row(*claim) for claim in group]
        console.print(heading(kind, len(rows)))
        console.print(tables.table(rows, columns))
        console.print()
    if len(found) < total:
        console.print(quiet(counted(len(found), total, "figures")))
