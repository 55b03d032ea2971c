"""What there is to do: units of work, each one file or a handful of small ones, named by all that its records depend on.

A unit's name is a hash of its content, the settings and the version, so an output that is there is the output that would be made.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from accordingto.errors import AddressNotAllowed, BadShard, CannotOpen, EmptyFolder, NoSuchInput
from accordingto.model import MadeWith
from accordingto.readers import sniff
from accordingto.readers.sources import ADDRESS
from accordingto.work.shapes import How

Kind = Literal["warc", "jsonl", "files"]
WARC, JSONL, FEED = (
    re.compile(r"\.(?:warc|wet)(?:\.gz|\.zst)?$", re.I),
    re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.I),
    (".rss", ".atom"),
)
KEY, DIGITS = 8, 32  # hex digits of the settings and of the content in a unit's name
FILES = 64  # plain files a unit, at most


class Unit(NamedTuple):
    """One unit: its files as the user named them, and their bytes together."""

    kind: Kind
    paths: tuple[str, ...]
    size: int


def listed(names: Iterable[str], *, most: int = FILES) -> list[Unit]:
    """The units of all that is named, folders opened up, in an order that depends on names alone; an error where there is none."""
    found = list(dict.fromkeys(path for name in names for path in _files(name)))
    single = [path for path in found if kind(path) != "files" or path.lower().endswith(FEED)]
    apart = set(single)
    return [_unit(group) for group in (*([path] for path in single), *_batches([p for p in found if p not in apart], most))]


def kind(path: str) -> Kind:
    """What a file holds, by its name: an archive, lines, or whatever `read` makes of it."""
    return "warc" if WARC.search(path) else "jsonl" if JSONL.search(path) else "files"


def share(units: list[Unit], part: str | None) -> list[Unit]:
    """The units of shard "i/n" (1/n to n/n): together the shards are all units, and no unit is in two; BadShard for anything else."""
    if part is None:
        return units
    match = re.fullmatch(r"(\d+)/(\d+)", part)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise BadShard(part)
    return units[int(match[1]) - 1 :: int(match[2])]


def key(made_with: MadeWith, how: How) -> str:
    """The part of a name that says what made the records: versions, settings, and the content of the user's own tables."""
    whole = hashlib.sha256(msgspec.json.encode((made_with, how.settings, how.plain, how.ocr)))
    for own in (how.settings.codebook, how.settings.actors, how.settings.conventions):
        for path in [Path(own)] if Path(own).is_file() else sorted(Path(own).rglob("*")) if own and Path(own).is_dir() else []:
            if path.is_file():
                whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:KEY]


def name(unit: Unit, key: str) -> str:
    """The unit's name: what made it, then what it holds; CannotOpen where a file cannot be read.

    A plain file's own name stands in its record, and so in the hash; those of archives and lines do not.
    """
    whole = hashlib.sha256(unit.kind.encode())
    for path in unit.paths:
        whole.update(f"\0{path if unit.kind == 'files' else ''}\0{_sum(path)}".encode("utf-8", "surrogatepass"))
    return f"{key}-{whole.hexdigest()[:DIGITS]}"


def _sum(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CannotOpen(path, why=error.strerror or str(error)) from error


def _unit(paths: list[str]) -> Unit:
    return Unit(kind(paths[0]), tuple(paths), sum(os.path.getsize(path) for path in paths))


def _batches(paths: list[str], most: int) -> Iterator[list[str]]:
    """Plain files by the handful. Where one ends depends on its last name, so that one file more in a folder changes one unit, not all."""
    group: list[str] = []
    for path in paths:
        group.append(path)
        drawn = int.from_bytes(hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()[:4], "big")
        if len(group) == most or drawn % max(1, most // 2) == 0:
            yield group
            group = []
    if group:
        yield group


def _files(name: str) -> list[str]:
    if ADDRESS.match(name):
        raise AddressNotAllowed(name)
    if os.path.isfile(name):
        return [name]
    if not os.path.isdir(name):
        raise NoSuchInput(name)
    found = []
    for folder, folders, files in os.walk(name):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [os.path.join(folder, f) for f in files if _wanted(f)]
    if not found:
        raise EmptyFolder(name, endings=", ".join((*sniff.ENDINGS, ".warc.gz", ".jsonl")))
    return sorted(found)


def _wanted(name: str) -> bool:
    """Whether a file of a folder is read, by its ending; hidden ones and the folder's own README are not."""
    path = Path(name)
    many = WARC.search(name) or JSONL.search(name)
    return not name.startswith(".") and path.stem.casefold() != "readme" and bool(many or path.suffix.lower() in sniff.ENDINGS)
