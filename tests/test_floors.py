"""The accuracy that was once reached is a floor: a change may raise it, never lower it."""

import os
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((ROOT / "bench" / "floors").glob("*.toml"))}
DATA = Path(os.environ.get("ACCORDINGTO_DATA") or ROOT.parent / "shared" / "data")


@cache
def measured(bench: str) -> dict[str, float]:
    figures: dict[str, float] = import_module(f"bench.{bench}").measure()
    return figures


@pytest.mark.parametrize("bench", FLOORS)
def test_floors(bench: str) -> None:
    """Every figure of the bench is at least its floor."""
    if not DATA.is_dir():
        assert "ACCORDINGTO_REQUIRE_DATA" not in os.environ, f"the development data is required and not at {DATA}"
        pytest.skip(f"accuracy floors need the development data, which is not at {DATA} (it may not be redistributed)")
    figures = measured(bench)
    below = {name: (figures.get(name), floor) for name, floor in FLOORS[bench]["floors"].items() if figures.get(name, -1.0) < floor}
    assert not below, f"below the floor (reached, floor): {below}"
