"""Neighbours that are one expression: "9 a.m. Tuesday", "Friday at 8 p.m.", "noon on 3 May", "mid-afternoon yesterday"."""

import re

import msgspec

from accordingto.model import TimeDraft

HOURS = frozenset(("clock", "the_part"))
DAYS = frozenset(("date", "deictic", "iso", "relative", "named"))
LED = re.compile(r",?\s(?:on |of )?\(?")
FOLLOWED = re.compile(r",?\s(?:at |around |about )?(?:about |around )?")


def joined(text: str, drafts: list[TimeDraft]) -> list[TimeDraft]:
    """The drafts with each hour and the day beside it made one; a day keeps its reading and gains the hour's fields."""
    made: list[TimeDraft] = []
    for draft in drafts:
        if made and (one := _one(text, made[-1], draft)):
            made[-1] = one
        else:
            made.append(draft)
    return made


def _one(text: str, first: TimeDraft, second: TimeDraft) -> TimeDraft | None:
    between = text[first.spans[0][1] : second.spans[0][0]]
    for hour, day, gap in ((first, second, LED), (second, first, FOLLOWED)):
        if hour.reading in HOURS and _bare_day(day) and gap.fullmatch(between):
            if "part" in day.fields and hour.reading != "clock":
                return None
            fields = {**{k: v for k, v in hour.fields.items() if k != "approx"}, **day.fields}
            span = (first.spans[0][0], second.spans[0][1])
            return msgspec.structs.replace(day, spans=(span,), type="time", fields=fields)
    return None


def _bare_day(draft: TimeDraft) -> bool:
    """Whether the draft names a day and no hour of it (a part of it may be)."""
    fields = draft.fields
    if draft.reading not in DAYS or {"hour", "military", "clock_name", "iso_clock"} & fields.keys():
        return False
    if draft.reading == "date":
        return bool({"day", "weekday", "weekday_short", "ordinal"} & fields.keys())
    return draft.reading != "relative" or fields.get("unit") == "day"
