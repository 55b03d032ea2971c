"""`accordingto codebook test DIR`: check a codebook of one's own and run its examples."""

import json
from collections import Counter

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto import codebooks, flow
from accordingto.codebooks.check import Checked, check
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

SOME_FAILED = 1


@click.group("codebook")
def command() -> None:
    """Codebooks: what counts as an event.

    Reading takes one of your own with --codebook DIR.
    """


@command.command("test")
@click.argument("folder", metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of examples.")
@click.pass_context
def test(ctx: click.Context, /, folder: str, as_json: bool) -> None:
    """Check a codebook and run its examples.

    DIR is a folder with one YAML file a class (docs/codebook.md), or the name of a codebook that is built in. What is wrong with a
    file is said, all of it at once; then every example is read and compared with what it says.
    """
    book = codebooks.load(folder)
    settings = Settings(engine="rules", codebook=folder)

    def read(texts: list[str]) -> list[Record]:
        return list(flow.records((sources.from_text(text, id=str(n)) for n, text in enumerate(texts)), settings=settings))

    found = list(check(book, read))
    if as_json:
        click.echo(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=1))
    else:
        _print(found)
    ctx.exit(0 if all(one.passed for one in found) else SOME_FAILED)


def _print(found: list[Checked]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    every, passed = Counter(one.type for one in found), Counter(one.type for one in found if one.passed)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("class", "examples", "as they say"):
        table.add_column(title, justify="left" if title == "class" else "right")
    for type in sorted(every):
        table.add_row(type, str(every[type]), Text(str(passed[type]), style="" if passed[type] == every[type] else "bold red"))
    console.print(table)
    for one in found:
        if not one.passed:
            console.print()
            console.print(Text.assemble((one.type, "bold"), "  ", one.text))
            console.print(Text(f"  {one.wrong}", style="red"))
    console.print()
    console.print(Text(f"{sum(passed.values())} of {len(found)} examples are read as they say", style="bold"))
