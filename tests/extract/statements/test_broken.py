"""A piece that breaks off in the middle of a phrase or clause is brought to its end, or cut before it where a comma sets it off."""

import pytest

from accordingto.extract.statements import broken
from accordingto.extract.statements.scene import scene
from accordingto.parse.pipeline import parse
from accordingto.readers import sources


def ended(text: str, cue: str, piece: str) -> str:
    """The piece as it is ended."""
    seen = scene(next(parse([sources.from_text(text).report])))
    start, at = text.index(piece), text.index(cue)
    found = broken.ended(seen, (start, start + len(piece)), ((at, at + len(cue)),), len(text))
    return text[slice(*found)]


@pytest.mark.parametrize(
    ("text", "cue", "piece", "whole"),
    [
        ("The reeve warned of a shortage of winter grain.", "warned of", "a shortage of winter", "a shortage of winter grain"),
        ("The reeve vowed to close the ford if the council votes for the toll.", "vowed", "to close the ford if the council", None),
        ("The clerk said the boats had sunk, which nobody saw.", "said", "the boats had sunk, which", "the boats had sunk"),
        ("The clerk promised to come and stayed at home.", "promised", "to come and", "to come"),
        ("The clerk said the boats had sunk at dawn.", "said", "the boats had sunk", "the boats had sunk"),
    ],
)
def test_ends(text: str, cue: str, piece: str, whole: str | None) -> None:
    """A phrase and a subordinate clause are finished; a relative clause and a coordination that only begin are left out."""
    assert ended(text, cue, piece) == (whole or text[text.index(piece) : -1])


def test_an_end_is_never_past_the_next_piece() -> None:
    """What the next piece holds is not taken."""
    text = "The reeve warned of a shortage of winter grain."
    seen = scene(next(parse([sources.from_text(text).report])))
    piece = (text.index("a shortage"), text.index("winter") + len("winter"))
    assert broken.ended(seen, piece, ((10, 16),), piece[1] + 3) == (piece[0], piece[1] + 3)


def test_what_stands_before_its_cue_is_said_whole() -> None:
    """A piece that hangs on words before it begins with its sentence, where a comma and its cue follow."""
    text = "The council says that nine boats sank in the bay of Oskel, the radio said."
    seen = scene(next(parse([sources.from_text(text).report])))
    piece, own = (text.index("nine"), text.index(", the")), ((text.index("the radio"), text.index("said.") + 4),)
    assert broken.begun(seen, piece, own) == (0, piece[1])
    later = ((0, 11), (12, 16))
    assert broken.begun(seen, piece, later) == piece
