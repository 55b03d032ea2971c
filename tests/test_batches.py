"""One report's record does not depend on what else is read, in which order, or in batches of which size."""

import random
from pathlib import Path

import pytest

from accordingto import flow
from accordingto.readers import sources
from accordingto.settings import Settings

EXAMPLES = sorted(Path(__file__).resolve().parent.parent.joinpath("examples").glob("[0-9]*.txt"))
TEXTS = [paragraph for path in EXAMPLES for paragraph in path.read_text("utf-8").split("\n\n") if len(paragraph) > 60][:64]


def made(texts: list[str], engine: str, batch: int) -> dict[str, bytes]:
    readings = (sources.from_text(text, id=text) for text in texts)
    found = flow.outcomes(readings, settings=Settings(engine=engine), batch=batch)
    return {record.id: record.to_json() for record in found if not isinstance(record, Exception)}


@pytest.mark.parametrize("engine", ["rules", "model"])
def test_batches(engine: str) -> None:
    """Batches of 1, of 8, and of all of them shuffled give the same records."""
    alone = made(TEXTS, engine, 1)
    assert len(alone) == len(set(TEXTS))
    assert made(TEXTS, engine, 8) == alone
    shuffled = random.Random(5).sample(TEXTS, len(TEXTS))
    assert made(shuffled, engine, 64) == alone
