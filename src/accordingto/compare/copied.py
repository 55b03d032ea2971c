"""Which items of a report are another's: those outside its own sentences, where the report is a copy."""

from collections.abc import Mapping
from typing import NamedTuple

from accordingto.model import Record, Spans
from accordingto.model.span import overlap


class Copies(NamedTuple):
    """`origins` maps a report to the one that it copies (or to itself), `own` to the sentences of it that are its own."""

    origins: Mapping[str, str] = {}
    own: Mapping[str, Spans] = {}

    def of(self, report: str, spans: Spans) -> str:
        """The report from which the words are copied; "" where they are the report's own."""
        origin = self.origins.get(report, report)
        return "" if origin == report or overlap(self.own.get(report, ()), spans) else origin


def through(chain: tuple[str, ...], copy_of: str, records: Mapping[str, Record]) -> tuple[str, ...]:
    """The voices without repetitions, and after the copying outlet the one that it copies."""
    origin = records.get(copy_of)
    outlet = ((origin.report.outlet or origin.id) if origin else copy_of,) if copy_of else ()
    return tuple(dict.fromkeys((*chain[:1], *outlet, *chain[1:])))
