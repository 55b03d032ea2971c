"""`bundle`: what was read is kept whole with what was made of it and how; anybody can check it, and it is the same each time."""

import hashlib
import io
import json
import random
import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from accordingto.cli import main
from accordingto.export import evidence
from accordingto.model import Record, Residue
from accordingto.settings import Settings
from bench import bundles

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Tarsa</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Talks in Tarsa</h1><p>TARSA, June 2 (WNA) -- The Oskel minister said on Friday that at least 12 people had been killed in the port.</p>
<p>Share this article</p><p>The Front denied that it had shelled Oskel, and rebels said that they had left the town on Monday.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>River Desk</title>
<item><title>River rises</title><description>The mayor of Tarsa said the river had risen.</description></item>
<item><title>Bridge shut</title><description>Police in Oskel said that the bridge had been shut.</description></item></channel></rss>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "talks.html"
    path.write_text(PAGE)
    return path


def run(*words: object, stdin: bytes | None = None, **env: str) -> Result:
    return CliRunner(env=env).invoke(main, ["bundle", *map(str, words)], input=stdin)


def kept(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def check_sums(found: dict[str, bytes]) -> None:
    sums = dict(line.split("  ", 1)[::-1] for line in found["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in found.items() if name != "SHA256SUMS"}


def test_one_report(page: Path, tmp_path: Path) -> None:
    """Original, record, page, log and sums; the record is the one that `read` gives, the original byte by byte the file."""
    assert run(page, "-o", tmp_path / "a.zip").exit_code == 0
    found = kept(tmp_path / "a.zip")
    assert list(found) == ["SHA256SUMS", "log.txt", "original/talks.html", "page.html", "record.json"]
    check_sums(found)
    assert found["original/talks.html"] == PAGE.encode()
    assert found["record.json"] == CliRunner().invoke(main, ["read", str(page), "--json"]).stdout_bytes
    assert json.loads(found["record.json"])["report"]["source"]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert b"at least 12 people" in found["page.html"]


def test_the_log(page: Path, tmp_path: Path) -> None:
    """What was set aside with its bytes, notes with their cures, versions, engine, settings and what was given; no time."""
    run(page, "-o", tmp_path / "a.zip", "--outlet", "River Desk", "--engine", "rules")
    found = kept(tmp_path / "a.zip")
    log, record = found["log.txt"].decode(), Record.from_json(found["record.json"])
    assert record.report.residue
    for left in record.report.residue:
        assert f"bytes {left.bytes[0]} to {left.bytes[1]}" in log
        assert left.what in log
    assert record.notes
    assert all(note.message in log for note in record.notes)
    for line in (
        f"SHA-256   {hashlib.sha256(PAGE.encode()).hexdigest()}",
        "--outlet  River Desk",
        "of the original",
        record.made_with.pipeline,
    ):
        assert line in log
    words = log.split()
    assert words[words.index("engine") + 1] == "rules"
    assert words[words.index("weights") + 1] == "none"
    assert "engine = rules" in log
    assert "spacy" in log
    assert "  made " not in log


def test_the_same_each_time(page: Path, tmp_path: Path) -> None:
    """The same input gives the same bytes; no time of the clock, names sorted, a time in the log only where one is given."""
    for name in ("a", "b"):
        run(page, "-o", tmp_path / f"{name}.zip", "--when", "2026-01-02T03:04:05Z")
    run(page, "-o", tmp_path / "c.zip", SOURCE_DATE_EPOCH="1700000000")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())
    assert b"2026-01-02T03:04:05Z" in kept(tmp_path / "a.zip")["log.txt"]
    assert b"2023-11-14T22:13:20+00:00" in kept(tmp_path / "c.zip")["log.txt"]


def test_the_weights_are_named(page: Path, tmp_path: Path) -> None:
    """Of an engine with weights, the log has their file's whole sum; of files of the user's own, too."""
    run(page, "-o", tmp_path / "a.zip")
    found = kept(tmp_path / "a.zip")
    own = tmp_path / "own.csv"
    own.write_text("name,aliases,code,from,to\n")
    made = evidence.Made(1, Record.from_json(found["record.json"]), "", ())
    log = evidence.log(evidence.Evidence(str(page), PAGE.encode(), Settings(engine="model", actors=str(own)), (made,)))
    assert f"model.onnx, SHA-256 {evidence.network.catalog()['model']['sha256']}" in log
    assert f"own.csv, SHA-256 {hashlib.sha256(own.read_bytes()).hexdigest()}" in log


def test_a_download_has_a_folder_a_report(tmp_path: Path) -> None:
    """The original once; each report's log proves which bytes its sum is of, and the index leads to every page."""
    chance = random.Random(3)
    path = tmp_path / "download.txt"
    path.write_text("".join(bundles.factiva(n, 11, bundles.told(chance)) for n in range(1, 12)))
    assert run(path, "-o", tmp_path / "a.zip").exit_code == 0
    found, data = kept(tmp_path / "a.zip"), path.read_bytes()
    check_sums(found)
    assert [name for name in found if name.startswith("original/")] == ["original/download.txt"]
    at = 0
    for number in range(1, 12):
        folder = f"report-{number:02}/"
        record, log = Record.from_json(found[folder + "record.json"]), found[folder + "log.txt"].decode()
        assert record.report.source.uri.endswith(f"#{number}")
        start, end = map(int, log.split(f"{record.report.source.sha256}, of bytes ")[1].split(" of the original")[0].split(" to "))
        assert start == at
        at = end
        assert hashlib.sha256(data[start:end]).hexdigest() == record.report.source.sha256
        assert b'href="../index.html"' in found[folder + "page.html"]
        assert f'href="{folder}page.html"'.encode() in found["index.html"]
        assert record.report.title is not None
        assert record.report.title in found["log.txt"].decode()
    assert at == len(data)


def test_a_pdf_has_pictures_of_its_pages(tmp_path: Path) -> None:
    """Of a PDF each page with items is kept as a picture with their boxes; the page links to it and back, and the sums hold it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 500), invariant=1)
    for words in ("The mayor of Tarsa said that 12 people had been hurt.", "---", "Rebels said that they had left Oskel."):
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(40, 400, words)
        canvas.showPage()
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(file.getvalue())
    for name in ("a", "b"):
        assert run(tmp_path / "a.pdf", "-o", tmp_path / f"{name}.zip", "--engine", "rules").exit_code == 0
    found = kept(tmp_path / "a.zip")
    check_sums(found)
    assert found == kept(tmp_path / "b.zip")
    assert [name for name in found if name.startswith("pages/")] == ["pages/page-1.png", "pages/page-3.png"]
    page, record = found["page.html"].decode(), Record.from_json(found["record.json"])
    rows = {number: row for number in (1, 3) for row in page.split("<tr>") if f'href="pages/page-{number}.png"' in row}
    assert '<a href="#s1">s1</a>' in rows[1]
    assert '<a href="#s2">s2</a>' in rows[3]
    ids = {item.id for item in (*record.statements, *record.events, *record.figures, *record.times, *record.places, *record.parties)}
    assert ids == {id for id in ids if any(f'href="#{id}"' in row for row in rows.values())}
    with Image.open(io.BytesIO(found["pages/page-1.png"])) as picture:
        assert picture.height == 1000
        assert len(picture.getcolors(1 << 20) or ()) > 300  # grey letters alone have at most 256 colours


def test_a_feed(tmp_path: Path) -> None:
    """An item has no bytes of its own, and its log claims none; its note has its place."""
    path = tmp_path / "desk.rss"
    path.write_text(FEED)
    assert run(path, "-o", tmp_path / "a.zip").exit_code == 0
    found = kept(tmp_path / "a.zip")
    check_sums(found)
    assert found["original/desk.rss"] == FEED.encode()
    log = found["report-2/log.txt"].decode()
    assert "of this report as the reader took it" in log
    assert "summary of this item" in log


def test_one_bad_report_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is said, stands in the log, and the rest is kept with its own numbers; the exit code is 1."""
    path = tmp_path / "desk.rss"
    path.write_text(FEED.replace("that the bridge", "that the bridge" + " and the road" * 40))
    result = run(path, "-o", tmp_path / "a.zip", ACCORDINGTO_MAX_CHARACTERS="200")
    assert result.exit_code == 1
    found = kept(tmp_path / "a.zip")
    assert "report-1/record.json" in found
    assert "report 2: " in found["log.txt"].decode()


def test_standard_input_and_output() -> None:
    """`-` on both sides: nothing but the ZIP on standard output."""
    result = run("-", "-o", "-", stdin=PAGE.encode())
    assert result.exit_code == 0
    with zipfile.ZipFile(io.BytesIO(result.stdout_bytes)) as archive:
        assert archive.read("original/standard-input") == PAGE.encode()


def test_names_and_values_make_no_lines() -> None:
    """A file's odd name cannot leave its folder, break the list of sums or write a line of the log."""
    record = Record.from_json(CliRunner().invoke(main, ["read", "-", "--json"], input=PAGE).stdout_bytes)
    made = evidence.Made(1, record, "", (("odd\n\x1b[2Jnote", "her", "look again"),))
    one = evidence.Evidence("/a/b\n..\\c:\u202ed\udcff.html", b"x", Settings(), (made,))
    found = evidence.files(one)
    assert "original/b_.._c__d_.html" in found
    check_sums(found)
    assert "  odd \\x1b[2Jnote: her; cure: look again\n" in found["log.txt"].decode()


def test_what_has_no_bytes_has_its_page() -> None:
    """Residue of a PDF is named by its page and words, that of a mail by its words alone; neither by a range of bytes."""
    record = Record.from_json(CliRunner().invoke(main, ["read", "-", "--json"], input=PAGE).stdout_bytes)
    left = (Residue(bytes=(0, 0), what="running head", page=2, words="River Desk"), Residue(bytes=(0, 0), what="attachment", words="a.png"))
    record = msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, residue=left))
    log = evidence.log(evidence.Evidence("a.pdf", b"x", Settings(), (evidence.Made(1, record, "", ()),)))
    assert "  page 2         running head: River Desk\n  no byte range  attachment: a.png\n" in log
    assert "Not settled\n  nothing\n" in log


def test_what_cannot_be_written(page: Path, tmp_path: Path) -> None:
    """A folder, a missing folder and the original itself are refused with exit code 4, and nothing is left behind."""
    for output, why in ((tmp_path, "it is a folder"), (tmp_path / "no" / "a.zip", "No such file"), (page, "it is the original")):
        result = run(page, "-o", output)
        assert result.exit_code == 4
        assert why in result.stderr
    assert page.read_text() == PAGE
    assert [p.name for p in tmp_path.iterdir()] == ["talks.html"]


def test_what_cannot_be_read(page: Path, tmp_path: Path) -> None:
    """A folder, a missing file and a wrong date are wrong use; an empty file cannot be read; no ZIP is made of any."""
    out, empty = tmp_path / "a.zip", tmp_path / "empty.txt"
    empty.write_text("")
    assert run(tmp_path, "-o", out).exit_code == 2
    assert run(tmp_path / "no.html", "-o", out).exit_code == 2
    assert run(page, "-o", out, "--when", "today").exit_code == 2
    assert run(page, "-o", out, SOURCE_DATE_EPOCH="soon").exit_code == 2
    assert run(page).exit_code == 2
    assert run(empty, "-o", out).exit_code == 3
    assert not out.exists()
