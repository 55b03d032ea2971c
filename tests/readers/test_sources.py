"""Inputs are opened in order; a bad one is an error with its cure and stops nothing."""

import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from accordingto.errors import (
    AccordingToError,
    AddressNotAllowed,
    BadLine,
    BadPdf,
    BinaryInput,
    CannotOpen,
    EmptyFolder,
    EmptyInput,
    NoSuchInput,
    NotADate,
    NoTextFound,
    TooLarge,
)
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings

WORDS = b"TARSA (OPA) - The river rose by two metres on Sunday, the mayor said.\n"
BAD: list[tuple[str, bytes, type[AccordingToError]]] = [
    ("empty.txt", b" \n\n", EmptyInput),
    ("pdf.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", BadPdf),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), BinaryInput),
    ("word.md", b"PK\x03\x04\x14\x00\x06\x00", BinaryInput),
    ("zeros.txt", bytes(5000), BinaryInput),
    ("noise.txt", bytes(i * 7919 % 251 for i in range(5000)), BinaryInput),
    ("only-residue.md", b"---\n\n***\n\nPrint\n", NoTextFound),
    ("script.html", b"<html><body><script>var a = 'text';</script></body></html>", NoTextFound),
    ("folder", b"", EmptyFolder),
    ("nothing-there.txt", b"", NoSuchInput),
    ("https://a.example/report", b"", AddressNotAllowed),
]


def outcomes(*names: str | Path, **options: str) -> list[object]:
    found = sources.open_many(map(str, names), Origin(uri="", **options), Settings())  # type: ignore[arg-type]
    return list(found)


@pytest.mark.parametrize(("name", "data", "error"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input(tmp_path: Path, name: str, data: bytes, error: type[AccordingToError]) -> None:
    """Each kind of bad input is its error, which says what is wrong and the cure; what stands beside it is still read."""
    good = tmp_path / "good.txt"
    good.write_bytes(WORDS)
    bad = tmp_path / name if "://" not in name else name
    if isinstance(bad, Path) and error is EmptyFolder:
        bad.mkdir()
    elif isinstance(bad, Path) and error is not NoSuchInput:
        bad.write_bytes(data)
    first, second = outcomes(bad, good)
    assert isinstance(first, error)
    assert "cure:" in str(first)
    assert isinstance(second, sources.Reading)


def test_looks_like_is_named() -> None:
    """The refusal says what the bytes look like."""
    with pytest.raises(BinaryInput, match="looks like PDF"):
        raise next(iter([BinaryInput("a.txt", what=sources.sniff.looks_like(b"%PDF-1.7 \x00"))]))


def test_folder(tmp_path: Path) -> None:
    """A folder gives its reports and those of the folders below it, sorted; hidden files and other endings are left out."""
    for name in ("b.txt", "a.md", ".hidden.txt", "c.json", "sub/d.html", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(WORDS)
    found = [r.report.source.uri for r in sources.open_one(Origin(uri=str(tmp_path)), Settings())]
    assert found == [str(tmp_path / name) for name in ("a.md", "b.txt", "sub/d.html")]


def test_folder_goes_on(tmp_path: Path) -> None:
    """A bad file in a folder does not end it."""
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "b.txt").write_bytes(WORDS)
    first, second = outcomes(tmp_path)
    assert isinstance(first, BinaryInput)
    assert isinstance(second, sources.Reading)


def test_too_large(tmp_path: Path) -> None:
    """More bytes or characters than the settings allow are refused with the setting's name."""
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS * 20)
    for settings in (Settings(max_bytes=100), Settings(max_characters=100)):
        with pytest.raises(TooLarge, match="ACCORDINGTO_MAX_"):
            list(sources.open_one(Origin(uri=str(path)), settings))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name - reads standard input; there is nothing in it the second time."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(WORDS)))
    first, second = outcomes("-", "-")
    assert isinstance(first, sources.Reading)
    assert first.report.source.uri == "-"
    assert isinstance(second, EmptyInput)
    assert "standard input" in str(second)


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened says why."""
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (found,) = outcomes(path)
    assert isinstance(found, CannotOpen)
    assert "Permission denied" in str(found)


def test_given_date_goes_first(tmp_path: Path) -> None:
    """The user's date goes before the page's; what is no ISO 8601 date is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"TARSA, 3 March 2024 (OPA) - The river rose by two metres on Sunday, the mayor said.\n")
    (plain,), (dated,), (wrong,) = outcomes(path), outcomes(path, published="2024-03-04"), outcomes(path, published="4 March")
    assert isinstance(plain, sources.Reading)
    assert isinstance(dated, sources.Reading)
    assert (plain.report.published, plain.report.published_basis) == ("2024-03-03", "dateline '3 March 2024'")
    assert (dated.report.published, dated.report.published_basis) == ("2024-03-04", "given")
    assert isinstance(wrong, NotADate)


def test_plain_is_exact(tmp_path: Path) -> None:
    """With plain, the text of a file is what the file holds, marks and all."""
    path = tmp_path / "a.md"
    path.write_bytes("# *Tarsa*\n\nPrint\n\nÜber the river.\n".encode())
    reading = next(sources.open_one(Origin(uri=str(path), plain=True), Settings()))
    assert reading.report.text == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"[1, 2]", "not an object"),
        (b"{not json", "not JSON"),
        (b'{"id": "a"}', "missing"),
        (b'{"text": 3}', "not a string"),
        (b'{"text": "a", "title": 3}', '"title"'),
        (b'{"text": "a", "published": "soon"}', "ISO 8601"),
        (b"\xff\xfe", "not JSON"),
    ],
)
def test_bad_rows(row: bytes, why: str) -> None:
    """A bad row of a batch says its number and what is wrong with it."""
    with pytest.raises(BadLine, match="line 7") as caught:
        sources.from_row(row, 7)
    assert why in str(caught.value)


def test_rows() -> None:
    """A row is read exactly as it is; other fields are ignored, and a missing id is the row's number."""
    reading = sources.from_row(b'{"id": 5, "text": " A\\n*b* ", "published": "2024-06-02", "colour": 1}', 7)
    assert (reading.id, reading.report.text, reading.report.published) == ("5", " A\n*b* ", "2024-06-02")
    assert sources.from_row({"text": "A"}, 7).id == "7"


def test_plain_text_loads_no_page_reader(tmp_path: Path) -> None:
    """Reading plain text loads neither trafilatura nor lxml."""
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS)
    code = (
        "import sys; from accordingto.readers import sources; from accordingto.readers.reading import Origin;"
        f"from accordingto.settings import Settings; list(sources.open_one(Origin(uri={str(path)!r}), Settings()));"
        "print([m for m in ('trafilatura', 'lxml') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
