"""`accordingto who ...`: who said what."""

from typing import Any, get_args

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import Asking, answer, asked, asks, counted
from accordingto.model import Act, Form
from accordingto.show import tables
from accordingto.show.sheet import quiet
from accordingto.show.statement_rows import StatementRow
from accordingto.show.tables import Column
from accordingto.store import Found

COLUMNS = (
    Column("voice", "who", "bold", 4),
    Column("manner", "how", "dim", 2),
    Column("said", "what", "", 9),
    Column("when", "when", "dim", 2),
    Column("paper", "report", "dim", 3),
)


class Shown(StatementRow):
    """A row as it is printed."""

    @property
    def voice(self) -> str:
        """The speaker, and through whom."""
        through = [name for name in reversed(self.whose) if name != self.speaker] if self.speaker else []
        return " < ".join([self.speaker or "(nobody named)", *through])

    @property
    def manner(self) -> str:
        """The cue, and the act where it is more than stating."""
        return f"{self.cue} ({self.act})" if self.act != "states" else self.cue

    @property
    def said(self) -> str:
        """The content in its own words, with the quotation marks of the text; of a statement without one, a dash."""
        return self.content or "–"

    @property
    def paper(self) -> str:
        """The outlet and the day, or the report's id where neither is known."""
        return ", ".join(part for part in (self.outlet, self.published[:10]) if part) or self.report


@click.command("who", cls=Asking)
@asks
@click.option("--act", "acts", multiple=True, type=click.Choice(get_args(Act)), help="Only statements that do this; may be repeated.")
@click.option("--form", "forms", multiple=True, type=click.Choice(get_args(Form)), help="Only statements of this form; may be repeated.")
@click.option("--denials", is_flag=True, help="Only statements that deny.")
@click.pass_context
def command(ctx: click.Context, /, acts: tuple[str, ...], forms: tuple[str, ...], denials: bool, **given: Any) -> None:
    """Show who said what, in which words.

    --party asks for what somebody says, --according-to also for what comes through them.
    """
    with asked(**given) as question:
        found = question.ask("statements", act=acts, form=forms, polarity=("denies",) if denials else ())
        if not answer(found, StatementRow._fields, as_json=given["as_json"], csv=given["csv"]):
            _print(found if question.shown is None else found.limit(question.shown), several=question.several)
        ctx.exit(question.exit_code)


def _print(found: Found, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    rows = [Shown(*row) for row in found]
    if rows:
        console.print(tables.table(rows, COLUMNS if several else COLUMNS[:-1]))
        console.print()
    console.print(quiet(counted(len(rows), found.count(), "statements")) if rows else Text("no statements", style="dim"))
