"""How outlets and parties name the same thing, and which words tell two voices apart; every count with its sentences."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from accordingto.compare.wording import Kind, Stand, Term, Use, Voice, Words
from accordingto.errors import NoSuchVoice
from accordingto.model import Record
from accordingto.show.safe import line
from accordingto.store import Archive
from accordingto.web import listed
from accordingto.web.compared import UNNAMED, Chosen, chosen, copies, kept
from accordingto.web.listed import Quote
from accordingto.web.site import Site
from accordingto.web.stands import quoted, to_words
from accordingto.web.view import Asked, Table, View

MOST, SENTENCES, VOICES = 15, 5, 24  # words of each side, sentences behind a word, voices that may be chosen by a link


class Asks(Asked, frozen=True, kw_only=True):
    """Whose words (outlets' own, of those whom they quote, of parties), and which voices are set against which."""

    voices: Kind = "own"
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


class Behind(NamedTuple):
    """A sentence behind a count, and the address of its words."""

    outlet: str
    published: str
    href: str
    quote: Quote


class Named(NamedTuple):
    """A word by which a voice names a thing: how often, in how many reports, and sentences."""

    thing: str
    voice: str
    word: str
    times: int
    reports: int
    behind: tuple[Behind, ...]


class Thing(NamedTuple):
    """A thing and how it is named."""

    name: str
    uses: tuple[Named, ...]


class Apart(NamedTuple):
    """A word that tells voices apart: how often either uses it, its log-odds and z, and sentences of the one whose word it is."""

    word: str
    one: int
    other: int
    log_odds: float
    z: float
    behind: tuple[Behind, ...]


class Against(NamedTuple):
    """Two sides, each by the names of its voices, and the words of either."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    ours: tuple[Apart, ...]
    theirs: tuple[Apart, ...]


class Wording(NamedTuple):
    """Both tables; speakers are the voices with their numbers of words, compared the reports that were read, total those that fit."""

    speakers: tuple[tuple[str, int], ...]
    things: tuple[Thing, ...]
    against: Against | None
    compared: int
    total: int


def answer(site: Site, asks: Asks) -> Wording:
    """How things are named, and the words that tell apart whom one asked for; else the voice with most words and all others."""
    with site.archive() as archive:
        return kept(archive, (VIEW.path, asks), lambda: _answer(archive, asks))


def _answer(archive: Archive, asks: Asks) -> Wording:
    side, words = _found(archive, asks)
    voices = words.voices(asks.voices)
    things = tuple(
        Thing(line(name), tuple(_use(use, side.records) for use in uses))
        for name, uses in groupby(words.uses(asks.voices), key=lambda use: use.thing)
    )
    speakers = tuple((line(voice.name), sum(words.counts[voice].values())) for voice in voices[:VOICES])
    return Wording(speakers, things, _against(words, voices, asks, side.records), len(side.records), side.total)


def _found(archive: Archive, asks: Asks) -> tuple[Chosen, Words]:
    side = chosen(archive, listed.question(asks))

    def read() -> Words:
        words, known = Words(), copies(archive, side.records)
        for record in side.records.values():
            words.add(record, known)
        return words

    return side, kept(archive, ("words", tuple(side.records)), read)


def _sides(voices: Sequence[Voice], asks: Asks) -> tuple[list[Voice], list[Voice]]:
    """The two sides; NoSuchVoice where a name is nobody's."""
    if not asks.one:
        return list(voices[:1]), list(voices[1:])
    one = _named(voices, asks.one)
    return one, _named(voices, asks.other) if asks.other else [voice for voice in voices if voice not in one]


def _named(voices: Sequence[Voice], names: Iterable[str]) -> list[Voice]:
    """The voices of that very name, else those whose name holds it in any case."""
    found: list[Voice] = []
    for name in names:
        held = [v for v in voices if v.name == name] or [v for v in voices if name.casefold() in v.name.casefold()]
        if not held:
            raise NoSuchVoice(line(name), known=", ".join(line(v.name) for v in voices[:12]) or "none")
        found += [voice for voice in held if voice not in found]
    return found


def _against(words: Words, voices: Sequence[Voice], asks: Asks, records: dict[str, Record]) -> Against | None:
    one, other = _sides(voices, asks)
    if not one or not other:
        return None
    terms = words.apart(one, other)
    ours, theirs = ([t for t in terms if t.z > 0][:MOST], [t for t in terms if t.z < 0][:MOST])
    named = [tuple(line(voice.name) for voice in side) for side in (one, other)]
    return Against(named[0], named[1], *(tuple(_term(term, records) for term in side) for side in (ours, theirs)))


def _use(use: Use, records: dict[str, Record]) -> Named:
    return Named(line(use.thing), line(use.voice.name), use.word, use.times, use.reports, _behind(use.stands, records))


def _term(term: Term, records: dict[str, Record]) -> Apart:
    return Apart(term.word, term.one, term.other, term.log_odds, term.z, _behind(term.stands, records))


def _behind(stands: Sequence[Stand], records: dict[str, Record]) -> tuple[Behind, ...]:
    found = [(records[stand.report], (stand.start, stand.end)) for stand in stands[:SENTENCES]]
    return tuple(
        Behind(line(record.report.outlet or UNNAMED), (record.report.published or "")[:10], to_words(record, span), quoted(record, span))
        for record, span in found
    )


def table(archive: Archive, asks: Asks) -> Table:
    """How things are named; with `one`, the words that tell apart."""
    side, words = _found(archive, asks)
    if asks.one:
        terms = words.apart(*_sides(words.voices(asks.voices), asks))
        return Table(Apart._fields[:-1], [_term(term, side.records) for term in terms])
    return Table(Named._fields[:-1], [_use(use, side.records) for use in words.uses(asks.voices)])


VIEW = View(
    path="/wording",
    label="Wording",
    summary="How voices name the same thing, and which words tell one voice from others; no word is called right or wrong",
    template="wording.html.j2",
    asks=Asks,
    answer=answer,
    given=Wording,
    table=table,
)
