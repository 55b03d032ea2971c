"""The front door (floor 9): `accordingto VERB`.

In: the command line. Out: records on standard output, everything else on standard error, an exit code (see `errors`).
To add a verb: one file here with a click command of its name, and its line in `VERBS`.
"""

import gc
import sys
from importlib import import_module
from typing import Any

import click

from accordingto import __version__
from accordingto.errors import AccordingToError, NotInstalled

# Each verb's line stands here, so that --help loads no verb, and with it neither parser nor page reader.
VERBS = {
    "read": "Read reports and show their records: a file, a folder, or - for standard input.",
    "extract": "Make records of many texts: a JSON object a line in, a record a line out.",
    "who": "Show who said what in which words; questions go to reports or, with --in, to an archive.",
    "run": "Make records of many reports: web archives, folders, lines, feeds; run it again to go on where it stopped.",
    "events": "Show who did what to whom, whether it is so, and according to whom; tables for coders.",
    "figures": "Show the figures of reports as claims side by side: how many, of what, whose, as of when.",
    "talks": "Show the track of a negotiation, step by step, each with whose telling it is.",
    "timeline": "Draw the dated events and statements of reports on one scale.",
    "sources": "Show who is quoted how often, in how many reports and outlets.",
    "wording": "Show how outlets and parties name the same thing, and which words tell them apart.",
    "search": "Find reports of an archive by their words, each with the words around its hits.",
    "add": "Keep the records of reports in an archive: one file for years of them.",
    "review": "Judge the items of an archive by keyboard; agreement between reviewers; what was judged as gold.",
    "forget": "Remove every trace of a report, or of a person's name, from an archive.",
    "export": "Write records as JSONL, CSV, Parquet, JSON-LD, Web Annotation, GeoJSON or FollowTheMoney.",
    "compare": "Compare two versions of a report: what was added, withdrawn, changed in statements, figures, events.",
    "where": "Show where an item stands in the original: line and bytes, or page and box, with a picture.",
    "bundle": "Keep a report as evidence: the original, its hash, record, page and reading log in one ZIP.",
    "serve": "Open an archive as a page for the browser of this machine.",
    "codebook": "Check a codebook of your own and run its examples: codebook test DIR.",
    "doctor": "Say what is installed, what is missing, and the cure.",
}
INTERRUPTED = 130


class Front(click.Group):
    """The group of verbs: loads one when it is called, and turns every error of ours into two lines and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs in the order in which people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb, loaded; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        try:
            command: click.Command = _loaded(f"accordingto.cli.{cmd_name}").command
        except ModuleNotFoundError as error:
            raise NotInstalled(error.name, how="pip install --force-reinstall accordingto") from error
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The verbs with their lines."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; an error of ours is two lines on standard error and its exit code."""
        try:
            return super().invoke(ctx)
        except AccordingToError as error:
            complain(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def _loaded(name: str) -> Any:
    """The module of a verb. What is loaded stays, so the collector is told not to look through it: a sixth of a question's start."""
    if name in sys.modules:
        return import_module(name)
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.enable()
        gc.freeze()


def complain(error: AccordingToError, where: str = "") -> None:
    """Say an error and its cure on standard error, after the place where it was found; a name's odd characters are escaped."""
    lines = str(error).split("\n")
    safe = ("".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in lines)
    click.echo(f"accordingto: {where}" + "\n".join(safe), err=True)


@click.group(
    cls=Front, subcommand_metavar="VERB [ARGS]...", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="accordingto")
def main() -> None:
    """News reports as attributed records: who said what, who did what to whom, what was counted, when and where.

    Everything is read on this machine; nothing uses the network.
    """
