"""What the floors above may ask of an archive, whatever keeps it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from accordingto.model.judgement import Judgement
from accordingto.model.record import Record


class Archive(Protocol):
    """A keeper of records; `compare/` asks this and never imports the store."""

    def add(self, *records: Record) -> int:
        """Keep the records and return how many were new."""

    def records(self) -> Iterator[Record]:
        """All records in the order in which they were added."""

    def get(self, record_id: str) -> Record | None:
        """The record of that id, or None."""

    def judgements(self, record_ids: Iterable[str] = ()) -> Iterator[Judgement]:
        """The judgements on these records (all where none is named), oldest first."""
