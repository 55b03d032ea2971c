"""Whether a count runs on over a time or stands at a time, or is the toll of one event; and since when it runs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from accordingto import lang
from accordingto.compare.dated import DAY, LONGEST, sentence
from accordingto.compare.facts import tokens
from accordingto.model import Event, Figure, Record, Span

LANGUAGE = "en"
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
APPOSED = (", when", ", where")  # "since Tuesday, when 19 people were killed": that was on Tuesday
BEGINNING = "the beginning"
NEAR = 40  # characters after "since" in which its day stands: "since the war began on 2 February"
BY = re.compile(r"\bby (?:the )?(?:\w+ of )?$", re.IGNORECASE)
HURT = ("killed", "wounded", "casualties")
REACH = 4 * LONGEST  # characters of a sentence and the one before
CHAIN = 20  # counts that may go on from each other: a table of ten thousand is no chain


@cache
def table() -> dict[str, Any]:
    """The classes of those counted, and the words of what runs on."""
    return lang.table(LANGUAGE, "series")


def within(record: Record, figure: Figure) -> Span:
    """The sentence of the figure."""
    return sentence(record.report.text, figure.spans[0][0], figure.spans[-1][1])


def running_total(record: Record, figure: Figure, event: Event | None, left: int = CHAIN) -> bool:
    """Whether it sums up over a time or a conflict: a count since a day, a standing count, a total of what runs on."""
    rules = table()["running"]
    if figure.running == "new":
        return _goes_on(record, figure, left) and not _one(record, figure, event)
    first, last = within(record, figure)
    words = set(tokens(record.report.text[first:last]))
    if counts_since(record, figure) or figure.kind in rules["standing"]:
        return True
    if figure.kind in rules["held"]:
        return _stands(record, figure)
    if figure.kind == "released":
        beside = _beside(record, figure, rules["held"])
        return bool(words & set(rules["together"])) or any(_stands(record, f) for f in beside if f.of is None and figure.of is None)
    if re.search(rules["has"], record.report.text[first : figure.spans[0][0]], re.IGNORECASE):
        return True
    if _one(record, figure, event):
        return False
    if is_kept(record, figure, left):
        return True
    if figure.kind == "missing":
        return not any(f.kind in HURT and f.running != "total" and not since(record, f) for f in _beside(record, figure, HURT))
    if _by_a_day(record, figure) or _goes_on(record, figure, left) or _of_an_area(record, figure):
        return True
    if figure.running != "total":
        return figure.as_of is not None and not is_since(record, figure.as_of)
    return bool(words & set(rules["words"]))


def _one(record: Record, figure: Figure, event: Event | None) -> bool:
    """Whether the sentence or the event is of one act."""
    first, last = within(record, figure)
    words = set(tokens(record.report.text[first:last])) | (set(tokens(record.words(event.trigger))) if event is not None else set())
    dated = re.search(table()["running"]["dated"], record.report.text[first:last])
    return dated is not None or bool(words & set(table()["running"]["one"]))


def is_kept(record: Record, figure: Figure, left: int = CHAIN) -> bool:
    """Whether it is a count of deaths that somebody lists, beside a total of its kind: "they have been able to verify 170 deaths"."""
    first, _ = within(record, figure)
    of = tokens(record.words(figure.of.spans)) if figure.of else ()
    listed = re.search(table()["running"]["kept"], record.report.text[first : figure.spans[0][0]], re.IGNORECASE) is not None
    if figure.kind not in HURT or not listed or (of and not set(of) & set(table()["running"]["dead"])):
        return False
    if re.search(table()["running"]["rising"], record.report.text[max(0, first - NEAR * 2) : first]):
        return True
    on = kept_on(record, figure)
    return left > 0 and on is not None and running_total(record, on, next((e for e in record.events if e.id == on.event), None), left - 1)


def kept_on(record: Record, figure: Figure) -> Figure | None:
    """The last count of the kind before it, in its sentence or the one before."""
    last = _last(record, figure, (figure.kind,))
    return last if last is not None and within(record, last)[1] >= within(record, figure)[0] - 1 else None


def _stands(record: Record, figure: Figure) -> bool:
    """Whether captives are counted as held, not as taken in an act: by the sentence, or as what is said of the count before."""
    if _holds(record, figure) or _chained(record, figure):
        return True
    return any(_chained(record, f) for f in _beside(record, figure, table()["running"]["held"]))


def _holds(record: Record, figure: Figure) -> bool:
    """Whether the sentence says that somebody is held."""
    first, last = within(record, figure)
    return bool(set(tokens(record.report.text[first:last])) & set(table()["running"]["holding"]))


def _chained(record: Record, figure: Figure, left: int = CHAIN) -> bool:
    """Whether a bare number of captives goes on from a standing one right before it."""
    one = before(record, figure, (*table()["running"]["held"],))
    return one is not None and figure.event is None and (_holds(record, one) or (left > 0 and _chained(record, one, left - 1)))


def _beside(record: Record, figure: Figure, kinds: Sequence[str]) -> list[Figure]:
    first, last = within(record, figure)
    return [f for f in _inside(record, first, last) if f.id != figure.id and f.kind in kinds]


def _inside(record: Record, first: int, last: int) -> Sequence[Figure]:
    """The figures that begin in the characters; figures are in text order."""
    return record.figures[bisect_left(record.figures, first, key=_start) : bisect_left(record.figures, last, key=_start)]


def _start(figure: Figure) -> int:
    return figure.spans[0][0]


def _last(record: Record, figure: Figure, kinds: Sequence[str]) -> Figure | None:
    """The nearest figure of one of the kinds before it that is no part of another, as far as two sentences may reach."""
    at = bisect_left(record.figures, _start(figure), key=_start)
    while at and _start(record.figures[at - 1]) > _start(figure) - REACH:
        at -= 1
        if record.figures[at].kind in kinds and not record.figures[at].subset_of:
            return record.figures[at]
    return None


def before(record: Record, figure: Figure, kinds: Sequence[str]) -> Figure | None:
    """The figure of one of the kinds that a number without a noun of its own goes on from, in its sentence or the one before."""
    last = _last(record, figure, kinds)
    if last is None or figure.subset_of:
        return None
    bare = figure.of is None or (last.of is not None and figure.of.spans == last.of.spans)
    return last if bare and within(record, last)[1] >= within(record, figure)[0] - 1 else None


def _goes_on(record: Record, figure: Figure, left: int) -> bool:
    """Whether a bare number goes on from a running total of its kind."""
    one = before(record, figure, (figure.kind,))
    return (
        left > 0 and one is not None and running_total(record, one, next((e for e in record.events if e.id == one.event), None), left - 1)
    )


def _by_a_day(record: Record, figure: Figure) -> bool:
    """ "118 inhabitants of the district had been killed by the evening of 30 September"."""
    first, last = within(record, figure)
    text = record.report.text
    if figure.kind not in HURT or not re.search(table()["area"]["pattern"], text[first:last]):
        return False
    return any(
        BY.search(text[first : t.spans[0][0]]) or _opens_with_by(record.words(t.spans))
        for t in record.times
        if first <= t.spans[0][0] < last
    )


def _opens_with_by(words: str) -> bool:
    return words.casefold().startswith("by ")


def _of_an_area(record: Record, figure: Figure) -> bool:
    """Whether a list or number of an area's dead stands at it: "the ministry's list of civilians in the district stands at 210"."""
    first, _ = within(record, figure)
    before = record.report.text[first : figure.spans[0][0]]
    return figure.kind in HURT and bool(re.search(table()["toll"]["stands"], before)) and bool(re.search(table()["area"]["named"], before))


def counts_since(record: Record, figure: Figure) -> bool:
    """Whether "since" in its sentence is its own: the nearest figure before it has it, its parts, and what is counted after it."""
    if not since(record, figure):
        return False
    text = record.report.text
    first, last = within(record, figure)
    word = SINCE.search(text, first, last)
    at = word.start() if word else first
    start, end = figure.spans[0][0], figure.spans[-1][1]
    inside = _inside(record, first, last)
    if start > at:
        after = text[end : min((f.spans[0][0] for f in inside if f.spans[0][0] > end), default=last)]
        own = any(word in table()["running"]["one"] for word in tokens(re.split(r"[.;]", after)[0]))
        return ";" not in text[at:start] and not (figure.subset_of and own)
    nearest = max((f for f in inside if f.spans[-1][1] <= at and not f.subset_of), key=lambda f: f.spans, default=None)
    if nearest is None:
        return True
    joint = [f for f in inside if start < f.spans[0][0] <= nearest.spans[0][0]]
    alike = (
        figure.kind in HURT
        and nearest.kind in HURT
        and figure.kind != nearest.kind
        and not re.search(table()["area"]["clause"], text[end : nearest.spans[0][0]])
    )
    return figure.id == nearest.id or figure.subset_of == nearest.id or (bool(joint) and alike)


def _aside(text: str, first: int, at: int, start: int) -> bool:
    """Whether the "since" that ends there stands in a clause that is closed before the figure and says what somebody is."""
    found = list(re.finditer(table()["running"]["aside"], text[first:start]))
    return any(first + m.start() < at <= first + m.end() for m in found)


def is_since(record: Record, time_id: str | None) -> bool:
    """Whether the time says since when and not when."""
    time = record.time(time_id)
    if time is None:
        return False
    start = time.spans[0][0]
    near = (*tokens(record.report.text[max(0, start - 8) : start])[-1:], *tokens(record.words(time.spans))[:1])
    return any(word in table()["running"]["since"] for word in near)


def since(record: Record, figure: Figure) -> str:
    """The day since which it counts, else "the beginning" where words name that; "" where the sentence says neither."""
    text = record.report.text
    first, last = within(record, figure)
    for word in SINCE.finditer(text, first, last):
        if re.search(table()["begun"]["unless"], text[first : word.start()]) or _aside(text, first, word.end(), figure.spans[0][0]):
            continue
        near = [t for t in record.times if word.end() <= t.spans[-1][1] and t.spans[0][0] <= word.end() + NEAR and t.spans[0][0] < last]
        dated = next((t for t in near if t.start), None)
        if dated is not None and not text.startswith(APPOSED, dated.spans[-1][1]):
            return (dated.start or "")[:DAY]
    begun = re.search(table()["begun"]["pattern"], text[first:last], re.IGNORECASE)
    return BEGINNING if begun and not re.search(table()["begun"]["unless"], text[first : first + begun.start()]) else ""
