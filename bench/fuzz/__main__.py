"""`python -m bench.fuzz --minutes N [TARGET...]`: each target in turn for so long, seed after seed; finds are printed."""

import argparse
import signal
import time
import traceback
from types import FrameType

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.fuzz.targets import TARGETS, Target

EXAMPLES = 400  # of a seed
SLOW = 20  # seconds that one example may take


class Slow(Exception):
    """An example took too long."""


def _slow(number: int, frame: FrameType | None) -> None:
    raise Slow(f"more than {SLOW} seconds")


def once(target: Target, number: int) -> tuple[int, Exception | None]:
    """Run one seed; how many examples there were, and the find."""
    count = 0

    @seed(number)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink]
    )
    @given(target.strategy)
    def check(made: object) -> None:
        nonlocal count
        count += 1
        signal.alarm(SLOW)
        try:
            target.check(made)
        finally:
            signal.alarm(0)

    try:
        check()
    except Exception as error:
        return count, error
    return count, None


def main() -> None:
    """Run them."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _slow)
    finds = 0
    for name in options.targets or TARGETS:
        end = time.monotonic() + 60 * options.minutes
        number, count, errors = options.first, 0, set[str]()
        while time.monotonic() < end:
            more, error = once(TARGETS[name], number)
            number, count = number + 1, count + more
            if error is not None:
                trace = "".join(traceback.format_exception(error, limit=-4))
                key = trace.split("File")[-1]
                if key not in errors:
                    errors.add(key)
                    print(f"--- {name}, seed {number - 1}\n{trace[-3000:]}", flush=True)
        finds += len(errors)
        print(f"{name:<12} {number - options.first:>6} seeds {count:>9,} examples {len(errors):>3} finds", flush=True)
    raise SystemExit(bool(finds))


if __name__ == "__main__":
    main()
