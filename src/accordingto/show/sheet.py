"""The terminal's sheet: how wide a line is, where labels stand, and how an entry is set at each width."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

NARROW = 60  # below this, a label stands above its text, not beside it
WIDE = 110  # from this on, remarks have a column of their own
WIDEST = 132  # longer lines are hard to find one's way back in
DOT = " · "


class Sheet(NamedTuple):
    """A sheet of `width` columns."""

    width: int

    @classmethod
    def of(cls, columns: int) -> "Sheet":
        """The sheet for a terminal of so many columns."""
        return cls(min(columns, WIDEST))

    @property
    def narrow(self) -> bool:
        """Whether labels stand above."""
        return self.width < NARROW

    @property
    def label(self) -> int:
        """The width of the column of labels."""
        return 30 if self.width >= WIDE else 22

    def entry(self, label: Text, *lines: Text, aside: Text | None = None, indent: int = 0) -> RenderableType:
        """A label with its lines, beside it or below it; the aside goes before them, on a wide sheet in its own column.

        `indent` counts the steps of what stands inside another.
        """
        beside = bool(aside) and self.width >= WIDE
        body = Group(*(item for item in ((None if beside else aside), *lines) if item))
        if self.narrow:
            return Padding(Group(label, Padding(body, (0, 0, 0, 2))), (0, 0, 0, 2 * indent), expand=False)
        grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
        grid.add_column(width=self.label - 2 * indent)
        if beside:
            grid.add_column(width=self.label)
        grid.add_column(max_width=self.width - self.label * (2 if beside else 1) - 6)
        grid.add_row(label, *([aside] if beside else []), body)
        return Padding(grid, (0, 0, 0, 2 + 2 * indent), expand=False)

    def table(self, rows: Iterable[tuple[Text, ...]]) -> RenderableType:
        """Rows in aligned columns, each as wide as it needs; below one another where the sheet is narrow."""
        rows = list(rows)
        if self.narrow:
            return Group(*(self.entry(first, *rest) for first, *rest in rows))
        grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
        if rows:
            grid.add_column(width=self.label, overflow="fold")
            for column in range(1, len(rows[0])):
                last = column == len(rows[0]) - 1
                grid.add_column(overflow="fold", min_width=0 if last else min(24, max(cell_len(row[column].plain) for row in rows)))
        for row in rows:
            grid.add_row(*row)
        return Padding(grid, (0, 0, 0, 2), expand=False)


def heading(words: str, count: int | None = None) -> Text:
    """A section's heading with how many it has."""
    text = Text(words, style="bold underline")
    if count is not None:
        text.append(f"  {count}", style="not underline not bold dim")
    return text


def quiet(*parts: str) -> Text:
    """Remarks, dim, with dots between them; empty ones left out."""
    return Text(DOT.join(part for part in parts if part), style="dim")
