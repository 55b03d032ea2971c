"""`accordingto wording ...`: how outlets and parties name the same thing, and which words tell two voices apart."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import Asking, answer, asked, asks_reports
from accordingto.compare.wording import Kind, Stand, Voice
from accordingto.errors import NoSuchVoice
from accordingto.model import Record
from accordingto.show import tables
from accordingto.show.hits import around
from accordingto.show.safe import line
from accordingto.show.sheet import heading, quiet
from accordingto.show.tables import Column
from accordingto.store import Question

MOST, SENTENCES = 15, 3  # words of each side, sentences behind a word in JSON
KINDS = {"own": "outlets in their own words", "quoting": "those whom outlets quote", "party": "parties as they are quoted"}


class UseRow(NamedTuple):
    """How a voice names a thing."""

    thing: str
    voice: str
    word: str
    times: int
    reports: int
    words: tuple[str, ...]


class TermRow(NamedTuple):
    """A word that tells two voices apart: z is positive for the first one's word."""

    word: str
    one: int
    other: int
    log_odds: float
    z: float
    words: tuple[str, ...]


USES = (
    Column("voice", "voice", "bold", 4),
    Column("word", "word", "", 3),
    Column("times", "times", "", 1),
    Column("reports", "reports", "dim", 2),
    Column("words", "for example", "dim", 8),
)
TERMS = (
    Column("word", "word", "bold", 3),
    Column("one", "one", "", 1),
    Column("other", "other", "", 1),
    Column("z", "z", "dim", 1),
    Column("words", "for example", "dim", 8),
)


@click.command("wording", cls=Asking)
@asks_reports
@click.option(
    "--voices",
    type=click.Choice(list(KINDS)),
    default="own",
    show_default=True,
    help="Whose words: outlets' own, those that outlets quote, or parties'.",
)
@click.option("--one", "ones", multiple=True, metavar="NAME", help="A voice to set against the others; may be repeated.")
@click.option(
    "--other", "others", multiple=True, metavar="NAME", help="The voices it is set against (default: all others); may be repeated."
)
@click.pass_context
def command(ctx: click.Context, /, voices: str, ones: tuple[str, ...], others: tuple[str, ...], **given: Any) -> None:
    """Show how voices name the same thing, or with --one which words tell voices apart.

    Quoted words are never counted as an outlet's own; copied sentences count once.
    """
    from accordingto.cli.across import copies  # late: only verbs over many reports compare them
    from accordingto.compare.wording import Words

    kind: Kind = voices  # type: ignore[assignment]
    most = given["limit"] or MOST
    with asked(**given) as question:
        records = {record.id: record for record in question.archive.chosen(Question(**question.question))}
        words, known = Words(), copies(records.values())
        for record in records.values():
            words.add(record, known)
        if ones:
            chosen = [_named(words.voices(kind), names) for names in (ones, others)]
            rest = chosen[1] if others else [voice for voice in words.voices(kind) if voice not in chosen[0]]
            terms = [TermRow(t.word, t.one, t.other, t.log_odds, t.z, _sentences(records, t.stands)) for t in words.apart(chosen[0], rest)]
            if not answer(terms, TermRow._fields, as_json=given["as_json"], csv=given["csv"]):
                _print_terms(terms, most, ones, others, [v.name for v in chosen[0]])
        else:
            uses = [
                UseRow(use.thing, line(use.voice.name), use.word, use.times, use.reports, _sentences(records, use.stands))
                for use in words.uses(kind)
            ]
            if not answer(uses, UseRow._fields, as_json=given["as_json"], csv=given["csv"]):
                _print_uses(uses, voices)
        ctx.exit(question.exit_code)


def _named(voices: Iterable[Voice], names: Sequence[str]) -> list[Voice]:
    """The voices whose name holds one of these, in any case; NoSuchVoice where there is none."""
    known = list(voices)
    for name in names:
        if not any(name.casefold() in voice.name.casefold() for voice in known):
            raise NoSuchVoice(name, known=", ".join(voice.name for voice in known[:12]) or "none")
    return [voice for voice in known if any(name.casefold() in voice.name.casefold() for name in names)]


def _sentences(records: Mapping[str, Record], stands: Sequence[Stand]) -> tuple[str, ...]:
    found = (around(records[stand.report].report.text, (stand.start, stand.end)) for stand in stands[:SENTENCES])
    return tuple(f"{a.before}[{a.hit}]{a.after}" for a in found)


def _print_terms(terms: list[TermRow], most: int, ones: Sequence[str], others: Sequence[str], voices: Sequence[str]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    for title, rows in (
        (", ".join(ones), [t for t in terms if t.z > 0][:most]),
        (", ".join(others) or "all others", [t for t in terms if t.z < 0][:most]),
    ):
        console.print(heading(line(title), len(rows)))
        console.print(tables.table([row._replace(words=row.words[:1]) for row in rows], TERMS))
        console.print()
    console.print(
        quiet(
            "log-odds with an informative prior (Monroe, Colaresi and Quinn 2008); z beyond 2 is more than chance", line(", ".join(voices))
        )
    )


def _print_uses(uses: list[UseRow], voices: str) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    for thing, rows in groupby(uses, key=lambda use: use.thing):
        console.print(heading(thing))
        console.print(tables.table([row._replace(words=row.words[:1]) for row in rows], USES))
        console.print()
    console.print(
        quiet(KINDS[voices], "no word is called right or wrong") if uses else Text("no words of the table lang/en/loaded.toml", style="dim")
    )
