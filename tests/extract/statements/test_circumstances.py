"""Time and place of the saying are those beside the cue."""

import accordingto


def test_when() -> None:
    """The day beside the cue is that of the saying; the day in the content is not."""
    record = accordingto.read_text("The mayor said on Friday that the bridge fell on Monday.")
    statement = record.statements[0]
    time = record.time(statement.when)
    assert time is not None
    assert "Friday" in record.words(time.spans)


def test_no_time() -> None:
    """A day in the content alone is no day of the saying."""
    record = accordingto.read_text("The mayor said that the bridge fell on Monday.")
    assert record.statements[0].when is None
