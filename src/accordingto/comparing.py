"""Across reports (floor 7): what `compare/` works out of the reports of an archive, kept beside it and carried on as reports are added.

It stands beside `flow.py`, which loads the parser: comparing needs none.
"""

from collections.abc import Iterable
from typing import TypeVar

from accordingto.compare.article import Article
from accordingto.compare.copied import Copies
from accordingto.compare.grouping import Groups, Made
from accordingto.compare.origins import Origin, origins
from accordingto.compare.reprints import Reprints
from accordingto.compare.same_event import SameEvent
from accordingto.errors import UnreadableState
from accordingto.model import Record
from accordingto.store import Archive

Kept = TypeVar("Kept", Reprints, SameEvent)
REPRINTS, SAME = "reprints", "events"
BLOCK = 64  # reports whose events are placed together: as many as are placed in half a second


def reprints(archive: Archive) -> Reprints:
    """The archive's reports among which copies were found; those added since are looked at now, and kept beside it."""
    kept, upto = _known(archive, REPRINTS, Reprints)
    current = archive.ids()
    gone = [id for id in kept.numbers if id not in current]
    for id in gone:
        kept.forget(id)
    waiting: list[Article] = []
    for number, record in archive.after(upto):
        upto = number
        if record.id in kept.numbers:  # a newer version under the same id
            kept.forget(record.id)
        waiting.append(Article.of(record))
    kept.extend(waiting)
    if waiting or gone:
        archive.derive(REPRINTS, upto, kept.state())
    return kept


def origin(archive: Archive) -> dict[str, Origin]:
    """Where each report's words come from, by its id."""
    return origins(reprints(archive))


def copies(archive: Archive) -> Copies:
    """The origin of every report and the sentences that are its own."""
    return as_copies(origin(archive))


def origin_of(records: Iterable[Record]) -> dict[str, Origin]:
    """Where the words of these reports come from, as far as they alone tell."""
    kept = Reprints()
    kept.extend(map(Article.of, records))
    return origins(kept)


def copies_of(records: Iterable[Record]) -> Copies:
    """The same as `copies` for these records alone."""
    return as_copies(origin_of(records))


def same(archive: Archive, *, keep: bool = True) -> SameEvent:
    """The stories and events of the archive's reports: block by block as they were added, those of a block by their days.

    Whole blocks are kept beside the archive and not looked at again; the reports after them are placed anew each time. So the same
    reports give the same groups whenever it was that somebody asked, and whether what was kept is there or lost.
    """
    kept, upto = _known(archive, SAME, SameEvent)
    current = archive.ids()
    gone = [id for id in kept.reports() if id not in current]
    for id in gone:
        kept.forget(id)
    changed, waiting = bool(gone), list[Record]()
    for number, record in archive.after(upto):
        waiting.append(record)
        if record.id in kept:  # a newer version under the same id
            kept.forget(record.id)
            changed = True
        if len(waiting) == BLOCK:
            _place(kept, waiting)
            upto, changed, waiting = number, True, []
    if changed and keep:
        archive.derive(SAME, upto, kept.state())
    _place(kept, waiting)
    return kept


def _place(kept: SameEvent, records: Iterable[Record]) -> None:
    """Place these reports in the order in which they were published, and look at all groups that they changed."""
    for record in sorted(records, key=lambda r: (r.report.published or "", r.id)):
        kept.take(record)
    kept.settle()


def _known(archive: Archive, name: str, kind: type[Kept]) -> tuple[Kept, int]:
    """What is kept beside the archive under the name and the number of the last report that it knows; else nothing yet."""
    known = archive.derived(name)
    if known is not None:
        try:
            return kind.restore(known[1]), known[0]
        except UnreadableState:
            pass  # of another version: worked out anew
    return kind(), 0


def same_event(records: Iterable[Record]) -> SameEvent:
    """The stories and events of these reports, taken in the order in which they were published."""
    kept = SameEvent()
    _place(kept, records)
    return kept


def groups(records: Iterable[Record]) -> Groups:
    """The group of every event of these reports."""
    return Made({(key.report, key.event): name for name, keys in same_event(records).events().items() for key in keys})


def as_copies(found: dict[str, Origin]) -> Copies:
    """Origins as what tells of an item whether it is copied."""
    """Whose each report's sentences are that are not its own: the report's origin, else what it took passages from."""
    taken = {id: one.source if one.origin == id and one.source is not None else one.origin for id, one in found.items()}
    return Copies(taken, {id: one.sentences for id, one in found.items()})
