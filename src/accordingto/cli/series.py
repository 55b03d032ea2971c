"""What `accordingto figures --series` prints: every claim on its date, series by series, then what disagrees and what jumps."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.cli.across import copies, groups
from accordingto.cli.output import written
from accordingto.compare.remarks import disagreements, jumps
from accordingto.compare.series import Claim, Series, claims, series
from accordingto.model import Record
from accordingto.show import tables
from accordingto.show.safe import line
from accordingto.show.series import bars, remarks, safe, shown, title, told
from accordingto.show.sheet import heading, quiet

SCALE, NARROW = 24, 100  # columns of the scale, and of a terminal that has no room for it


def show(items: Iterable[tuple[Record, int]], *, as_json: bool, csv: Path | None) -> None:
    """Print the series of the figures, each a record and its place in it, or write their claims as a table."""
    asked = list(items)
    records = list({record.id: record for record, _ in asked}.values())
    wanted = {(record.id, record.figures[at].id) for record, at in asked}
    known = copies(records)
    found = [safe(claim) for claim in claims(records, groups(records), known.origins, known.own) if (claim.report, claim.figure) in wanted]
    if as_json:
        click.echo(_json(series(found)))
    elif csv:
        with written(csv) as file:
            tables.to_csv(found, file, fields=Claim._fields)
    else:
        _print(series(found))


def _json(lines: Sequence[Series]) -> str:
    plain = [
        {**one._asdict(), "claims": [c._asdict() for c in one.claims], "bands": [b._asdict() for b in one.bands]} for one in shown(lines)
    ]
    said = {"disagreements": [d._asdict() for d in disagreements(lines)], "jumps": [j._asdict() for j in jumps(lines)]}
    return json.dumps({"series": plain, **said}, ensure_ascii=False, indent=1)


def _print(lines: Sequence[Series]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    apart, leaps = disagreements(lines), jumps(lines)
    for one in shown(lines):
        console.print(heading(title(one), len(one.claims)))
        console.print(_claims(one.claims, wide=console.width >= NARROW))
        for remark in (*(d.words for d in apart if d.series == one.key), *(j.words for j in leaps if j.series == one.key)):
            console.print(Text(f"! {line(remark)}", style="bold yellow"))
        console.print()
    if not lines:
        console.print(Text("no figures", style="dim"))
    told_apart = (f"{len(apart)} disagreements", f"{len(leaps)} jumps")
    console.print(quiet(f"{sum(len(s.claims) for s in lines)} claims in {len(lines)} series", *told_apart, "never merged, never added up"))


def _claims(found: Sequence[Claim], *, wide: bool) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    day = ""
    for claim, bar in zip(found, bars(found, SCALE), strict=True):
        text = Text(told(claim), style="dim" if claim.copy_of or claim.denied else "")
        rest = remarks(claim)
        if rest:
            text.append(f" · {rest}", style="dim")
        at = Text("" if claim.start == day else claim.start or "no date", style="bold")
        grid.add_row(*((at, Text(bar, style="cyan", no_wrap=True), text) if wide else (at, text)))
        day = claim.start
    return grid
