"""Reports for `bench/reprints.py`, generated with what they were copied from: nothing in them but words of our own making.

A house writes of an event in sentences of its own, made of a Zipf vocabulary, of stock phrases that all houses use and of the event's
names. Independent accounts of one event share its quotations, whole clauses that state its facts, and the agency's standing background;
all reports of an outlet share its last lines. Copies are whole, cut, edited, under a new lead, or passages in an account of one's own.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

import numpy as np

from accordingto.compare.article import Article

SHORTEST, LONGEST = 120, 400
SMALL = "the of to and a in that was for on said with as by it at from were is had be he have has an its which they who been their not"
MORE = "will after two more would this are but than other into out some over first also three about when up one all last were during before"
ONSETS, RHYMES = "b d f g k l m n p r s t v z br dr gr st tr pl sk", "a e i o u an el is or ud ent ar in om est"
START = datetime(2031, 3, 1, tzinfo=UTC)


class Sentence(NamedTuple):
    """words are those outside quotation marks; kind prose, background or foot."""

    id: int
    text: str
    words: int
    kind: str = "prose"


class Made(NamedTuple):
    """A report, its sentences, and the origin of the most of its words: a report's id or an agency's name."""

    article: Article
    sentences: tuple[Sentence, ...]
    origin: str


class Event(NamedTuple):
    """What all accounts of it share."""

    names: list[str]
    quotes: list[str]
    facts: list[str]
    background: list[Sentence]
    day: datetime


class Copied(NamedTuple):
    """How a report was made of another: its sentences, and whether most of it is the other's."""

    sentences: list[Sentence]
    mostly: bool


class Wires:
    """A stream of reports, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.number = 0
        self.rng, self.random = np.random.default_rng(seed), Random(seed)
        self.vocabulary = [*f"{SMALL} {MORE}".split(), *self._words(30_000)]
        ranks = np.arange(1, len(self.vocabulary) + 1)
        self.weights = np.cumsum(1 / (ranks + 2.7) ** 1.05)
        self.stock = self._stock()
        self.pool: list[str] = []
        self.phrases = [" ".join(self._some(self.random.choice((2, 3, 3, 4, 4, 5, 6, 7)))) for _ in range(6_000)]
        self.topics = [[self._sentence(kind="background") for _ in range(6)] for _ in range(60)]
        self.outlets = [f"The {self._name()} {self.random.choice(('Post', 'Herald', 'Courier', 'Mirror', 'Observer'))}" for _ in range(400)]
        self.agencies = [f"{self._name()} News Agency" for _ in range(12)]
        self.feet = {o: [self._sentence(kind="foot") for _ in range(self.random.choice((0, 1, 1, 2)))] for o in self.outlets}

    def reports(self, count: int) -> Iterator[Made]:
        """So many reports, event after event, those of an event out of order."""
        left = count
        while left > 0:
            told = self._event()
            self.random.shuffle(told)
            yield from told[:left]
            left -= len(told)

    def _words(self, count: int) -> list[str]:
        starts, ends = ONSETS.split(), RHYMES.split()
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(self.random.choice(starts) + self.random.choice(ends) for _ in range(self.random.choice((1, 2, 2, 3))))] = None
        return list(found)

    def _stock(self) -> Iterator[str]:
        while True:
            picks = np.searchsorted(self.weights, self.rng.random(100_000) * self.weights[-1])
            yield from map(self.vocabulary.__getitem__, picks.tolist())

    def _some(self, count: int) -> list[str]:
        return [next(self.stock) for _ in range(count)]

    def _name(self) -> str:
        return self.random.choice(self.vocabulary[2000:]).capitalize()

    def _sentence(self, event: Event | None = None, fact: str = "", quote: str = "", kind: str = "prose") -> Sentence:
        """A sentence of the writer's own: stock phrases, words and names, perhaps around a fact or a quotation."""
        parts: list[str] = []
        length = self.random.randint(6, 12) if fact or quote else self.random.randint(12, 32)
        while sum(part.count(" ") + 1 for part in parts) < length:
            chance = self.random.random()
            if chance < 0.35:
                parts.append(self.phrases[int(len(self.phrases) * self.random.random() ** 3)])
            elif chance < 0.5 and event:
                parts.append(self.random.choice(event.names))
            else:
                parts += self._some(3)
        if fact:
            parts.insert(self.random.randint(0, len(parts)), fact)
        own = " ".join(parts)
        said = f" “{quote}”" if self.random.random() < 0.5 else f' "{quote}"'
        text = own[0].upper() + own[1:] + ("," + said if quote else "") + "."
        self.number += 1
        return Sentence(self.number, text, own.count(" ") + 1, kind)

    def _event(self) -> list[Made]:
        random = self.random
        names = [self._name() for _ in range(12)]
        quotes = [" ".join(self._some(random.randint(12, 55))) for _ in range(5)]
        facts = [" ".join([*self._some(random.randint(3, 6)), random.choice(names), *self._some(random.randint(2, 6))]) for _ in range(7)]
        day = START + timedelta(minutes=random.randrange(60 * 24 * 60))
        event = Event(names, quotes, facts, random.choice(self.topics), day)
        told: list[Made] = []
        for _ in range(random.choice((1, 1, 1, 2, 3, 4))):  # accounts that know nothing of each other
            house = random.choice(self.agencies if random.random() < 0.5 else self.outlets)
            made = self._made(house, self._account(event, house in self.agencies), day + timedelta(minutes=random.randrange(600)), (), "")
            copies = self._copies(event, made) if random.random() < 0.35 else []
            if copies and house in self.agencies and random.random() < 0.2:  # the agency's own report is not among them
                told += [m._replace(origin=house) if m.origin == made.article.id else m for m in copies]
            else:
                told += [made, *copies]
        return told

    def _account(self, event: Event, agency: bool, least: int = SHORTEST) -> list[Sentence]:
        random = self.random
        size = random.randint(least + 10, LONGEST - 80)
        facts, quotes = random.sample(event.facts, random.randint(2, 5)), random.sample(event.quotes, random.randint(0, 3))
        made = [self._sentence(event, fact=fact) for fact in facts] + [self._sentence(event, quote=quote) for quote in quotes]
        while length(made) < size:
            made.append(self._sentence(event))
        random.shuffle(made)
        if random.random() < (0.6 if agency else 0.2):
            at = random.randrange(len(event.background) - 2)
            made += event.background[at : at + random.choice((1, 2, 3))]
        while length(made) > LONGEST - 80:
            made.pop(random.randrange(len(made)))
        return made

    def _made(self, house: str, sentences: list[Sentence], when: datetime, credit: tuple[str, ...], origin: str) -> Made:
        """The report of a house, with its last lines; sometimes of no known hour or day."""
        chance, random = self.random.random(), self.random
        published = None if chance < 0.05 else when.date().isoformat() if chance < 0.15 else when.isoformat()
        sentences = [s for s in sentences if s.kind != "foot"] + self.feet.get(house, [])
        text = ""
        for sentence in sentences:
            text += sentence.text + ("\n\n" if random.random() < 0.4 or sentence is sentences[-1] else " ")
        self.number += 1
        id = f"r{random.getrandbits(40):010x}{self.number}"
        return Made(Article(id, text.rstrip(), house, published, credit), tuple(sentences), origin or id)

    def _copies(self, event: Event, source: Made) -> list[Made]:
        """Copies of a report and copies of copies, as many as wires have: mostly a few, seldom dozens."""
        random, family = self.random, [source]
        houses = random.sample(self.outlets, min(60, int(random.paretovariate(1.5))))
        home = source.article.outlet or ""
        for house in houses:
            taken = random.choice(family) if random.random() < 0.3 else source
            copied = self._copy(event, taken)
            if not SHORTEST <= length(copied.sentences) <= LONGEST - 80:
                copied = Copied([s for s in taken.sentences if s.kind != "foot"], True)
            before = taken.article.published or event.day.isoformat()
            when = max(datetime.fromisoformat(before).replace(tzinfo=UTC), event.day + timedelta(hours=10)) + timedelta(
                minutes=random.randrange(5, 900)
            )
            credit = (home,) if random.random() < 0.5 else ()
            family.append(self._made(house, copied.sentences, when, credit, taken.origin if copied.mostly else ""))
        return family[1:]

    def _copy(self, event: Event, taken: Made) -> Copied:
        random = self.random
        body = [s for s in taken.sentences if s.kind != "foot"]
        way = random.choices(("verbatim", "cut", "edited", "lead", "both", "partial"), (20, 25, 20, 15, 10, 10))[0]
        if way == "verbatim":
            return Copied(body, True)
        if way == "partial":
            return self._passage(event, body)
        if way in ("cut", "both") and length(body) > SHORTEST + 30:
            size, kept = random.randint(SHORTEST, length(body) - 20), list[Sentence]()
            for sentence in body:
                if length(kept) < size:
                    kept.append(sentence)
            body = kept
        if way in ("edited", "both"):
            rate = random.uniform(0.02, 0.12)
            body = [self._edited(s, rate) for s in body if random.random() > 0.05 or length(body) < SHORTEST + 40]
        if way == "lead":
            lead = [self._sentence(event, fact=random.choice(event.facts)), *(self._sentence(event) for _ in range(random.randint(0, 2)))]
            body = lead + body[random.choice((0, 1, 1, 2)) :]
            while length(body) > LONGEST - 80:
                body.pop()
        return Copied(body, True)

    def _passage(self, event: Event, body: list[Sentence]) -> Copied:
        """Two to four sentences of another inside an account of one's own."""
        prose = [s for s in body if s.kind == "prose"]
        at = self.random.randrange(max(1, len(prose) - 3))
        passage = prose[at : at + self.random.randint(2, 4)]
        own = self._account(event, False, least=SHORTEST + 60)
        while length(own) + length(passage) > LONGEST - 80 and length(own) > length(passage):
            own.pop()
        place = self.random.randint(0, len(own))
        return Copied(own[:place] + passage + own[place:], length(own) < length(passage))

    def _edited(self, sentence: Sentence, rate: float) -> Sentence:
        """Words replaced, left out and put in, outside quotations."""
        words = sentence.text.split(" ")
        made, inside = [], False
        for word in words:
            opens = word[0] in '“"'
            inside |= opens
            chance = self.random.random() if not inside else 1.0
            if chance < rate / 2:
                made += self._some(1)
            elif chance < rate * 0.8:
                made += [word, *self._some(1)]
            elif chance >= rate:
                made.append(word)
            inside &= not word.rstrip(".,").endswith(("”", '"'))
        text = " ".join(made)
        return sentence._replace(text=text if text.endswith(".") else text + ".")


def length(sentences: list[Sentence]) -> int:
    """The number of words."""
    return sum(s.text.count(" ") + 1 for s in sentences)
