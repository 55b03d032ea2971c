"""How a step stands where its own verb does not say so: what is still to come, and what only looks back on a step told elsewhere."""

import re

from accordingto.compare.dated import point, sentence
from accordingto.compare.steps import PENDING, table
from accordingto.compare.talks_days import comes_after
from accordingto.model import Event, EventStatus, Record

FAR = 160  # characters before or after a trigger in which its auxiliaries and its article stand


def standing(record: Record, event: Event) -> EventStatus:
    """The status of the step: planned where it "is to" be, "planned for" a day, or told in the present of a day to come."""
    if event.status in PENDING:
        return event.status
    text, start, end = record.report.text, event.trigger[0][0], event.trigger[-1][1]
    first, last = sentence(text, start, end)
    before, after = text[max(first, start - FAR) : start], text[end : min(last, end + FAR)]
    day = point(record.time(event.when))
    coming = event.type in table()["of_its_day"] and day is not None and comes_after(record, day)
    if coming or re.search(table()["to_come"], before) or re.search(table()["yet_to_come"], after):
        return "planned"
    if re.search(table()["undone"], before):
        return "negated"
    return "hypothetical" if re.search(table()["supposed"], before) else event.status


def looks_back(record: Record, event: Event) -> bool:
    """Whether it only names a step that is known already, without a day: "since the truce began"."""
    if event.type not in table()["looked_back_on"]:
        return False
    text, start, end = record.report.text, event.trigger[0][0], event.trigger[-1][1]
    first = sentence(text, start, end)[0]
    if not re.search(table()["back"], text[max(first, start - FAR) : start]):
        return False
    day = point(record.time(event.when))
    return day is None and not any(end <= t.spans[0][0] <= end + 8 for t in record.times)
