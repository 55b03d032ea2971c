"""Bytes in any encoding become characters, each with its bytes; what was not plain is a note."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import BinaryInput
from accordingto.readers import decode, sniff

WORDS = "The café in Tarsa – “open” – was hit at noon, Ilena Marat said, and everybody heard it.\n" * 3
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"]


def places(data: bytes, found: decode.Decoded) -> str:
    """The text put together again from the bytes of each of its characters."""
    pieces = (data[slice(*found.widths.bytes((i, i + 1)))] for i in range(len(found.text)))
    return "".join(piece.decode(found.encoding) for piece in pieces)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    """With and without a byte order mark the text is the same, and each character has its bytes."""
    data = WORDS.encode(encoding)
    assert sniff.looks_like(data) is None
    found = decode.decode(data)
    assert found.text == WORDS
    assert places(data, found) == WORDS


def test_declared() -> None:
    """A declared encoding is believed where the bytes fit it, and not where they are UTF-8."""
    page = '<html><head><meta charset="windows-1251"></head><body>Тарса</body></html>'
    assert decode.decode(page.encode("cp1251")).text == page
    wrong = decode.decode(page.encode())
    assert wrong.text == page
    assert "UTF-8" in wrong.notes[0].message


def test_faults_are_kept_and_noted() -> None:
    """A faulty byte in UTF-8 is one U+FFFD with that byte; a note says so."""
    data = "Ölfeld bei Tärsa – “öffen”, sägte er.".encode() + b"\xff" + b"Ende"
    found = decode.decode(data)
    at = found.text.index("\ufffd")
    assert data[slice(*found.widths.bytes((at, at + 1)))] == b"\xff"
    assert found.text.endswith("Ende")
    assert found.notes[0].code == "encoding"


def test_zero_bytes_in_text() -> None:
    """A stray zero byte does not make a text binary; many do."""
    assert sniff.media_type(b"The river rose by two metres\0 on Sunday, the mayor said, and the bridge fell.", "a.txt") == "text/plain"
    with pytest.raises(BinaryInput, match="zero bytes"):
        sniff.media_type(b"a\0\0\0\0\0\0bc\0\0\0" * 50, "a.txt")


@given(st.binary(max_size=300))
def test_never_fails(data: bytes) -> None:
    """Any bytes decode, and the widths of the characters add up to them."""
    found = decode.decode(data)
    if found.text:
        assert found.widths.bytes((0, len(found.text)))[1] == len(data)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>Tarsa", "a.txt", "text/html"),
        (b"<!-- saved --><html><p>Tarsa", "", "text/html"),
        (b"<p>Tarsa</p>", "a.html", "text/html"),
        (b"Tarsa fell.", "a.html", "text/plain"),
        (b"# Tarsa\n\n**fell** on Sunday", "a.txt", "text/markdown"),
        (b"Tarsa fell.", "a.md", "text/markdown"),
        (b"Tarsa fell 5 * 3.", "a.txt", "text/plain"),
        (b"Tarsa fell.", "-", "text/plain"),
        ("<html>\n<p>Tarsa".encode("utf-16"), "a", "text/html"),
    ],
)
def test_media_types(data: bytes, name: str, media_type: str) -> None:
    """What the bytes hold goes before what their name says."""
    assert sniff.media_type(data, name) == media_type


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "undefined", "zip", "rot13", "none-such"])
def test_only_encodings_of_the_web(name: str) -> None:
    """What Python knows beside them is not used, whatever a page says: decoders that take hours, resolve escapes or always fail."""
    data = f"<meta charset='{name}'><p>caf\xe9 \\x3cb\\x3e".encode("cp1252")
    assert decode.decode(data).text.endswith("café \\x3cb\\x3e")


def test_shifting_encodings() -> None:
    """Where a character's bytes depend on those before it, each has those that were written for it, and all bytes are somebody's."""
    data = "<meta charset=iso-2022-jp><p>a あい b う".encode("iso-2022-jp")
    found = decode.decode(data)
    assert found.encoding == "iso2022_jp"
    ends = [found.widths.bytes((i, i + 1)) for i in range(len(found.text))]
    assert all(first[1] == second[0] for first, second in pairwise(ends))
    assert data[ends[-1][0] : ends[-1][1]].endswith("う".encode("iso-2022-jp")[3:5])


@pytest.mark.parametrize("data", [b"\0The road is closed.", b"a\0 b\0 c and so on, until the road is closed."])
def test_a_zero_byte_is_no_binary(data: bytes) -> None:
    """Some zero bytes in a short text do not make it binary; more of them than of anything else do."""
    assert sniff.media_type(data, "a.txt") == sniff.PLAIN
    with pytest.raises(BinaryInput):
        sniff.media_type(b"\0" * 2 * len(data) + data, "a.txt")


def test_what_speaks_of_a_pdf_is_none() -> None:
    """A page or a text that names the sign of a PDF is a page or a text."""
    assert sniff.media_type(b"<!doctype html><!-- %PDF-1.7 --><p>The road is closed.", "a.html") == sniff.HTML
    assert sniff.media_type(b"It begins with %PDF-1.4, she said.", "a.txt") == sniff.PLAIN
    assert sniff.media_type(b"%PDF-1.7 <html><body><p>The road</p><p>is closed.</p></body></html>", "a.pdf") == sniff.HTML
