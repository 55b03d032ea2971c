"""Where the patterns match: one pass over the words, the longest match at each place that is a time."""

import re
from collections.abc import Iterator

import msgspec

from accordingto.extract.times.guards import before, is_time, leading
from accordingto.extract.times.joining import joined
from accordingto.extract.times.patterns import DIGIT, WORD, Pattern, beating, patterns
from accordingto.extract.times.tense import tense
from accordingto.model import Drafts, TimeDraft
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
    return tuple(msgspec.structs.replace(draft, tense=tense(parsed.doc, draft)) for draft in joined(parsed.text, found))


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
    fields = {name: BLANKS.sub(" ", words).casefold().replace("’", "'") for name, words in match.groupdict().items() if words}
    led = before(parsed, match.start())
    if led in leading():
        fields["led"] = led
    kind: TimeType = "time" if pattern.type == "date" and "part" in fields else pattern.type
    return TimeDraft(spans=(match.span(),), type=kind, reading=pattern.reading, fields=fields)
