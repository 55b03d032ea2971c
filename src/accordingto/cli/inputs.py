"""What the verbs that read reports share: the options that say how, and the records of what was named."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
import msgspec

from accordingto import flow, registry
from accordingto.cli import complain
from accordingto.errors import AccordingToError
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings

TOGETHER = 8  # reports parsed at a time: few, so that the first record is soon on the screen
SOME_FAILED = 1
F = TypeVar("F", bound=Callable[..., Any])

HOW = (
    click.option("--engine", type=click.Choice(registry.names("engines")), help="What finds the items (default: model)."),
    click.option("--codebook", metavar="NAME|DIR", help="What types events: a codebook's name, or a folder of your own."),
    click.option("--actors", metavar="FILE", help="An actor list of your own (CSV): its codes go before ours."),
)
WHAT = (
    click.argument("reports", nargs=-1, required=True, metavar="REPORT..."),
    click.option("--plain", is_flag=True, help="Take the text exactly as it is: no page, no dateline, nothing set aside."),
    click.option("--ocr", is_flag=True, help="Read pages of a PDF that hold no text from their pictures (needs tesseract)."),
    click.option("--published", metavar="DATE", help="When it was published (ISO 8601); goes before any date on the page."),
    click.option("--address", metavar="URL", help="Where a saved page came from."),
    click.option("--outlet", metavar="NAME", help="Who published it; goes before any name on the page."),
)


def how(command: F) -> F:
    """The options that change how reports are read; `settings` makes settings of them."""
    for option in reversed(HOW):
        command = option(command)
    return command


def what(command: F) -> F:
    """The reports, and what is known of them; then `how`."""
    command = how(command)
    for option in reversed(WHAT):
        command = option(command)
    return command


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
        return len(self.reports) > 1 or Path(self.reports[0]).is_dir()

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
