"""The crew of many machines: Ray actors, each of which minds one worker as on this machine. What a lost machine held is done by another.

What a page does to its worker stays inside the actor; an actor is lost only with its machine, and Ray's own restarts are not used,
since a call to an actor that waits for a machine which never comes would wait with it.
"""

import logging
import os
from collections import Counter, deque
from collections.abc import Sequence
from typing import Any

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # before the import: nothing is told to anybody

import ray
from ray.exceptions import RayError

from accordingto.errors import NoWorker, WorkerDied
from accordingto.work.minded import START, Minded
from accordingto.work.pool import Done
from accordingto.work.shapes import Failure, How, Item, Outcome

RETRIES = 3  # machines that a batch may lose
STORE = 256 << 20  # bytes of Ray's shared memory where it is started for this run: a few batches
LOCAL = "local"


class Actor:
    """An actor of Ray: a minded worker. What stops all work is given back as words, since our errors do not travel."""

    def __init__(self, how: How) -> None:
        self.worker = Minded(how)

    def start(self) -> str:
        """Load the model; what is wrong, or nothing."""
        try:
            self.worker.start()
        except NoWorker as error:
            return error.subject
        return ""

    def make(self, batch: Sequence[Item]) -> list[Outcome] | str:
        """The outcomes of a batch; words where no worker can start any more."""
        try:
            return [outcome for item in batch for outcome in self.worker.make(item)]
        except NoWorker as error:
            return error.subject


class RayPool:
    """A crew of Ray: on the cluster that RAY_ADDRESS names, else on a Ray of its own on this machine."""

    def __init__(self, how: How, size: int) -> None:
        self.size, self.how = size, how
        address = os.environ.get("RAY_ADDRESS") or LOCAL
        own: dict[str, Any] = {"num_cpus": size, "object_store_memory": STORE, "include_dashboard": False} if address == LOCAL else {}
        self.ours = not ray.is_initialized()
        if self.ours:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **own)
        self.kind: Any = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Actor)
        self.starting: dict[Any, Any] = {}
        self.busy: dict[Any, tuple[Any, int]] = {}
        self.idle: list[Any] = []
        self.asked: deque[int] = deque()
        self.batches: dict[int, Sequence[Item]] = {}
        self.lost: Counter[int] = Counter()
        for _ in range(size):
            self._start()

    def give(self, ticket: int, batch: Sequence[Item]) -> None:
        """Take on a batch; whoever is free gets it, else whoever is free first."""
        self.batches[ticket] = batch
        self.asked.append(ticket)
        self._assign()

    def take(self) -> Done:
        """The next batch that is done; NoWorker where there is no machine to do it on."""
        while True:
            ready, _ = ray.wait([*self.busy, *self.starting], num_returns=1, timeout=START)
            if not ready and not self.busy:
                raise NoWorker(f"the cluster had no free core for {START:.0f} seconds")
            done = None
            for ref in ready:
                if ref in self.busy:
                    done = self._settle(ref)
                else:
                    self._started(ref)
            self._assign()
            if done:
                return done

    def close(self) -> None:
        """End all actors, and Ray where this crew started it."""
        for actor in (*self.idle, *self.starting.values(), *(actor for actor, _ in self.busy.values())):
            ray.kill(actor)
        if self.ours:
            ray.shutdown()

    def _start(self) -> None:
        actor = self.kind.remote(self.how)
        self.starting[actor.start.remote()] = actor

    def _started(self, ref: Any) -> None:
        actor = self.starting.pop(ref)
        try:
            wrong = ray.get(ref)
        except RayError:
            self._start()
            return
        if wrong:
            raise NoWorker(wrong)
        self.idle.append(actor)

    def _assign(self) -> None:
        while self.idle and self.asked:
            actor, ticket = self.idle.pop(), self.asked.popleft()
            self.busy[actor.make.remote(self.batches[ticket])] = (actor, ticket)

    def _settle(self, ref: Any) -> Done | None:
        """A batch that came back; one whose machine was lost is asked again, first of all, until it has lost too many."""
        actor, ticket = self.busy.pop(ref)
        try:
            made: list[Outcome] | str = ray.get(ref)
        except RayError:
            self._start()
            self.lost[ticket] += 1
            if self.lost[ticket] <= RETRIES:
                self.asked.appendleft(ticket)
                return None
            made = [_lost(item, self.lost[ticket]) for item in self.batches[ticket]]
        else:
            self.idle.append(actor)
        if isinstance(made, str):
            raise NoWorker(made)
        del self.batches[ticket]
        return Done(ticket, made)


def _lost(item: Item, times: int) -> Failure:
    return Failure.of(WorkerDied(item.uri, why=f"its machine was lost {times} times"), number=item.number, uri=item.uri)
