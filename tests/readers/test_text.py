"""Text and Markdown: nothing of the source is lost, every kept character leads back to its bytes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import NoTextFound
from accordingto.model import Report
from accordingto.readers import text
from accordingto.readers.reading import Origin, Reading

PRINT = """
# *River Front says dam talks are a trick*

---

*Image not found or type unknown*

**d**

Tarsa, June 4 (RVO)-- The political office of the Oskel River Front has said that the talks are **only** a trick.

“They talk and dig,” spokeswoman Ilena Marat said on Tuesday at a meeting in the border town of Tarsa with its mayor.

---

<https://www.radio-oskel.example/en/2024/06/05/talks>

**Radio Oskel Voice**
"""
PIECES = st.sampled_from(
    ["# ", "**", "*", "_", "[", "](http://a.example)", "![x](y)", "`", "\\*", "> ", "- ", "---", "\n", "\n\n", "\r\n", " ", "\t", "\u00a0",
     "Tarsa", "June 2 (OPA) --", "Print", "Share this", "Page 1 of 2", "https://a.example/b", "© 2024 Oskel Post", "é", "😀", "\x00", "A",
     "The river rose by two metres on Sunday, and the mayor said that it would rise again before the week was out.", "By Ana Brisk"]
)  # fmt: skip
SOURCES = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)


def read(source: str, media_type: str = "text/markdown") -> Reading:
    return text.read(source.encode(), Origin(uri="a.md", media_type=media_type))


def part(report: Report, name: str) -> list[str]:
    return [report.text[slice(*span)] for p in report.parts if p.part == name for span in p.spans]


def test_print_view() -> None:
    """Headline, dateline, outlet, address and date come out of a print view; what printing left is residue by its bytes."""
    reading = read(PRINT)
    report = reading.report
    assert report.title == part(report, "headline")[0] == "River Front says dam talks are a trick"
    assert part(report, "dateline") == ["Tarsa, June 4 (RVO)--"]
    assert part(report, "body")[0].startswith("The political office")
    assert "are only a trick" in report.text
    assert report.outlet == "Radio Oskel Voice"
    assert report.source.uri == "https://www.radio-oskel.example/en/2024/06/05/talks"
    assert (report.published, report.published_basis) == ("2024-06-05", "address '.../2024/06/05'")
    cut = {(r.what, PRINT.encode()[slice(*r.bytes)].decode()) for r in report.residue}
    assert {("rule", "---"), ("drop capital", "**d**"), ("image placeholder", "*Image not found or type unknown*")} <= cut
    assert reading.source_map.share() == 1.0


def test_no_year_is_made() -> None:
    """A dateline without a year gives no published date and no basis."""
    report = read("# Talks\n\nTarsa, June 4 (RVO)-- The office has said so.").report
    assert (report.published, report.published_basis) == (None, None)


def test_drop_capital_goes_on() -> None:
    """A capital that the next paragraph lacks is joined to it, and its byte is kept; an article stays a word."""
    assert "The river rose" in read("# Flood in Tarsa and Nemba\n\nT\n\nhe river rose by two metres.").report.text
    assert "A man was shot" in read("# Flood in Tarsa and Nemba\n\nA\n\nman was shot by the river.").report.text


def test_a_page_break_does_not_break_a_sentence() -> None:
    """A hard-wrapped sentence that goes on after a page number is one paragraph."""
    report = read("The mayor of Tarsa said on Sunday that the bridge over the\n\nPage 2 of 3\n\nriver would be shut.", "text/plain").report
    assert "over the\nriver would" in report.text
    assert [r.what for r in report.residue] == ["page number"]


@settings(max_examples=300, deadline=None)
@given(SOURCES, st.sampled_from(["text/plain", "text/markdown"]))
def test_nothing_is_lost(source: str, media_type: str) -> None:
    """Every character of the source that is no white space is in the text or in the residue, and each mapped one is itself."""
    source = source.encode("utf-8", "ignore").decode()
    data = source.encode()
    try:
        reading = read(source, media_type)
    except NoTextFound:
        return
    seen = bytearray(len(data))
    for run in reading.source_map.runs:
        for place in range(run.start, run.end):
            first = run.at + (place - run.start) * run.width
            assert data[first : first + run.width].decode() == reading.report.text[place]
            seen[first : first + run.width] = b"\1" * run.width
    for piece in reading.report.residue:
        start, end = piece.bytes
        seen[start:end] = b"\1" * (end - start)
    at = 0
    for char in source:
        width = len(char.encode())
        assert char.isspace() or all(seen[at : at + width]), (char, at)
        at += width
    assert not reading.source_map.unmapped


@settings(max_examples=200, deadline=None)
@given(SOURCES)
def test_parts_cover_the_text(source: str) -> None:
    """Parts are in order, do not overlap, and cover all that is no white space."""
    try:
        report = read(source.encode("utf-8", "ignore").decode()).report
    except NoTextFound:
        return
    spans = [span for p in report.parts for span in p.spans]
    assert spans == sorted(spans)
    left = list(report.text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    assert not "".join(left).strip()


@settings(max_examples=200, deadline=None)
@given(SOURCES | st.text())
def test_exactly_as_it_is(source: str) -> None:
    """A text given as text is not changed by a character, whatever it is, and all of it leads back to its UTF-8."""
    reading = text.exactly(source, Origin(uri="-"))
    assert reading.report.text == source
    assert reading.source_map.mapped() == len(source)
    for p in reading.report.parts:
        assert all(source[slice(*span)].strip() for span in p.spans)


def test_exact_headline_only_where_certain() -> None:
    """The first line is a headline where it is the known title or a dateline follows it, else body."""
    words = "Tarsa bridge shut\n\nTARSA (OPA) - The bridge was shut."
    assert part(text.exactly(words, Origin(uri="-")).report, "headline") == ["Tarsa bridge shut"]
    assert part(text.exactly("Tarsa bridge shut\n\nIt was shut.", Origin(uri="-")).report, "headline") == []
    known = text.exactly("Tarsa bridge shut\n\nIt was shut.", Origin(uri="-", title="TARSA BRIDGE SHUT"))
    assert part(known.report, "headline") == ["Tarsa bridge shut"]


def test_outlet_of_the_copyright_line() -> None:
    """The copyright line at the foot names the outlet."""
    words = "# Flood in Tarsa and Nemba\n\nThe river rose by two metres on Sunday, and the mayor said that it would rise again.\n\n"
    for line in ("(c) Nemba Standard 2023", "© 2024 Nemba Standard. All rights reserved.", "Copyright Nemba Standard"):
        assert read(words + line).report.outlet == "Nemba Standard"
