"""The words of a text as the search index takes them, and where a search's words stand in a text.

Scripts that set no space between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are indexed letter by letter, so that any
string of them is found as a phrase; all others by words, in small letters and without the marks above and below Latin ones.
Where a script writes little words together with the next one (Arabic, Hebrew), the first word of a phrase is found behind them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
WORD = rf"{UNSPACED}|(?:(?!{UNSPACED})[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0dff])+"
MARKS = "[\u0300-\u036f]"


def unspaced(word: str) -> bool:
    """Whether the word has a letter of a script that sets no space between words."""
    return not word.isascii() and _pattern(UNSPACED).search(word) is not None


def indexed(text: str) -> str:
    """The text as it goes into the index."""
    return text if text.isascii() else _pattern(UNSPACED).sub(lambda match: f" {match.group()} ", text)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled when it is first needed: it takes as long as a small question."""
    return re.compile(words)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word as it is compared: small letters, no marks on Latin, Greek and Cyrillic ones."""
    low = word.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", _pattern(MARKS).sub("", unicodedata.normalize("NFD", low)))


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with its first and last code point."""
    return [(folded(match.group()), match.start(), match.end()) for match in _pattern(WORD).finditer(text)]


class Phrase(tuple[str, ...]):
    """Folded words that stand one after the other; `prefix` where the last may go on."""

    prefix: bool

    def __new__(cls, words: str, *, prefix: bool = False) -> "Phrase":
        made = super().__new__(cls, (token for token, _, _ in tokens(words)))
        made.prefix = prefix
        return made

    def fits(self, found: list[tuple[str, int, int]], at: int) -> bool:
        """Whether the words stand in the tokens from there on."""
        if at + len(self) > len(found) or any(found[at + i][0] != word for i, word in enumerate(self[:-1])):
            return False
        last = found[at + len(self) - 1][0]
        return last.startswith(self[-1]) if self.prefix else last == self[-1]

    def forms(self) -> "list[Phrase]":
        """The phrase itself, then with what its script may write together with its first word."""
        if not self or self[0].isascii():
            return [self]
        from accordingto.store import attached  # late: few searches are in such a script

        made = [Phrase(" ".join((first, *self[1:])), prefix=self.prefix) for first in attached.forms(self[0])]
        return made if all(len(one) == len(self) for one in made) else [self]

    def match(self) -> str:
        """The words as a phrase of FTS5, in any of its forms."""
        found = ['"' + " ".join(form) + '"' + ("*" if form.prefix else "") for form in self.forms()]
        return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def hits(text: str, phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Where the phrases stand in the text: code points [start, end), in order, without overlap."""
    first: dict[str, list[Phrase]] = {}
    begun: list[Phrase] = []
    for phrase in (form for one in phrases for form in one.forms()):
        if len(phrase) == 1 and phrase.prefix:
            begun.append(phrase)
        elif phrase:
            first.setdefault(phrase[0], []).append(phrase)
    found, taken, spans = tokens(text), 0, []
    for at in range(len(found)):
        size = max((len(phrase) for phrase in (*begun, *first.get(found[at][0], ())) if phrase.fits(found, at)), default=0)
        if size and at >= taken:
            spans.append((found[at][1], found[at + size - 1][2]))
            taken = at + size
    return spans
