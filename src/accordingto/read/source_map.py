"""The way back: from characters of the text to byte ranges of the source; what is not mapped is flagged, never guessed."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.model import Spans


class Run(NamedTuple):
    """A run of text characters [start, end) that lies in one piece in the source at byte `at`; `widths` are the bytes of each."""

    start: int
    end: int
    at: int
    widths: tuple[int, ...]


class SourceMap(NamedTuple):
    """Runs in text order; characters outside all runs are unmapped."""

    runs: Sequence[Run] = ()

    def bytes(self, spans: Spans) -> Spans | None:
        """The byte ranges of the spans; None where a character of them is unmapped."""
        raise NotImplementedError
