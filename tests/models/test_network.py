"""Weights are data with a card, checked before they run."""

from importlib.resources import files
from pathlib import Path

import pytest

from accordingto.errors import BadWeights, UnknownName
from accordingto.models import network

FIELDS = {
    "file",
    "sha256",
    "threshold",
    "threshold_ruled",
    "threshold_nested",
    "threshold_grow",
    "threshold_content",
    "threshold_alone",
    "threshold_event",
    "score",
    "base",
    "licence",
    "trained_on",
    "script",
    "scores",
}


@pytest.mark.parametrize("name", sorted(network.catalog()))
def test_cards(name: str) -> None:
    """Every card says what the weights were made of, by which script, under which licence, and how they score."""
    card = network.catalog()[name]
    assert set(card) == FIELDS
    assert files("accordingto.models").joinpath(card["file"]).is_file()
    assert Path(__file__).parents[2].joinpath(card["script"]).is_file()


@pytest.mark.parametrize("name", sorted(network.catalog()))
def test_size(name: str) -> None:
    """No file of weights is larger than 30 MB."""
    assert len(files("accordingto.models").joinpath(network.catalog()[name]["file"]).read_bytes()) <= 30_000_000


def test_unknown_and_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name and a file that is not its card's are errors with a cure."""
    with pytest.raises(UnknownName, match="choose one of"):
        network.load("nothing")
    monkeypatch.setattr(network, "catalog", lambda: {"odd": {"file": "catalog.toml", "sha256": "0"}})
    with pytest.raises(BadWeights, match="--engine rules"):
        network.load("odd")
