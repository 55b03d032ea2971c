"""Which pieces of a text are words of persons' names, what stands there instead, and where every place of the text goes.

A word that is a name and nothing else is replaced wherever it stands. One that is also another word ("Mark", "May") is replaced where a
person is mentioned, beside another word of a name, and where its capital has no other reason: not at the beginning of a sentence, nor
inside a time, a place or another party.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from accordingto.export.persons import APART, WORD, Names, addresses, capital, endings
from accordingto.gazetteer.entry import fold
from accordingto.model import Record, Spans
from accordingto.model.nearby import Nearby

# A name; what is named otherwise, whose words stay if they are not a name's alone; sentences; an address or path.
Mode = Literal["name", "other", "prose", "address"]
WHOLE, GLUED = 4, 5  # letters from which a name is one in small letters too, and inside the other letters of an address
SHORT = 2  # letters of an address that are too few to be a name
OPENS = frozenset('.!?:;\n•“"(')  # behind these a sentence begins
CLOSES = "”\"’'"
NEAR = 40  # letters before a word that are looked at
RESERVED = "%:/?#[]@!$&'()*+,;="


class Change(NamedTuple):
    """A piece of a text and what stands there instead."""

    start: int
    end: int
    new: str


class Moves:
    """Changes of one text, in its order."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self._ends = [change.end for change in changes]
        self._shifts = [0]
        for change in changes:
            self._shifts.append(self._shifts[-1] + len(change.new) - (change.end - change.start))

    def spans(self, spans: Spans) -> Spans:
        """The spans in the new text; where one cuts through a replaced word, the whole word comes into it."""
        return tuple((self._at(start, last=False), self._at(end, last=True)) for start, end in spans)

    def text(self, text: str, start: int = 0, end: int | None = None) -> str:
        """The new text, or what became of a range of the old one."""
        at, until, pieces = start, len(text) if end is None else end, []
        for change in self.changes:
            if start <= change.start and change.end <= until:
                pieces += [text[at : change.start], change.new]
                at = change.end
        return "".join(pieces) + text[at:until]

    def _at(self, at: int, *, last: bool) -> int:
        number = bisect_right(self._ends, at)
        if number < len(self.changes) and self.changes[number].start < at:
            start = self.changes[number].start + self._shifts[number]
            return start + len(self.changes[number].new) if last else start
        return at + self._shifts[number]


class Finder:
    """Finds the words of some names; `word` gives the pseudonym of one."""

    def __init__(self, names: Names, word: Callable[[str], str]) -> None:
        self._own, self._shared, self._word = names.own, names.shared, word
        self._long = sorted((name for name in names.own if len(name) >= GLUED), key=lambda name: (-len(name), name))

    def in_report(self, record: Record, mentions: Sequence[Spans]) -> Moves:
        """The changes of the report's text."""
        top = record.report.dateline
        named: Nearby[bool] = Nearby((spans, True) for spans in mentions)
        others = [spans for party in record.parties if party.kind != "person" for spans in party.mentions]
        others += [t.spans for t in record.times] + [p.spans for p in record.places] + ([top.spans] if top else [])
        held: Nearby[bool] = Nearby((spans, True) for spans in others)

        def inside(start: int, end: int) -> Mode:
            at = ((start, end),)
            return "name" if named.overlapping(at) else "other" if held.overlapping(at) else "prose"

        return Moves(list(self._changes(record.report.text, inside)))

    def replaced(self, text: str, mode: Mode) -> str:
        """Another text of the record with its names replaced."""
        if mode == "address":
            return self._address(text)
        return Moves(list(self._changes(text, lambda *_: mode))).text(text)

    def _changes(self, text: str, inside: Callable[[int, int], Mode]) -> Iterator[Change]:
        words = list(WORD.finditer(text))
        for number, match in enumerate(words):
            new = self._whole(match) or self._made_of(match) or self._handle(text, match)
            if new is None and fold(match[0]) in self._shared and capital(match[0]):
                mode = inside(match.start(), match.end())
                beside = self._beside(text, words, number, -1) or self._beside(text, words, number, 1)
                if self._meant(text, match, mode, beside):
                    new = self._word(match[0])
            if new is not None:
                yield Change(match.start(), match.end(), new)

    def _whole(self, match: re.Match[str]) -> str | None:
        name = fold(match[0])
        return self._word(match[0]) if name in self._own and (len(name) >= WHOLE or capital(match[0])) else None

    def _made_of(self, match: re.Match[str]) -> str | None:
        word = match[0]
        bases = (word[: -len(ending)] for ending in endings() if word.casefold().endswith(ending))
        base = next((base for base in bases if len(base) >= WHOLE and fold(base) in self._own), None)
        return self._word(base) + word[len(base) :] if base else None

    def _handle(self, text: str, match: re.Match[str]) -> str | None:
        """A name among other letters of an address, a handle or a tag."""
        around = {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}
        return self._glued(match[0]) if APART & around else None

    def _glued(self, word: str) -> str | None:
        folded = fold(word)
        name = next((name for name in self._long if name in folded), None)
        if name is None:
            return None
        at = folded.index(name)
        before, behind = folded[:at], folded[at + len(name) :]
        return (self._glued(before) or before) + self._word(name) + (self._glued(behind) or behind)

    def _beside(self, text: str, words: Sequence[re.Match[str]], at: int, step: int) -> bool:
        """Whether the next word is of a name too; initials between them are passed over."""
        following = at + step
        if not (0 <= following < len(words) and _next(text, words[at], words[following])):
            return False
        word = words[following][0]
        if len(word) == 1:
            return self._beside(text, words, following, step)
        return capital(word) and (fold(word) in self._own or fold(word) in self._shared)

    def _meant(self, text: str, match: re.Match[str], mode: Mode, beside: bool) -> bool:
        """Whether a word with other meanings is a name here."""
        if len(match[0]) == 1:
            return beside and text[match.end() : match.end() + 1] == "."  # an initial
        titled = WORD.findall(text[max(0, match.start() - NEAR) : match.start()])[-1:]
        addressed = bool(titled) and fold(titled[0]) in addresses()
        return mode == "name" or beside or addressed or (mode == "prose" and not _opens(text[max(0, match.start() - NEAR) : match.start()]))

    def _address(self, text: str) -> str:
        """Any case, and inside other letters."""
        plain = unquote(text)
        new = WORD.sub(self._of_address, plain)
        return text if new == plain else new if plain == text else quote(new, safe=RESERVED)

    def _of_address(self, match: re.Match[str]) -> str:
        name = fold(match[0])
        if len(name) > SHORT and name in self._own | self._shared:
            return self._word(match[0])
        return self._glued(match[0]) or match[0]


def _opens(before: str) -> bool:
    """Whether a sentence begins behind the text, so that a capital says nothing."""
    near = before.rstrip(" ")
    if near != before and near[-1:] in CLOSES:  # a quotation ends there, and its last mark says whether the sentence does
        near = near[:-1].rstrip(CLOSES)
    return near == "" or near[-1] in OPENS


def _next(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether only a blank, a hyphen or an initial's stop lies between two words."""
    between = text[min(one.end(), other.end()) : max(one.start(), other.start())]
    return between in (" ", "-", ". ", ".", "\u00a0")
