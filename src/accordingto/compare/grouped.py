"""What groups are made of: keys of items, what their members have in common, and what became of them."""

from collections.abc import Iterable
from typing import Generic, Literal, NamedTuple, Protocol, Self, TypeVar


class Key(NamedTuple):
    """A report, or one of its events."""

    report: str
    event: str = ""

    def __str__(self) -> str:
        return f"{self.report} {self.event}".rstrip()


class Change(NamedTuple):
    """What became of groups: those that became one (the first stays), or the one that was divided, then what it was divided into."""

    kind: Literal["merge", "split"]
    groups: tuple[str, ...]
    because: str


class Core(Protocol):
    """What members have together, and how alike it is to others."""

    size: int

    def copy(self) -> Self:
        """One that may grow while this one stays."""

    def grow(self, other: Self) -> None:
        """Take the members of the other in."""

    def like(self, other: Self) -> float:
        """The mean likeness of members of either."""

    def within(self) -> float:
        """The mean likeness of members with each other."""

    def marks(self) -> Iterable[str]:
        """What others that are alike are found by."""

    def compared(self, other: Self) -> str:
        """In words, what both have and what only either has."""


C = TypeVar("C", bound=Core)


class Group(Generic[C]):
    """The members in the order in which they came, their core, and how many there were when they were last divided."""

    __slots__ = ("core", "marks", "members", "name", "settled")

    def __init__(self, name: str, core: C) -> None:
        self.name, self.core, self.members = name, core, list[Key]()
        self.marks: dict[str, None] = {}
        self.settled = 1
