"""Rows as the table of a notebook."""

import html
from collections.abc import Sequence
from typing import Any

WIDE = 160  # letters of a cell


def table(rows: Sequence[Any], below: str) -> str:
    """The rows, of which there is one at least, under their columns, and what stands below them."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in rows[0]._fields)
    body = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{html.escape(below)}</p>"


def _cell(value: Any) -> str:
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return html.escape(text if len(text) <= WIDE else text[: WIDE - 1] + "…")
