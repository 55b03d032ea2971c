"""Lines of an original in the terminal: what is marked has carets below it, so that it shows without colour and in a file."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from accordingto.show.original_lines import Row
from accordingto.show.safe import visible

ROOM = 20  # columns that a line gets, however narrow the terminal
MORE, BAR, SIGN = "…", " │ ", "^"
Cell = tuple[str, bool]


def marked(rows: Sequence[Row], width: int) -> Iterator[Text]:
    """The lines to print: the number of each line and its characters, cut where the terminal ends; carets; dots for lines left out."""
    gutter = max((len(str(row.number)) for row in rows), default=1)
    last = 0
    for row in rows:
        if last and row.number > last + 1:
            yield Text(f"{'':>{gutter}} {MORE}", style="dim")
        label = str(row.number) if row.number != last else ""
        last = row.number
        yield from _row(row, label.rjust(gutter), max(ROOM, width - gutter - len(BAR)))


def _row(row: Row, label: str, room: int) -> Iterator[Text]:
    cells = [(char, bool(piece.roles)) for piece in row.pieces for char in visible(piece.text).replace("\t", " ")]
    cells = [*([(MORE, False)] if row.before else []), *cells, *([(MORE, False)] if row.after else [])]
    chunks = list(_chunks(cells, room)) or [[]]
    if not any(held for _, held in cells) and len(chunks) > 1:
        chunks = [[*next(_chunks(cells, room - 1)), (MORE, False)]]
    for number, chunk in enumerate(chunks):
        yield Text.assemble(
            (label if not number else " " * len(label), "dim"), (BAR, "dim"), *((char, "bold" if held else "") for char, held in chunk)
        )
        if any(held for _, held in chunk):
            signs = "".join((SIGN if held else " ") * cell_len(char) for char, held in chunk).rstrip()
            yield Text.assemble((" " * len(label), ""), (BAR, "dim"), (signs, "bold"))


def _chunks(cells: Sequence[Cell], room: int) -> Iterator[list[Cell]]:
    """The characters, as many on a line as it has columns for."""
    chunk: list[Cell] = []
    used = 0
    for char, held in cells:
        wide = cell_len(char)
        if used + wide > room and chunk:
            yield chunk
            chunk, used = [], 0
        chunk.append((char, held))
        used += wide
    if chunk:
        yield chunk
