"""Datelines: `BEIRUT, June 2 (Reuters) -` at the head of a report: the place, the date and the agency in their own words."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from accordingto import lang
from accordingto.model import Dateline, Span
from accordingto.model.span import trim

FIRST_LINES = 12  # a dateline stands at the head of the body; below that a line that looks like one opens a second report
REST = 30  # a bare `CITY -` is a dateline only before a sentence; shorter lines are labels and scores
LOWER = "a-z\u00df-\u00f6\u00f8-\u00ff\u0101-\u017f"
CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f]"
WORD = rf"{CAPITAL}[\w'’.`-]*"
HEADLINE = re.compile(r"[^\n]{15,150}?[.!?] {1,2}(?=[A-Z]{3})")
CITY = 4  # words of a bare place before its comma: more is a sentence in capitals
COLON = 3  # words of a place before a colon
SPEAKER = re.compile(r"^[A-Z][A-Z .'-]+:", re.MULTILINE)
CENTURY = 70  # two digits of a year: 70 to 99 are of the last century, 00 to 69 of this


class Found(NamedTuple):
    """A dateline: its whole span with the dash, and the spans of place, date and agency (None where it has none)."""

    span: Span
    place: Span
    date: Span | None
    agency: Span | None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The whole dateline: place, date, agency, a bracketed note, dash; at least two of them must be there (see `_fits`)."""
    table = lang.table(language, "datelines")
    months = "|".join(sorted(table["months"], key=len, reverse=True))
    days = "|".join(sorted(table["words"]["days"], key=len, reverse=True))
    small = "|".join(sorted(table["words"]["inside"], key=len, reverse=True))
    name = rf"(?!(?i:{months}|{days})\b){WORD}(?:[ -](?:(?:(?i:{small}|al-)[ -]){{0,2}}{WORD}|\d{{1,2}}(?=[ ,(])))*"
    place = rf"{name}(?:(?:\s?/\s?|, |\s?[-–]\s?(?={CAPITAL}{{2}}))(?!(?i:{months}|{days})\b){name}){{0,3}}"
    month = rf"(?i:{months})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:\d{4}|['’]?\d{2})(?!\d|:\d)"
    weekday = rf"(?:(?i:{days})\b\.?,? ?)?"
    date = rf"{weekday}(?:{month} {day}(?:,? {year})?|{day} {month}(?:,? {year})?|\d{{4}}-\d\d-\d\d|(?i:{days})\b)"
    return re.compile(
        rf"(?P<place>{place})?(?:(?:[,:]| [–-])? ?\(?(?P<date>{date})\)?)?[,.]?"
        rf"(?: ?[(\[/](?P<agency>{CAPITAL}[^()\[\]\n]{{1,40}}?)[)\]/])?(?: ?\[[A-Z][A-Za-z ]{{1,20}}\])?"
        rf"(?P<dash>\s?(?:--+|—|–|―|\x96|\x97|-|_|\||•|:)(?:\s|$|(?=[\w\"“‘'\[]))|\.(?=\s)|(?=\s{CAPITAL}|\s[\"“]))"
        r"(?: ?\[[A-Z][A-Za-z ]{1,20}\])?"
    )


def find(text: str, lines: Iterable[Span], language: str = "en") -> Found | None:
    """The first dateline that begins one of the lines (spans in text order)."""
    for start, end in _starts(text, lines):
        match = _pattern(language).match(text, start, min(end, start + 200))
        if match and match.end() > start and _fits(match, text[match.end() : end], language):
            agency = match.span("agency") if match["agency"] else None
            date = match.span("date") if match["date"] else None
            place = match.span("place") if match["place"] else (start, start)
            return Found(trim(text, match.span()), place, date, agency)
    return None


def _starts(text: str, lines: Iterable[Span]) -> list[Span]:
    """The first lines, and what follows the first sentence of the very first: there a headline runs into the dateline."""
    found = [line for line in lines if line[0] < line[1]][:FIRST_LINES]
    run_on = HEADLINE.match(text, *found[0]) if found else None
    return [found[0], (run_on.end(), found[0][1]), *found[1:]] if run_on else found


def shape(text: str, found: Found) -> Dateline:
    """The record's shape of it; the id of its time is given later."""
    agency = text[slice(*found.agency)] if found.agency else None
    return Dateline(place=text[slice(*found.place)], agency=agency, spans=(found.span,))


def year(text: str, found: Found, language: str = "en") -> tuple[str, str] | None:
    """The day (ISO 8601) that the dateline names with its year, and the basis in words; None where it has no year."""
    words = text[slice(*found.date)] if found.date else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return (words, f"dateline '{words}'")
    months = lang.table(language, "datelines")["months"]
    number = next((months[w.casefold()] for w in re.findall(r"[^\W\d]+", words) if w.casefold() in months), None)
    digits = re.search(r"(\d{1,2})\D+?['’]?(\d{4}|\d\d)$", words)
    if not number or not digits:
        return None
    short = len(digits[2]) == 2
    full = int(digits[2]) + ((1900 if int(digits[2]) >= CENTURY else 2000) if short else 0)
    if not 1 <= int(digits[1]) <= 31:
        return None
    said = f", two-digit year read as {full}" if short else ""
    return (f"{full:04d}-{number:02d}-{int(digits[1]):02d}", f"dateline '{words}'{said}")


def _fits(match: re.Match[str], rest: str, language: str) -> bool:
    """Whether enough speaks for a dateline: an agency or a date, or capitals before a set-off dash and a sentence."""
    place, date, agency, dash = match["place"] or "", match["date"], match["agency"], match["dash"].strip()
    if agency and not (_is_agency(agency, language) or ((date or _shouts(place)) and len(agency.split()) <= 3)):
        return False
    if place and not _is_place(place, language):
        return False
    if not dash:
        return bool(place and agency and place.isupper() and len(rest) > REST)
    if dash == ":" and not agency:
        dated = bool(place and date) and any(char.isdigit() for char in date)
        return dated or (_is_city(place, match.string) and not date and match["dash"] != dash and len(rest) > REST)
    if dash == "." and not agency:
        return False
    if not place:
        return bool(agency and not date and len(dash) and len(rest) > REST)
    if agency or (date and date.casefold() not in lang.words(language, "datelines", "words", "days")):
        return True
    if date:
        return place.isupper()
    return _shouts(place) and match["dash"] != dash and (len(rest) > REST or not rest) and dash not in ("|", "•")


def _shouts(place: str) -> bool:
    """Whether the place is in capitals up to the comma: `LA CROSSE, Wis.`."""
    first = place.split(",")[0]
    return first.isupper() and len(re.sub(r"\W", "", first)) > 2 and len(first.split()) <= CITY


def _is_city(place: str, text: str) -> bool:
    """Whether `NEMBA: The river rose` opens a report: the name is short, and no other line of the text has a speaker so."""
    return place.isupper() and len(place) > 3 and len(place.split()) <= COLON and len(SPEAKER.findall(text)) <= 1


def _is_place(place: str, language: str) -> bool:
    words = [w.casefold() for w in re.findall(r"[^\W\d]+", place)]
    return bool(words) and len(words) <= 10 and words[0] not in lang.words(language, "datelines", "words", "labels")


def _is_agency(words: str, language: str) -> bool:
    known = lang.words(language, "datelines", "words", "agencies")
    parts = [part.strip().casefold() for part in re.split(r"[/,;&]| and ", words)]
    return any(part in known for part in parts) or bool(re.match(r"[A-Z]{2,}[a-z]?\b", words))
