"""What the routes share: the archive, how reports are read, and the records that wait to be added or dropped."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from accordingto.model import Record
from accordingto.settings import Settings
from accordingto.store import Archive, open_archive

T = TypeVar("T")
KEPT = 64  # records that wait, and sums that are kept, at most


class Site(NamedTuple):
    """An archive that is served; `waiting` are the records brought and not yet added."""

    path: str
    read_only: bool
    fetch: bool
    settings: Settings
    waiting: "Waiting"
    summed: "Summed"

    @contextmanager
    def archive(self, *, write: bool = False) -> Iterator[Archive]:
        """The archive, opened for one request: that takes a millisecond, and no request sees what another has half done."""
        with open_archive(self.path, write=write) as opened:
            yield opened


class Summed:
    """What takes long to add up in a large archive, kept until a report is added or removed; then nothing of it is left."""

    def __init__(self) -> None:
        self._state, self._kept = "", dict[Hashable, Any]()
        self._lock = threading.Lock()

    def of(self, archive: Archive, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under that key since the archive changed last, or is made now."""
        state = archive.state()
        with self._lock:
            if state != self._state or len(self._kept) >= KEPT:
                self._state = state
                self._kept.clear()
            if key in self._kept:
                found: T = self._kept[key]
                return found
        made = make()
        with self._lock:
            if state == self._state:
                self._kept[key] = made
        return made


class Waiting:
    """Records by keys that nobody guesses, in memory alone: nothing of a report that is dropped was ever written."""

    def __init__(self) -> None:
        self._records: OrderedDict[str, Record] = OrderedDict()
        self._failed: list[tuple[str, str]] = []
        self._lock = threading.Lock()

    def put(self, record: Record) -> str:
        """Keep the record; its key."""
        with self._lock:
            key = secrets.token_urlsafe(12)
            self._records[key] = record
            while len(self._records) > KEPT:
                self._records.popitem(last=False)
        return key

    def get(self, key: str) -> Record | None:
        """The record of that key, or None."""
        with self._lock:
            return self._records.get(key)

    def drop(self, key: str) -> None:
        """Forget the record."""
        with self._lock:
            self._records.pop(key, None)

    def fail(self, told: Iterable[tuple[str, str]]) -> None:
        """What could not be read: messages with their cures, until somebody has seen them."""
        with self._lock:
            self._failed.extend(told)

    def take_failed(self) -> tuple[tuple[str, str], ...]:
        """What could not be read since this was last asked."""
        with self._lock:
            found = tuple(self._failed)
            self._failed.clear()
        return found

    def all(self) -> list[tuple[str, Record]]:
        """All that wait, the latest first."""
        with self._lock:
            return list(reversed(self._records.items()))
