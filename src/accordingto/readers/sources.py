"""From what the user names (file, folder, standard input, text, row of a batch) to readings."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from accordingto import registry
from accordingto.errors import (
    AccordingToError,
    AddressNotAllowed,
    BadLine,
    CannotOpen,
    EmptyFolder,
    EmptyInput,
    NoSuchInput,
    NotADate,
    NoTextFound,
    NotOneFile,
    TooLarge,
)
from accordingto.readers import bundle, feed, live, sniff, text
from accordingto.readers import published as dates
from accordingto.readers.reading import Origin, Reading, called, check_length, named, sound
from accordingto.settings import Settings

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
ROW_FIELDS = ("text", "published", "title", "outlet")


def from_text(
    words: str, *, published: str | None = None, title: str | None = None, outlet: str | None = None, id: str | None = None
) -> Reading:
    """A reading of the text exactly as it is; NotADate where published is no ISO 8601 day."""
    return sound(text.exactly(words, Origin(uri="-", published=published, title=title, outlet=outlet), id=id))


def from_row(row: bytes | str | dict[str, Any], number: int) -> Reading:
    """A reading of one row of a batch: {"id", "text", "published"?, "title"?, "outlet"?}, other fields ignored; BadLine otherwise."""
    if not isinstance(row, dict):
        try:
            row = msgspec.json.decode(row)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise BadLine(number, why=f"it is not JSON ({error})") from None
    if not isinstance(row, dict):
        raise BadLine(number, why="it is not an object")
    if not isinstance(row.get("text"), str):
        raise BadLine(number, why='"text" is missing' if "text" not in row else '"text" is not a string')
    wrong = [field for field in ROW_FIELDS if not isinstance(row.get(field), str | None)]
    name = row.get("id")
    if wrong or not isinstance(name, str | int | None):
        raise BadLine(number, why=f'"{wrong[0] if wrong else "id"}" is not a string')
    try:
        given = {field: row.get(field) or None for field in ROW_FIELDS[1:]}
        return from_text(row["text"], id=str(number if name is None else name), **given)
    except NotADate as error:
        raise BadLine(number, why=f'"published": {error.subject} is not ISO 8601') from None


def open_one(origin: Origin, settings: Settings) -> Iterator[Reading]:
    """The readings of one named input: a file has one, a folder those of its files; AccordingToError at the first bad one."""
    for found in open_many([origin.uri], origin, settings):
        if isinstance(found, AccordingToError):
            raise found
        yield found


def open_many(names: Iterable[str], options: Origin, settings: Settings) -> Iterator[Reading | AccordingToError]:
    """The readings of all named inputs in order, folders opened up; a bad input is given as its error and stops nothing.

    options holds what the user gave for all of them (its `uri` is not used).
    """
    for name in names:
        try:
            dates.given(options.published)
            paths = _files(name)
        except AccordingToError as error:
            yield error
            continue
        for path in paths:
            try:
                yield from _readings(_bytes(path, settings.max_bytes), options._replace(uri=path), settings)
            except AccordingToError as error:
                yield error


def one_file(origin: Origin, settings: Settings) -> tuple[bytes, Iterator[Reading]]:
    """The bytes of one file or of standard input, and the readings of just these bytes; AccordingToError where it is none."""
    dates.given(origin.published)
    if _files(origin.uri) != [origin.uri]:
        raise NotOneFile(origin.uri)
    data = _bytes(origin.uri, settings.max_bytes)
    return data, _readings(data, origin, settings)


def of_bytes(data: bytes, origin: Origin, settings: Settings) -> Iterator[Reading]:
    """The readings of bytes that stand for a file: one, or all of a feed or a press-database download; AccordingToError at a bad one."""
    dates.given(origin.published)
    return _readings(data, origin, settings)


def _files(name: str) -> list[str]:
    """The files of a named input: itself, or the reports of a folder and those below it, sorted, hidden ones left out."""
    if name == "-":
        return [name]
    if ADDRESS.match(name):
        raise AddressNotAllowed(name)
    path = Path(name)
    try:
        if not path.exists():
            raise NoSuchInput(name)
    except (OSError, ValueError) as error:
        raise NoSuchInput(name) from error
    if not path.is_dir():
        return [name]
    found = []
    for folder, folders, files in os.walk(name):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [os.path.join(folder, f) for f in files if _may_be_report(Path(f))]
    if not found:
        raise EmptyFolder(name, endings=", ".join(sniff.ENDINGS))
    return sorted(found)


def _may_be_report(file: Path) -> bool:
    """Whether a file of a folder is read: by its ending, hidden ones and the folder's own README left out."""
    return file.suffix.lower() in sniff.ENDINGS and not file.name.startswith(".") and file.stem.casefold() != "readme"


def _readings(data: bytes, origin: Origin, settings: Settings) -> Iterator[Reading]:
    """The report of a file; of a feed, a press-database download or a live page all its reports."""
    origin = origin._replace(uri=named(origin.uri), most=settings.max_characters)
    if not origin.plain and not sniff.looks_like(data):
        for kind in (feed, bundle, live):
            found = False
            for reading in kind.readings(data, origin):
                found = True
                check_length(origin, len(reading.report.text))
                yield sound(reading)
            if found:
                return
    yield sound(_read(data, origin, settings))


def _read(data: bytes, origin: Origin, settings: Settings) -> Reading:
    if not data.strip():
        raise EmptyInput(called(origin.uri))
    media_type = "text/plain" if origin.plain and not sniff.looks_like(data) else sniff.media_type(data, origin.uri)
    origin = origin._replace(media_type=media_type)
    if media_type not in (sniff.HTML, *sniff.PACKED):
        check_length(origin, len(data.decode("utf-8", "ignore")))
    reading: Reading = registry.find("readers", media_type)(data, origin)
    if not reading.report.text.strip():
        raise NoTextFound(called(origin.uri))
    check_length(origin, len(reading.report.text))
    return reading


def _bytes(name: str, limit: int) -> bytes:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with open(name, "rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise CannotOpen(name, why=error.strerror or str(error)) from error
    if len(data) > limit:
        raise TooLarge(called(name), size=f"more than {limit:,} bytes", limit=f"{limit:,} bytes", setting="ACCORDINGTO_MAX_BYTES")
    return data
