"""From a unit to its items, in its order: the parent's half of reading, which opens and cuts and looks into nothing."""

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from accordingto.errors import AccordingToError, BadArchive, CannotOpen, TooLarge
from accordingto.readers import sources
from accordingto.readers.reading import Origin, named
from accordingto.settings import Settings
from accordingto.work import warc
from accordingto.work.shapes import Failure, Item
from accordingto.work.units import Unit
from accordingto.work.warc import Cut

BROKEN = (OSError, EOFError, zlib.error)


def items(unit: Unit, settings: Settings) -> Iterator[Cut]:
    """The items of a unit; what cannot be opened or cut is a failure in its place."""
    if unit.kind == "files":
        yield from _of_files(unit, settings)
        return
    path = unit.paths[0]
    try:
        with open(path, "rb") as file:
            yield from (warc.cut if unit.kind == "warc" else _lines)(file, path, settings.max_bytes)
    except OSError as error:
        yield Cut(Failure.of(CannotOpen(path, why=error.strerror or str(error)), number=0, uri=path), unit.size)


def _of_files(unit: Unit, settings: Settings) -> Iterator[Cut]:
    at = 0
    for number, path in enumerate(unit.paths, 1):
        found: Item | Failure
        try:
            data, _ = sources.one_file(Origin(uri=path), settings)
            at += len(data)
            found = Item(number=number, form="file", data=data, uri=named(path))
        except AccordingToError as error:
            found = Failure.of(error, number=number, uri=named(path))
        yield Cut(found, at)


def _lines(file: BinaryIO, name: str, limit: int) -> Iterator[Cut]:
    """A row for each line that is not blank; of a line that is too long only its number is kept."""
    whole = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if name.lower().endswith(".gz") else file
    number = 0
    try:
        while line := whole.readline(limit + 1):
            number += 1
            uri = f"{name}#{number}"
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = whole.readline(limit)
                wrong = TooLarge(uri, size=f"more than {limit:,} bytes", limit=f"{limit:,} bytes", setting="ACCORDINGTO_MAX_BYTES")
                yield Cut(Failure.of(wrong, number=number, uri=uri), file.tell())
            elif line.strip():
                yield Cut(Item(number=number, form="row", data=line, uri=uri), file.tell())
    except BROKEN as error:
        yield Cut(Failure.of(BadArchive(name, what=f"line {number}", why=str(error)[:200]), number=number + 1, uri=name), file.tell())
