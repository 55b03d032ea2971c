"""Rows that become a table of another library, or of a notebook: what every answer of an archive can do."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar

from accordingto import registry
from accordingto.errors import NotInstalled

SHOWN = 12  # rows of a notebook's table
T = TypeVar("T")


class Rows:
    """NamedTuples of plain values whose fields are the columns; `what` is the registry's name of them."""

    what: str

    def rows(self) -> Iterator[Any]:
        """The rows themselves."""
        raise NotImplementedError

    def size(self) -> int:
        """How many there are in all."""
        raise NotImplementedError

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [row._asdict() for row in self.rows()]

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
        return f"<{self.size():,} {self.what}>"

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        rows = self._first(SHOWN)
        if not rows:
            return f"<p>no {self.what}</p>"
        from accordingto.store import notebook  # late: only a notebook needs it

        return notebook.table(rows, f"{len(rows)} of {self.size():,} {self.what}")

    def _first(self, most: int) -> Sequence[Any]:
        return [row for row, _ in zip(self.rows(), range(most), strict=False)]


class Ranked(tuple[list[T], int], Rows, Generic[T]):
    """The best of an answer, and how many there are in all: `found, total = archive.search("ceasefire")`."""

    what: str
    _row: Callable[[T], Any]

    def __new__(cls, what: str, found: list[T], total: int, row: Callable[[T], Any]) -> "Ranked[T]":
        made = super().__new__(cls, (found, total))
        made.what, made._row = what, row
        return made

    def rows(self) -> Iterator[Any]:
        """The best, in their order."""
        return map(self._row, self[0])

    def size(self) -> int:
        """How many there are in all."""
        return self[1]

    __repr__ = Rows.__repr__


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise NotInstalled(name, how=f"pip install {name}") from error
