"""Pages on disk: one file for one record, or a folder with an index for several; a page is there whole or not at all."""

import os
import re
import unicodedata
from pathlib import Path

from accordingto.errors import CannotWrite
from accordingto.model import Record
from accordingto.show import article

ASKED = re.compile("[?#]")  # what follows in an address is no part of the page's name
NOT_WORD = re.compile(r"[^a-z0-9]+")
LONGEST = 60  # of a page's name, in characters: some file systems take no more than 255 bytes for a whole path's part


class Pages:
    """Where pages go; `add` writes one at once, so that nothing done is lost when a later one fails."""

    def __init__(self, path: Path, *, folder: bool) -> None:
        self.path = path
        self.folder = folder
        self.entries: list[article.Entry] = []

    @classmethod
    def at(cls, path: Path, *, several: bool) -> "Pages":
        """Pages at the path: a folder (made where it is missing) for several records or where one is there; CannotWrite."""
        folder = several or path.is_dir()
        try:
            (path if folder else path.absolute().parent).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(path, why=_why(error)) from error
        return cls(path, folder=folder)

    def add(self, record: Record) -> None:
        """Write the record's page."""
        taken = {entry.href for entry in self.entries}
        name = _name(record, taken) if self.folder else self.path.name
        write(self.path / name if self.folder else self.path, article.page(record, index="index.html" if self.folder else ""))
        self.entries.append(article.entry(record, name))

    def finish(self) -> Path:
        """Write the index, where there is one, and say where to begin reading."""
        if not self.folder:
            return self.path
        start = self.path / "index.html"
        write(start, article.index(self.entries))
        return start


def write(path: Path, text: str) -> None:
    """Write the text beside the path and move it there in one step; CannotWrite, and nothing left behind."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(path, why=_why(error)) from error


def _name(record: Record, taken: set[str]) -> str:
    """A file name of the source's own, in plain letters; else of the title; a number where it is taken."""
    uri = record.report.source.uri
    if "://" in uri:
        uri = ASKED.split(uri, maxsplit=1)[0]
    stem = Path(uri.rstrip("/").rpartition("/")[2]).stem
    slugs = (_slug(words) for words in (stem, record.report.title or "", record.id))
    base = next((slug for slug in slugs if slug not in ("", "index")), "record")
    names = (f"{base}-{i}.html" if i else f"{base}.html" for i in [0, *range(2, len(taken) + 3)])
    return next(name for name in names if name not in {*taken, "index.html"})


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return NOT_WORD.sub("-", plain).strip("-")[:LONGEST].rstrip("-")


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
