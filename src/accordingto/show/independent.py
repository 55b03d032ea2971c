"""Which reports are accounts of their own, and which were copied from whom: rows for people, an origin with its copies below it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from accordingto.model import Record
from accordingto.show.safe import line
from accordingto.show.wording import title

if TYPE_CHECKING:  # numpy takes a twentieth of a second to load, and most questions never compare
    from accordingto.compare.origins import Origin


class AccountRow(NamedTuple):
    """A report with its origin.

    origin is a report's id, or an agency's name where that is not here; chain leads there; own is the share of its words that no source has
    (None where the source is not here to compare with); family names all reports that are copies of each other.
    """

    report: str
    outlet: str
    published: str
    title: str
    independent: bool
    source: str
    origin: str
    chain: tuple[str, ...]
    own: float | None
    family: str
    because: str


def rows(records: Iterable[Record], found: Mapping[str, "Origin"]) -> list[AccountRow]:
    """The reports by family, each family's origin first, then by the day of publication."""
    made = [_row(record, found[record.id]) for record in records if record.id in found]
    first: dict[str, str] = {}
    for row in made:
        first[row.family] = min(first.get(row.family, "9"), row.published or "9")
    return sorted(made, key=lambda r: (first[r.family], r.family, not r.independent, r.published or "9", r.report))


def _row(record: Record, origin: "Origin") -> AccountRow:
    return AccountRow(
        report=record.id,
        outlet=line(record.report.outlet or ""),
        published=record.report.published or "",
        title=title(record.report),
        independent=origin.origin == record.id,
        source=line(origin.source or ""),
        origin=line(origin.origin),
        chain=tuple(map(line, origin.chain)),
        own=round(origin.own, 3) if origin.own is not None else None,
        family=origin.family,
        because=line(origin.because),
    )
