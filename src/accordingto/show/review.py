"""An item under review in the terminal: its sentence with the words around, what is what in it, and its fields."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.model import Record, Span, Spans
from accordingto.parse.sentences import SENTENCE, paragraphs
from accordingto.show.palette import review_styles
from accordingto.show.safe import line
from accordingto.show.segments import cut
from accordingto.show.sheet import Sheet, quiet
from accordingto.show.wording import dated, title

AROUND = 160  # characters shown before and after the sentence
GAP = " … "
SIGNS = ("[", "]")  # around what is marked, where there is no colour
SENTENCE_OF = "sentence"
UNSIGNED = (SENTENCE_OF, "content")
PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
Mark = tuple[str, Spans]


def sheet(
    record: Record,
    marks: Sequence[Mark],
    fields: Sequence[tuple[str, str]],
    *,
    columns: int,
    remarks: Sequence[str] = (),
    changed: Sequence[str] = (),
    colour: bool = True,
) -> RenderableType:
    """The item: whose report, its words in the text, its fields by name (those that were changed say so), and remarks on it."""
    report, page = record.report, Sheet.of(columns)
    head = Group(
        Text(title(report), style="bold"),
        quiet(line(report.outlet or "outlet not named"), dated(report).partition(" (")[0], line(record.id)),
        quiet(*(line(remark) for remark in remarks)),
    )
    shown = Padding(words(record, marks, colour=colour), (1, 2, 1, 2))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim")
    grid.add_column(overflow="fold", max_width=max(20, page.width - 20))
    grid.add_column(style="italic")
    styles = review_styles()
    for name, value in fields:
        grid.add_row(name, Text(line(value), style=styles.get(name, "")), "changed" if name in changed else "")
    return Group(Text("─" * page.width, style="dim"), head, shown, Padding(grid, (0, 0, 0, 2)))


def words(record: Record, marks: Sequence[Mark], *, colour: bool = True) -> Text:
    """The sentences in which the marks stand, with the words around; each mark in its style, in brackets where there is no colour."""
    text, styles = record.report.text, review_styles()
    sentences = tuple(_sentences(record, [span for _, spans in marks for span in spans]))
    drawn = [(SENTENCE_OF, sentences), *marks]
    shown = windows(text, sentences)
    made = Text()
    for number, window in enumerate(shown):
        made.append(GAP if number else GAP.lstrip() if window[0] else "", style="dim")
        runs = cut(window, [(str(at), spans) for at, (_, spans) in enumerate(drawn)])
        kinds = [tuple(drawn[int(at)][0] for at in run.marks) for run in runs]
        told = kinds if colour else [next(((kind,) for kind in held if kind not in UNSIGNED), ()) for held in kinds]
        for held, group in groupby(zip(told, runs, strict=True), key=itemgetter(0)):
            pieces = [run for _, run in group]
            piece = _piece(text[pieces[0].start : pieces[-1].end])
            style = " ".join(styles.get(kind, "") for kind in held) if held else "dim"
            made.append(piece.join(SIGNS) if held and not colour else piece, style=style)
    if shown and shown[-1][1] < len(text.rstrip()):
        made.append(GAP.rstrip(), style="dim")
    return made


def windows(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The ranges of the text that show these sentences and a little more on each side, joined where they meet."""
    found: list[Span] = []
    for start, end in sorted(sentences):
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        first = text.find(" ", first, start) + 1 or first if first else 0
        last = max(text.rfind(" ", end, last), end) if last < len(text) else last
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _piece(text: str) -> str:
    """The words made safe, a space at an edge kept, a line between paragraphs."""
    return "\n".join(line("x" + paragraph + "x")[1:-1] for paragraph in PARAGRAPHS.split(text))


def _sentences(record: Record, spans: Sequence[Span]) -> list[Span]:
    """The sentences that hold the spans."""
    text = record.report.text
    held = paragraphs(text, [part for part in record.report.parts if part.part not in ("dateline", "body")])
    return sorted({_sentence(text, held, span) for span in spans})


def _sentence(text: str, held: Sequence[Span], span: Span) -> Span:
    start, end = next(((a, b) for a, b in held if a <= span[0] < b), span)
    ends = [match.end() for match in SENTENCE.finditer(text, start, end)]
    return max((at for at in ends if at <= span[0]), default=start), min((at for at in ends if at >= span[1]), default=max(end, span[1]))
