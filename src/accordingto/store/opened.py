"""Open an archive by its path."""

from pathlib import Path

from accordingto.store.archive import Archive
from accordingto.store.connect import MEMORY, connected


def open_archive(path: str = MEMORY, *, write: bool = False, create: bool = False) -> Archive:
    """The archive in that file; made new where `create` allows it. Without a path: one in memory, for questions to a few reports."""
    return Archive(connected(str(path), write=write or create, create=create or path == MEMORY), str(path))


def kept(path: str | Path, *, read_only: bool = False) -> Archive:
    """The archive in that file, to ask and to add to; made new where there is none, unless it is only to be read."""
    return open_archive(str(path), create=not read_only)
