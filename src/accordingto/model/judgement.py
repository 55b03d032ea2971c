"""A judgement: what a person says of one item of a record; appended, never edited."""

from typing import Any, Literal

from accordingto.model.span import Shape


class Judgement(Shape, frozen=True, kw_only=True):
    """Who judged which item when (ISO 8601), and how; `value` holds the corrected item where there is one.

    "undo" withdraws the reviewer's last judgement on the item; `store/standing.py` says which one stands.
    """

    record: str
    item: str
    by: str
    at: str
    verdict: Literal["accept", "correct", "reject", "skip", "undo"]
    value: dict[str, Any] | None = None
