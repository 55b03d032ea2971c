"""Crews: who does the work. The crew of this machine is some minded workers, one thread each, that take batches and give outcomes."""

import queue
import threading
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from accordingto.work.minded import Minded
from accordingto.work.shapes import How, Item, Outcome


class Done(NamedTuple):
    """A batch that came back: its ticket, and all outcomes of its items in order."""

    ticket: int
    outcomes: list[Outcome]


class Crew(Protocol):
    """Whoever makes outcomes of items: on this machine, or on many."""

    size: int

    def give(self, ticket: int, batch: Sequence[Item]) -> None:
        """Take on a batch."""

    def take(self) -> Done:
        """Wait for any batch that was given, and hand it back; an error that stops all work is raised here."""

    def close(self) -> None:
        """End all workers at once."""


class Pool:
    """Worker processes on this machine."""

    def __init__(self, how: How, size: int) -> None:
        self.size = size
        self.asked: queue.Queue[tuple[int, Sequence[Item]] | None] = queue.Queue()
        self.made: queue.Queue[Done | BaseException] = queue.Queue()
        self.workers = [Minded(how) for _ in range(size)]
        self.threads = [threading.Thread(target=self._serve, args=(worker,), daemon=True) for worker in self.workers]
        self.closed = threading.Event()
        for thread in self.threads:
            thread.start()

    def give(self, ticket: int, batch: Sequence[Item]) -> None:
        """Take on a batch; whoever is free first gets it."""
        self.asked.put((ticket, batch))

    def take(self) -> Done:
        """The next batch that is done."""
        found = self.made.get()
        if isinstance(found, BaseException):
            raise found
        return found

    def close(self) -> None:
        """End the workers, whatever they are at."""
        self.closed.set()
        for _ in self.threads:
            self.asked.put(None)
        for worker in self.workers:
            worker.end()
        for thread in self.threads:
            thread.join()

    def _serve(self, worker: Minded) -> None:
        try:
            while (job := self.asked.get()) is not None and not self.closed.is_set():
                made = [outcome for item in job[1] for outcome in worker.make(item)]
                self.made.put(Done(job[0], made))
        except BaseException as error:  # the main thread raises it
            self.made.put(error)
        finally:
            worker.stop()
