"""`accordingto review ARCHIVE`: judge items by keyboard; how far reviewers agree; what they judged as gold."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
import msgspec
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import FILE, ITEMS, REPORTS
from accordingto.cli.output import written
from accordingto.cli.reviewing import Session
from accordingto.errors import NoReviewer, NotTogether
from accordingto.show import tables
from accordingto.show.sheet import quiet
from accordingto.store import Archive, Question, open_archive
from accordingto.store.agreement import Agreement, agreement
from accordingto.store.fields import KINDS, items
from accordingto.store.gold import LeftOut, gold
from accordingto.store.question import What

F = TypeVar("F", bound=Callable[..., Any])
OF_ITEMS = ("place", "party", "according_to")  # filters that say nothing of whole reports
SHOWN = 20  # reports that are listed as left out


class Row(NamedTuple):
    """Agreement as it is printed."""

    kind: str
    on: str
    items: int
    reviewers: int
    pairs: int
    agreed: str
    alpha: str


COLUMNS = (
    tables.Column("kind", "of", "", 4),
    tables.Column("on", "on", "bold", 3),
    tables.Column("items", "items", "", 2),
    tables.Column("reviewers", "reviewers", "", 3),
    tables.Column("pairs", "pairs", "", 2),
    tables.Column("agreed", "agreed", "", 2),
    tables.Column("alpha", "alpha", "bold", 2),
)


def filters(command: F) -> F:
    """The filters of every question but the archive, which is the argument here."""
    for option in reversed((*REPORTS[1:], *ITEMS)):
        command = option(command)
    return command


@click.command("review")
@click.argument("archive", metavar="ARCHIVE")
@click.option("--by", metavar="NAME", help="Who judges (default: the login name); with --gold: only this reviewer's judgements.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only items of this kind; may be repeated.")
@click.option("--skipped", is_flag=True, help="Also what you skipped before.")
@click.option("--agreement", "agreed", is_flag=True, help="How far reviewers agree: Krippendorff's alpha, pairs, items.")
@click.option("--json", "as_json", is_flag=True, help="With --agreement: only JSON.")
@click.option("--gold", "gold_file", type=FILE, metavar="FILE", help="Write reports that were judged whole as gold; - for standard output.")
@click.option("--outlet", multiple=True, metavar="NAME", help="Only reports of this outlet; may be repeated.")
@filters
def command(
    archive: str, by: str | None, kinds: tuple[What, ...], skipped: bool, agreed: bool, as_json: bool, gold_file: Path | None, **given: Any
) -> None:
    """Judge items one at a time by keyboard: a accept, c correct, r reject, s skip, u undo, q quit.

    What is most in doubt comes first, then what reviewers disagree on, then what many reports tell. Judgements are kept beside the
    record, which stays as it is.
    """
    question, kinds = Question(**given), kinds or KINDS
    if agreed and (by or gold_file):
        raise NotTogether("--agreement and " + ("--by" if by else "--gold"))
    if gold_file and (wrong := [name for name in OF_ITEMS if given[name]]):
        raise NotTogether("--gold and --" + wrong[0].replace("_", "-"))
    with open_archive(archive, write=not (agreed or gold_file)) as opened:
        if agreed:
            _agree(opened, kinds, question, as_json=as_json)
        elif gold_file:
            _gold(opened, gold_file, kinds, question, by)
        else:
            Session(opened, by or _login(), kinds, question, skipped=skipped).run()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise NoReviewer() from error


def _agree(opened: Archive, kinds: tuple[What, ...], question: Question, *, as_json: bool) -> None:
    found: list[Agreement] = []
    verdicts = opened.verdicts()
    several = verdicts.records(least=2)
    for kind in kinds if several else ():
        asked = opened.ask(kind, question._replace(report=several, order="text"))
        judged = (verdicts.of(record).get(items(record, kind)[at].id, ()) for record, at in asked.items())
        found += agreement(kind, judged)
    if as_json:
        click.echo(tables.to_json(found))
        return
    console = Console(highlight=False, markup=False, emoji=False)
    if found:
        rows = [Row(*row[:5], f"{100 * row.agreed / row.pairs:.1f} %", _alpha(row.alpha)) for row in found]
        console.print(tables.table(rows, COLUMNS))
        console.print()
        console.print(quiet("Krippendorff's alpha, nominal: 1 is full agreement, 0 chance; – where all say the same"))
    else:
        console.print(Text("no item was judged by two reviewers", style="dim"))


def _alpha(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _gold(opened: Archive, path: Path, kinds: tuple[What, ...], question: Question, by: str | None) -> None:
    left: list[LeftOut] = []
    count = 0
    with written(path) as file:
        for one in gold(opened.chosen(question), opened.verdicts(), kinds, by):
            if isinstance(one, LeftOut):
                left.append(one)
            else:
                file.write(msgspec.json.encode(one).decode() + "\n")
                count += 1
    for out in left[:SHOWN]:
        why = [f"{out.unjudged} of {out.items} not judged"] if out.unjudged else []
        why += [f"on {out.disputed} the reviewers differ"] if out.disputed else []
        click.echo(f"left out: {out.report}, {out.kind}: {', '.join(why)}", err=True)
    reports = len({out.report for out in left})
    if len(left) > SHOWN:
        click.echo(f"left out: {len(left) - SHOWN:,} more", err=True)
    click.echo(f"{count:,} reports are gold for {', '.join(kinds)}, {reports:,} were left out: {path}", err=True)
