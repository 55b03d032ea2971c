"""Two heads of the network together: what it takes for content of anything, given to the statements whose content it adjoins.

The label path of one anchor is often too short where a quotation goes on; whether a word is content at all is surer. A statement
whose content the second head does not take for any is no statement, unless its anchor is very sure.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from accordingto.parse.labels import Floats
from accordingto.parse.reader import Found

CONTENT = 2  # column of the content among the roles


def grown(found: Iterable[Found], roles: Floats, card: dict[str, Any]) -> Iterator[Found]:
    """The statements with their content grown, without those whose words are no content; roles (words, 3)."""
    sure = roles[:, CONTENT]
    kept = [one for one in found if _holds(one, sure, card)]
    contents = {word for one in kept for piece in one.pieces["content"] for word in range(*piece)}
    for one in kept:
        own = {word for role in ("source", "cue") for piece in one.pieces[role] for word in range(*piece)}
        pieces = [_grown(piece, sure, contents, own, card["threshold_grow"]) for piece in one.pieces["content"]]
        yield one._replace(pieces={**one.pieces, "content": pieces})


def _holds(one: Found, sure: Floats, card: dict[str, Any]) -> bool:
    words = [word for piece in one.pieces["content"] for word in range(*piece)]
    return not words or one.score >= card["threshold_alone"] or float(sure[words].mean()) >= card["threshold_content"]


def _grown(piece: tuple[int, int], sure: Floats, taken: set[int], own: set[int], least: float) -> tuple[int, int]:
    """The piece with the words beside it that are content, of no statement yet and no source or cue of its own; they are taken then."""
    first, last = piece
    while last < len(sure) and sure[last] >= least and last not in taken and last not in own:
        taken.add(last)
        last += 1
    while first > 0 and sure[first - 1] >= least and first - 1 not in taken and first - 1 not in own:
        first -= 1
        taken.add(first)
    return first, last
