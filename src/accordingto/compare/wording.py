"""Wording: how outlets and parties name the same thing, and which words tell two voices apart.

A voice is an outlet in its own words, an outlet's quotations, or a party as it is quoted; quoted words are never counted as the
outlet's own. Words that tell apart are ranked by weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and
Quinn 2008, "Fightin' Words", eq. 15 to 22), the prior being the words of all voices together. Nothing is called loaded or fair.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from accordingto import lang
from accordingto.compare.copied import Copies
from accordingto.model import Record, Span
from accordingto.model.span import overlap, subtract

Kind = Literal["own", "quoting", "party"]
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PRIOR = 500.0  # words that the prior is worth: the paper's own choice of size
LEAST = 3  # times that a word must stand in both voices together


class Voice(NamedTuple):
    """Who speaks: an outlet in its own words, an outlet through those whom it quotes, or a party wherever it is quoted."""

    kind: Kind
    name: str


class Stand(NamedTuple):
    """Where a word stands: the report and code points of its text."""

    report: str
    start: int
    end: int


class Term(NamedTuple):
    """A word of two voices: how often each uses it, of how many words, log-odds and z (positive: the first one's word)."""

    word: str
    one: int
    other: int
    log_odds: float
    z: float
    stands: tuple[Stand, ...]


class Use(NamedTuple):
    """How a voice names a thing: the word, how often, in how many reports, and where."""

    thing: str
    word: str
    voice: Voice
    times: int
    reports: int
    stands: tuple[Stand, ...]


class Words:
    """The words of voices, with where they stand; add records, then ask."""

    def __init__(self) -> None:
        self.counts: dict[Voice, Counter[str]] = {}
        self.stands: dict[Voice, dict[str, list[Stand]]] = {}
        self._named: dict[tuple[str, str, Voice], list[Stand]] = {}

    def add(self, record: Record, copies: Copies | None = None) -> None:
        """Count the words of a record; what it has copied is the other report's, and is not counted again."""
        for voice, spans in _spoken(record).items():
            for span in spans:
                if copies is None or not copies.of(record.id, (span,)):
                    self._span(record, voice, span)

    def _span(self, record: Record, voice: Voice, span: Span) -> None:
        counts, stands = self.counts.setdefault(voice, Counter()), self.stands.setdefault(voice, {})
        found = [
            (match.group().casefold().replace("’", "'"), match.start() + span[0])
            for match in WORD.finditer(record.report.text[span[0] : span[1]])
        ]
        for word, start in found:
            counts[word] += 1
            stands.setdefault(word, []).append(Stand(record.id, start, start + len(word)))
        words = [word for word, _ in found]
        at = 0
        while at < len(words):
            thing, size = _longest(words, at)
            if thing:
                start, last = found[at][1], found[at + size - 1]
                stand = Stand(record.id, start, last[1] + len(last[0]))
                self._named.setdefault((thing, " ".join(words[at : at + size]), voice), []).append(stand)
            at += size

    def voices(self, kind: Kind) -> list[Voice]:
        """The voices of a kind, those with most words first."""
        return sorted((v for v in self.counts if v.kind == kind), key=lambda v: (-sum(self.counts[v].values()), v.name))

    def apart(self, one: Sequence[Voice], other: Sequence[Voice], *, least: int = LEAST) -> list[Term]:
        """The words that tell these voices from those, strongest first, both ways; words used less than `least` times are left out."""
        first, second = (sum((self.counts.get(v, Counter()) for v in voices), Counter[str]()) for voices in (one, other))
        together = sum(self.counts.values(), Counter[str]())
        found = []
        for word, log_odds, z in log_odds_of(first, second, together):
            if first[word] + second[word] >= least:
                stands = [s for v in (one if z > 0 else other) for s in self.stands.get(v, {}).get(word, ())]
                found.append(Term(word, first[word], second[word], round(log_odds, 3), round(z, 2), tuple(stands)))
        return sorted(found, key=lambda term: (-abs(term.z), term.word))

    def uses(self, kind: Kind) -> list[Use]:
        """How each voice of a kind names each thing, by thing, then voice, then the most frequent word."""
        found = [
            Use(thing, word, voice, len(stands), len({s.report for s in stands}), tuple(stands))
            for (thing, word, voice), stands in self._named.items()
            if voice.kind == kind
        ]
        return sorted(found, key=lambda use: (use.thing, use.voice.name, -use.times, use.word))


def log_odds_of(one: Mapping[str, int], other: Mapping[str, int], together: Mapping[str, int]) -> Iterable[tuple[str, float, float]]:
    """Each word with its log-odds ratio and its z (eq. 16 and 22 of the paper); the prior is `together`, scaled to `PRIOR` words."""
    n1, n2, all_of = sum(one.values()), sum(other.values()), sum(together.values())
    for word in {*one, *other}:
        prior = PRIOR * together[word] / all_of
        odds = [math.log((y + prior) / (n + PRIOR - y - prior)) for y, n in ((one.get(word, 0), n1), (other.get(word, 0), n2))]
        variance = sum(1 / (y + prior) for y in (one.get(word, 0), other.get(word, 0)))
        yield word, odds[0] - odds[1], (odds[0] - odds[1]) / math.sqrt(variance)


def _spoken(record: Record) -> dict[Voice, list[Span]]:
    """Which pieces of the text are whose: the innermost content that holds a piece, else the outlet."""
    outlet, text = record.report.outlet or record.id, record.report.text
    parts = [span for part in record.report.parts if part.part in ("headline", "body", "caption") for span in part.spans] or [
        (0, len(text))
    ]
    inner: dict[str, list[Span]] = {}
    for statement in record.statements:
        holes = [span for other in record.statements if other.within == statement.id for span in other.content]
        inner[statement.id] = [piece for span in statement.content for piece in subtract(span, holes)]
    contents = [span for statement in record.statements for span in statement.content]
    found: dict[Voice, list[Span]] = {Voice("own", outlet): [piece for part in parts for piece in subtract(part, contents)]}
    taken: list[Span] = []
    for statement in record.statements:
        speaker = record.speaker(statement)
        free = [piece for span in inner[statement.id] for piece in subtract(span, [t for t in taken if overlap((t,), (span,))])]
        taken += free
        for voice in (Voice("quoting", outlet), *((Voice("party", speaker),) if speaker else ())):
            found.setdefault(voice, []).extend(free)
    return found


@cache
def things() -> dict[tuple[str, ...], str]:
    """The words that name a thing (folded, one after the other) and which thing it is."""
    table = lang.table("en", "loaded")
    return {tuple(WORD.findall(words)): row.get("name", key) for key, row in table.items() for words in row["words"]}


@cache
def _begun() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(things(), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _longest(words: Sequence[str], at: int) -> tuple[str, int]:
    """The thing that the words from there on name, and how many of them do; ("", 1) where they name none."""
    for known in _begun().get(words[at], ()):
        if tuple(words[at : at + len(known)]) == known:
            return things()[known], len(known)
    return "", 1
