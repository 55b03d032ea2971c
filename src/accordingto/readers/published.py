"""When a report was published and what that rests on: a date is taken only as it stands, never completed."""

import re
from datetime import date, datetime

from accordingto import lang
from accordingto.errors import NotADate

PATH = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=\D|$)|[/-](?P<y2>20\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=\D|$)",
    re.I,
)
ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?")


def given(words: str | None) -> str | None:
    """The user's date as it was given; NotADate unless it is an ISO 8601 day, with or without a time."""
    if words is None:
        return None
    try:
        datetime.fromisoformat(words)
    except ValueError:
        raise NotADate(words) from None
    return words


def iso(words: str) -> str | None:
    """The date of a machine-readable field in ISO 8601, its time and zone kept; None where it has no full date."""
    match = ISO.match(words.strip())
    if match:
        day, time, zone = match.groups()
        return _valid(day) and f"{day}{'T' + time if time else ''}{_zone(zone) if time and zone else ''}"
    return in_words(words)


def in_words(words: str, language: str = "en") -> str | None:
    """The day of "Sunday, 2 June 2024" or "June 2nd, 2024" in ISO 8601; None where day, month or year is missing."""
    months = lang.table(language, "datelines")["months"]
    month = "|".join(sorted(months, key=len, reverse=True))
    day_first = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?:of )?({month})\b\.?,?[\s.-]+((?:19|20)\d\d)\b", words, re.IGNORECASE)
    if day_first:
        return _valid(f"{day_first[3]}-{months[day_first[2].casefold()]:02d}-{int(day_first[1]):02d}")
    month_first = re.search(rf"\b({month})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", words, re.IGNORECASE)
    if month_first:
        return _valid(f"{month_first[3]}-{months[month_first[1].casefold()]:02d}-{int(month_first[2]):02d}")
    plain = re.search(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", words)
    return _valid(plain[0]) if plain else None


def in_address(address: str, language: str = "en") -> tuple[str, str] | None:
    """The day in the path of an address (`/2024/06/02/`) and the basis in words."""
    match = PATH.search(re.sub(r"^[a-z]+://[^/]*", "", address))
    if not match:
        return None
    year, month, day = (match[name] or match[f"{name}2"] for name in "ymd")
    number = lang.table(language, "datelines")["months"].get(month.casefold(), month)
    found = _valid(f"{year}-{int(number):02d}-{int(day):02d}") if str(number).isdigit() else None
    return (found, f"address '...{match[0]}'") if found else None


def _zone(words: str) -> str:
    return "+00:00" if words == "Z" else words if ":" in words else f"{words[:3]}:{words[3:]}"


def _valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
