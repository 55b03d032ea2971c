"""Rows of counts that add up to a figure before them: "31 captives came home. Twenty-five soldiers and six teachers were met"."""

from collections.abc import Iterator, Sequence

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading, is_person
from accordingto.extract.figures.tables import FATES

LEAST = 5  # a sum below may be one by chance
ROW = frozenset(("NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ"))
UNTOLD = ("other", "participants")
Kept = Sequence[tuple[Counted, Reading]]


def added_up(kept: Kept, language: str) -> list[tuple[Counted, Reading]]:
    """The figures, where a row of which no fate is told has that of the figure that it adds up to."""
    found = list(kept)
    for places in _rows(kept, language):
        total = sum(int(kept[at][0].number.low or 0) for at in places)
        whole = next((reading for item, reading in reversed(kept[: places[0]]) if _is(item, reading, total)), None)
        if whole is not None and total >= LEAST:
            for at in places:
                found[at] = (found[at][0], whole._replace(sure=True))
    return found


def _is(item: Counted, reading: Reading, total: int) -> bool:
    """Whether the figure is of so many people whose fate is told."""
    return item.number.low == item.number.high == total and reading.kind in FATES and reading.kind not in UNTOLD


def _rows(kept: Kept, language: str) -> Iterator[list[int]]:
    """The places of counts of people of one row, two or more, exact and without a fate of their own."""
    row: list[int] = []
    for at, (item, reading) in enumerate(kept):
        if not _untold(item, reading, language):
            continue
        if row and not _beside(kept[row[-1]][0], item):
            yield from [row] if len(row) > 1 else []
            row = []
        row.append(at)
    yield from [row] if len(row) > 1 else []


def _beside(one: Counted, two: Counted) -> bool:
    """Whether the two stand in one row: in one sentence, and nothing but their nouns, commas and "and" between them."""
    between = one.last.doc[one.last.i + 1 : two.first.i]
    return one.first.sent.start == two.first.sent.start and all(t.pos_ in ROW for t in between)


def _untold(item: Counted, reading: Reading, language: str) -> bool:
    exact = item.number.low is not None and item.number.low == item.number.high
    return exact and reading.kind in UNTOLD and not reading.sure and item.noun is not None and is_person(item.noun, language)
