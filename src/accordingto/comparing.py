"""Across reports (floor 7): what `compare/` works out of the reports of an archive, kept there and carried on as reports are added.

It stands beside `flow.py`, which loads the parser: comparing needs none.
"""

from collections.abc import Iterable
from contextlib import suppress

from accordingto.compare.article import Article
from accordingto.compare.copied import Copies
from accordingto.compare.origins import Origin, origins
from accordingto.compare.reprints import Reprints
from accordingto.errors import ArchiveReadOnly, UnreadableState
from accordingto.model import Record
from accordingto.store import Archive

REPRINTS = "reprints"


def reprints(archive: Archive) -> Reprints:
    """The archive's reports among which copies were found; those added since are looked at now, and kept where it may be written."""
    kept, upto = _kept(archive)
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
        with suppress(ArchiveReadOnly):  # a reader works it out for itself
            archive.derive(REPRINTS, upto, kept.state())
    return kept


def _kept(archive: Archive) -> tuple[Reprints, int]:
    known = archive.derived(REPRINTS)
    if known is not None:
        try:
            return Reprints.restore(known[1]), known[0]
        except UnreadableState:
            pass  # of another version: worked out anew
    return Reprints(), 0


def origin(archive: Archive) -> dict[str, Origin]:
    """Where each report's words come from, by its id."""
    return origins(reprints(archive))


def copies(archive: Archive) -> Copies:
    """The origin of every report and the sentences that are its own."""
    return _copies(origin(archive))


def copies_of(records: Iterable[Record]) -> Copies:
    """The same for these records alone."""
    kept = Reprints()
    kept.extend(map(Article.of, records))
    return _copies(origins(kept))


def _copies(found: dict[str, Origin]) -> Copies:
    return Copies({id: one.origin for id, one in found.items()}, {id: one.sentences for id, one in found.items()})
