"""The command in a process of its own that is killed when it takes too long, and what it cost: seconds and memory at its most.

The parent loads parser and readers once and forks, so that a file's cost is that of the file and not of the libraries.
"""

import os
import re
import resource
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from accordingto import cli, errors, flow
from accordingto.errors import AccordingToError
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings
from bench.hostile.shapes import REPORT, page

LIMIT = 60.0  # seconds, then it is killed; the rule is 20
ROOM = 6 << 30  # bytes of addresses, so that a bomb ends its own process and no other
GLANCE = 0.01


class Cost(NamedTuple):
    """What a run of the command cost, and how it ended: an exit code, or minus the signal."""

    code: int
    wall: float
    cpu: float
    peak: int
    out: str
    err: str


def warm() -> None:
    """Load what all files need, once."""
    settings = Settings(engine="rules")
    found = sources.of_bytes(page(f"<article><p>{REPORT}</p></article>"), Origin(uri="warm.html"), settings)
    list(flow.records(found, settings=settings))


def run(arguments: Sequence[str | bytes], folder: Path, limit: float = LIMIT) -> Cost:
    """Run the command with these arguments in a child of this process."""
    out, err = folder / "stdout", folder / "stderr"
    began = time.monotonic()
    child = os.fork()
    if not child:
        _serve([os.fsdecode(argument) for argument in arguments], out, err)
    killed = False
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if not killed and time.monotonic() - began > limit:
            os.killpg(child, signal.SIGKILL)
            killed = True
        time.sleep(GLANCE)
    code = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    said = [path.read_bytes().decode("utf-8", "replace") if path.exists() else "" for path in (out, err)]
    return Cost(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, *said)


def _serve(arguments: list[str], out: Path, err: Path) -> None:
    """The child: its own group, its own output, a cap on addresses; it never returns."""
    code = 70
    try:
        os.setsid()
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, resource.getrlimit(resource.RLIMIT_AS)[1]))
        os.environ |= {"ACCORDINGTO_ENGINE": "rules", "COLUMNS": "100"}
        try:
            cli.main(arguments, prog_name="accordingto")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        import traceback  # only for what must not happen

        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        sys.stdout.flush()
        os._exit(code)


def said(words: str) -> frozenset[str]:
    """The error classes whose messages stand in what was printed."""
    return frozenset(name for name, pattern in _patterns() if pattern.search(words))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each error class with its message as a pattern; messages that are nothing but a place for words are left out."""
    rows = []
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, AccordingToError):
            parts = [re.escape(part) for part in re.split(r"\{[^{}]*\}", kind.message)]
            rows.append((name, re.compile("accordingto: (?:.*: )?" + ".*?".join(parts), re.DOTALL)))
    return tuple(rows)
