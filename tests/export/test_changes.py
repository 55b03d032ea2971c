"""Every place of a text goes where its characters go, whatever is replaced around it."""

from accordingto.export.changes import Change, Moves

TEXT = "Oren met Talmek, then Oren left."
MOVES = Moves([Change(0, 4, "Bimolar"), Change(9, 15, "Vex"), Change(22, 26, "Bimolar")])
NEW = "Bimolar met Vex, then Bimolar left."


def test_text_and_pieces() -> None:
    """The whole text, and what became of a piece of it."""
    assert MOVES.text(TEXT) == NEW
    assert MOVES.text(TEXT, 5, 16) == "met Vex,"


def test_spans_between_and_around() -> None:
    """Spans that begin or end at a replaced word, or have it inside, hold the new word."""
    for old, new in (("Oren met", "Bimolar met"), ("Talmek", "Vex"), ("met", "met"), ("then Oren left.", "then Bimolar left.")):
        ((start, end),) = MOVES.spans(((TEXT.index(old), TEXT.index(old) + len(old)),))
        assert NEW[start:end] == new


def test_a_span_that_cuts_a_word_gets_all_of_it() -> None:
    """Half a name has no half of a pseudonym; nothing becomes empty."""
    for cut in ((2, 8), (9, 12), (11, 15), (10, 13)):
        ((start, end),) = MOVES.spans((cut,))
        assert NEW[start:end] == ("Bimolar met" if cut[0] == 2 else "Vex")
