"""In whose hands those are who are counted as held, freed or missing: "held by the Front", "in its hands", "Varnia admits to 12"."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from accordingto import lang
from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names, proper
from accordingto.model import Figure, Record, Span
from accordingto.model.span import overlap

LANGUAGE = "en"
HELD = ("captured", "arrested", "released")
FAR = 20  # characters after a figure in which those are named whom somebody has: "had no more prisoners"
GAP = 2  # characters between a name and its verb


@cache
def _rules() -> dict[str, Any]:
    return lang.table(LANGUAGE, "series")["holder"]  # type: ignore[no-any-return]


def holder(record: Record, figure: Figure, names: Names) -> str:
    """Who holds, held or freed them, as the figure's clause names it, else of the figure before that it goes on from; "" where nobody."""
    own = _named(record, figure, names)
    if own is not None:
        return own
    before = [f for f in record.figures if f.spans < figure.spans and f.kind in HELD]
    span = sentence(record.report.text, figure.spans[0][0], figure.spans[-1][1])
    near = before[-1] if before else None
    bare = figure.of is None or (near is not None and near.of is not None and figure.of.spans == near.of.spans)
    follows = near is not None and sentence(record.report.text, near.spans[0][0], near.spans[-1][1])[1] >= span[0] - 1
    if (
        near is not None
        and follows
        and (re.search(_rules()["theirs"], record.report.text[slice(*span)]) or (bare and near.kind in HELD[:2]))
    ):
        return holder(record, near, names)
    beside = near is not None and span[0] <= near.spans[0][0] and near.kind in HELD[:2]
    return holder(record, near, names) if near is not None and beside else ""


def people(record: Record, figure: Figure, names: Names) -> str:
    """The side that those counted belong to, by their own words: "Varnian soldiers", "citizens of Varnia"; "" where they do not say."""
    spans = figure.of.spans if figure.of else ()
    if spans and (place := re.search(r" in (?:the )?[A-Z]", record.words(spans))) is not None:
        spans = ((spans[0][0], spans[0][0] + place.start()),)  # where it is told is not whose they are
    found = [(m, p) for p in record.parties for m in p.mentions for s in spans if s[0] <= m[0][0] and m[-1][1] <= s[1]]
    sides = [names.speaker(record, p.id, p.name) for _, p in sorted(found, key=lambda item: (item[0], item[1].id))]
    words = record.words(spans).split() if spans else []
    sides += [names.one(word.strip(",.")) for word in words if word[:1].isupper()]
    own = next((side for side in sides if proper(side)), "")
    noun = re.search(_rules()["from"], record.words(spans)) if spans and not own else None
    named = re.search(rf"(?P<name>[A-Z][\w-]+) {noun['noun']}\b", record.report.text) if noun is not None else None
    return named["name"] if named is not None else noun["noun"] if noun is not None else own


def names_own(words: str) -> bool:
    """Whether the word for those held is one that only their own side uses."""
    return any(word in _rules()["own"] for word in tokens(words))


def usual(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The side whose people are held > who mostly holds them, by the claims that name both."""
    counts: Counter[tuple[str, str]] = Counter((side, by) for side, by in pairs if side and by and side != by)
    most: dict[str, str] = {}
    for (side, by), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        most.setdefault(side, by)
    return most


def _named(record: Record, figure: Figure, names: Names) -> str | None:
    """Who holds them by the words of the sentence: "" where those name somebody whose side is not known, None where nobody."""
    text, (start, end) = record.report.text, (figure.spans[0][0], figure.spans[-1][1])
    first, last = sentence(text, start, end)
    after = min((f.spans[0][0] for f in record.figures if end <= f.spans[0][0] < last), default=last)
    before = max((f.spans[-1][1] for f in record.figures if first <= f.spans[-1][1] <= start), default=first)
    for pattern, low, high in (
        ("by", end, after),
        ("hands", end, last),
        ("hands", first, start),
        ("hands_of", end, last),
        ("hands_of", first, start),
    ):
        if (match := re.search(_rules()[pattern], text[low:high])) is not None:
            return _side(record, (low + match.start("who"), low + match.end("who")), names)
    for match in reversed(list(re.finditer(_rules()["holds"], text[first : end + FAR]))):
        if first + match.start() >= start:
            continue
        found = _side(record, (max(first, first + match.start() - GAP), first + match.start()), names)
        if found and before <= first + match.end():
            return found
    return None


def _side(record: Record, span: Span, names: Names) -> str:
    """The side of the party whose mention meets the characters, else of the words."""
    found = [
        (-overlap(m, (span,)), m[-1][1] - m[0][0], p.id)
        for p in record.parties
        for m in p.mentions
        if m[0][0] < span[1] and span[0] < m[-1][1] + 1
    ]
    near = [record.party(id) for *_, id in sorted(found)]
    for party in near:
        if party is not None and proper(side := names.speaker(record, party.id, party.name)):
            return side
    side = names.one(record.report.text[slice(*span)].strip())
    return side if proper(side) else ""
