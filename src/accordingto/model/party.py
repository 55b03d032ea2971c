"""A party: a person, group, state, organisation or people that the report names, with all its mentions."""

from typing import Literal

from accordingto.model.span import Shape, Spans

PartyKind = Literal["person", "group", "state", "organisation", "people", "unknown"]


class Codes(Shape, frozen=True, kw_only=True):
    """Codes of a party (ISO 3166 alpha-3, PLOVER sector, the user's own) and the rule or table that gave them."""

    iso3: str | None = None
    plover: str | None = None
    code: str | None = None
    basis: str


class Party(Shape, frozen=True, kw_only=True):
    """One party of the report; `of` is the id of the party it belongs to or speaks for."""

    id: str
    name: str
    kind: PartyKind = "unknown"
    role: str | None = None
    of: str | None = None
    codes: Codes | None = None
    mentions: tuple[Spans, ...] = ()
