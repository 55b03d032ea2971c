"""A worker and who minds it: whatever a report does to its worker, it costs that report alone."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from accordingto.errors import NoWorker, OutOfMemory, WorkerDied, WorkerHung
from accordingto.work import worker
from accordingto.work.shapes import Failure, How, Item, Outcome
from accordingto.work.worker import MB, Said

START = 600.0  # seconds that a worker may take to load its model on a busy machine
GLANCE = 0.2  # seconds between two looks at a worker's memory
LOST = (WorkerDied, WorkerHung)


class Minded:
    """A worker process: items in, outcomes out, in order; it is replaced when it dies, hangs, holds too much or is tired."""

    def __init__(self, how: How) -> None:
        self.how = how
        self.process: Any = None
        self.line: Connection | None = None
        self.ended = False

    def make(self, item: Item) -> list[Outcome]:
        """All outcomes of an item, each exactly once; NoWorker where no process starts."""
        made: list[Outcome] = []
        first: int | None = 0
        while first is not None:
            first = self._try(item, first, made)
        return made

    def start(self) -> None:
        """A fresh worker, ready for its first item; NoWorker, with what it said, where it is not."""
        if self.ended:
            raise NoWorker("the run has ended")
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=worker.serve, args=(theirs, self.how, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()
        try:
            said = self.line.recv() if self._is_heard(START) else Said("cannot", why=f"it was not ready after {START:.0f} seconds")
        except (EOFError, OSError):
            self.process.join()
            said = Said("cannot", why=_end(self.process.exitcode))
        if said.what != "ready":
            self.stop()
            raise NoWorker(said.why)

    def stop(self) -> None:
        """End the worker at once."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process.close()
        if self.line is not None:
            self.line.close()
        self.process = self.line = None

    def end(self) -> None:
        """From another thread: end the worker at once, and let none follow it."""
        self.ended = True
        process = self.process
        if process is not None:
            with suppress(ValueError):  # its own thread has just closed it
                process.kill()

    def _is_heard(self, seconds: float) -> bool:
        """Whether the worker says something in this time, unless it is to end."""
        assert self.line is not None
        end = time.monotonic() + seconds
        while not self.line.poll(GLANCE):
            if self.ended or time.monotonic() >= end:
                return False
        return True

    def _try(self, item: Item, first: int, made: list[Outcome]) -> int | None:
        """One worker's try at an item from its report `first` on; where the next one has to begin, None when all is done.

        A report that was open when its worker was lost is set aside, and the next try begins behind it; where none was open, the
        rest of the item cannot be read.
        """
        opened = False
        try:
            for said in self._words(item, first):
                opened = said.what == "open"
                if said.outcome is not None:
                    made.append(said.outcome)
                    first = said.outcome.part + 1
                if said.tired:
                    self.stop()
        except (*LOST, OutOfMemory) as error:
            self.stop()
            made.append(Failure.of(error, number=item.number, uri=item.uri, part=first))
            return first + 1 if opened else None
        return None

    def _words(self, item: Item, first: int) -> Iterator[Said]:
        """What the worker says until the item is done; an error of ours where it dies, hangs or holds too much."""
        if self.line is None or not self.process.is_alive():
            self.stop()
            self.start()
        line, end = self.line, time.monotonic() + self.how.deadline
        assert line is not None
        try:
            line.send((item, first))
            while True:
                if not line.poll(max(0.0, min(GLANCE, end - time.monotonic()))):
                    self._look(item, end)
                    continue
                said: Said = line.recv()
                yield said
                if said.what == "done":
                    return
                if said.what == "outcome":
                    end = time.monotonic() + self.how.deadline
        except (EOFError, OSError) as error:
            self.process.join()
            raise WorkerDied(item.uri, why=_end(self.process.exitcode)) from error

    def _look(self, item: Item, end: float) -> None:
        if time.monotonic() >= end:
            raise WorkerHung(item.uri, limit=f"{self.how.deadline:g}")
        if self.process.is_alive() and worker.held(self.process.pid) > self.how.memory:
            raise OutOfMemory(item.uri, limit=self.how.memory // MB)


def _end(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def lost(outcome: Outcome) -> bool:
    """Whether the outcome is a report that cost a worker."""
    return isinstance(outcome, Failure) and outcome.error in {error.__name__ for error in LOST}
