"""The tests of rules read with the engine `rules`, whatever the default is; those that ask for `both_engines` with each."""

import os
from collections.abc import Iterator

import pytest

ENGINE = "ACCORDINGTO_ENGINE"
os.environ[ENGINE] = "rules"


@pytest.fixture(scope="module", params=["rules", "model"])
def both_engines(request: pytest.FixtureRequest) -> Iterator[str]:
    """The test runs once with each engine."""
    os.environ[ENGINE] = request.param
    yield request.param
    os.environ[ENGINE] = "rules"
