"""`accordingto figures REPORT...`: who counted how many of what, claims side by side."""

from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.inputs import Inputs, what
from accordingto.cli.output import written
from accordingto.show import tables
from accordingto.show.claims import KINDS, Claim, claims
from accordingto.show.sheet import heading
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
        return ", ".join(part for part in (self.outlet, self.published.partition(" ")[0]) if part) or self.report

    @property
    def by(self) -> str:
        """Whose it is, innermost first."""
        return ("denied by " if self.denied else "") + " < ".join(reversed(self.whose))


@click.command("figures")
@what
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only figures of this kind; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of claims.")
@click.option("--csv", "csv", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="A table; - for standard output.")
@click.pass_context
def command(ctx: click.Context, /, kinds: tuple[str, ...], as_json: bool, csv: Path | None, **given: Any) -> None:
    """Show the figures of reports as claims side by side.

    Each is somebody's: figures are never merged and never added up.
    """
    inputs = Inputs.of(**given)
    records = list(inputs.records())
    found = [claim for claim in claims(records) if not kinds or claim.kind in kinds]
    if as_json:
        click.echo(tables.to_json(found))
    elif csv:
        with written(csv) as file:
            tables.to_csv(found, file, fields=Claim._fields)
    else:
        _print(found, several=len(records) > 1)
    ctx.exit(inputs.exit_code(len(records)))


def _print(found: list[Claim], *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    columns = COLUMNS if several else COLUMNS[:-1]
    if not found:
        console.print(Text("no figures", style="dim"))
    for kind, group in groupby(found, key=lambda claim: claim.kind):
        rows = [Row(*claim) for claim in group]
        console.print(heading(kind, len(rows)))
        console.print(tables.table(rows, columns))
        console.print()
