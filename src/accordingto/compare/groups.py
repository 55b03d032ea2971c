"""Groups that grow as items come in: each item joins the group it is most like, and what that changed is told.

An item is placed at once by the groups that share its rarest marks. When a group has grown by half, it and its neighbours are divided anew
from their members, so that an early mistake does not stand; what people judged outranks likeness each time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic

import msgspec

from accordingto.compare.grouped import C, Change, Group, Key
from accordingto.compare.linkage import Limits, fits, partition
from accordingto.compare.unions import Judged, Judgements

NEAR = 12  # groups that an item is compared with
ASKED = 400  # entries of the index that are read to find them
GROWN = 1.2  # a group is divided anew when it has this many times the members it had then
LEAVES = 60  # members that are compared each with each; of more as many evenly spaced ones, and the others follow these


class State(msgspec.Struct, array_like=True):
    """What is kept of groups: how many names were given, each group's name, members and size when it was divided, the index
    that finds them, the names of those that changed since, and what people judged."""

    made: int
    groups: list[tuple[str, list[int], int]]
    index: dict[str, list[int]]
    unsettled: list[str]
    said: list[tuple[Key, Key, Judged]]


class Groups(Generic[C]):
    """All groups, the index that finds them, and the judgements."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits, self._made = name, limits, 0
        self._leaf: dict[Key, C] = {}
        self._of: dict[Key, Group[C]] = {}
        self._groups: dict[str, Group[C]] = {}
        self._index: dict[str, dict[str, None]] = {}
        self._judged: Judgements[Key] = Judgements()
        self._unsettled: set[str] = set()  # groups that other members came to since all were settled

    def __contains__(self, key: Key) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[Key]:
        return iter(self._leaf)

    def core(self, key: Key) -> C:
        """The core of one item."""
        return self._leaf[key]

    def group(self, key: Key) -> str:
        """The name of the item's group."""
        return self._of[key].name

    def like(self, one: Key, two: Key) -> float:
        """How alike two items are."""
        return self._leaf[one].like(self._leaf[two])

    def members(self, name: str) -> tuple[Key, ...]:
        """The members of the group of that name, as they came in."""
        return tuple(self._groups[name].members)

    def all(self) -> Mapping[str, tuple[Key, ...]]:
        """All groups by name with their members."""
        return {name: tuple(group.members) for name, group in self._groups.items()}

    def word(self, one: Key, two: Key) -> Judged | None:
        """What people last said of the pair."""
        return self._judged.word(one, two)

    def add(self, key: Key, core: C) -> tuple[Change, ...]:
        """Place an item; the changes among groups that followed from it."""
        self._leaf[key] = core
        near = [(group, like) for group, like in self._near(core) if like >= self._limits.floor]
        group = next((g for g, like in near if self._fit(like, core, g.core) and not self._parted([key], g)), None)
        if group is None:
            group = self._make(self._fresh(), [key])
        else:
            self._put(group, key)
        neighbours = [g for g, _ in near if g is not group]
        bound = [self._of[other] for other in self._judged.same(key) if other in self._of]
        if bound or len(group.members) >= GROWN * group.settled:
            return self._divide([group, *bound, *neighbours])
        return self._merge(group, neighbours)

    def judge(self, one: Key, two: Key, judged: Judged) -> tuple[Change, ...]:
        """Keep a person's word on two items; the changes that follow, at once where both are here."""
        self._judged.say(one, two, judged)
        both = [self._of[key] for key in (one, two) if key in self._of]
        return self._divide(both) if len(both) == 2 else ()

    def remove(self, key: Key) -> None:
        """Take an item away; the others of its group stay together."""
        group = self._of.pop(key)
        del self._leaf[key]
        left = [other for other in group.members if other != key]
        self._drop(group)
        if left:
            self._make(group.name, left).settled = min(group.settled, len(left))

    def settle(self) -> tuple[Change, ...]:
        """Divide every group that has changed with its neighbours anew: what was known only at the end is heeded for the earliest, too."""
        changes: list[Change] = []
        for name in [name for name in self._groups if name in self._unsettled]:
            group = self._groups.get(name)
            if group is not None:
                near = [g for g, like in self._near(group.core) if g is not group and like >= self._limits.floor]
                changes += self._divide([group, *near])
        self._unsettled.clear()
        return tuple(changes)

    def state(self, numbers: Mapping[Key, int]) -> State:
        """The groups as they stand; items by the numbers that they are kept under, cores left out since they follow from them."""
        at = {name: number for number, name in enumerate(self._groups)}
        return State(
            made=self._made,
            groups=[(g.name, [numbers[key] for key in g.members], g.settled) for g in self._groups.values()],
            index={mark: [at[name] for name in there] for mark, there in self._index.items() if there},
            unsettled=sorted(self._unsettled),
            said=self._judged.all(),
        )

    def restore(self, state: State, items: Sequence[tuple[Key, C]]) -> None:
        """Stand as `state` told, with these items under their numbers."""
        self._made, self._unsettled = state.made, set(state.unsettled)
        self._leaf = dict(items)
        for one, two, judged in state.said:
            self._judged.say(one, two, judged)
        for name, numbers, settled in state.groups:
            members = [items[number][0] for number in numbers]
            group = self._groups[name] = Group(name, self._core(members))
            group.members, group.settled = members, settled
            self._of.update(dict.fromkeys(members, group))
        named = list(self._groups.values())
        for mark, there in state.index.items():
            self._index[mark] = {named[number].name: None for number in there}
            for number in there:
                named[number].marks[mark] = None

    def _near(self, core: C) -> list[tuple[Group[C], float]]:
        """The groups that share the rarest marks, the most alike first."""
        hits: Counter[str] = Counter()
        asked = 0
        for there in sorted((self._index.get(mark, {}) for mark in core.marks()), key=len):
            asked += len(there)
            if asked > ASKED:
                break
            hits.update(there.keys())
        near = [self._groups[name] for name, _ in hits.most_common(NEAR)]
        return sorted(((group, core.like(group.core)) for group in near), key=lambda found: -found[1])

    def _fit(self, like: float, one: C, two: C) -> bool:
        return fits(like, (one.size, two.size), (one.within(), two.within()), self._limits)

    def _parted(self, members: Iterable[Key], group: Group[C]) -> bool:
        """Whether people judged one of the members to be another than one of the group's."""
        return bool(self._judged) and any(self._of.get(other) is group for key in members for other in self._judged.apart(key))

    def _fresh(self) -> str:
        self._made += 1
        return f"{self._name}-{self._made}"

    def _make(self, name: str, members: Sequence[Key]) -> Group[C]:
        group = self._groups[name] = Group(name, self._leaf[members[0]].copy())
        for key in members:
            self._put(group, key)
        return group

    def _put(self, group: Group[C], key: Key) -> None:
        leaf = self._leaf[key]
        if group.members:
            group.core.grow(leaf)
        group.members.append(key)
        self._of[key] = group
        self._unsettled.add(group.name)
        for mark in leaf.marks():
            if mark not in group.marks:
                group.marks[mark] = None
                self._index.setdefault(mark, {})[group.name] = None

    def _drop(self, group: Group[C]) -> None:
        for mark in group.marks:
            del self._index[mark][group.name]
        del self._groups[group.name]
        self._unsettled.discard(group.name)

    def _merge(self, group: Group[C], neighbours: Iterable[Group[C]]) -> tuple[Change, ...]:
        """Join to the group those neighbours that its new member made fit."""
        changes: list[Change] = []
        for other in neighbours:
            like = group.core.like(other.core)
            if self._fit(like, group.core, other.core) and not self._parted(group.members, other):
                keep, gone = (group, other) if len(group.members) >= len(other.members) else (other, group)
                changes.append(Change("merge", (keep.name, gone.name), self._reason(keep, gone)))
                self._drop(gone)
                for key in gone.members:
                    self._put(keep, key)
                group = keep
        return tuple(changes)

    def _divide(self, groups: Iterable[Group[C]]) -> tuple[Change, ...]:
        """Divide the first group, and as many of the others as can be compared, anew from their members."""
        chosen: list[Group[C]] = []
        for group in dict.fromkeys(groups):
            here = sum(len(g.members) for g in chosen)
            if not chosen or self._bound(chosen, group) or here + len(group.members) <= LEAVES:
                chosen.append(group)
        parts = self._parts([key for group in chosen for key in group.members])
        if {frozenset(part) for part in parts} == {frozenset(group.members) for group in chosen}:
            for group in chosen:
                group.settled = len(group.members)
            return ()
        return self._replace(chosen, parts)

    def _bound(self, chosen: Iterable[Group[C]], group: Group[C]) -> bool:
        """Whether a member of the group was judged the same as one of those chosen."""
        others = (self._of.get(other) for key in group.members for other in self._judged.same(key)) if self._judged else ()
        return any(other is not None and other in chosen for other in others)

    def _parts(self, members: list[Key]) -> list[list[Key]]:
        spaced = {members[n * len(members) // LEAVES] for n in range(LEAVES)} if len(members) > LEAVES else set(members)
        compared = [key for key in members if key in spaced or self._judged.same(key) or self._judged.apart(key)]
        leaves = [self._leaf[key] for key in compared]
        alike = [[0.0] * len(leaves) for _ in leaves]
        for one, leaf in enumerate(leaves):
            for two in range(one):
                alike[one][two] = alike[two][one] = leaf.like(leaves[two])
        at = {key: number for number, key in enumerate(compared)}
        same = [(at[key], at[other]) for key in compared for other in self._judged.same(key) if other in at]
        apart = [(at[key], at[other]) for key in compared for other in self._judged.apart(key) if other in at]
        parts = [[compared[number] for number in part] for part in partition(alike, self._limits, same, apart)]
        cores = [self._core(part) for part in parts]
        for key in members:
            if key not in at:
                parts[max(range(len(parts)), key=lambda n: self._leaf[key].like(cores[n]))].append(key)
        return parts

    def _core(self, members: Sequence[Key]) -> C:
        core = self._leaf[members[0]].copy()
        for key in members[1:]:
            core.grow(self._leaf[key])
        return core

    def _replace(self, old: list[Group[C]], parts: list[list[Key]]) -> tuple[Change, ...]:
        """Put the parts in the place of the groups: each goes on as the group that gives it most, the rest are new."""
        order = {group.name: number for number, group in enumerate(old)}
        given = Counter((n, self._of[key].name) for n, part in enumerate(parts) for key in part)
        names: dict[int, str] = {}
        for (n, name), _ in sorted(given.items(), key=lambda item: (-item[1], item[0][0], order[item[0][1]])):
            if n not in names and name not in names.values():
                names[n] = name
        for group in old:
            self._drop(group)
        new = [self._make(names.get(n) or self._fresh(), part) for n, part in enumerate(parts)]
        for group in new:
            group.settled = len(group.members)
        changes: list[Change] = []
        for group in old:
            into = [new[n] for n in range(len(parts)) if (n, group.name) in given]
            if len(into) > 1:
                changes.append(Change("split", (group.name, *(g.name for g in into)), self._reason(into[0], into[1])))
        for n, group in enumerate(new):
            source = sorted((g for g in old if (n, g.name) in given), key=lambda g: g.name != group.name)
            if len(source) > 1:
                changes.append(Change("merge", (group.name, *(g.name for g in source if g.name != group.name)), self._reason(*source[:2])))
        return tuple(changes)

    def _reason(self, one: Group[C], two: Group[C]) -> str:
        """Whose word it was, else how alike they are, and what both or only either of them has."""
        if self._judged:
            there = set(two.members)
            for key in one.members:
                for other in (*self._judged.same(key), *self._judged.apart(key)):
                    said = self._judged.word(key, other)
                    if said is not None and other in there:
                        return f"{said.by} judged {key} and {other} {'the same' if said.same else 'different'}"
        like, own = one.core.like(two.core), (one.core.within(), two.core.within())
        inside = " and ".join(f"{value:.2f}" for value, g in zip(own, (one, two), strict=True) if len(g.members) > 1)
        return f"alike {like:.2f} on average{f', within {inside}' if inside else ''}; {one.core.compared(two.core)}"
