"""The description of the API (OpenAPI 3.1), made from the views and the types of their questions and answers."""

import re
from collections.abc import Hashable, Sequence
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

import msgspec

from accordingto import __version__
from accordingto.web.view import FORMAT, View

VERSION = "3.1.0"
REF = "#/components/schemas/{name}"
SLOT = re.compile(r"\{(\w+)(?::\w+)?\}")
PROBLEM = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "cure": {"type": "string"}},
    "required": ["error", "cure"],
}


def described(views: Sequence[View]) -> dict[str, Any]:
    """The whole document."""
    shown = [view for view in views if view.given is not None]
    answers = [shape(cast(Hashable, view.given)) for view in shown]
    bodies, schemas = msgspec.json.schema_components(answers, ref_template=REF)
    paths = {SLOT.sub(r"{\1}", api(view)): {"get": _operation(view, body)} for view, body in zip(shown, bodies, strict=True)}
    return {
        "openapi": VERSION,
        "info": {
            "title": "accordingto",
            "version": __version__,
            "summary": "News reports as attributed records, from one archive on this machine",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": {**schemas, "Problem": PROBLEM}},
    }


def api(view: View) -> str:
    """The path of a view's JSON."""
    return "/api" + (view.path.rstrip("/") or "/overview")


def _operation(view: View, body: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "summary": view.summary,
        "operationId": re.sub(r"\W+", "-", SLOT.sub(r"\1", api(view))).strip("-"),
        "responses": {
            "200": {"description": "the answer", "content": {"application/json": {"schema": body}}},
            "400": _problem("the question cannot be asked"),
            "404": _problem("there is no such thing"),
        },
    }
    if parameters := list(_parameters(view)):
        told["parameters"] = parameters
    if view.table is not None:
        told["description"] = f"As CSV, all rows: the same address without /api, with {FORMAT}=csv."
    return told


def _parameters(view: View) -> Any:
    (_,), components = msgspec.json.schema_components([view.asks], ref_template=REF)
    properties = components[view.asks.__name__]["properties"]
    inside = SLOT.findall(view.path)
    for name, schema in properties.items():
        at = "path" if name in inside else "query"
        yield {
            "name": name,
            "in": at,
            "required": at == "path",
            "schema": {k: v for k, v in schema.items() if at == "query" or k != "default"},
        }


def _problem(why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": {"$ref": REF.format(name="Problem")}}}}


@cache
def shape(kind: Hashable) -> Any:
    """A type with every NamedTuple in it as the object that `view.plain` makes of it."""
    if isinstance(kind, type) and hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return msgspec.defstruct(kind.__name__, [(name, shape(hints[name])) for name in kind._fields], module=kind.__module__)
    if args := get_args(kind):
        inner = tuple(shape(arg) if arg is not Ellipsis else arg for arg in args)
        return kind if inner == args else _made(get_origin(kind), inner)
    return kind


def _made(origin: Any, inner: tuple[Any, ...]) -> Any:
    if origin in (tuple, list, dict):
        return origin[inner]
    made = inner[0]
    for one in inner[1:]:
        made = made | one
    return made
