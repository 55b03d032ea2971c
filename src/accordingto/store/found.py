"""What a question found, lazily: asked when it is looked at, in batches, as rows of plain values.

The rows of an item are made from its record by the registry's group `rows`, the same that the command line shows for reports, so
an archive and a report answer alike.
"""

import html
import random
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from accordingto import registry
from accordingto.errors import NotInstalled
from accordingto.model import Record

SHOWN = 12  # rows of a notebook's table
WIDE = 160  # letters of its cell


Place = tuple[int, int]  # a report's number and the item's place in it


class Found:
    """The answer to a question: iterate it, count it, or take it as a table of another library."""

    def __init__(
        self, what: str, places: Callable[[int | None], list[Place]], record: Callable[[int], Record], count: Callable[[], int]
    ) -> None:
        self.what, self._places, self._record, self._count = what, places, record, count
        self._limit: int | None = None

    def limit(self, most: int) -> "Found":
        """The same answer, its first `most` items only."""
        made = Found(self.what, self._places, self._record, self._count)
        made._limit = most
        return made

    def sample(self, size: int, *, seed: int) -> "Found":
        """So many of its items by chance, in their order; the same seed draws the same ones."""
        places = self._places(self._limit)
        kept = sorted(random.Random(seed).sample(range(len(places)), min(size, len(places))))
        drawn = [places[number] for number in kept]
        return Found(self.what, lambda most: drawn[:most], self._record, lambda: len(drawn))

    def window(self, first: int, size: int) -> "Found":
        """The same answer from its item `first` (0 is the first) on, so many; windows side by side hold every item once."""

        def places(_: int | None) -> list[Place]:
            before = set(self._places(first)) if first else set()  # the items of one report are put in its order within what is asked for
            return [place for place in self._places(first + size) if place not in before]

        return Found(self.what, places, self._record, self._count)

    def count(self) -> int:
        """How many items there are in all, whatever the limit."""
        return self._count()

    def __len__(self) -> int:
        return self.count() if self._limit is None else min(self._limit, self.count())

    def items(self) -> Iterator[tuple[Record, int]]:
        """The items: each its record and its place in it."""
        return ((self._record(number), at) for number, at in self._places(self._limit))

    def __iter__(self) -> Iterator[Any]:
        """The rows: NamedTuples whose fields are the columns."""
        row = registry.find("rows", self.what)
        return (row(record, at) for record, at in self.items())

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [row._asdict() for row in self]

    def to_arrow(self) -> Any:
        """The rows as a pyarrow.Table; several values in a cell are a list."""
        arrow, rows = _library("pyarrow"), self.records()
        names = registry.find("rows", self.what).__annotations__["return"]._fields
        return arrow.table({name: [_plain(row[name]) for row in rows] for name in names})

    def to_polars(self) -> Any:
        """The rows as a polars.DataFrame."""
        return _library("polars").from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """The rows as a pandas.DataFrame."""
        _library("pandas")
        return self.to_arrow().to_pandas()

    def __repr__(self) -> str:
        return f"<{self.count()} {self.what}>"

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        rows = list(self.limit(min(SHOWN, self._limit or SHOWN)))
        if not rows:
            return f"<p>no {self.what}</p>"
        head = "".join(f"<th>{html.escape(name)}</th>" for name in rows[0]._fields)
        body = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{len(rows)} of {self.count()} {self.what}</p>"


def _cell(value: Any) -> str:
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return html.escape(text if len(text) <= WIDE else text[: WIDE - 1] + "…")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise NotInstalled(name, how=f"pip install {name}") from error
