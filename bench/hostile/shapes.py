"""A hostile file: how it is made, which verb reads it, and what must become of it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from accordingto import errors
from accordingto.errors import AccordingToError

REPORT = "The Oskel ministry said on Friday that at least 12 people had been killed in Tarsa."
MORE = "A spokeswoman for the Front denied it. “We were not there,” she told the Ilmar Daily on Saturday."
SECRET = "root:x:0"  # how the file begins that attacks like to read
MB = 1 << 20


class Got(NamedTuple):
    """What a verb did with a file: exit code, error classes by their messages, records as plain JSON, and all that it printed."""

    code: int
    errors: frozenset[str]
    records: list[dict[str, Any]]
    out: str


class Fails(NamedTuple):
    """The file is refused by one of these errors, and each of them leads to this exit code."""

    names: tuple[str, ...]

    def wrong(self, got: Got) -> str | None:
        """What is not as specified; None where all is."""
        if not got.errors & set(self.names):
            return f"expected {' or '.join(self.names)}, got {', '.join(sorted(got.errors)) or f'exit {got.code}'}"
        codes = {getattr(errors, name).exit_code for name in self.names}
        return None if got.code in codes | {1} else f"exit code {got.code}"


class Reads(NamedTuple):
    """The file is read: `least` to `most` records, whose text holds these words and not those; a note of this code; what is asked also."""

    holds: str = REPORT
    lacks: str = SECRET
    least: int = 1
    most: int | None = 1
    note: str | None = None
    also: Callable[[Got], str | None] | None = None

    def wrong(self, got: Got) -> str | None:
        """What is not as specified; None where all is."""
        if got.code:
            return f"exit code {got.code}: {', '.join(sorted(got.errors)) or got.out[-200:]}"
        texts = [" ".join(record["report"]["text"].split()) for record in got.records]
        if not self.least <= len(texts) or (self.most is not None and len(texts) > self.most):
            return f"{len(texts)} records"
        if self.holds and not any(self.holds in text for text in texts):
            return f"the text lacks {self.holds!r}"
        if self.lacks and (any(self.lacks in text for text in texts) or self.lacks in got.out):
            return f"the text or output holds {self.lacks!r}"
        if self.note and not any(note["code"] == self.note for record in got.records for note in record["notes"]):
            return f"no note {self.note!r}"
        return self.also(got) if self.also else None


class Prints(NamedTuple):
    """What the verb prints holds these words and none of those."""

    holds: tuple[str, ...]
    lacks: tuple[str, ...]

    def wrong(self, got: Got) -> str | None:
        """What is not as specified; None where all is."""
        if got.code:
            return f"exit code {got.code}"
        missing = [words for words in self.holds if words not in got.out]
        there = [words for words in self.lacks if words in got.out]
        return f"lacks {missing}, holds {there}" if missing or there else None


Expect = Fails | Reads | Prints
FILE, OUT = "{file}", "{out}"


class Case(NamedTuple):
    """A hostile file by its name on disk (bytes: any name that a disk allows), with the command that reads it."""

    name: str | bytes
    attack: str
    make: Callable[[], bytes]
    expect: Expect = Reads()
    verb: tuple[str, ...] = ("read", "--json", FILE)
    heavy: bool = False  # megabytes, or seconds: the bench alone makes it


def page(body: str | bytes, head: str = "") -> bytes:
    """A page with the report in it, and something else before and around."""
    inside = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    start = f"<!DOCTYPE html><html><head><title>Twelve killed in Tarsa</title>{head}</head><body>".encode("utf-8", "surrogatepass")
    return start + inside + b"</body></html>"


def article(more: str = "") -> str:
    """The report as the article of a page."""
    return f"<article><h1>Twelve killed in Tarsa</h1><p>{REPORT}</p>{more}<p>{MORE}</p></article>"


def repeated(words: str, size: int) -> str:
    """The words again and again, up to so many characters."""
    return (words * (size // len(words) + 1))[:size]


def known(name: str) -> type[AccordingToError]:
    """The error class of that name."""
    found: type[AccordingToError] = getattr(errors, name)
    return found


def numbered(make: Callable[[int], str], count: int) -> str:
    """A piece for each number."""
    return "".join(map(make, range(count)))


Cases = Iterable[Case]
