"""A minded worker: a report that kills it, hangs it or eats its memory costs that report, and nothing beside it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.errors import NoWorker
from accordingto.settings import Settings
from accordingto.work.minded import Minded, lost
from accordingto.work.shapes import Failure, How, Item, Row
from tests.work.made import brittle, page
from tests.work.test_worker import ENTRY, FEED

MB = 1 << 20


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Minded]:
    monkeypatch.syspath_prepend(brittle(tmp_path / "brittle"))
    minded = Minded(How(Settings(engine="brittle"), deadline=6, memory=700 * MB))
    yield minded
    minded.stop()


def item(number: int, data: bytes) -> Item:
    return Item(number=number, form="file", data=data, uri=f"{number}.html")


def test_each_costs_itself(worker: Minded) -> None:
    """Between reports that exit, hang, swell and fault the others have their records, each once; the reasons are told apart."""
    words = ["", "It exits.", "", "It hangs.", "It swells.", "It faults.", ""]
    made = [outcome for number, more in enumerate(words) for outcome in worker.make(item(number, page(number, more)))]
    assert [outcome.number for outcome in made] == list(range(len(words)))
    errors = [outcome.error if isinstance(outcome, Failure) else "" for outcome in made]
    assert errors == ["", "WorkerDied", "", "WorkerHung", "OutOfMemory", "ReportFailed", ""]
    assert next(outcome.why for outcome in made if isinstance(outcome, Failure)).endswith("(exit code 7)")
    assert list(map(lost, made)) == [error in ("WorkerDied", "WorkerHung") for error in errors]


def test_one_report_of_a_feed(worker: Minded) -> None:
    """Of a feed whose second report kills the worker, the first and the third are kept."""
    entries = [ENTRY.format(n).replace("met", "exits") if n == 1 else ENTRY.format(n) for n in range(3)]
    made = worker.make(item(1, FEED % "".join(entries).encode()))
    assert [(type(outcome), outcome.part) for outcome in made] == [(Row, 0), (Failure, 1), (Row, 2)]


def test_a_worker_that_was_killed_before(worker: Minded) -> None:
    """A worker that somebody ended between two reports is replaced; no report is blamed."""
    worker.start()
    worker.process.kill()
    worker.process.join()
    assert [type(outcome) for outcome in worker.make(item(1, page(1)))] == [Row]


def test_no_worker() -> None:
    """Where none can start, that is said at once, with the reason; reports are not set aside for it."""
    with pytest.raises(NoWorker, match="may have 10 MB"):
        Minded(How(Settings(engine="rules"), memory=10 * MB)).make(item(1, page(1)))


def test_a_tired_worker_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that holds nearly all it may after a report is replaced before the next."""
    minded = Minded(How(Settings(engine="rules"), memory=100_000 * MB))
    minded.start()
    first = minded.process.pid
    assert minded.make(item(1, page(1)))
    assert minded.process.pid == first
    os.kill(first, 0)
    minded.stop()
    minded.how = minded.how._replace(memory=_just_enough())
    assert [type(outcome) for outcome in minded.make(item(2, page(2)))] == [Row]
    assert minded.process is None
    minded.stop()


def _just_enough() -> int:
    """What a worker holds once it is warm, and a little more."""
    probe = Minded(How(Settings(engine="rules")))
    probe.start()
    held = int(Path(f"/proc/{probe.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    probe.stop()
    return int(held * 1.16)
