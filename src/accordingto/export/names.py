"""Names that stay the same wherever a record goes: IRIs of records and items, and what is left out of a JSON object."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from accordingto.model import Record

TERMS = "urn:accordingto:terms#"  # of our own, where a standard has no word


def iri(record: Record, item: str = "") -> str:
    """The IRI of a record, or of an item of it: `urn:accordingto:record:0123456789abcdef#s1`."""
    return f"urn:accordingto:record:{quote(record.id, safe='')}" + (f"#{quote(item, safe='')}" if item else "")


def address(record: Record) -> str | None:
    """The web address that the report came from; None where it came from a file."""
    uri = record.report.source.uri
    return uri if uri.lower().startswith(("http://", "https://")) else None


def known(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members that hold something: a standard's optional member is absent rather than null or empty."""
    return {name: value for name, value in members.items() if value is not None and value != "" and value != [] and value != ()}
