"""What the verbs that read reports share: the options that say how, and the records of what was named."""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from accordingto import flow
from accordingto.cli import complain
from accordingto.cli.options import HOW, WHAT, about, how, what
from accordingto.errors import AccordingToError
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings

TOGETHER = 8  # reports parsed at a time: few, so that the first record is soon on the screen
SOME_FAILED = 1

__all__ = ["HOW", "WHAT", "Inputs", "about", "how", "settings", "what"]


def settings(**given: str | None) -> Settings:
    """The settings of the environment with those options that were given."""
    return msgspec.structs.replace(Settings.from_environment(), **{name: value for name, value in given.items() if value})


class Inputs(NamedTuple):
    """The reports that a verb was given."""

    reports: tuple[str, ...]
    settings: Settings
    origin: Origin
    failed: list[AccordingToError]

    @classmethod
    def of(cls, *, reports: tuple[str, ...], plain: bool, ocr: bool, published: str | None, **given: Any) -> "Inputs":
        """From the options of `what`."""
        known = {name: given.pop(name) for name in ("address", "outlet")}
        origin = Origin(uri="", plain=plain, ocr=ocr, published=published, **known)
        return cls(reports, settings(**given), origin, [])

    @property
    def several(self) -> bool:
        """Whether more than one report may come of it."""
        return len(self.reports) > 1 or os.path.isdir(self.reports[0])

    def records(self) -> Iterator[Record]:
        """The records, in order; errors are said as they come, and kept in `failed`."""
        found = sources.open_many(self.reports, self.origin, self.settings)
        for outcome in flow.outcomes(found, settings=self.settings, batch=TOGETHER):
            if isinstance(outcome, AccordingToError):
                complain(outcome)
                self.failed.append(outcome)
            else:
                yield outcome

    def exit_code(self, count: int) -> int:
        """0, or what says that some or the only report failed; count is how many were read."""
        if not self.failed:
            return 0
        return self.failed[0].exit_code if len(self.reports) == 1 and not count and len(self.failed) == 1 else SOME_FAILED
