"""`accordingto search WORDS --in archive.db`: reports by their words, with the words around every hit."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.asking import ANSWER, answer, counted, limited, many
from accordingto.show.hits import HitRow, arounds, row
from accordingto.show.safe import line
from accordingto.show.sheet import quiet
from accordingto.show.wording import title
from accordingto.store import Question, open_archive
from accordingto.store.archive import Hit

MOST = 20  # reports shown
ALL = 1_000_000
PARTY = "party:"


def answers(command: Any) -> Any:
    """The options that say how an answer is given."""
    for option in reversed((limited(MOST), *ANSWER[1:])):
        command = option(command)
    return command


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--in", "archive", required=True, metavar="ARCHIVE", help="The archive that is searched.")
@click.option("--since", metavar="DATE", help="Only reports published that day or later.")
@click.option("--until", metavar="DATE", help="Only reports published that day or earlier.")
@click.option("--outlet", multiple=True, metavar="NAME", help="Only reports of this outlet; may be repeated.")
@click.option("--party", multiple=True, metavar="NAME", help="Only reports that name this party, by any of its names; may be repeated.")
@click.option("--language", multiple=True, metavar="CODE", help="Only reports in this language (two letters); may be repeated.")
@click.option("--versions", is_flag=True, help="Also older versions of reports.")
@answers
def command(words: tuple[str, ...], archive: str, limit: int | None, as_json: bool, csv: Path | None, **filters: Any) -> None:
    """Find reports by their words, the best first.

    All words must be there. "two words" stand side by side, word* begins so, -word must not be there (after --), party:Name finds a party
    by any of its names.
    """
    with open_archive(archive) as opened:
        most = limit or (ALL if as_json or csv else MOST)
        found, total = opened.search(" ".join(map(_quoted, words)), limit=most, question=Question(**filters))
        if not answer([row(*hit) for hit in found], HitRow._fields, as_json=as_json, csv=csv):
            _print(found, total)


def _quoted(word: str) -> str:
    """A word of the command line as the search reads it: a shell takes the quotes off what stood between them."""
    if " " not in word or '"' in word:
        return word
    without = "-" if word.startswith("-") else ""
    party = PARTY if word[len(without) :].lower().startswith(PARTY) else ""
    return f'{without}{party}"{word[len(without + party) :]}"'


def _print(found: list[Hit], total: int) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    for hit in found:
        report = hit.record.report
        console.print(Text(title(report), style="bold"))
        console.print(quiet(line(report.outlet or ""), (report.published or "")[:10], many(len(hit.spans), "hits"), hit.record.id))
        for words in arounds(hit.record, hit.spans):
            console.print(Text.assemble("  ", words.before, (words.hit, "bold yellow"), words.after))
        console.print()
    console.print(quiet(counted(len(found), total, "reports")) if found else Text("no report holds these words", style="dim"))
