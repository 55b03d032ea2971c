"""Where tables and pictures go: a file that is there whole or not at all, or standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from accordingto.errors import CannotWrite


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A text file that takes its name when all is written; - is standard output; CannotWrite where it cannot be."""
    if str(path) == "-":
        yield sys.stdout
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        part = path.with_name(path.name + ".part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(str(path), why=error.strerror or str(error)) from error


def save(path: Path, data: bytes) -> None:
    """A file of bytes that takes its name when all is written; - is standard output; CannotWrite, and nothing left behind."""
    if str(path) == "-":
        click.echo(data, nl=False)
        return
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
        click.echo(f"written: {path}", err=True)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(path, why=error.strerror or str(error)) from error
