"""Reports side by side, for the views across reports: those that a question leaves, whose words are whose, which events are one.

A small archive is compared whole and once, so that every view of it tells of the same groups; of a large one the reports that the
question leaves, the latest first, and the page says so.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from accordingto import comparing
from accordingto.compare.accounts import ordinal
from accordingto.compare.copied import Copies
from accordingto.compare.grouping import Groups, Made
from accordingto.compare.origins import Origin
from accordingto.compare.same_event import SameEvent
from accordingto.model import Record
from accordingto.show.safe import line
from accordingto.show.wording import title
from accordingto.store import Archive, Question
from accordingto.store.question import What
from accordingto.web.site import Summed

T = TypeVar("T")
MOST = 200  # reports whose events are compared: each with its like takes some milliseconds
MANY = 2000  # reports whose words are compared
WHOLE = "compared whole"
UNNAMED = "outlet not named"
Items = set[tuple[str, str]]  # (report, item)


class Compared(NamedTuple):
    """Reports by id with what is copied among them and which of their events are one; `whole` where they are all that the archive holds."""

    records: dict[str, Record]
    copies: Copies
    same: SameEvent
    whole: bool

    def groups(self) -> Groups:
        """The group of every event."""
        return Made({(key.report, key.event): name for name, keys in self.same.events().items() for key in keys})


class Chosen(NamedTuple):
    """The reports that were chosen, and how many there were to choose from."""

    records: dict[str, Record]
    total: int


def kept(archive: Archive, key: Hashable, make: Callable[[], T]) -> T:
    """What is worked out of the archive's reports, until others are held: by a page and by its CSV, which knows the archive alone."""
    return _sums(archive.path).of(archive, key, make)


@lru_cache(maxsize=4)
def _sums(path: str) -> Summed:
    return Summed()


def compared(archive: Archive, wanted: Callable[[], Iterable[Record]], most: int = MOST) -> Compared:
    """The whole of a small archive; of a large one the first reports that are wanted."""
    if len(archive) <= MOST:
        return kept(archive, WHOLE, lambda: _whole(archive))
    records = first(wanted(), min(most, MOST))
    return kept(archive, (WHOLE, tuple(records)), lambda: _compared(archive, records))


def carry_on(archive: Archive) -> None:
    """Keep beside a small archive which of its events are one, so that whoever opens it next need not wait for it."""
    if len(archive) <= MOST:
        comparing.same(archive)


def _whole(archive: Archive) -> Compared:
    records = {record.id: record for record in archive.records(versions=False)}
    return Compared(records, copies(archive, records), comparing.same(archive, keep=False), whole=True)


def _compared(archive: Archive, records: dict[str, Record]) -> Compared:
    return Compared(records, copies(archive, records), comparing.same_event(records.values()), whole=False)


def first(records: Iterable[Record], most: int) -> dict[str, Record]:
    """The first reports, each once."""
    found: dict[str, Record] = {}
    for record in records:
        if record.id not in found and len(found) == most:
            break
        found[record.id] = record
    return found


def chosen(archive: Archive, question: Question, most: int = MANY) -> Chosen:
    """The latest reports that the question leaves."""
    found, total = archive.reports(question, size=most)
    return Chosen({record.id: record for record in found}, total)


def asked_for(archive: Archive, what: What, question: Question, records: dict[str, Record]) -> Items:
    """The items of these reports that the question leaves."""
    named = question if len(archive) <= MOST else question._replace(report=tuple(records))
    found = archive.ask(what, named).items()
    return {(record.id, getattr(record, what)[at].id) for record, at in found if record.id in records}


def origin(archive: Archive, records: dict[str, Record]) -> dict[str, Origin]:
    """Where the words of reports come from: of an archive that is not too large as all of it tells, else as these reports tell.

    `comparing.origin` would keep a file beside the archive; looking at a page writes nothing.
    """
    if len(archive) <= MANY:
        return kept(archive, "origin", lambda: comparing.origin_of(archive.records(versions=False)))
    return kept(archive, ("origin", tuple(records)), lambda: comparing.origin_of(records.values()))


def copies(archive: Archive, records: dict[str, Record]) -> Copies:
    """The same as what of the reports is copied."""
    return comparing.as_copies(origin(archive, records))


def called(report: str, records: dict[str, Record]) -> str:
    """What people call a report that they see named: its outlet, else its title; an agency that is not here by its own name."""
    record = records.get(report)
    return line(record.report.outlet or title(record.report) if record else report)


def around(question: Question, day: str, days: int) -> Question:
    """The question, of so many days before and after that day where it names none."""
    middle = ordinal(day)
    if question.since or question.until or middle is None:
        return question
    since, until = (date.fromordinal(max(1, middle + by)).isoformat() for by in (-days, days))
    return question._replace(since=since, until=until)
