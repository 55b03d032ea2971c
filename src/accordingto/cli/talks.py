"""`accordingto talks REPORT...`: the track of a negotiation, step by step, each with whose telling it is."""

from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.cli.across import copies
from accordingto.cli.asking import Asking, answer, asked, asks
from accordingto.compare.talks import CODEBOOK, Step, steps, track
from accordingto.errors import UnknownName
from accordingto.show.sheet import quiet
from accordingto.show.track import day, gathered, otherwise, safe, told, who


@click.command("talks", cls=Asking)
@asks
@click.option("--step", "only", multiple=True, metavar="STEP", help='Only steps of this kind ("rejected", "in force"); may be repeated.')
@click.pass_context
def command(ctx: click.Context, /, only: tuple[str, ...], **given: Any) -> None:
    """Show the track of a negotiation: who proposed, accepted, rejected, agreed, broke what.

    Where two sides tell a step differently both stand, each with whose it is. Reports are read with the codebook `talks`, unless another
    is named; an archive answers where its records were.
    """
    if unknown := next((step for step in only if step not in steps().values()), None):
        raise UnknownName(unknown, group="step", known=", ".join(sorted(steps().values())))
    types = tuple(type for type, step in steps().items() if not only or step in only)
    with asked(**{**given, "codebook": given["codebook"] or CODEBOOK}) as question:
        items = list(question.ask("events", type=types).items())
        wanted = {(record.id, record.events[at].id) for record, at in items}
        records = list({record.id: record for record, _ in items}.values())
        known = copies(records)
        found = [safe(step) for step in track(records, known.origins, known.own) if (step.report, step.event) in wanted]
        if not answer(found, Step._fields, as_json=given["as_json"], csv=given["csv"]):
            _print(found)
        ctx.exit(question.exit_code)


def _print(found: list[Step]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    shown = ""
    for group in gathered(found):
        first = group.tellings[0]
        head = Text.assemble((first.step, "bold cyan"), "  ", who(first))
        if first.parts:
            head.append(f"  [{', '.join(part if part != 'duration' else first.duration or part for part in first.parts)}]", style="dim")
        at = day(first)
        grid.add_row(Text("" if at == shown else at, style="bold"), head)
        for step in group.tellings:
            grid.add_row("", told(step))
        grid.add_row("", "")
        shown = at
    if found:
        console.print(grid)
    else:
        console.print(Text("no step of a negotiation", style="dim"))
    groups, apart = len(gathered(found)), otherwise(found)
    console.print(quiet(f"{len(found)} tellings of {groups} steps", f"{apart} told otherwise by another" if apart else ""))
