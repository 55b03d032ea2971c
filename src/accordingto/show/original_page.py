"""One self-contained page that shows where an item stands in the original: its lines, or its pages as pictures."""

import base64
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.model import Record
from accordingto.show import sheets, wording
from accordingto.show.original import Item, Place, lost, told
from accordingto.show.original_lines import Row
from accordingto.show.original_pdf import Picture
from accordingto.show.palette import role_colours
from accordingto.show.safe import line, visible


class Told(NamedTuple):
    """Words of the item as what they are to it, where they stand, and those of which no place is known."""

    role: str
    words: str
    where: str
    lost: str


class Leaf(NamedTuple):
    """A picture as the page holds it."""

    page: int
    src: str


def page(record: Record, item: Item, found: Sequence[Place], rows: Sequence[Row] = (), pictures: Sequence[Picture] = ()) -> str:
    """The page as HTML; everything of the original is escaped, and control characters are made visible."""
    style = sheets.style("article.css") + sheets.style("original.css") + colours()
    return (
        sheets.environment()
        .get_template("original.html.j2")
        .render(
            record=record,
            item=line(item.id),
            kind=type(item).__name__.lower(),
            style=style,
            policy=sheets.policy(style, pictures=True),
            title=wording.title(record.report),
            told=[Told(place.role, line(place.words), told(place), line(lost(record, place))) for place in found],
            rows=rows,
            leaves=[Leaf(one.page, "data:image/png;base64," + base64.b64encode(one.png).decode()) for one in pictures],
            visible=visible,
            wording=wording,
        )
    )


def colours() -> str:
    """What an item's words are to it, as colours."""
    return "".join(f".r-{role}{{--c:{colour};--s:{share}%}}" for role, (colour, share) in role_colours().items())
