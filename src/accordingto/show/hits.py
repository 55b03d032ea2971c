"""What a search found: reports as rows, each with the words around its hits."""

from typing import NamedTuple

from accordingto.model import Record, Span
from accordingto.show.safe import line
from accordingto.show.wording import title

AROUND = 60  # characters before and after a hit
MOST = 3  # hits shown of a report


class Around(NamedTuple):
    """A hit (code points) in the words around it."""

    before: str
    hit: str
    after: str
    start: int
    end: int


class HitRow(NamedTuple):
    """A report with how many hits it has, and the words around the first of them."""

    report: str
    outlet: str
    published: str
    published_from: str
    title: str
    language: str
    hits: int
    words: tuple[str, ...]


def around(text: str, span: Span, width: int = AROUND) -> Around:
    """The words around a hit, whole words only."""
    start, end = span
    first, last = max(0, start - width), min(len(text), end + width)
    first = text.find(" ", first, start) + 1 or first if first else 0
    last = max(text.rfind(" ", end, last), end) if last < len(text) else last
    before, after = line("x" + text[first:start] + "x")[1:-1], line("x" + text[end:last] + "x")[1:-1]
    return Around(("…" if first else "") + before, line(text[start:end]), after + ("…" if last < len(text) else ""), start, end)


def arounds(record: Record, spans: list[Span]) -> list[Around]:
    """The first hits in their words; a hit that the one before shows already is not shown again."""
    found: list[Around] = []
    for span in spans:
        if not found or span[0] > found[-1].end + AROUND:
            found.append(around(record.report.text, span))
        if len(found) == MOST:
            break
    return found


def row(record: Record, spans: list[Span]) -> HitRow:
    """A report that a search found."""
    report = record.report
    return HitRow(
        report=record.id,
        outlet=line(report.outlet or ""),
        published=line(report.published or ""),
        published_from=line(report.published_basis or ""),
        title=title(report),
        language=report.language or "",
        hits=len(spans),
        words=tuple(f"{a.before}[{a.hit}]{a.after}" for a in arounds(record, spans)),
    )
