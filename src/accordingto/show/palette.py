"""Colours by role, read once from `palette.toml`: one voice, one colour."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("palette.toml").read_text("utf-8"))


def terminal_style(voice: int | None) -> str:
    """The rich style of a voice; the ground's own colour for the unnamed."""
    colours = _table()["terminal"]["voices"]
    return colours[voice % len(colours)] if voice is not None else "default"


def page_colours() -> list[tuple[str, str]]:
    """The colours of voices 0, 1, ... on the page, light and dark."""
    page = _table()["page"]
    return list(zip(page["light"], page["dark"], strict=True))
