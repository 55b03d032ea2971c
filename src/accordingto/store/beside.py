"""Files beside an archive that hold what was worked out of its records: quick to have, made again where they are missing.

They stand outside the archive, since they are as large as it is and cost nothing to lose.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from accordingto.store.connect import MEMORY

DERIVED = ("reprints", "events")  # the names there are, so that forgetting finds the files


class Head(msgspec.Struct, frozen=True):
    """The first line of a file: of which archive, and up to which record."""

    made: str
    upto: int


def read(archive: str, name: str, made: str) -> tuple[int, bytes] | None:
    """What is kept under that name of this very archive, and up to which record; None where nothing is."""
    try:
        line, _, state = _file(archive, name).read_bytes().partition(b"\n")
        head = msgspec.json.decode(line, type=Head)
    except (OSError, msgspec.DecodeError):
        return None
    return (head.upto, state) if head.made == made else None


def write(archive: str, name: str, made: str, upto: int, state: bytes) -> None:
    """Keep it, whole or not at all; nothing is kept of an archive in memory, or where no file may be written."""
    if archive == MEMORY:
        return
    part = _file(archive, f"{name}.{os.getpid()}.part")
    with suppress(OSError):
        part.write_bytes(msgspec.json.encode(Head(made, upto)) + b"\n" + state)
        os.replace(part, _file(archive, name))


def remove(archive: str) -> None:
    """Remove all of it."""
    for name in DERIVED:
        _file(archive, name).unlink(missing_ok=True)


def _file(archive: str, name: str) -> Path:
    return Path(f"{archive}.{name}")
