"""Colours by role, read once from `palette.toml`: one voice, one colour."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("palette.toml").read_text("utf-8"))


def terminal_style(voice: int | None) -> str:
    """The rich style of a voice; the ground's own colour for the unnamed."""
    colours = _table()["terminal"]["voices"]
    return colours[voice % len(colours)] if voice is not None else "default"


def page_colours() -> list[tuple[str, str]]:
    """The colours of voices 0, 1, ... on the page, light and dark."""
    page = _table()["page"]
    return list(zip(page["light"], page["dark"], strict=True))


def role_colours() -> dict[str, tuple[str, int]]:
    """By what an item's words are to it: the colour that marks them in the original, and how much of it covers them in per cent."""
    return {role: (colour, share) for role, (colour, share) in _table()["original"].items()}


def review_styles() -> dict[str, str]:
    """By what an item's words are to it: the rich style that marks them under review."""
    return dict(_table()["review"])
