"""Where the patterns match: one pass over the words, the longest match at each place that is a time."""

import re
from collections.abc import Iterator

import msgspec

from accordingto.extract.times.guards import is_rate, is_time, lead
from accordingto.extract.times.joining import joined
from accordingto.extract.times.patterns import DIGIT, WORD, Pattern, beating, patterns
from accordingto.extract.times.tense import Tense, tense
from accordingto.model import Drafts, TimeDraft
from accordingto.model.span import overlap
from accordingto.model.time import TimeType
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings

LANGUAGE = "en"
REACH = 7  # an expression's heart is at most so many words after its start
NONE: frozenset[str] = frozenset()
NUMERAL = frozenset((DIGIT,))
BLANKS = re.compile(r"\s+")


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[TimeDraft, ...]:
    """The drafts of times of the report, in text order, none overlapping another."""
    found = [draft for start, end in parsed.paragraphs for draft in _found(parsed, start, end)]
    return tuple(msgspec.structs.replace(draft, tense=_tense(parsed, draft)) for draft in joined(parsed.text, found))


def _tense(parsed: Parsed, draft: TimeDraft) -> Tense | None:
    """The tense told in; a headline tells in the present what has happened."""
    found = tense(parsed.doc, draft)
    heads = [span for part in parsed.report.parts if part.part == "headline" for span in part.spans]
    return None if found == "present" and overlap(draft.spans, tuple(heads)) else found


def _found(parsed: Parsed, start: int, end: int) -> Iterator[TimeDraft]:
    at = start
    for place, hearts in _places(parsed.text, start, end):
        if place < at:
            continue
        rows = beating(LANGUAGE, hearts)
        hits = [(row, match) for row in rows if (match := row.regex.match(parsed.text, place, end))]
        hit = next((h for h in sorted(hits, key=lambda h: -h[1].end()) if is_time(parsed, h[0].reading, h[1])), None)
        if hit is not None:
            yield _draft(parsed, *hit)
            at = hit[1].end()


def _places(text: str, start: int, end: int) -> list[tuple[int, frozenset[str]]]:
    """Where an expression may begin, and the hearts in reach: at a word that begins one, or at a numeral."""
    known = patterns(LANGUAGE)
    near: list[tuple[int, frozenset[str]]] = []  # place and tables of the hearts ahead, the nearest last
    places = []
    words = list(WORD.finditer(text, start, end))
    for index in range(len(words) - 1, -1, -1):
        word = words[index][0].casefold()
        numeral = word[0].isdigit()
        tables = known.hearts.get(word, NONE) | (NUMERAL if numeral else NONE)
        if tables:
            near.append((index, tables))
        while near and near[0][0] - index > REACH:
            near.pop(0)
        if near and (numeral or word in known.starters):
            hearts = near[0][1].union(*(tables for _, tables in near[1:]))
            places.append((_opening(text, words[index].start(), start), hearts))
    return places[::-1]


def _opening(text: str, at: int, start: int) -> int:
    """The apostrophe of "'80s" belongs to it."""
    return at - 1 if at > start and text[at - 1] in "'’‘`" and text[at : at + 1].isdigit() and not text[at - 2 : at - 1].isalnum() else at


def _draft(parsed: Parsed, pattern: Pattern, match: re.Match[str]) -> TimeDraft:
    fields = {
        name: BLANKS.sub(" ", words).casefold().replace("’", "'") for name, words in match.groupdict().items() if words and name != "open"
    }
    for name in [name for name in fields if name[-1].isdigit() and name[:-1] not in fields]:
        fields[name[:-1]] = fields.pop(name)  # the second of two alternatives
    led = lead(parsed, match.start())
    if led:
        fields["led"] = led
    rate = pattern.reading == "duration" and fields.get("number") in ("a", "an") and "approx" not in fields and is_rate(parsed, match)
    if rate:
        return TimeDraft(spans=(match.span(),), type="set", reading="each", fields=fields)
    return TimeDraft(spans=(match.span(),), type=_type(pattern, fields), reading=pattern.reading, fields=fields)


def _type(pattern: Pattern, fields: dict[str, str]) -> TimeType:
    """A date with a part of its day, or an early or late one, is finer than a day: a time."""
    if pattern.type != "date":
        return pattern.type
    if pattern.reading == "relative" and fields.get("relation") in ("past", "the past"):
        return "duration"
    day = fields.keys() & {"day", "weekday", "weekday_short"}
    finer = "part" in fields or (day and fields.keys() & {"mod", "mod2"}) or fields.get("deictic") in ("tonight", "overnight")
    return "time" if finer else "date"
