"""What looks like a time and is none: "may" the verb, 1,914 people, Resolution 1973, a person's age, a newspaper's name."""

import re
from collections.abc import Callable

from spacy.tokens import Token

from accordingto.lang import words
from accordingto.parse.pipeline import Parsed

LANGUAGE = "en"
NEAR = 24  # characters before that are looked at
OLDEST, NEWEST = 1900, 2049  # a bare number between them is a year unless it counts
BEFORE = re.compile(r"([\w$€£#]+)[.]?['’]?[^\w\n]{0,3}$")
AFTER = re.compile(r"[ \u00a0]?-?(\w+)")
GLUED = re.compile(r"[\w.,:/$€£#@-][\w/$€£#@]$|\d[.,:–-]$|\w[_@#]$|^[\w/$€£#@]$")
GOES_ON = re.compile(r"[.,:/]\d|%|\w|[-–]\d|[ \u00a0](?:percent|per cent)\b")
CLOCK_GOES_ON = re.compile(r":\d|[-–]\d|[ \u00a0]?(?:km|m|kg|metres|meters|seconds|minutes)\b")
OF_A_DAY = re.compile(r"[ \u00a0]of[ \u00a0](?:[A-Z]|\d|last |this |the \d|yesterday)")
UNIT_FOLLOWS = re.compile(r"[ -](?:\w+ ){0,2}(?:(?:year|month|week|day|quarter|decade|hour|summer|winter|season)s?|tense|participle)\b")


def guard(name: str) -> frozenset[str]:
    """One word list of the table's guards."""
    return words(LANGUAGE, "dates", "guard", name)


def lead(parsed: Parsed, start: int) -> str:
    """What leads the time to where it is headed: a preposition, "as soon as"; "" where nothing does."""
    words_before = " ".join(parsed.text[max(0, start - NEAR) : start].casefold().split()[-3:])
    if words_before in guard("sooner"):
        return words_before
    last = before(parsed, start)
    return last if last in guard("leading") else ""


def is_time(parsed: Parsed, reading: str, match: re.Match[str]) -> bool:
    """Whether the match of that reading is a time where it stands."""
    if GLUED.search(parsed.text[max(0, match.start() - 2) : match.start()]) or _titled(match) or not _plain(match[0]):
        return False
    check = CHECKS.get(reading)
    return check is None or check(parsed, match)


def _plain(words: str) -> bool:
    """Whether letters and digits are ASCII: the tables' are, and a regular expression takes other scripts' digits too."""
    return words.isascii() or all(char.isascii() or char == "½" or not char.isalnum() for char in words)


def before(parsed: Parsed, at: int) -> str:
    """The word before the place, in small letters; "" at a line's start."""
    found = BEFORE.search(parsed.text[max(0, at - NEAR) : at])
    return found[1].casefold() if found else ""


def after(parsed: Parsed, at: int) -> str:
    """The word after the place, in small letters; "" where something else follows."""
    found = AFTER.match(parsed.text, at)
    return found[1].casefold() if found else ""


def _token(parsed: Parsed, start: int, end: int) -> Token | None:
    """The last token of the stretch."""
    piece = parsed.doc.char_span(start, end, alignment_mode="expand") if start < end <= len(parsed.text) else None
    return piece[-1] if piece else None


def _titled(match: re.Match[str]) -> bool:
    """Whether its unit has a capital inside the expression, as in the name of a programme ("This Week", "60 Minutes")."""
    unit = match.groupdict().get("unit") or match.groupdict().get("plural") or ""
    return unit.istitle() and not match[0].startswith(unit)


def _closed(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether no numeral, share or code goes on after a last digit."""
    return not (match[0][-1:].isdigit() and GOES_ON.match(parsed.text, match.end()))


def _named(match: re.Match[str], *fields: str) -> bool:
    """Whether the match has one of the fields."""
    found = match.groupdict()
    return any(found.get(field) for field in fields)


def _date(parsed: Parsed, match: re.Match[str]) -> bool:
    month = match.groupdict().get("month")
    if month is None:
        return True
    small = month.casefold().rstrip(".")
    if not _named(match, "day", "year", "year_short", "spoken", "ordinal"):
        return _bare_month(parsed, match, month, small)
    if _named(match, "year_short") and not (month.isupper() or "-" in match[0] or "'" in match[0] or "’" in match[0]):
        return False
    if month == small and small in guard("small") and not _named(match, "year"):
        return small not in ("may", "march") and _named(match, "day")
    return _closed(parsed, match)


def _bare_month(parsed: Parsed, match: re.Match[str], month: str, small: str) -> bool:
    if _named(match, "year_short") and not (month.isupper() or "-" in match[0] or "'" in match[0] or "’" in match[0]):
        return False
    if month == small and small in guard("small"):
        return False
    if len(small) <= 4 and small not in ("may", "june", "july") and not month.endswith("."):
        return False
    if _named(match, "mod", "relation"):
        return True
    head = _token(parsed, match.start("month"), match.end("month"))
    if head is None or head.tag_ in ("MD", "VB", "VBP", "VBD"):
        return False
    if small not in guard("names"):
        return True
    if head.dep_ == "compound" and head.head.text.islower():  # "a June agreement"
        return True
    return before(parsed, match.start()) in guard("before_month") and not _in_name(head)


def _in_name(month: Token) -> bool:
    """Whether a surname follows right after, as in "by April Varn": a name that is neither a party's verb nor set off."""
    follower = month.nbor() if month.i + 1 < len(month.doc) else None
    return follower is not None and follower.pos_ == "PROPN" and month.head.i == follower.i


def _year(parsed: Parsed, match: re.Match[str]) -> bool:
    if _named(match, "spoken", "thousand", "fiscal"):
        return True
    if _named(match, "year_short"):
        return before(parsed, match.start()) in guard("before_year")
    if not _closed(parsed, match):
        return False
    start = match.start("year")
    last, next_ = before(parsed, match.start()), after(parsed, match.end())
    if last in guard("numbered") or next_ in guard("counted") or (match["approx"] or "around").casefold() not in ("about", "around"):
        return False
    if _counts(parsed, match) or _product(parsed, start):
        return False
    return OLDEST <= int(match["year"]) <= NEWEST or last in guard("before_year")


def _product(parsed: Parsed, start: int) -> bool:
    """Whether the number belongs to a name right before it ("the Karra 1980")."""
    head = _token(parsed, start - 2, start - 1) if start > 1 and parsed.text[start - 1] == " " else None
    if head is None or head.pos_ != "PROPN" or head.text.isupper() or head.is_sent_start:
        return False
    return head.text[:1].isupper() and head.lower_.rstrip(".") not in guard("before_year") and head.lower_ not in guard("before_month")


def _counts(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether the number counts what follows: it stands before a plural that no year goes before."""
    if parsed.text[match.end() : match.end() + 1] != " ":
        return False
    follower = _token(parsed, match.end() + 1, match.end() + 2)
    if follower is None or follower.tag_ != "NNS" or follower.lower_ in guard("dated"):
        return False
    return before(parsed, match.start()) not in ("the", "its", "their", "s", "in", "since")


def _decade(parsed: Parsed, match: re.Match[str]) -> bool:
    """ "In her thirties" and "in his 30s" are ages."""
    if _named(match, "decade"):
        return True
    short = match.groupdict().get("decade_short") or "'"
    return before(parsed, match.start()) not in guard("whose") and (short[0] in "'’‘`" or match[0][:4].casefold() == "the ")


def _era(parsed: Parsed, match: re.Match[str]) -> bool:
    return bool(match["era"].isupper())


def _season(parsed: Parsed, match: re.Match[str]) -> bool:
    if _named(match, "year", "spoken", "relation", "mod"):
        return True
    head = _token(parsed, match.start("season"), match.end("season"))
    last = before(parsed, match.start())
    led = match[0][:4].casefold() == "the " or last in guard("before_month")
    if head is None or not head.tag_.startswith("NN") or not led or after(parsed, match.end()) == "of":
        return False
    return not head.lower_.startswith(("fall", "spring")) or last in ("in", "by", "this", "during", "until", "since")


def _duration(parsed: Parsed, match: re.Match[str]) -> bool:
    """Not an age ("37 years old"), not a share ("three-quarters"), nothing that stands apart."""
    unit = (match.groupdict().get("unit") or match.groupdict().get("plural") or "").casefold()
    follower = after(parsed, match.end())
    if match[0].casefold() == "hours" and before(parsed, match.start()) in guard("hours_of"):
        return False
    if unit.startswith("quarter") and ("-" in match[0] or follower in ("of", "the", "final", "finals") or unit == "quarter"):
        return False
    return follower not in ("old", "apart", "final", "finals", "finalists")


def _aged(parsed: Parsed, match: re.Match[str]) -> bool:
    """Things have a duration, persons an age."""
    noun = re.compile(r"[ -](?:[\w'-]+ )?([\w-]+)").match(parsed.text, match.end())
    found = {after(parsed, match.end()), noun[1].casefold() if noun else ""}
    return bool(found & guard("aged"))


def _long(parsed: Parsed, match: re.Match[str]) -> bool:
    """ "Year-old" alone belongs to a number that is none of ours."""
    return parsed.text[match.start() - 1 : match.start()] != "-"


def _clock(parsed: Parsed, match: re.Match[str]) -> bool:
    if _named(match, "military") and not _named(match, "zone"):
        return before(parsed, match.start()) in guard("before_hour")
    if _named(match, "ampm", "zone") or "clock" in match[0].casefold():
        return True
    if _named(match, "clock_name"):
        return before(parsed, match.start()) != "high"
    if match.groupdict().get("minute") and ":" in match[0]:
        return not CLOCK_GOES_ON.match(parsed.text, match.end()) and before(parsed, match.start()) not in ("verse", "chapter")
    return _named(match, "part")


def _now(parsed: Parsed, match: re.Match[str]) -> bool:
    small, last = match[0].casefold(), before(parsed, match.start())
    if small in ("the past", "the present"):
        return not UNIT_FOLLOWS.match(parsed.text, match.end())
    if small == "the time":
        return last == "at" and after(parsed, match.end()) not in ("of", "when", "for")
    head = _token(parsed, *match.span())
    if head is None or (match[0][0].isupper() and head.pos_ == "PROPN"):
        return False
    if small == "soon":
        return last != "as" and after(parsed, match.end()) not in ("after", "as")
    if small == "future":
        return head.tag_ == "NN" and head.dep_ not in ("amod", "compound")
    follower = head.nbor() if head.i + 1 < len(head.doc) else None
    return small != "previously" or follower is None or follower.tag_ != "VBN"


def _frequency(parsed: Parsed, match: re.Match[str]) -> bool:
    """Not a newspaper's name ("the Oskel Daily"), not a dividend or a meeting."""
    head = _token(parsed, *match.span())
    if head is None or (match[0][0].isupper() and head.pos_ == "PROPN"):
        return False
    return match[0].casefold() not in guard("adverbs") or head.tag_ == "RB"


def _half(parsed: Parsed, match: re.Match[str]) -> bool:
    return _named(match, "year", "relation") or "of the year" in match[0].casefold()


def _quarter(parsed: Parsed, match: re.Match[str]) -> bool:
    return after(parsed, match.end()) not in ("final", "finals", "finalist", "finalists", "mile", "back")


def _relative(parsed: Parsed, match: re.Match[str]) -> bool:
    """ "The day" says when only where a modifier or a direction says so; "these weeks" is no one week."""
    unit = (match["unit"] or "").casefold()
    if unit.endswith("s") or (match["relation"] or "").casefold() == "these":
        return False
    if (match["relation"] or "").casefold() in ("the last", "the next", "the same") and after(parsed, match.end()) == "of":
        return False
    if _named(match, "relation", "mod"):
        return True
    return unit in ("year", "weekend", "week", "month") and after(parsed, match.end()) not in ("of", "when", "before", "after")


def _the_part(parsed: Parsed, match: re.Match[str]) -> bool:
    if _named(match, "bare_part", "mod"):
        return True
    if after(parsed, match.end()) == "of":
        return bool(OF_A_DAY.match(parsed.text, match.end()))
    return before(parsed, match.start()) in guard("before_part")


def is_rate(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether "a day" says how often ("twenty people a day", "twice a week")."""
    last = before(parsed, match.start())
    if last in guard("times"):
        return True
    head, previous = _token(parsed, *match.span()), _token(parsed, match.start() - 2, match.start() - 1)
    return (
        head is not None and previous is not None and previous.tag_ in ("NNS", "CD") and head.dep_ not in ("dobj", "nsubj", "pobj", "conj")
    )


def _days(parsed: Parsed, match: re.Match[str]) -> bool:
    listed = re.search(r"\band\b", match[0], re.IGNORECASE)
    return _closed(parsed, match) and (listed is None or before(parsed, match.start()) in ("between", "both", "on", "from"))


CHECKS: dict[str, Callable[[Parsed, re.Match[str]], bool]] = {
    "date": _date,
    "days": _days,
    "year": _year,
    "decade": _decade,
    "era": _era,
    "season": _season,
    "quarter": _quarter,
    "duration": _duration,
    "span": _duration,
    "units": _duration,
    "aged": _aged,
    "long": _long,
    "clock": _clock,
    "now": _now,
    "frequency": _frequency,
    "half": _half,
    "relative": _relative,
    "the_part": _the_part,
}
