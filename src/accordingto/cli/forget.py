"""`accordingto forget --report ID | --person NAME --in archive.db`: remove every trace, after showing what will go."""

import click
from rich.console import Console
from rich.text import Text

from accordingto.errors import NothingToForget
from accordingto.show.safe import line
from accordingto.show.sheet import quiet
from accordingto.store import open_archive
from accordingto.store.forget import Plan

SHOWN = 20  # reports that are listed


@click.command("forget")
@click.option("--in", "archive", required=True, metavar="ARCHIVE", help="The archive that forgets.")
@click.option("--report", "reports", multiple=True, metavar="ID", help="A report, with all its versions and judgements; may be repeated.")
@click.option("--person", "persons", multiple=True, metavar="NAME", help="A person's name, blacked out everywhere; may be repeated.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(archive: str, reports: tuple[str, ...], persons: tuple[str, ...], yes: bool) -> None:
    """Remove every trace of reports, or of a person's name.

    Tables, search index, judgements, the snapshot for SQL and free pages. A line stays that something was removed, never what.
    Copies and backups of the file are yours to clean.
    """
    if bool(reports) == bool(persons):
        raise NothingToForget()
    with open_archive(archive, write=True) as opened:
        plan = opened.forgetting(reports=reports, person=persons)
        _print(plan)
        if not yes:
            click.confirm("This cannot be undone. Go on?", abort=True, err=True)
        opened.forget(plan)
    click.echo(f"forgotten: {_counted(plan)}", err=True)


def _counted(plan: Plan) -> str:
    reports = f"{len(plan.reports):,} report{'s' if len(plan.reports) != 1 else ''}"
    return f"a name in {reports}" if plan.names else f"{reports} and {plan.judgements:,} judgements"


def _print(plan: Plan) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(f"will be blacked out: {', '.join(map(line, plan.names))}" if plan.names else "will be removed:", style="bold"))
    for id, title in plan.reports[:SHOWN]:
        console.print(Text.assemble("  ", (id, "dim"), "  ", line(title)))
    if len(plan.reports) > SHOWN:
        console.print(quiet(f"  and {len(plan.reports) - SHOWN:,} more reports"))
    console.print(quiet(f"{plan.judgements:,} judgements on them" + (" keep their verdict, the name goes from them" if plan.names else "")))
    if plan.alike:
        console.print(
            Text(f"{plan.alike:,} more reports hold only the last word of a name: they stay; name it with --person to include them")
        )
