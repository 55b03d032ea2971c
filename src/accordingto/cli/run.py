"""`accordingto run INPUT... -o OUT/`: many reports, on all cores or many machines; running it again goes on where it stopped."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from accordingto import flow
from accordingto.cli.inputs import SOME_FAILED, how, settings
from accordingto.errors import NotInstalled
from accordingto.show.safe import visible
from accordingto.work import results, run, units
from accordingto.work.pool import Crew, Pool
from accordingto.work.results import Told
from accordingto.work.run import Named
from accordingto.work.shapes import How, Said

MB = 1 << 20
PASSED = 6  # kinds of what was no report that the last lines name


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="OUT", help="The folder that the records go to.")
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N", help="How many reports at a time (default: cores)."
)
@click.option("--shard", metavar="I/N", help="Only this share of the work, for batch schedulers: 1/4 to 4/4.")
@click.option("--ray", is_flag=True, help="Work on a Ray cluster (RAY_ADDRESS), or on a Ray of its own.")
@click.option("--deadline", type=click.FloatRange(0, min_open=True), default=60, metavar="SECONDS", help="What one report may take (60).")
@click.option("--memory", type=click.IntRange(1), default=1536, metavar="MB", help="What one worker may hold (1536).")
@click.option("--budget", type=click.IntRange(0), metavar="N", help="Stop when more reports than this made their workers die or hang.")
@click.option("--batch", type=click.IntRange(1), default=units.FILES, metavar="N", help="At most so many plain files a unit (64).")
@click.option("--retry", is_flag=True, help="Also do again finished units of which something was set aside.")
@click.option("--plain", is_flag=True, help="Take texts exactly as they are.")
@click.option("--ocr", is_flag=True, help="Read pages of a PDF that hold no text from their pictures (needs tesseract).")
@how
@click.option("--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    output: Path,
    workers: int,
    shard: str | None,
    ray: bool,
    budget: int | None,
    batch: int,
    retry: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Make records of many reports.

    INPUT is a web archive (.warc, .warc.gz, .wet.gz), lines of JSON as for `extract` (.jsonl, .jsonl.gz), a feed, any file that `read`
    reads, or a folder of all that. OUT gets a Parquet file of records for each unit of work, and lines for what was set aside.
    """
    chosen = _how(**given)
    found = units.listed(inputs, most=batch)
    key = units.key(flow.made_with(chosen.settings), chosen)
    mine = run.named(units.share(found, shard), key)
    todo = run.waiting(mine, output, retry=retry)
    if todo:
        list(flow.outcomes([], settings=chosen.settings))  # what would stop every report stops here, before any worker starts
        with _crew(chosen, workers, ray=ray) as crew, _progress(todo, quiet=quiet) as said, _heard(said) as heard:
            run.run(todo, output, chosen, crew, budget=budget, said=heard)
    told = results.told(output, [one.name for one in mine])
    _last_words(told, output, finished=len(mine) - len(todo), strangers=_strangers(mine, output, key, whole=shard is None))
    ctx.exit(SOME_FAILED if told.failed else 0)


def _how(*, plain: bool, ocr: bool, deadline: float, memory: int, **given: str | None) -> How:
    return How(settings(**given), plain=plain, ocr=ocr, deadline=deadline, memory=memory * MB)


@contextmanager
def _crew(chosen: How, size: int, *, ray: bool) -> Iterator[Crew]:
    crew = _ray(chosen, size) if ray else Pool(chosen, size)
    try:
        yield crew
    finally:
        crew.close()


def _ray(chosen: How, size: int) -> Crew:
    try:
        crew: Crew = import_module("accordingto.work.ray_pool").RayPool(chosen, size)
    except ModuleNotFoundError as error:
        raise NotInstalled(error.name, how='pip install "accordingto[ray]"') from error
    return crew


@contextmanager
def _heard(said: Said) -> Iterator[Said]:
    """The same, raising a Ctrl-C that was lost: compiled code (a reader of archives, say) may swallow the exception that it raises."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    def heard(size: int, made: int, failed: int) -> None:
        if asked:
            raise KeyboardInterrupt
        said(size, made, failed)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield said  # whoever started it hears Ctrl-C, or nobody is to
        return
    signal.signal(signal.SIGINT, ask)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress(todo: list[Named], *, quiet: bool) -> Iterator[Said]:
    """How far the work is and how long it will take, by the bytes of the input; on standard error, where somebody watches."""
    console = Console(stderr=True)
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("", total=sum(one.unit.size for one in todo))
        made = failed = 0

        def said(size: int, more: int, worse: int) -> None:
            nonlocal made, failed
            made, failed = made + more, failed + worse
            progress.update(task, advance=size, description=f"{made:,} records" + (f", {failed:,} set aside" if failed else ""))

        yield said


def _strangers(mine: list[Named], output: Path, key: str, *, whole: bool) -> int:
    """How many outputs of the folder are of other settings or versions, or, where this run is the whole work, of other inputs."""
    names = {one.name for one in mine}
    return sum(name not in names and (whole or not name.startswith(key)) for name in results.present(output))


def _last_words(told: Told, output: Path, *, finished: int, strangers: int) -> None:
    """What was done, what was set aside and why, what was no report: on standard error."""
    before = f", {finished:,} of them finished before" if finished else ""
    _say(f"{told.records:,} records of {told.units:,} units in {output}{before}")
    if told.passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in told.passed.most_common(PASSED))
        _say(f"{sum(told.passed.values()):,} things in archives are no reports: {kinds}{', ...' if len(told.passed) > PASSED else ''}")
    if told.failed:
        _say(f"{sum(told.failed.values()):,} reports were set aside; each stands with its reason in {output}/*{results.FAILED}")
    for error, count in told.failed.most_common():
        example = told.examples[error]
        _say(f"  {count:,} {error}, for example: {example.why}\n    cure: {example.cure}")
    if strangers:
        _say(f"{output} also holds {strangers:,} outputs of other inputs, settings or versions; they are not counted here")


def _say(words: str) -> None:
    click.echo("\n".join(map(visible, words.split("\n"))), err=True)
