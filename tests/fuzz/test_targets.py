"""No file and no text, however it is damaged, makes a reader or a rule raise anything but an error of ours."""

import pytest
from hypothesis import HealthCheck, given, settings

from bench.fuzz.targets import TARGETS

EXAMPLES = 80  # a few seconds a target; `python -m bench.fuzz --minutes 10` runs for as long as one likes


@pytest.mark.parametrize("name", TARGETS)
def test_target(name: str) -> None:
    """What holds of every input of the target holds of these; the same ones each time, so that a red run is red again."""
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(target.strategy)
    def check(made: object) -> None:
        target.check(made)

    check()
