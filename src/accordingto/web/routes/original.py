"""Where an item stands in the original: its lines and bytes, or its pages."""

from typing import NamedTuple

from accordingto.model import Record
from accordingto.web.original import Found, shown
from accordingto.web.problems import Missing
from accordingto.web.site import Site
from accordingto.web.view import Asked, View


class Asks(Asked, frozen=True, kw_only=True):
    """Which item of which report."""

    item: str
    id: str


class Original(NamedTuple):
    """The item in the original of its report."""

    record: Record
    item: str
    found: Found


def answer(site: Site, asks: Asks) -> Original:
    """The item's place; NoSuchItem, OriginalDiffers, ReadOtherwise where there is none to show."""
    with site.archive() as archive:
        record = archive.get(asks.id)
    if record is None:
        raise Missing(f"report {asks.id}")
    return Original(record, asks.item, shown(record, asks.item, site.settings))


VIEW = View(
    path="/original/{item}/{id:path}",
    label="",
    summary="Where an item stands in the original",
    template="where.html.j2",
    asks=Asks,
    answer=answer,
)
