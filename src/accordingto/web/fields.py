"""The fields of a view's form, made from the type of what it may be asked: a choice, a date, a number, a tick or words."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from accordingto.web.view import Asked, View, bare

UNSHOWN = ("page", "versions", "report", "language", "order", "version", "claim", "item")  # asked by links only, or seldom: kept, not shown
DAYS, WORDS = ("since", "until"), "words"


class Field(NamedTuple):
    """A field: `kind` is date, number, tick, choice or words; values are those given, asked where they are not what stands for nothing."""

    name: str
    label: str
    hint: str
    kind: str
    choices: tuple[str, ...]
    values: tuple[str, ...]
    asked: bool = False


def fields(view: View, asks: Asked) -> list[Field]:
    """The fields that people see."""
    found = [field for field in msgspec.structs.fields(view.asks) if field.name not in UNSHOWN and "{" + field.name not in view.path]
    made = ((_field(field.name, field.type, getattr(asks, field.name)), getattr(asks, field.name) != field.default) for field in found)
    return [field._replace(asked=asked) for field, asked in made]


def kept(view: View, asks: Asked) -> list[tuple[str, str]]:
    """What was asked and is not shown as a field: names and values that the form hands on; the page is not among them."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(view.asks) if field.name in UNSHOWN and field.name != "page"}
    return [(name, value) for name in defaults if getattr(asks, name) != defaults[name] for value in _values(getattr(asks, name))]


def _field(name: str, kind: Any, value: Any) -> Field:
    words = _labels().get(name, {})
    choices = _choices(kind)
    inner = bare(kind)
    if name in DAYS:
        what = "date"
    elif choices:
        what = "choice"
    elif inner is bool:
        what = "tick"
    else:
        what = "number" if float in get_args(inner) else WORDS
    return Field(name, words.get("label", name), words.get("hint", ""), what, choices, _values(value))


def _values(value: Any) -> tuple[str, ...]:
    if value is None or value is False or value == "":
        return ()
    return (
        tuple(map(str, value))
        if isinstance(value, tuple)
        else ("true" if value is True else f"{value:g}" if isinstance(value, float) else str(value),)
    )


def _choices(kind: Any) -> tuple[str, ...]:
    """What may be chosen: the values of a Literal, or examples noted of a type that takes others, too; yes and no."""
    for note in getattr(kind, "__metadata__", ()):
        if isinstance(note, msgspec.Meta) and note.examples:
            return tuple(map(str, note.examples))
    kind = bare(kind)
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if set(get_args(kind)) == {bool, type(None)}:
        return ("true", "false")
    inner = [arg for arg in get_args(kind) if get_origin(arg) is Literal]
    return tuple(map(str, get_args(inner[0]))) if inner else ()


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))
