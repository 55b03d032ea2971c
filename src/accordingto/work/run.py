"""The whole run: units in, each unit's outputs out, in the order of the input whoever made them; what is finished is not made again."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from accordingto.errors import TooManyLost
from accordingto.work import read_unit, results, units
from accordingto.work.minded import lost
from accordingto.work.pool import Crew
from accordingto.work.results import Writer
from accordingto.work.shapes import Failure, How, Item, Outcome, Said
from accordingto.work.units import Unit

BATCH_ITEMS, BATCH_BYTES = 4, 1 << 20
AHEAD = 2  # batches a worker: one in its hands, one that waits
WINDOW = 256  # batches that may wait for one that takes long


class Named(NamedTuple):
    """A unit and its name."""

    unit: Unit
    name: str


class Piece(msgspec.Struct):
    """A stretch of a unit in its order: items that go to a worker, or outcomes that need none."""

    name: str
    items: list[Item]
    outcomes: list[Outcome]
    passed: list[str]
    size: int = 0
    back: bool = False


def named(found: Sequence[Unit], key: str) -> list[Named]:
    """The units with their names; of those that hold the same the first."""
    by_name: dict[str, Unit] = {}
    for unit in found:
        by_name.setdefault(units.name(unit, key), unit)
    return [Named(unit, name) for name, unit in by_name.items()]


def waiting(found: Sequence[Named], out: Path, *, retry: bool = False) -> list[Named]:
    """The units that are not finished in the folder; with `retry` also those of which something was set aside."""
    there = results.present(out)
    return [one for one in found if one.name not in there or (retry and next(results.failures(out, one.name), None))]


def run(todo: Sequence[Named], out: Path, how: How, crew: Crew, *, budget: int | None = None, said: Said | None = None) -> None:
    """Do these units. TooManyLost where more reports than the budget cost a worker; what is finished by then is kept."""
    results.prepare(out)
    spent = 0
    pieces = (piece for one in todo for piece in _pieces(one, how))
    for name, group in groupby(_through(crew, pieces), key=attrgetter("name")):
        with Writer(out, name) as writer:
            for piece in group:
                writer.passed.update(piece.passed)
                for outcome in piece.outcomes:
                    writer.add(outcome)
                spent += sum(map(lost, piece.outcomes))
                if budget is not None and spent > budget:
                    raise TooManyLost(spent, limit=budget)
                if said:
                    failed = sum(isinstance(outcome, Failure) for outcome in piece.outcomes)
                    said(piece.size, len(piece.outcomes) - failed, failed)
            writer.finish()


def _pieces(one: Named, how: How) -> Iterator[Piece]:
    """A unit cut into batches; there is always a last piece, if an empty one."""
    at = 0
    piece = Piece(one.name, [], [], [])
    for what, until in read_unit.items(one.unit, how.settings):
        piece.size += until - at
        at = until
        if isinstance(what, str):
            piece.passed.append(what)
            continue
        if isinstance(what, Item):
            piece.items.append(what)
            if len(piece.items) < BATCH_ITEMS and sum(len(item.data) for item in piece.items) < BATCH_BYTES:
                continue
            yield piece
        else:
            yield piece
            yield Piece(one.name, [], [what], [])
        piece = Piece(one.name, [], [], [])
    piece.size += one.unit.size - at
    yield piece


def _through(crew: Crew, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces in their order, with the outcomes of their items; a few are always ahead with the crew, never many."""
    waiting: deque[Piece] = deque()
    out: dict[int, Piece] = {}
    for ticket in count():
        while len(waiting) >= WINDOW or len(out) >= AHEAD * crew.size:
            yield from _returned(crew, waiting, out)
        piece = next(pieces, None)
        if piece is None:
            break
        waiting.append(piece)
        if piece.items:
            out[ticket] = piece
            crew.give(ticket, piece.items)
        else:
            piece.back = True
    while waiting:
        yield from _returned(crew, waiting, out)


def _returned(crew: Crew, waiting: deque[Piece], out: dict[int, Piece]) -> Iterator[Piece]:
    """Wait for a batch where the first in order is not yet in; then whatever is in, in order."""
    if not waiting[0].back or len(out) >= AHEAD * crew.size:
        done = crew.take()
        piece = out.pop(done.ticket)
        piece.outcomes, piece.items, piece.back = done.outcomes, [], True
    while waiting and waiting[0].back:
        yield waiting.popleft()
