"""One view of the archive: one answer, shown as a page, as a table (CSV) and as JSON, with its description for OpenAPI."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, NamedTuple, get_origin
from urllib.parse import quote, urlencode

import msgspec
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import Response

from accordingto.errors import BadQuestion
from accordingto.show.safe import line
from accordingto.store import Archive
from accordingto.web.site import Site

FORMAT = "format"  # of the answer: the one parameter that all views have


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parent of what a view may be asked: its parameters, of the path and of the query."""


class Table(NamedTuple):
    """The rows of an answer as they go into CSV, read as they are written: NamedTuples, and which of their fields."""

    fields: Sequence[str]
    rows: Iterable[Any]


class Change(NamedTuple):
    """What a form may do: its path, what does it, and how many files the form may hold."""

    path: str
    act: Callable[[Site, Request, FormData], Awaitable[Response]]
    files: int = 0


class View(NamedTuple):
    """A view; `label` is its name in the menu ("" for none), `answer` gives a NamedTuple that the template knows as `data`.

    given is the type of that answer, from which its JSON is described; None where only a page can show it. table gives the rows of
    its CSV, all of them, where it has any. writes: of no use where the archive is only to be read.
    extra gives what the template needs to know beside the answer.
    """

    path: str
    label: str
    summary: str
    template: str
    asks: type[Asked]
    answer: Callable[[Site, Any], Any]
    given: type[Any] | None = None
    table: Callable[[Archive, Any], Table] | None = None
    changes: tuple[Change, ...] = ()
    writes: bool = False
    extra: Callable[[Any], dict[str, Any]] | None = None


def asked(view: View, path: dict[str, Any], query: QueryParams) -> Asked:
    """The parameters as values; BadQuestion where one is unknown or cannot be what it stands for. Empty ones are as if not given."""
    several = {field.name for field in msgspec.structs.fields(view.asks) if get_origin(bare(field.type)) is tuple}
    given: dict[str, Any] = dict(path)
    for name in dict.fromkeys(query.keys()):
        values = [value.strip() for value in query.getlist(name) if value.strip()]
        if name != FORMAT and values:
            given[name] = values if name in several else values[-1]
    try:
        return msgspec.convert(given, view.asks, strict=False)
    except msgspec.ValidationError as error:
        raise BadQuestion(line(link("", **given).lstrip("?")), why=line(str(error))) from error


def bare(kind: Any) -> Any:
    """A type without what is noted of it."""
    return getattr(kind, "__origin__", kind) if hasattr(kind, "__metadata__") else kind


def plain(value: Any) -> Any:
    """An answer as what JSON knows: NamedTuples and Structs become objects."""
    if isinstance(value, tuple | list):
        fields = getattr(value, "_fields", None)
        return {name: plain(getattr(value, name)) for name in fields} if fields else [plain(one) for one in value]
    return msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value


def link(path: str, **given: Any) -> str:
    """The address of a view: what is empty is left out, several values of one name stand one after the other."""
    pairs: list[tuple[str, str]] = []
    for name, value in given.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            if one not in (None, "") and one is not False:
                pairs.append((name, "true" if one is True else str(one)))
    return path + ("?" + urlencode(pairs, errors="replace") if pairs else "")


def again(path: str, asks: Asked, **other: Any) -> str:
    """The address of the same question with other values; what stands in the path is no part of it."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(asks)}
    given = {name: getattr(asks, name) for name in defaults if "{" + name not in path and getattr(asks, name) != defaults[name]}
    return link(path, **{**given, **other})


def to_report(record_id: str, item: str = "") -> str:
    """The address of a report, or of an item's place in its text."""
    return f"/report/{quote(record_id, safe='', errors='replace')}" + (f"#at-{item}" if item else "")
