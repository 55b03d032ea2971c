"""From a folder of YAML files to a `Codebook`: everything wrong with it is said at once, with file and place."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
import yaml

from accordingto import registry
from accordingto.codebooks.shapes import Codebook, Condition, EventClass, FrameSlot, Trigger, Words
from accordingto.errors import BadCodebook, NoSuchInput

T = TypeVar("T")
LISTS, CONTEXTS = "lists.yaml", "contexts.yaml"
# Every scalar is a word: "on" is a preposition here, no boolean. The C parser, where it is built in, is ten times as fast.
WORDS_ONLY: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SLOTS = frozenset(get_args(FrameSlot))


@cache
def load(name: str) -> Codebook:
    """The codebook of a registered name or of a folder.

    UnknownName where there is neither; NoSuchInput for a folder that is not there; BadCodebook, with all faults found,
    where a file is not as `shapes.EventClass` says.
    """
    sources = sorted((f for f in _folder(name).iterdir() if f.name.endswith((".yaml", ".yml"))), key=lambda f: f.name)
    faults: list[str] = []
    read = [kind for f in sources if f.name not in (LISTS, CONTEXTS) if (kind := _read(f, EventClass, faults)) is not None]
    lists, contexts = (_words([f for f in sources if f.name == own], faults) for own in (LISTS, CONTEXTS))
    if not read and not faults:
        raise BadCodebook(name, why="the folder holds no YAML file of a class")
    faults += [f"{c.type}: {fault}" for c in read for fault in _faults(c, lists)]
    faults += [f"{t} stands in {n} files" for t, n in sorted(Counter(c.type for c in read).items()) if n > 1]
    if faults:
        raise BadCodebook(name, why="; ".join(faults))
    return Codebook(name=name, classes=tuple(sorted(read, key=lambda c: c.type)), lists=lists, contexts=contexts)


def _folder(name: str) -> Traversable:
    if name in registry.names("codebooks"):
        return files(registry.where("codebooks", name))
    if "/" not in name and "\\" not in name and not Path(name).exists():
        registry.where("codebooks", name)  # raises UnknownName with the names there are
    if Path(name).is_file():
        raise BadCodebook(name, why="it is a file, and a codebook is the folder that holds the files of its classes")
    if not Path(name).is_dir():
        raise NoSuchInput(name)
    return Path(name)


def _words(sources: list[Traversable], faults: list[str]) -> dict[str, Words]:
    """What a file of named words holds; nothing where there is none."""
    return next((found for f in sources if (found := _read(f, dict[str, Words], faults)) is not None), {})


def _read(file: Traversable, shape: type[T], faults: list[str]) -> T | None:
    """The file as the shape; None where it is not, and why goes to the faults."""
    try:
        return msgspec.convert(_listed(yaml.load(file.read_text("utf-8"), WORDS_ONLY)), shape, strict=False)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        faults.append(f"{file.name}: {' '.join(str(error).split())}")
        return None


def _listed(found: Any) -> Any:
    """The YAML with each lone `$name` as a list of one."""
    if isinstance(found, dict):
        return {key: [value] if isinstance(value, str) and value.startswith("$") else _listed(value) for key, value in found.items()}
    return [_listed(value) for value in found] if isinstance(found, list) else found


def _faults(kind: EventClass, lists: dict[str, Words]) -> Iterator[str]:
    if not any(e.trigger for e in kind.examples):
        yield "no example with a trigger"
    if kind.crosswalk and not kind.crosswalk[-1].bare:
        yield "the last row of the crosswalk has a condition: an event for which none holds would have no code"
    for number, row in enumerate(kind.crosswalk[:-1], start=1):
        if row.bare:
            yield f"row {number} of the crosswalk has no condition: those after it are never reached"
    for number, trigger in enumerate(kind.triggers, start=1):
        for fault in _trigger_faults(trigger, lists):
            yield f"trigger {number}: {fault}"
    for miss in kind.near_misses:
        yield from _list_faults(miss.when, lists)
    for example in kind.examples:
        for word in (example.trigger, *example.actors, *example.recipients):
            if not all(
                piece in example.text for piece in ((word,) if word != example.trigger else word.split())
            ):  # a trigger may have gaps
                yield f"example {example.text!r} does not hold {word!r}"


def _trigger_faults(trigger: Trigger, lists: dict[str, Words]) -> Iterator[str]:
    if not (trigger.verbs or trigger.nouns or trigger.adjectives):
        yield "neither verbs nor nouns nor adjectives"
    known = SLOTS | set(lists.get("prepositions", ()))
    for slot in (*(trigger.actor or ()), *(trigger.recipient or ()), *trigger.where):
        if slot not in known:
            yield f"unknown slot {slot!r} (one of {', '.join(sorted(SLOTS))}, or of the list prepositions in {LISTS})"
    for condition in (*trigger.needs, *trigger.unless):
        yield from _list_faults(condition, lists)


def _list_faults(condition: Condition, lists: dict[str, Words]) -> Iterator[str]:
    fields = (condition.subject, condition.object, condition.modifier, condition.after, condition.preposition, condition.brings)
    for word in (word for words in fields for word in words):
        if word.startswith("$") and word[1:] not in lists:
            yield f"no list {word} in {LISTS}"
