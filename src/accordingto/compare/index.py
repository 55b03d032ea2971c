"""Which texts hold a sampled 5-gram: an inverted index in which grams that many unlike texts hold stop counting, as boilerplate does."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

FAMILIES = 2  # families (texts that copy each other) in which a passage may always stand: who took it over, and from whom
HELD = 4  # texts that hold a gram before it is set aside
SPREAD = 6  # families in which a passage may stand where nothing is known of time
FASHION = 24  # and where all of them are of the same days
HALF = 0.5  # of the families must have a day for days to tell
DAYS = 4.0  # a passage that stands in reports further apart is not taken over as news
MOST = 256  # texts that one gram finds; a later copy of the same text still finds these
Held = int | list[int]  # one text, or some in the order of adding


class Families:
    """Texts that are copies of each other, however far round (union-find)."""

    def __init__(self, count: int = 0) -> None:
        self.above = list(range(count))

    def add(self) -> None:
        """A text more, in a family of its own."""
        self.above.append(len(self.above))

    def find(self, text: int) -> int:
        """The text that stands for the family: the one added first."""
        above = self.above
        while above[text] != text:
            above[text] = above[above[text]]
            text = above[text]
        return text

    def join(self, one: int, two: int) -> None:
        """Make one family of both."""
        one, two = self.find(one), self.find(two)
        if one != two:
            self.above[max(one, two)] = min(one, two)


class Judge:
    """What a gram is worth as evidence, by the families of the texts that hold it and the days on which they were published."""

    def __init__(self, held: Mapping[int, Held], families: Families, days: list[float | None]) -> None:
        self.held, self.families, self.days = held, families, days
        self.told: dict[int, tuple[int, bool]] = {}  # of how many texts it was told last whether they are wide

    def standing(self, key: int) -> bool:
        """Whether the gram stands in more families than one story has, so that a passage with it shows no copying."""
        texts = self.held.get(key, -1)
        if isinstance(texts, int):
            return False
        size, wide = self.told.get(key, (-1, True))
        if size != len(texts):
            wide = self.wide(texts)
            self.told[key] = len(texts), wide
        return wide

    def scattered(self, texts: Collection[int]) -> bool:
        """Whether no family has half of the texts."""
        return 2 * max(Counter(map(self.families.find, texts)).values()) < len(texts)

    def commons(self) -> set[int]:
        """All grams that count nowhere: they stand in many families, none of which has half of the texts."""
        many = ((key, texts) for key, texts in self.held.items() if not isinstance(texts, int) and len(texts) >= HELD)
        return {key for key, texts in many if self.wide(texts) and self.scattered(texts)}

    def wide(self, texts: Collection[int]) -> bool:
        """Whether these are too many families, on the days when they began, to have taken the words from each other."""
        began: dict[int, float | None] = {}
        for text in texts:
            family, day = self.families.find(text), self.days[text]
            first = began.get(family)
            began[family] = day if first is None or (day is not None and day < first) else first
        if len(began) <= FAMILIES:
            return False
        days = sorted(day for day in began.values() if day is not None)
        if len(days) < HALF * len(began):
            return len(began) > SPREAD
        aside = len(days) // 8  # single late ones tell nothing
        return len(began) > (FAMILIES if days[-1 - aside] - days[aside] > DAYS else FASHION)


class Index:
    """Grams to texts, with those set aside that find nobody, as told when the texts that hold them had last doubled in number.

    days are the days on which the texts were published, None where that is not known.
    """

    def __init__(self, families: Families, days: list[float | None]) -> None:
        self.held: dict[int, Held] = {}
        self.judge = Judge(self.held, families, days)
        self.commons: set[int] = set()  # grams that count nowhere
        self.wide: set[int] = set()  # grams that stand in many families: they find nobody
        self.aside: set[int] = set()  # grams that were ever wide

    def add(self, text: int, keys: Iterable[int]) -> None:
        """Note that the text holds the grams."""
        held = self.held
        for key in keys:
            found = held.get(key)
            if found is None:
                held[key] = text
            elif isinstance(found, int):
                held[key] = [found, text]
            else:
                found.append(text)
                size = len(found)
                if size >= HELD and size & (size - 1) == 0:
                    self._judge(key, found)

    def _judge(self, key: int, texts: list[int]) -> None:
        self.wide.discard(key)
        self.commons.discard(key)
        if self.judge.wide(texts):
            self.wide.add(key)
            self.aside.add(key)
            if self.judge.scattered(texts):
                self.commons.add(key)

    def standing(self, key: int) -> bool:
        """What the judge says of the gram, asked only when its texts have doubled."""
        texts = self.held.get(key, -1)
        return not isinstance(texts, int) and (key in self.wide if len(texts) >= HELD else self.judge.wide(texts))

    def shared(self, keys: list[int]) -> Counter[int]:
        """The texts that hold some of the grams, and how many, grams set aside not counted."""
        held, found = self.held, list[int]()
        for key in keys if self.wide.isdisjoint(keys) else sorted(set(keys) - self.wide):
            texts = held.get(key)
            if texts is None:
                continue
            if isinstance(texts, int):
                found.append(texts)
            else:
                found.extend(texts if len(texts) <= MOST else texts[:MOST])
        return Counter(found)

    def passed_over(self, judge: Judge) -> Iterator[tuple[int, int]]:
        """Pairs of texts that hold a gram which was set aside and, as the judge sees it now, should not have been; the later one first."""
        for key in sorted(self.aside):
            texts = self.held.get(key, -1)
            if not isinstance(texts, int) and not judge.standing(key):
                yield from ((two, one) for one, two in combinations(texts[:MOST], 2))

    def remove(self, text: int, keys: Iterable[int]) -> None:
        """Forget that the text holds the grams."""
        for key in keys:
            texts = self.held.get(key)
            if texts == text:
                del self.held[key]
            elif isinstance(texts, list):
                texts.remove(text)

    def fill(self, rows: Iterable[tuple[int, list[int]]]) -> None:
        """Put the texts back as they were, without judging anything again."""
        held = self.held
        for text, keys in rows:
            for key in keys:
                found = held.get(key)
                if found is None:
                    held[key] = text
                elif isinstance(found, int):
                    held[key] = [found, text]
                else:
                    found.append(text)
