"""A place: one mention of somewhere, its point and what that rests on."""

from typing import Literal

from accordingto.model.span import EMPTY, Shape, Spans

PlaceRole = Literal["happened", "said", "origin"]


class Place(Shape, frozen=True, kw_only=True):
    """One mention; `country` is ISO 3166 alpha-2, `geonames` GeoNames' id, latitude and longitude in degrees."""

    id: str
    spans: Spans
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: int | None = None
    role: PlaceRole | None = None
    qualifier: Spans = EMPTY
    contested: bool = False
    score: float | None = None
    because: str
