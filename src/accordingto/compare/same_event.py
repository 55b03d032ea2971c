"""Which reports are of one event, and which of their events are one: groups that grow, with the evidence on every link.

Reports are grouped into stories by their words and days, so that nothing need be parsed; the events of their records by type, parties,
place, day, counts and words. A person's word on a pair outranks both.
"""

from collections.abc import Mapping
from typing import NamedTuple, Self

from accordingto.compare import accounts, deeds
from accordingto.compare.accounts import Account, Told
from accordingto.compare.facts import facts
from accordingto.compare.grouped import Change, Key
from accordingto.compare.groups import Groups
from accordingto.compare.same_event_state import Parts, packed, unpacked
from accordingto.compare.score import Link, Score, link
from accordingto.compare.terms import Terms
from accordingto.compare.unions import Judged
from accordingto.errors import NotAPair
from accordingto.model import Record

LINKS = 3  # links of a new member to its group: the strongest
RECENT = 12  # members of a group that are looked at for them
JUDGED = 1.0  # what a person's word is worth

__all__ = ["Change", "Key", "Link", "Placed", "SameEvent", "Score"]


class Placed(NamedTuple):
    """Where an item stands as it came in, and its strongest links there; none where it stands alone."""

    key: Key
    group: str
    links: tuple[Link, ...]


class Added(NamedTuple):
    """What became of a report: its own place, those of its events, and the changes among groups that followed."""

    story: Placed
    events: tuple[Placed, ...]
    changes: tuple[Change, ...]


class SameEvent:
    """Stories and events across reports. The same reports and judgements in the same order give the same groups."""

    def __init__(self, language: str = "en") -> None:
        self._terms = Terms(language)
        self._told: dict[Key, Told] = {}
        self._stories: Groups[Account] = Groups("story", accounts.LIMITS)
        self._events: Groups[deeds.Tellings] = Groups("event", deeds.LIMITS)

    def __contains__(self, report: str) -> bool:
        return Key(report) in self._stories

    def add(self, record: Record) -> Added:
        """Place a report and its events; one whose id was added before keeps its place."""
        changes = self.take(record)
        keys = [Key(record.id, event.id) for event in record.events]
        return Added(self._placed(Key(record.id)), tuple(self._placed(k) for k in keys if k in self._events), changes)

    def take(self, record: Record) -> tuple[Change, ...]:
        """The same, and nothing told of it but the changes: what is told takes longer than placing."""
        key, changes = Key(record.id), list[Change]()
        if key in self._stories:
            return ()
        account, self._told[key] = accounts.account(record, self._terms)
        changes += self._stories.add(key, account)
        home = deeds.Home.of(self._told[key].words.weights)
        for fact in facts(record)["event"] if record.events else ():
            deed = deeds.deed(record, fact, self._terms, home)
            changes += self._events.add(Key(record.id, fact.id), deeds.Tellings([deed]))
        return tuple(changes)

    def reports(self) -> tuple[str, ...]:
        """The ids of all reports in the order in which they came."""
        return tuple(key.report for key in self._told)

    def forget(self, report: str) -> None:
        """Keep nothing of the report but what it taught of how rare words are."""
        self._stories.remove(Key(report))
        del self._told[Key(report)]
        for key in [key for key in self._events if key.report == report]:
            self._events.remove(key)

    def state(self) -> bytes:
        """Everything that is kept, as bytes: no texts."""
        return packed(self._parts())

    @classmethod
    def restore(cls, state: bytes, language: str = "en") -> Self:
        """What `state` gave, to be added to further; UnreadableState where the bytes are something else."""
        made = cls(language)
        unpacked(state, made._parts())
        return made

    def judge(self, one: Key, two: Key, *, same: bool, by: str) -> tuple[Change, ...]:
        """A person's word that two reports, or two events, are the same or not: it stands until a newer one, also for what comes later."""
        if bool(one.event) != bool(two.event):
            raise NotAPair(f"{one} and {two}")
        return self._groups(one).judge(one, two, Judged(same, by))

    def settle(self) -> tuple[Change, ...]:
        """Look at all groups once more, as if all reports had come at once; what changed by it."""
        return (*self._stories.settle(), *self._events.settle())

    def stories(self) -> Mapping[str, tuple[Key, ...]]:
        """The reports of each story."""
        return self._stories.all()

    def events(self) -> Mapping[str, tuple[Key, ...]]:
        """The tellings of each event."""
        return self._events.all()

    def group(self, key: Key) -> str:
        """The story of a report, or the group of an event."""
        return self._groups(key).group(key)

    def link(self, one: Key, two: Key) -> Link:
        """What speaks for and against two reports, or two events, being the same."""
        said = self._groups(one).word(one, two)
        if said is not None:
            word = f"{said.by} judged them {'the same' if said.same else 'different'}"
            return link(one, two, [Score(JUDGED if said.same else -JUDGED, word, said.by, said.by)])
        if one.event:
            return link(one, two, deeds.evidence(self._events.core(one).deeds[0], self._events.core(two).deeds[0]))
        ours, theirs = ((self._stories.core(key), self._told[key]) for key in (one, two))
        return accounts.linked(one, two, ours, theirs)

    def _parts(self) -> Parts:
        return Parts(self._terms, self._told, self._stories, self._events)

    def _groups(self, key: Key) -> Groups[Account] | Groups[deeds.Tellings]:
        return self._events if key.event else self._stories

    def _placed(self, key: Key) -> Placed:
        groups = self._groups(key)
        name = groups.group(key)
        others = [other for other in groups.members(name)[-RECENT - 1 :] if other != key]
        ranked = sorted(others, key=lambda other: -groups.like(key, other))[:LINKS]
        return Placed(key, name, tuple(self.link(key, other) for other in ranked))
