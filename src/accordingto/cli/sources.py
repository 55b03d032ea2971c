"""`accordingto sources ...`: who is quoted how often."""

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import Asked, Asking, answer, asked, asks, counted
from accordingto.show import tables
from accordingto.show.independent import AccountRow, rows
from accordingto.show.sheet import quiet
from accordingto.show.tables import Column
from accordingto.store import Question
from accordingto.store.speakers import Speaker

COLUMNS = (
    Column("name", "source", "bold", 8),
    Column("statements", "statements", "", 2),
    Column("reports", "reports", "", 2),
    Column("outlets", "outlets", "", 2),
    Column("denies", "denials", "", 2),
)


ACCOUNTS = (
    Column("what", "account", "bold", 7),
    Column("paper", "report", "", 4),
    Column("share", "its own", "", 1),
    Column("because", "because", "dim", 5),
)


class Account(AccountRow):
    """A report as it is printed: copies stand below what they were copied from."""

    @property
    def what(self) -> str:
        """The title, after an arrow where it is a copy."""
        return self.title if self.independent else f"  ↳ {self.title}"

    @property
    def paper(self) -> str:
        """The outlet and the day, or the id where neither is known."""
        return ", ".join(part for part in (self.outlet, self.published[:10]) if part) or self.report

    @property
    def share(self) -> str:
        """The share of its words that are its own."""
        return "" if self.own is None else f"{100 * self.own:.0f} %"


@click.command("sources", cls=Asking)
@asks
@click.option("--independent", is_flag=True, help="Which reports are accounts of their own, and which were copied from whom.")
@click.pass_context
def command(ctx: click.Context, /, independent: bool, **given: Any) -> None:
    """Show who speaks, the most often quoted first; or with --independent which reports are accounts of their own.

    A source is counted under the chief name that each report gives it; two names are never taken for one.
    """
    with asked(**given) as question:
        if independent:
            _independent(question, given)
            ctx.exit(question.exit_code)
        most = question.shown if question.shown is not None else question.limit
        found, total = question.archive.sources(limit=most, question=Question(**{**question.question, "order": "new"}))
        if not answer(found, Speaker._fields, as_json=given["as_json"], csv=given["csv"]):
            console = Console(highlight=False, markup=False, emoji=False)
            if found:
                console.print(tables.table(found, COLUMNS))
                console.print()
            console.print(quiet(counted(len(found), total, "sources")) if found else Text("no sources", style="dim"))
        ctx.exit(question.exit_code)


def _independent(question: Asked, given: dict[str, Any]) -> None:
    from accordingto import comparing  # late: numpy takes a tenth of a second to load, and most questions never compare

    records = list(question.archive.chosen(Question(**question.question)))
    found = rows(records, comparing.origin(question.archive))
    if answer(found if question.limit is None else found[: question.limit], AccountRow._fields, as_json=given["as_json"], csv=given["csv"]):
        return
    console = Console(highlight=False, markup=False, emoji=False)
    shown = found if question.shown is None else found[: question.shown]
    console.print(tables.table([Account(*row) for row in shown], ACCOUNTS))
    console.print()
    own = sum(row.independent for row in found)
    console.print(quiet(counted(len(shown), len(found), "reports"), f"{own:,} accounts of their own, {len(found) - own:,} copied"))
