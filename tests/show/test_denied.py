"""An event or figure that is only denied is never shown as asserted: the terminal and the page say who denies it."""

from rich.console import Console

from accordingto import read_text
from accordingto.show import article, terminal

TEXT = "The Varnian army denied that it had bombed a hospital and killed 12 people."


def test_the_terminal_says_denied_by() -> None:
    """Never "according to" whoever denies it."""
    console = Console(width=100, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    terminal.show(read_text(TEXT), console)
    shown = console.export_text()
    assert "denied by The Varnian army" in shown
    assert "according to The Varnian army" not in shown


def test_the_page_says_denied() -> None:
    """The chain of an event that is only denied begins with the word."""
    assert "<b>denied</b>" in article.page(read_text(TEXT))
