"""All extension points: what is built in, by group, and what installed packages add under the same group names.

A value is "module:attribute", loaded when it is first asked for; a package adds its own by an entry point of the group
"accordingto.<group>" and may not replace a built-in.

readers     media type       > read(bytes, Origin) -> Reading                        (`readers/`)
languages   ISO 639-1 code   > the package that holds its TOML files                 (`lang/`)
codebooks   name             > the package that holds its YAML files                 (`codebooks/`)
engines     name             > extract(Parsed, Settings) -> Drafts                   (`extract/`)
exports     format           > write(records, path) -> how many items there were      (`export/`)
rows        kind of item     > row(record, number) -> a NamedTuple of plain values    (`show/`); of "hits" row(record, spans)
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from accordingto.errors import UnknownName

BUILT_IN: dict[str, dict[str, str]] = {
    "readers": {
        "text/html": "accordingto.readers.html:read",
        "text/plain": "accordingto.readers.text:read",
        "text/markdown": "accordingto.readers.text:read",
        "application/pdf": "accordingto.readers.pdf:read",
        "application/rtf": "accordingto.readers.office:rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "accordingto.readers.office:docx",
        "message/rfc822": "accordingto.readers.mail:read",
    },
    "languages": {"en": "accordingto.lang.en"},
    "codebooks": {"plover": "accordingto.codebooks.plover", "talks": "accordingto.codebooks.talks"},
    "engines": {
        "rules": "accordingto.extract.rules:extract",
        "model": "accordingto.extract.trained:model",
        "free": "accordingto.extract.trained:free",
    },
    "exports": {
        "jsonl": "accordingto.export.jsonl:write",
        "csv": "accordingto.export.csv:write",
        "parquet": "accordingto.export.parquet:write",
        "jsonld": "accordingto.export.jsonld:write",
        "webannotation": "accordingto.export.webannotation:write",
        "geojson": "accordingto.export.geojson:write",
        "ftm": "accordingto.export.ftm:write",
    },
    "rows": {
        "statements": "accordingto.show.statement_rows:row",
        "events": "accordingto.show.event_rows:row",
        "figures": "accordingto.show.claims:row",
        "hits": "accordingto.show.hits:row",
        "sources": "accordingto.store.speakers:speaker",
    },
}


@cache
def _targets(group: str) -> dict[str, str]:
    from importlib.metadata import entry_points  # late: a hundredth of a second, and what is built in needs none of it

    added = {e.name: e.value for e in entry_points(group=f"accordingto.{group}")}
    return {**added, **BUILT_IN[group]}


def names(group: str) -> tuple[str, ...]:
    """The names that a group knows, sorted."""
    return tuple(sorted(_targets(group)))


def where(group: str, name: str) -> str:
    """The "module:attribute" of a name; UnknownName, with the names there are, where the group does not know it."""
    targets = BUILT_IN[group] if name in BUILT_IN[group] else _targets(group)
    if name not in targets:
        raise UnknownName(name, group=group.removesuffix("s"), known=", ".join(names(group)) or "(none yet)")
    return targets[name]


@cache
def find(group: str, name: str) -> Callable[..., Any]:
    """The callable of a name, loaded at the first call; UnknownName where the group does not know it."""
    module, _, attribute = where(group, name).partition(":")
    target: Callable[..., Any] = getattr(import_module(module), attribute)
    return target
