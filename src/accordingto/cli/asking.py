"""What the verbs share that ask questions, to reports or to an archive: filters, limits, and where the answer goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from accordingto.cli.options import HOW, WHAT, how
from accordingto.cli.output import written
from accordingto.errors import EitherReportsOrArchive
from accordingto.show import tables
from accordingto.store import Archive, Found, Question, open_archive
from accordingto.store.question import What

MOST = 50  # rows of a terminal's table from an archive
F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, allow_dash=True)


def limited(most: int) -> Callable[[F], F]:
    """The option that says how many rows there are at most; in the terminal so many without it."""
    return click.option(
        "--limit", type=click.IntRange(min=1), metavar="N", help=f"At most so many rows (from an archive, in the terminal: {most})."
    )


# Filters of reports, of their items, and how an answer is given.
REPORTS = (
    click.option("--in", "archive", metavar="ARCHIVE", help="Ask an archive instead of reports."),
    click.option("--since", metavar="DATE", help="Only items of that day or later (their own time, else the day of publication)."),
    click.option("--until", metavar="DATE", help="Only items of that day or earlier."),
    click.option("--language", multiple=True, metavar="CODE", help="Only reports in this language (two letters); may be repeated."),
    click.option("--versions", is_flag=True, help="Also older versions of reports."),
)
OUTLET = click.option(
    "--outlet",
    multiple=True,
    metavar="NAME",
    help="Of an archive: only reports of this outlet; may be repeated. Of reports: who published them.",
)
ITEMS = (
    click.option(
        "--place", multiple=True, metavar="NAME", help="Only items at this place, or in the country of these two letters; may be repeated."
    ),
    click.option("--party", multiple=True, metavar="NAME", help="Only items of this party, by any of its names; may be repeated."),
    click.option("--according-to", multiple=True, metavar="NAME", help="Only what comes from this source or through it; may be repeated."),
)
ANSWER = (
    limited(MOST),
    click.option("--json", "as_json", is_flag=True, help="Only JSON: a list of rows."),
    click.option("--csv", type=FILE, metavar="FILE", help="A table; - for standard output."),
)


SECTIONS = (("Filters", (*REPORTS, OUTLET, *ITEMS)), ("Answer", ANSWER), ("Reading reports", (*WHAT[1:-1], *HOW)))


class Asking(click.Command):
    """A verb whose help stands in sections: its own options, filters, the answer, and how reports are read."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options by section."""
        titles = {param.name: title for title, options in SECTIONS for param in map(_parameter, options)}
        rows: dict[str, list[tuple[str, str]]] = {title: [] for title in ("Options", *(title for title, _ in SECTIONS))}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)):
                rows[titles.get(param.name, "Options")].append(record)
        for title, records in rows.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def _parameter(option: Callable[[Any], Any]) -> click.Parameter:
    """The parameter that a decorator makes."""

    def bare() -> None:
        """Takes the option."""

    found: list[click.Parameter] = option(bare).__click_params__
    return found[0]


def asks(command: F) -> F:
    """The reports or the archive that a question goes to, its filters, and how the answer is given."""
    for option in reversed(ITEMS):
        command = option(command)
    return asks_reports(command)


def asks_reports(command: F) -> F:
    """The same for a question to whole reports: without filters of items."""
    for option in reversed((*REPORTS, OUTLET, *ANSWER)):
        command = option(command)
    command = how(command)
    for option in reversed(WHAT[1:-1]):  # all but the reports and their outlet, which stand here otherwise
        command = option(command)
    return click.argument("reports", nargs=-1, metavar="[REPORT...]")(command)


class Asked(NamedTuple):
    """A question with what it goes to; `shown` is how many rows a terminal gets, None for all."""

    archive: Archive
    question: dict[str, Any]
    several: bool
    limit: int | None
    shown: int | None
    records: int
    exit_code: int

    def without(self, types: Sequence[str]) -> str:
        """What to say where no event was found: which types there are, where none of those that were asked for is among them."""
        there = self.archive.types() if types else ()
        return f"there are: {', '.join(there)}" if there and not {word.casefold() for word in types} & {t.casefold() for t in there} else ""

    def ask(self, what: What, **more: Any) -> Found:
        """The items that the filters leave, and these conditions."""
        found = self.archive.ask(what, Question(**{**self.question, **more}))
        return found if self.limit is None else found.limit(self.limit)


@contextmanager
def asked(
    *,
    reports: tuple[str, ...],
    archive: str | None,
    as_json: bool,
    csv: Path | None,
    limit: int | None,
    outlet: tuple[str, ...],
    **given: Any,
) -> Iterator[Asked]:
    """The question that the options of `asks` put; reports go into an archive in memory, so that both answer alike."""
    question = {name: given.pop(name) for name in ("since", "until", "language", "versions")}
    question |= {name: given.pop(name, ()) for name in ("place", "party", "according_to")}
    if bool(reports) == bool(archive):
        raise EitherReportsOrArchive()
    if archive:
        question["outlet"] = outlet
        with open_archive(archive) as opened:
            yield Asked(opened, question, True, limit, None if as_json or csv else limit or MOST, len(opened), 0)
        return
    from accordingto.cli.inputs import Inputs  # late: it loads the parser, which a question to an archive never needs

    inputs = Inputs.of(reports=reports, outlet=outlet[-1] if outlet else None, **given)
    with open_archive() as opened:
        count = opened.add_all(inputs.records(), batch=1)
        yield Asked(opened, {**question, "order": "text"}, count > 1, limit, limit, count, inputs.exit_code(count))


def answer(found: Iterable[Any], fields: Sequence[str], *, as_json: bool, csv: Path | None, tsv: Path | None = None) -> bool:
    """Give the rows as JSON or as tables; False where neither was asked for."""
    if as_json:
        click.echo(tables.to_json(found))
    for path, delimiter in ((csv, ","), (tsv, "\t")):
        if path and not as_json:
            with written(path) as file:
                tables.to_csv(list(found), file, fields=fields, delimiter=delimiter)
    return bool(as_json or csv or tsv)


def counted(shown: int, total: int, what: str) -> str:
    """How many there are: "1 event", "12 events", "50 of 13,204 events (--limit N for more)"."""
    return many(total, what) if shown >= total else f"{shown:,} of {total:,} {what} (--limit N for more)"


def many(count: int, what: str) -> str:
    """So many of a thing, whose plural ends in s."""
    return f"{count:,} {what if count != 1 else what.removesuffix('s')}"
