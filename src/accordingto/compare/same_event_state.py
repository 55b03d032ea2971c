"""What is kept of stories and events from one run to the next: words, days and parties of what was compared, as bytes; never a text.

Only leaves are written: what groups have in common follows from their members, in the order in which these came.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from accordingto.compare import groups
from accordingto.compare.accounts import Account, Told
from accordingto.compare.deeds import NUMBERS, Bounds, Deed, Home, Tellings
from accordingto.compare.grouped import Key
from accordingto.compare.groups import Groups
from accordingto.compare.terms import Known, Terms, Words
from accordingto.errors import UnreadableState
from accordingto.model import Place

VERSION = 1
SUBJECT = "the state of events"
Weighed = tuple[dict[str, float], dict[str, str]]  # weights, and the forms that are the text's own


class Leaf(msgspec.Struct, array_like=True):
    """A report as it is compared."""

    id: str
    words: Weighed
    kinds: dict[str, str]
    shown: tuple[str, str]
    day: int | None
    published: int | None


class Act(msgspec.Struct, array_like=True):
    """An event as it is compared; `report` is the number of its report."""

    report: int
    id: str
    type: str
    who: Weighed
    shown: str
    place: Place | None
    days: tuple[int, int] | None
    told: int | None
    day: str
    figures: tuple[tuple[str, Bounds, str], ...]
    words: Weighed


class State(msgspec.Struct):
    """All of it."""

    version: int
    terms: Known
    leaves: list[Leaf]
    acts: list[Act]
    stories: groups.State
    events: groups.State


class Parts(NamedTuple):
    """What stories and events are made of."""

    terms: Terms
    told: dict[Key, Told]
    stories: Groups[Account]
    events: Groups[Tellings]


def packed(parts: Parts) -> bytes:
    """The parts as bytes."""
    reports = {key: number for number, key in enumerate(parts.told)}
    acts = {key: number for number, key in enumerate(parts.events)}
    leaves = [_leaf(key, parts.stories.core(key), told) for key, told in parts.told.items()]
    made = [_act(key, parts.events.core(key).deeds[0], reports) for key in acts]
    return msgspec.msgpack.encode(State(VERSION, parts.terms.known(), leaves, made, parts.stories.state(reports), parts.events.state(acts)))


def unpacked(state: bytes, parts: Parts) -> None:
    """Fill new parts with what `packed` gave; UnreadableState where the bytes are something else."""
    try:
        kept = msgspec.msgpack.decode(state, type=State)
    except msgspec.DecodeError as error:
        raise UnreadableState(SUBJECT, why=str(error)) from error
    if kept.version != VERSION:
        raise UnreadableState(SUBJECT, why=f"it has version {kept.version}, not {VERSION}")
    parts.terms.restore(kept.terms)
    forms = parts.terms.forms
    for leaf in kept.leaves:
        parts.told[Key(leaf.id)] = Told(_words(leaf.words, forms), leaf.kinds, *leaf.shown)
    told = list(parts.told.values())
    accounts = [Account(one.words.weights, leaf.day, leaf.published, forms) for one, leaf in zip(told, kept.leaves, strict=True)]
    parts.stories.restore(kept.stories, list(zip(parts.told, accounts, strict=True)))
    homes = [Home.of(one.words.weights) for one in told]
    deeds = [_deed(act, homes[act.report], forms) for act in kept.acts]
    keys = [Key(kept.leaves[act.report].id, act.id) for act in kept.acts]
    parts.events.restore(kept.events, [(key, Tellings([deed])) for key, deed in zip(keys, deeds, strict=True)])


def _leaf(key: Key, account: Account, told: Told) -> Leaf:
    published = account.published[0] if account.published else None
    return Leaf(key.report, _own(told.words), dict(told.kinds), (told.day, told.published), next(iter(account.days), None), published)


def _act(key: Key, deed: Deed, reports: Mapping[Key, int]) -> Act:
    return Act(
        reports[Key(key.report)],
        key.event,
        deed.type,
        _own(deed.who),
        deed.shown,
        deed.place,
        deed.days,
        deed.told,
        deed.day,
        deed.figures,
        _own(deed.words),
    )


def _deed(act: Act, home: Home, forms: dict[str, str]) -> Deed:
    return Deed(
        type=act.type,
        who=_words(act.who, forms),
        shown=act.shown,
        place=act.place,
        days=act.days,
        told=act.told,
        day=act.day,
        figures=act.figures,
        words=_words(act.words, forms),
        report=home,
        number=next(NUMBERS),
        alike={},
    )


def _own(words: Words) -> Weighed:
    """The words with those of their forms that are not everybody's."""
    maps: Sequence[Mapping[str, str]] = words.forms.maps if isinstance(words.forms, ChainMap) else (words.forms,)
    return dict(words.weights), dict(maps[0])


def _words(weighed: Weighed, forms: dict[str, str]) -> Words:
    return Words(weighed[0], ChainMap(weighed[1], forms))
