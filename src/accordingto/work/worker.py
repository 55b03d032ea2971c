"""One worker: a process with its own model that reads one report at a time and dies with its parent."""

import ctypes
import os
import re
import resource
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, NamedTuple

from accordingto import flow
from accordingto.errors import AccordingToError, NoWorker, OutOfMemory, ReportFailed
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin, Reading
from accordingto.work import warc
from accordingto.work.shapes import Failure, How, Item, Outcome, Row

WARM = "The ministry said on Friday that three people had been killed in the town, the news agency reported."
TIRED = 0.85  # of its memory: a worker that holds so much after a report is replaced
MB = 1 << 20
ADDRESS = re.compile(r"0x[0-9a-f]+")
PDEATHSIG = 1  # of prctl(2): the signal that the kernel sends when the parent dies


class Said(NamedTuple):
    """A worker's word: it is ready, a report is open, an outcome, the item is done (tired: replace me), or it cannot work."""

    what: Literal["ready", "open", "outcome", "done", "cannot"]
    outcome: Outcome | None = None
    tired: bool = False
    why: str = ""


def outcomes(item: Item, how: How, *, first: int = 0) -> Iterator[Outcome | None]:
    """The record function: None when a report is open, then its outcome, for each report of an item from the `first` on."""
    part = 0
    try:
        for reading in _readings(item, how):
            if part >= first:
                yield None
                yield _outcome(item, part, reading, how)
            part += 1
    except Exception as error:  # a reader's own fault, too, costs this item only
        yield _failure(item, max(part, first), error, how)


def _readings(item: Item, how: How) -> Iterator[Reading]:
    if item.form == "row":
        yield sources.from_row(item.data, item.number)
        return
    data = warc.body(item.data, item.uri, how.settings.max_bytes) if item.form == "http" else item.data
    address = item.uri if item.retrieved or item.form == "http" else None
    origin = Origin(uri=item.uri, address=address, retrieved=item.retrieved, plain=how.plain, ocr=how.ocr)
    yield from sources.of_bytes(data, origin, how.settings)


def _outcome(item: Item, part: int, reading: Reading, how: How) -> Outcome:
    try:
        return _row(item, part, next(flow.records([reading], settings=how.settings)))
    except Exception as error:  # whatever a fault in an extractor raises
        return _failure(item, part, error, how)


def _row(item: Item, part: int, record: Record) -> Row:
    report = record.report
    return Row(
        number=item.number,
        part=part,
        id=record.id,
        outlet=report.outlet,
        published=report.published,
        uri=report.source.uri,
        language=report.language,
        characters=len(report.text),
        statements=len(record.statements),
        events=len(record.events),
        figures=len(record.figures),
        parties=len(record.parties),
        times=len(record.times),
        places=len(record.places),
        notes=len(record.notes),
        record=record.to_json(),
    )


def _failure(item: Item, part: int, error: Exception, how: How) -> Failure:
    if isinstance(error, MemoryError):
        error = OutOfMemory(item.uri, limit=how.memory // MB)
    elif not isinstance(error, AccordingToError):
        error = ReportFailed(item.uri, why=ADDRESS.sub("0x", f"{type(error).__name__}: {error}")[:500])
    return Failure.of(error, number=item.number, uri=item.uri, part=part)


def serve(line: Connection, how: How, parent: int) -> None:
    """A worker's life: warm up, then an item in, its outcomes out, until the line is closed."""
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it closes the line
    try:
        _warm_up(how)
    except Exception as error:
        line.send(Said("cannot", why=str(error).partition("\n")[0] or type(error).__name__))
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what libraries say of a page is in its outcome
    line.send(Said("ready"))
    while True:
        try:
            item, first = line.recv()
        except (EOFError, OSError):
            return
        tired = False
        for outcome in outcomes(item, how, first=first):
            line.send(Said("outcome", outcome) if outcome else Said("open"))
            tired = tired or (isinstance(outcome, Failure) and outcome.error == OutOfMemory.__name__)
        line.send(Said("done", tired=tired or held() > TIRED * how.memory))


def _warm_up(how: How) -> None:
    """Load all that reports need, on one thread, then let memory grow by what is left of the cap and no more."""
    free = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if free:
        os.sched_setaffinity(0, {min(free)})  # the network makes as many threads as it sees cores; a worker is one
    next(flow.records([sources.from_text(WARM)], settings=how.settings))
    if free:
        os.sched_setaffinity(0, free)
    if held() >= how.memory:
        raise NoWorker(f"it holds {held() // MB} MB before its first report, and may have {how.memory // MB} MB")
    reserved = _pages(0)
    if reserved:
        limit = reserved + how.memory - held()
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def held(pid: int | str = "self") -> int:
    """The bytes of memory that a process holds now; 0 where the system does not say."""
    return _pages(1, pid)


def _pages(column: int, pid: int | str = "self") -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[column]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return 0


def _die_with(parent: int) -> None:
    """On Linux the kernel ends this process with its parent, even one that is killed; elsewhere a closed line does, after the report."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
