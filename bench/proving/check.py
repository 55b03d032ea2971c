"""Does the gold fit the reports? `python -m bench.proving.check [GROUND]` prints every place where it does not.

Words that stand nowhere or more than once, names and ids that nothing defines, numbers that do not follow from their words, days after
the report, copies that share too little with their origin and look-alikes that share too much.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from bench.proving import Figure, Gold, Reprint, Step, Words, gold, reports, span

Texts = dict[str, dict[str, str]]
SHORTEST, LONGEST, OUTLETS = 120, 450, 6
LEAST = {"proving": 44, "proving2": 20, "proving3": 20}  # reports of a ground
GRAM = 5
# The least share of a copy's word 5-grams that stand in what it was taken from, and the most that two look-alikes share.
SHARED = {"verbatim": 0.9, "cut": 0.8, "edited": 0.4, "partial": 0.2}
INDEPENDENT = 0.35
SMALL = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = (
    {word: n for n, word in enumerate(SMALL.split())}
    | {word: 10 * n for n, word in enumerate(ROUND.split(), 2)}
    | {"a": 1, "dozen": 12, "none": 0, "nobody": 0}
)
VAGUE = {"several": 3, "dozens": 24, "hundreds": 200, "thousands": 2000}  # open above, as the guide reads them


def number(words: str) -> int:
    """The number at the end of the words: "22,000", "twenty-one", "around a dozen", "a"."""
    last = words.lower().split()[-1].replace(",", "")
    return int(last) if last.isdigit() else sum(NUMBERS[word] for word in last.split("-"))


def bounds(words: str) -> tuple[int | None, int | None]:
    """Low and high as the guide reads them: "at least 9" is 9 and open, "more than 260" 261 and open, "up to ten" open and 10."""
    low = words.lower()
    if low in VAGUE:
        return VAGUE[low], None
    if low.startswith("between "):
        least, _, most = low.removeprefix("between ").partition(" and ")
        return number(least), number(most)
    if low.startswith(("at least", "more than")):
        return number(low) + low.startswith("more"), None
    return (None if low.startswith(("up to", "no more than")) else number(low)), number(low)


def grams(text: str) -> set[tuple[str, ...]]:
    """The word 5-grams of a text, without case, punctuation and the shape of quotation marks."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}


def shared(one: str, two: str) -> float:
    """The share of the first text's word 5-grams that stand in the second."""
    mine = grams(one)
    return len(mine & grams(two)) / max(len(mine), 1)


def faults(right: Gold, rows: list[dict[str, str]], least: int = LEAST["proving"]) -> Iterator[str]:
    """Every place where the gold does not fit the reports."""
    texts: Texts = {row["id"]: row for row in rows}
    if len(texts) != len(rows):
        yield "two reports have one id"
    yield from _corpus(rows, least)
    copies: dict[str, set[str]] = defaultdict(set)
    for reprint in right.reprints:
        copies[reprint.report].add(reprint.taken_from)
    for words in _all(right):
        yield from _words(words, texts, copies)
    yield from _copies(right, texts)
    yield from _names(right, texts)
    yield from _figures(right, texts)
    yield from _talks(right, texts)


def _all(right: Gold) -> Iterator[Words]:
    yield from (told for event in right.events for told in event.told)
    yield from right.figures
    yield from right.talks


def _corpus(rows: list[dict[str, str]], least: int) -> Iterator[str]:
    if len(rows) < least:
        yield f"{len(rows)} reports are fewer than {least}"
    if len({row["outlet"] for row in rows}) != OUTLETS:
        yield f"not {OUTLETS} outlets"
    for row in rows:
        if not SHORTEST <= (n := len(row["text"].split())) <= LONGEST:
            yield f"{row['id']}: {n} words"


def _words(words: Words, texts: Texts, copies: dict[str, set[str]]) -> Iterator[str]:
    if words.report not in texts:
        yield f"no report {words.report}"
        return
    try:
        span(words, texts[words.report]["text"])
    except ValueError as error:
        yield str(error)
    if words.copied is not None and words.copied not in copies[words.report]:
        yield f"{words.report}: {words.words!r} is copied from {words.copied}, but the report is not"


def _copies(right: Gold, texts: Texts) -> Iterator[str]:
    outlets = {row["outlet"] for row in texts.values()}
    of: dict[str, Reprint] = {reprint.report: reprint for reprint in right.reprints}
    for reprint in right.reprints:
        source = of.get(reprint.taken_from)
        if reprint.origin != (source.origin if source else reprint.taken_from):
            yield f"{reprint.report}: origin {reprint.origin} is not where the chain begins"
        if reprint.taken_from in texts:
            share = shared(texts[reprint.report]["text"], texts[reprint.taken_from]["text"])
            if share < SHARED[reprint.kind]:
                yield f"{reprint.report}: {reprint.kind}, but only {share:.2f} of it stand in {reprint.taken_from}"
        elif reprint.taken_from not in outlets:
            yield f"{reprint.report}: no report or outlet {reprint.taken_from}"
    for group in right.lookalikes:
        for one, two in combinations(group.reports, 2):
            if (share := max(shared(texts[a]["text"], texts[b]["text"]) for a, b in ((one, two), (two, one)))) > INDEPENDENT:
                yield f"{one} and {two} look alike too much: {share:.2f}"
            if any(a in of and b in (of[a].taken_from, of[a].origin) for a, b in ((one, two), (two, one))):
                yield f"{one} and {two} are look-alikes and reprints"


def _names(right: Gold, texts: Texts) -> Iterator[str]:
    known = {party.name for party in right.parties} | {row["outlet"] for row in texts.values()}
    named = [figure.whose for figure in right.figures] + [name for figure in right.figures for name in figure.through]
    named += [name for step in right.talks for name in (*step.party, step.teller, step.mediator) if name]
    named += [party.of for party in right.parties if party.of]
    yield from (f"nobody is called {name}" for name in sorted(set(named) - known))
    every = " ".join(row["text"] for row in texts.values())
    for party in right.parties:
        yield from (f"{party.name} is never called {name!r}" for name in party.also if name.lower() not in every.lower().replace("’", "'"))
    ids = [event.id for event in right.events] + [series.id for series in right.series]
    yield from (f"two series are called {key}" for key, n in Counter(ids).items() if n > 1)
    used = {figure.series for figure in right.figures}
    yield from (f"no event or series {key}" for key in sorted(used - set(ids)))
    yield from (f"series {series.id} has no figure" for series in right.series if series.id not in used)


def _late(words: Figure | Step, day: date, texts: Texts) -> Iterator[str]:
    if day > date.fromisoformat(texts[words.report]["published"][:10]):
        yield f"{words.report}: {words.words!r} is of {day}, after the report"


def _figures(right: Gold, texts: Texts) -> Iterator[str]:
    kinds = {series.id: series.kind for series in right.series}
    claims = {(f.report, f.low, f.high, f.kind, f.series, f.as_of) for f in right.figures}
    for figure in right.figures:
        if (figure.low, figure.high) != bounds(figure.words):
            yield f"{figure.report}: {figure.words!r} is not {figure.low} to {figure.high}"
        if figure.through[0] != texts[figure.report]["outlet"]:
            yield f"{figure.report}: {figure.words!r} is not through its own outlet first"
        if figure.kind not in kinds.get(figure.series, figure.kind):
            yield f"{figure.report}: {figure.words!r}, {figure.kind} in {figure.series}"
        if figure.copied in texts and (figure.copied, *_value(figure)) not in claims:
            yield f"{figure.report}: {figure.words!r} is not claimed in {figure.copied}"
        yield from _late(figure, figure.as_of, texts)


def _value(figure: Figure) -> tuple[int | None, int | None, str, str, date]:
    return figure.low, figure.high, figure.kind, figure.series, figure.as_of


def _talks(right: Gold, texts: Texts) -> Iterator[str]:
    told: dict[str | None, set[tuple[str, tuple[str, ...], str, bool]]] = defaultdict(set)
    for step in right.talks:
        told[step.dispute].add((step.step, step.party, step.teller, step.denied))
        yield from _late(step, step.date, texts)
    for dispute in right.disputes:
        if len({teller for _, _, teller, _ in told[dispute.id]}) < 2 or len({row[:2] + row[3:] for row in told[dispute.id]}) < 2:
            yield f"{dispute.id} is not told in two ways"
    yield from (f"no dispute {key}" for key in sorted({key for key in told if key} - {dispute.id for dispute in right.disputes}))


if __name__ == "__main__":
    ground = sys.argv[1] if len(sys.argv) > 1 else "proving"
    found = list(faults(gold(ground), reports(ground), LEAST[ground]))
    print(*found, f"{len(found)} faults", sep="\n")
    sys.exit(bool(found))
