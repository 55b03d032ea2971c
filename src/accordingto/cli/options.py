"""The options of the verbs that read reports. Loads nothing that reads: a question to an archive has them too, and is quick."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from accordingto import registry

F = TypeVar("F", bound=Callable[..., Any])


class Named(click.ParamType):  # type: ignore[type-arg]
    """A name that a group of the registry knows; the group is looked up when a name is given, since that reads every installed package."""

    name = "name"

    def __init__(self, group: str) -> None:
        self._group = group

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """The names, as help shows them."""
        return f"[{'|'.join(registry.names(self._group))}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name itself; wrong use where the group does not know it."""
        if value not in registry.names(self._group):
            self.fail(f"{value!r} is not one of {', '.join(registry.names(self._group))}", param, ctx)
        return str(value)


HOW = (
    click.option("--engine", type=Named("engines"), help="What finds the items (default: model)."),
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


def about(command: F) -> F:
    """The options of `what` without the reports, for verbs that take one file."""
    command = how(command)
    for option in reversed(WHAT[1:]):
        command = option(command)
    return command
