"""`accordingto sources ...`: who is quoted how often."""

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import answer, asked, asks, counted
from accordingto.show import tables
from accordingto.show.sheet import quiet
from accordingto.show.tables import Column
from accordingto.store import Question
from accordingto.store.archive import Speaker

COLUMNS = (
    Column("name", "source", "bold", 8),
    Column("statements", "statements", "", 2),
    Column("reports", "reports", "", 2),
    Column("outlets", "outlets", "", 2),
    Column("denies", "denials", "", 2),
)


@click.command("sources")
@asks
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Show who speaks, the most often quoted first.

    A source is counted under the chief name that each report gives it; two names are never taken for one.
    """
    with asked(**given) as question:
        most = question.shown if question.shown is not None else question.limit
        found, total = question.archive.sources(limit=most, question=Question(**{**question.question, "order": "new"}))
        if not answer(found, Speaker._fields, as_json=given["as_json"], csv=given["csv"]):
            console = Console(highlight=False, markup=False, emoji=False)
            if found:
                console.print(tables.table(found, COLUMNS))
                console.print()
            console.print(quiet(counted(len(found), total, "sources")) if found else Text("no sources", style="dim"))
        ctx.exit(question.exit_code)
