"""`accordingto timeline REPORT...`: dated events and statements, day by day."""

from typing import Any, get_args

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.cli.asking import Asking, answer, asked, asks, counted, many
from accordingto.model import Event, EventStatus, Record, Statement
from accordingto.show.sheet import quiet
from accordingto.show.timeline import Moment, bars, moment
from accordingto.store.question import What

SCALE, NARROW = 24, 100  # columns of the scale, and of a terminal that has no room for it


@click.command("timeline", cls=Asking)
@asks
@click.option("--events", "only_events", is_flag=True, help="Only events, no statements.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only events of this type, no statements; may be repeated.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(get_args(EventStatus), case_sensitive=False),
    help="Only events of this status, no statements; may be repeated.",
)
@click.pass_context
def command(ctx: click.Context, /, only_events: bool, types: tuple[str, ...], statuses: tuple[str, ...], **given: Any) -> None:
    """Draw the dated events and statements of reports on one scale.

    What has no settled time of its own is counted, not dated by guess.
    """
    with asked(**given) as question:
        wanted = {"type": types, "status": statuses}
        kinds: tuple[What, ...] = ("events",) if only_events or types or statuses else ("events", "statements")
        answers = [question.ask(kind, dated=True, **(wanted if kind == "events" else {})) for kind in kinds]
        most = question.shown if question.shown is not None else question.limit
        found = [m for a in answers for record, at in (a if most is None else a.limit(most)).items() if (m := _moment(a.what, record, at))]
        found.sort(key=lambda m: (m.start, m.end))
        found = found if most is None else found[-most:]
        if not answer(found, Moment._fields, as_json=given["as_json"], csv=given["csv"]):
            undated = question.ask("events", **wanted).count() - answers[0].count()
            _print(found, sum(a.count() for a in answers), undated, several=question.several)
        ctx.exit(question.exit_code)


def _moment(what: str, record: Record, at: int) -> Moment | None:
    item: Event | Statement = record.events[at] if what == "events" else record.statements[at]
    time = record.time(item.when)
    return moment(record, item, time) if time is not None and time.start and time.end else None


def _print(found: list[Moment], total: int, undated: int, *, several: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    scale = bars(found, SCALE) if console.width >= NARROW else [""] * len(found)
    day = ""
    for one, bar in zip(found, scale, strict=True):
        told = _told(one, several=several)
        cells = [Text("" if one.when == day else one.when, style="bold"), Text(bar, style="cyan", no_wrap=True), told]
        grid.add_row(*(cells if console.width >= NARROW else (cells[0], told)))
        day = one.when
    if found:
        console.print(grid)
        console.print()
    left = f"{many(undated, 'events')} without a time of {'their' if undated != 1 else 'its'} own" if undated else ""
    console.print(
        quiet(
            counted(len(found), total, "dated items") if total else "no dated items",
            left,
            "times as the reports give them: see `read` for what each rests on",
        )
    )


def _told(one: Moment, *, several: bool) -> Text:
    """What happened or was said, then in which status, according to whom, and from which report."""
    text = Text(one.what)
    remarks = [one.status if one.status not in ("happened", "states") else ""]
    if one.item == "event":
        voices = " < ".join(reversed(one.according_to)) or "in the outlet's own voice"
        remarks.append(f"denied by {voices}" if one.denied else f"according to {voices}" if one.according_to else voices)
    remarks += [one.place, one.outlet or one.report if several else ""]
    text.append("\n")
    text.append_text(quiet(*remarks))
    return text
