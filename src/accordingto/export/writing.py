"""Where exports go: a file, or a folder of files, that takes its name only when all of it is written."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from accordingto.errors import CannotWrite

STANDARD_OUTPUT = "-"


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file for bytes; - is standard output. What stops the work leaves what stood there before; CannotWrite where the disk does."""
    if str(path) == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(path.name + ".part")
    with _told(path):
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        try:
            with part.open("wb") as file:
                yield file
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """A folder to write files into; at the end each takes its place in `path`, and other files there stay as they are."""
    if str(path) == STANDARD_OUTPUT:
        raise CannotWrite("standard output", why="this format is a folder of files")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_dir():
            raise FileExistsError(0, "it is a file, and this format is a folder of files")
        part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        try:
            yield part
            path.mkdir(exist_ok=True)
            for made in sorted(part.iterdir()):
                os.replace(made, path / made.name)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def listed(file: BinaryIO, head: dict[str, Any], name: str, items: Iterable[dict[str, Any]], tail: str = "") -> int:
    """Write a JSON object whose list `name` is too long to hold: its other members first, an item a line; how many items there were.

    tail is JSON that goes behind the list, before the closing brace; "{count}" in it becomes the number.
    """
    file.write(msgspec.json.encode(head)[:-1] + (b"," if head else b"") + msgspec.json.encode(name) + b":[")
    count = 0
    for item in items:
        file.write((b",\n" if count else b"\n") + msgspec.json.encode(item))
        count += 1
    file.write(b"\n]" + tail.replace("{count}", str(count)).encode() + b"}\n")
    return count


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(str(path), why=error.strerror or str(error)) from error
