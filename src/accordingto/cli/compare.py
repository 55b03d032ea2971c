"""`accordingto compare OLD NEW`: what a report says otherwise than it did, item by item."""

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.inputs import WHAT, Inputs, how
from accordingto.cli.output import written
from accordingto.compare.versions import CHANGES, Change, compare
from accordingto.errors import NotOneReport
from accordingto.model import Record
from accordingto.show import tables
from accordingto.show.claims import OWN
from accordingto.show.safe import line
from accordingto.show.sheet import heading, quiet
from accordingto.show.tables import Column

COLUMNS = (
    Column("change", "change", "bold", 3),
    Column("before", "old", "", 6),
    Column("after", "new", "", 6),
    Column("told", "what differs", "dim", 5),
)
LONG = 60  # characters of two values that are told beside their field; longer ones stand in the columns old and new
PLAIN = ("states", "happened", "")  # what needs no word of its own


class Row(Change):
    """A change as it is printed."""

    @property
    def before(self) -> str:
        """Who said what in the old version."""
        return _said(self.old_speaker, self.old_status, self.old) if self.old_id else ""

    @property
    def after(self) -> str:
        """And in the new one."""
        return _said(self.new_speaker, self.new_status, self.new) if self.new_id else ""

    @property
    def told(self) -> tuple[str, ...]:
        """Which fields differ, and from what to what."""
        pairs = (
            _apart(a, b) if name == "content" else tuple(v or (OWN if name == "speaker" else "(none)") for v in (a, b))
            for name, a, b in zip(self.differs, self.was, self.now, strict=True)
        )
        return tuple(f"{name}: {a} > {b}" if len(a + b) <= LONG else name for name, (a, b) in zip(self.differs, pairs, strict=True))


def _known(command: Any) -> Any:
    """The options of `what` that can hold for both; not when they were published, which differs."""
    command = how(command)
    for option in reversed([*WHAT[1:3], *WHAT[4:]]):
        command = option(command)
    return command


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--same", is_flag=True, help="Also list what is the same in both.")
@click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of changes.")
@click.option("--csv", "csv", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="A table; - for standard output.")
@_known
@click.pass_context
def command(ctx: click.Context, /, old: str, new: str, same: bool, as_json: bool, csv: Path | None, **given: Any) -> None:
    """Compare two versions of a report: what was added, withdrawn and changed in statements, figures and events.

    Each is a file with one report, or - for standard input. What only stands elsewhere is the same.
    """
    if old == new == "-":
        raise NotOneReport("standard input", size="only one of the two")
    before, after = (_only(ctx, name, given) for name in (old, new))
    found = [_safe(change) for change in compare(before, after)]
    shown = [change for change in found if same or change.change != "same"]
    if as_json:
        click.echo(tables.to_json(shown))
    elif csv:
        with written(csv) as file:
            tables.to_csv(shown, file, fields=Change._fields)
    else:
        _print(shown, found, reworded=before.report.text != after.report.text)


def _only(ctx: click.Context, name: str, given: dict[str, Any]) -> Record:
    """The record of the one report that the file holds; ends with the error's exit code where it cannot be read."""
    if Path(name).is_dir():
        raise NotOneReport(line(name), size="a folder")
    inputs = Inputs.of(reports=(name,), published=None, **given)
    records = list(inputs.records())
    if inputs.failed:
        ctx.exit(inputs.exit_code(len(records)))
    if len(records) != 1:
        raise NotOneReport(line(name), size=f"a file of {len(records)} reports")
    for note in records[0].notes:
        if note.code == "language":
            click.echo(f"accordingto: {line(name)}: {note.message}", err=True)
    return records[0]


def _safe(change: Change) -> Change:
    """The change with the words of the reports made safe to show."""
    return Change(*(_clean(value) for value in change))


def _clean(value: Any) -> Any:
    return tuple(line(v) for v in value) if isinstance(value, tuple) else line(value) if isinstance(value, str) else value


def _said(speaker: str, status: str, words: str) -> str:
    return f"{speaker or OWN}{'' if status in PLAIN else f' ({status})'}: {words}"


def _apart(one: str, two: str) -> tuple[str, str]:
    """The words of both without those with which both begin and end."""
    a, b = one.split(), two.split()
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a) or "(none)", " ".join(b) or "(none)"


def _print(shown: list[Change], found: list[Change], *, reworded: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    for kind, group in groupby(shown, key=lambda change: change.kind):
        rows = [Row(*change) for change in group]
        console.print(heading(f"{kind}s", len(rows)))
        console.print(tables.table(rows, COLUMNS))
        console.print()
    if all(change.change == "same" for change in found):
        console.print(
            Text("no statement, figure or event differs" + ("; the text does" if reworded else ", nor does the text"), style="dim")
        )
    counts = Counter(change.change for change in found)
    console.print(quiet(*(f"{counts[change]} {change}" for change in CHANGES)))
