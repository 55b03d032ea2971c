"""What verbs over many reports share: which are copies, and which events are one."""

from collections.abc import Iterable

from accordingto.compare.article import Article
from accordingto.compare.copied import Copies
from accordingto.compare.origins import origins
from accordingto.compare.reprints import Reprints
from accordingto.model import Record


def copies(records: Iterable[Record]) -> Copies:
    """The origin of every report and the sentences that are its own."""
    kept = Reprints()
    for record in records:
        kept.add(Article.of(record))
    found = origins(kept)
    return Copies({id: one.origin for id, one in found.items()}, {id: one.sentences for id, one in found.items()})
