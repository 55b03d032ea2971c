"""Numbers in the words of the text: digits, number words, vague words, with their hedges and bounds."""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from spacy.tokens import Doc

from accordingto.extract.figures.conventions import Convention
from accordingto.extract.figures.tables import hedges, number_pattern, numbers
from accordingto.model import Span
from accordingto.parse.pipeline import Parsed

Value = float | int
Form = Literal["digits", "words", "vague", "fixed", "none", "money", "one"]
LIMIT = 1e15  # no count of a report is as large
REACH = 32  # characters before a number in which a hedge may stand
WORD = re.compile(r"[^\s-]+")


class Number(NamedTuple):
    """A number as written: `span` with its hedge, `core` without; bounds None where open; `sign` its currency sign."""

    span: Span
    core: Span
    low: Value | None
    high: Value | None
    form: Form
    hedge: Span | None = None
    way: str = ""
    convention: str | None = None
    sign: Span | None = None


def found(parsed: Parsed, language: str, table: dict[str, Convention]) -> list[Number]:
    """The numbers of the text in order, hedges moved into their bounds, ranges joined."""
    text = parsed.text
    read = (_read(match, language, table) for match in number_pattern(language).finditer(text))
    bare = [number for number in read if number is not None]
    joined = list(_ranges(text, bare, language))
    hedged = [_true_hedge(parsed.doc, number, _hedged(text, number, language), language) for number in joined]
    kept: list[Number] = []
    for number in hedged:
        while kept and kept[-1].span[1] > number.span[0]:
            kept.pop()
        kept.append(number)
    return kept


def _read(match: re.Match[str], language: str, table: dict[str, Convention]) -> Number | None:
    """The number of a match; None where it has no value, as "3-1" has none."""
    group = match.lastgroup or "words"
    span = match.span()
    said = " ".join(match[0].casefold().split())
    rows = numbers(language)
    if match["money"]:
        sign = (match.start("money"), match.start("money") + len(match["money"].rstrip()))
        value = _value(said[len(match["money"]) :], language)
        return None if value is None else Number(span, span, value, value, "money", sign=sign)
    if group == "one":
        return Number(span, span, 1, 1, "one")
    if group == "phrase":
        return _phrase(span, said, rows, table)
    low, _, high = re.sub(r"(?<=\d)\s?[-–]\s?(?=\d)", "–", said).partition("–")
    first = _value(low, language)
    last = _value(high, language) if high else first
    if first is None or last is None or last < first:
        return None
    return Number(span, span, _scaled(low, first, high, last), last, "digits" if group == "digits" else "words")


def _phrase(span: Span, said: str, rows: dict[str, Any], table: dict[str, Convention]) -> Number:
    if said in rows["fixed"]:
        low, high = rows["fixed"][said]
        return Number(span, span, low, high, "fixed")
    if said in rows["none"]["words"]:
        return Number(span, span, 0, 0, "none")
    row = table.get(said)
    return Number(span, span, row.low if row else None, row.high if row else None, "vague", convention=row.name if row else None)


def _value(said: str, language: str) -> Value | None:
    """The value of digits or number words: "2.5 million", "five hundred and twenty"; None where none is read or it is past all counting."""
    rows = numbers(language)
    total, at = 0.0, 0.0
    known = False
    for word in WORD.findall(re.sub(r"(?<=\d)(?=[a-z])", " ", said.replace(",", ""))):
        if word in rows["units"]:
            at += rows["units"][word]
        elif scale := rows["magnitudes"].get(word) or rows["magnitudes"].get(word.removesuffix("s")) or rows["short"].get(word):
            at = (at or 1) * scale
            total, at = (total + at, 0) if scale >= 1000 else (total, at)
        elif word[0].isdigit():
            at += float(word)
        else:
            continue
        known = True
    value = round(total + at, 4)
    if not known or value >= LIMIT:
        return None
    return int(value) if value == int(value) else value


def _ranges(text: str, bare: list[Number], language: str) -> Iterator[Number]:
    """Numbers that stand on the two sides of "to", "and" or "or" become one."""
    rows = numbers(language)["range"]
    opened = re.compile(rf"\b({'|'.join(rows['open'])})\s+$", re.IGNORECASE)
    at = 0
    while at < len(bare):
        one = bare[at]
        two = bare[at + 1] if at + 1 < len(bare) else one
        between = text[one.core[1] : two.core[0]].strip().casefold()
        start = opened.search(text, max(0, one.core[0] - REACH), one.core[0])
        if _is_range(one, two, between, start[1].casefold() if start else "", rows["join"]):
            first = start.start() if start and start[1].casefold() != "from" else one.core[0]
            first_said, second_said = (text[slice(*number.core)].strip() for number in (one, two))
            low = _scaled(first_said, one.low or 0, second_said, two.high or 0)
            yield one._replace(span=(first, two.core[1]), core=(one.core[0], two.core[1]), low=low, high=two.high, way="range")
            at += 2
        else:
            yield one
            at += 1


def _is_range(one: Number, two: Number, between: str, start: str, join: list[str]) -> bool:
    if one is two or between not in join or one.form not in ("digits", "words", "money") or two.form not in ("digits", "words", "money"):
        return False
    if between == "and" and not start.endswith("between"):
        return False
    return one.low is not None and two.high is not None and (one.low < two.high)


def _scaled(low_said: str, low: Value, high_said: str, high: Value) -> Value:
    """The lower bound of "2 to 3 million" is in millions too."""
    bare = re.match(r"[\d,]+(?:\.\d+)?", high_said)
    if bare is None or not low_said.replace(".", "").isdigit():
        return low
    digits = float(bare[0].replace(",", "").rstrip(".") or 0)
    scaled = low * round(high / digits) if digits and low < digits else low
    return int(scaled) if scaled == int(scaled) else scaled


def _hedged(text: str, number: Number, language: str) -> Number:
    if number.form in ("one", "none"):
        return number
    start, end = number.span
    hedge: Span | None = None
    ways: list[str] = []
    pattern, known = hedges(language, "before")
    while match := pattern.search(text, max(0, start - REACH), start):
        way = known.get(" ".join(match[0].casefold().split()), "exact")
        ways.append(way)
        start = match.start()
        if way != "exact":
            hedge = (start, hedge[1] if hedge else match.end() - len(match[0]) + len(match[0].rstrip()))
    pattern, known = hedges(language, "after")
    if match := pattern.match(text, end):
        ways.append(known.get(" ".join(match[0].casefold().split()), "about"))
        end = match.end()
        hedge = hedge or (match.start() + len(match[0]) - len(match[0].lstrip()), end)
    return _bounded(number._replace(span=(start, end), hedge=hedge), [way for way in ways if way != "exact"])


def _true_hedge(doc: Doc, bare: Number, hedged: Number, language: str) -> Number:
    """The number without its hedge where that is a particle of the verb: "hand over four officers"."""
    if hedged.hedge is None or hedged.hedge[0] >= bare.span[0]:
        return hedged
    hedge = doc.char_span(*hedged.hedge, alignment_mode="expand")
    if hedge is None or len(hedge) != 1:
        return hedged
    word = hedge[0]
    verbs = numbers(language)["particles"].get(word.lower_, ())
    return bare if word.dep_ == "prt" or (word.i and word.nbor(-1).lemma_.lower() in verbs) else hedged


def _bounded(number: Number, ways: list[str]) -> Number:
    """The bounds that the hedges leave: whole numbers step by one, others stay."""
    low, high = number.low, number.high
    for way in ways:
        if way == "least":
            high = None
        elif way == "above":
            low, high = (low + 1 if isinstance(low, int) else low), None
        elif way == "most":
            low = None
        elif way == "below":
            low, high = None, (high - 1 if isinstance(high, int) else high)
    return number._replace(low=low, high=high, way=" ".join([number.way, *ways]).strip())
