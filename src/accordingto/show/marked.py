"""The report's text as blocks of marked pieces: which words belong to which items, and where each item's place is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto.model import Record, Span, Spans, Statement
from accordingto.model.span import EMPTY, length
from accordingto.parse.sentences import paragraphs
from accordingto.show import rows
from accordingto.show.palette import page_colours
from accordingto.show.safe import line, visible
from accordingto.show.segments import Run, cut
from accordingto.show.wording import anchor

LAYERS = 3  # lines drawn below a word: deeper nesting is told in the margin
KINDS = {"figure": "fig", "event": "evt", "time": "tim", "place": "plc", "cue": "cue", "source": "src"}
LINKED = tuple(KINDS)  # what a word links to where several items hold it: the first of these, the shortest first


class Mark(NamedTuple):
    """Spans that belong to an item; `kind` says as what, `label` says it to a screen reader, `sure` is false for what may not be so."""

    item: str
    kind: str
    spans: Spans
    label: str = ""
    voice: int | None = None
    depth: int = 0
    sure: bool = True


class Piece(NamedTuple):
    """Words under the same marks: `anchors` are the items whose place begins here, `opens` and `closes` tell where contents do."""

    text: str
    classes: str
    href: str
    label: str
    anchors: tuple[str, ...]
    opens: tuple[str, ...]
    closes: int


class Block(NamedTuple):
    """A paragraph: the part of the report that it is, its pieces, and the ids of the statements whose cues stand in it."""

    part: str
    pieces: tuple[Piece, ...]
    statements: tuple[str, ...]


def blocks(record: Record) -> list[Block]:
    """The report's paragraphs in order, each cut into marked pieces."""
    report = record.report
    held = [part for part in report.parts if part.part not in ("dateline", "body")]  # a dateline stays in the paragraph that it opens
    windows = paragraphs(report.text, held)
    near: list[list[Mark]] = [[] for _ in windows]
    starts = [start for start, _ in windows]
    for mark in _marks(record):
        for index in _touched(starts, mark.spans):
            near[index].append(mark)
    beside: dict[int, list[str]] = {}
    for statement in record.statements:
        if statement.cue:
            beside.setdefault(bisect_right(starts, min(statement.cue)[0]) - 1, []).append(statement.id)
    placed: set[str] = set()
    return [_block(record, window, near[i], tuple(beside.get(i, ())), placed) for i, window in enumerate(windows)]


def _touched(starts: list[int], spans: Spans) -> list[int]:
    """The indices of the paragraphs, by where they start, that the spans may touch."""
    return sorted({i for start, end in spans for i in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))})


def _block(record: Record, window: Span, near: list[Mark], beside: tuple[str, ...], placed: set[str]) -> Block:
    marks = {str(number): mark for number, mark in enumerate(near)}
    runs = cut(window, [(name, mark.spans) for name, mark in marks.items()])
    pieces = tuple(_piece(record.report.text, run, [marks[name] for name in run.marks], placed) for run in runs)
    return Block(_part(record, window), pieces, beside)


def _part(record: Record, window: Span) -> str:
    holders = (p.part for p in record.report.parts if p.part != "dateline" and any(s <= window[0] < e for s, e in p.spans))
    return next(holders, "body")


def _piece(text: str, run: Run, marks: list[Mark], placed: set[str]) -> Piece:
    contents = sorted((m for m in marks if m.kind == "content"), key=lambda m: (m.depth, -length(m.spans)))
    targets = [m for m in marks if m.kind in KINDS]
    anchors = tuple(dict.fromkeys(anchor(m.item) for m in marks if m.kind not in ("content", "source", "part") and m.item not in placed))
    placed.update(m.item for m in marks if anchor(m.item) in anchors)
    link = min(targets, key=lambda m: (LINKED.index(m.kind), length(m.spans)), default=None)
    words = visible(text[run.start : run.end])
    return Piece(
        text=words,
        classes=" ".join(dict.fromkeys((*_classes(marks), *_lines(contents)))),
        href=f"#{anchor(link.item)}" if link else "",
        label=line(f"{words}: {link.label}") if link else "",
        anchors=anchors,
        opens=tuple(m.label for m in contents if run.start == min(m.spans)[0]),
        closes=sum(run.end == max(m.spans)[1] for m in contents),
    )


def _classes(marks: Iterable[Mark]) -> Iterator[str]:
    """The classes that say what the words are; `m-ID` lets the margin light them up."""
    for mark in marks:
        if mark.kind == "part":
            yield mark.item
            continue
        yield f"m-{anchor(mark.item)}"
        if mark.kind in KINDS:
            yield KINDS[mark.kind]
        if not mark.sure and mark.kind == "event":
            yield "unsure"
        if mark.kind == "source" and mark.voice is not None:
            yield f"v{mark.voice}"


def _lines(contents: list[Mark]) -> Iterator[str]:
    """One line below the words for each content that holds them: u = how many, l = which colour where, d = denied."""
    drawn = contents[:LAYERS]
    if drawn:
        yield f"u{len(drawn)}"
    for layer, mark in enumerate(drawn, 1):
        yield f"l{layer}-{'x' if mark.voice is None else mark.voice}"
        if not mark.sure:
            yield f"d{layer}"


def _marks(record: Record) -> Iterator[Mark]:
    for statement, row in zip(record.statements, rows.said(record), strict=True):
        yield from _said(statement, row)
    for event in record.events:
        yield Mark(event.id, "event", event.trigger, f"{event.type.lower()}, {event.status}", sure=event.status in ("happened", "ongoing"))
        for ref in (*event.actors, *event.recipients):
            yield Mark(event.id, "participant", ref.spans)
    for figure in record.figures:
        yield Mark(figure.id, "figure", figure.spans, f"figure, {figure.kind}")
    for time in record.times:
        yield Mark(time.id, "time", time.spans, "time")
    for place in record.places:
        yield Mark(place.id, "place", (*place.qualifier, *place.spans), "place")
    for party in record.parties:
        yield Mark(party.id, "party", tuple(span for mention in party.mentions for span in mention))
    if record.report.dateline:
        yield Mark("dl", "part", record.report.dateline.spans)


def _said(statement: Statement, row: rows.Said) -> Iterator[Mark]:
    number = statement.id.lstrip("s")
    told = f"{row.speaker} {'denies' if row.denies else 'says'}, statement {number}"
    source = statement.source.spans if statement.source else EMPTY
    voice = row.voice % len(page_colours()) if row.voice is not None else None
    yield Mark(statement.id, "source", source, f"speaker of statement {number}, {row.speaker}", voice)
    yield Mark(statement.id, "cue", statement.cue, f"cue of statement {number}, {row.speaker}", voice)
    yield Mark(statement.id, "content", statement.content, told, voice, row.depth, not row.denies)
