"""Words of a report that are no item of its record: shown in their sentence, and an address that leads to the very words."""

from urllib.parse import quote

from accordingto.compare.dated import sentence
from accordingto.model import Record, Span
from accordingto.show.hits import around
from accordingto.show.safe import line
from accordingto.web.listed import Quote
from accordingto.web.view import to_report

LONGEST = 480  # characters of a sentence that is shown whole
NEAR = 24  # characters on each side that tell one place of a word from another


def passage(record: Record, span: Span) -> Quote:
    """The words as they stand, nothing around them."""
    return Quote("", line(record.report.text[slice(*span)]), "")


def quoted(record: Record, span: Span) -> Quote:
    """The words in their sentence, no more of it than some lines."""
    text, (start, end) = record.report.text, span
    first, last = sentence(text, start, end)
    if last - first > LONGEST:
        found = around(text, span, LONGEST // 3)
        return Quote(found.before, found.hit, found.after)
    return Quote(_piece(text[first:start]), line(text[start:end]), _piece(text[end:last]))


def _piece(text: str) -> str:
    """The words beside others: what separates them is kept."""
    return line("x" + text + "x")[1:-1]


def to_words(record: Record, span: Span) -> str:
    """The address of words by a text fragment: a browser that knows them scrolls there, another opens the report."""
    text, (start, end) = record.report.text, span
    before, after = text[max(0, start - NEAR) : start].split("\n")[-1], text[end : end + NEAR].split("\n")[0]
    pieces = [_whole(before, last=True), text[start:end], _whole(after, last=False)]
    if end - start > 4 * NEAR:  # long words by their beginning and end
        first, last = text[start : start + 2 * NEAR].split("\n")[0], text[end - 2 * NEAR : end].split("\n")[-1]
        return f"{to_report(record.id)}#:~:text={_coded(first.rpartition(' ')[0] or first)},{_coded(last.partition(' ')[2] or last)}"
    said = (f"{_coded(pieces[0])}-," if pieces[0] else "") + _coded(pieces[1]) + (f",-{_coded(pieces[2])}" if pieces[2] else "")
    return f"{to_report(record.id)}#:~:text={said}"


def _whole(words: str, *, last: bool) -> str:
    """Without the word that was cut."""
    return (words.partition(" ")[2] if last else words.rpartition(" ")[0]).strip()


def _coded(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
