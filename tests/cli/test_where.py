"""`where`: an item leads to its exact place in the original, and to no place in any other file."""

import hashlib
import html
import io
import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from accordingto.cli import main
from bench import bundles

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Tarsa</title></head><body><article>
<h1>Talks in Tarsa</h1><p>TARSA, June 2 (WNA) -- The Oskel minister Ren&eacute; Dery said that at least 12 people had been killed.</p>
<p>The Front denied that it had shelled Oskel, and rebels said that they had left the town on Monday.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>River Desk</title>
<item><title>River rises</title><description>The mayor of Tarsa said the river had risen.</description></item>
<item><title>Bridge shut</title><description>Police in Oskel said that the bridge had been shut.</description></item></channel></rss>"""


def run(*words: object, stdin: bytes | None = None, engine: str = "rules", **env: str) -> Result:
    return CliRunner(env=env).invoke(main, ["where", *map(str, words), "--engine", engine], input=stdin)


def kept(path: Path, to: Path, *options: str) -> Path:
    done = CliRunner().invoke(main, ["read", str(path), "--json", "--engine", "rules", *options])
    assert done.exit_code == 0
    to.write_bytes(done.stdout_bytes)
    return to


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "talks.html"
    path.write_text(PAGE)
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 500), invariant=1)
    for number in (1, 2):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(40, 400, f"The Front of Oskel said that {number}2 soldiers had been captured.")
        canvas.showPage()
    canvas.save()
    path = tmp_path / "sheet.pdf"
    path.write_bytes(file.getvalue())
    return path


def test_lines_in_the_terminal(page: Path) -> None:
    """Each part of the item with its line, column and bytes; below, the source's own lines with carets under just these words."""
    result = run(page, "s1")
    assert result.exit_code == 0, result.output
    source = "The Oskel minister Ren&eacute; Dery"
    at = PAGE.encode().index(source.encode())
    column = PAGE.splitlines()[1].index(source) + 1
    assert f"line 2, column {column}, bytes {at} to {at + len(source)}" in result.stdout
    assert hashlib.sha256(PAGE.encode()).hexdigest() in result.stdout
    lines = result.stdout.splitlines()
    carets = "".join(a[i] for a, b in pairwise(lines) if set(b) <= set(" │^") for i, c in enumerate(b) if c == "^")
    assert carets == source + "said" + "at least 12 people had been killed"


def test_json_leads_back(page: Path) -> None:
    """The bytes of the JSON, cut from the file, are the words; spans are those of the record."""
    found = json.loads(run(page, "e2", "--json").stdout)
    record = json.loads(CliRunner().invoke(main, ["read", str(page), "--json", "--engine", "rules"]).stdout)
    (trigger,) = [place for place in found["places"] if place["role"] == "trigger"]
    event = next(event for event in record["events"] if event["id"] == "e2")
    assert (found["item"], found["kind"], trigger["spans"]) == ("e2", "event", event["trigger"])
    assert [PAGE.encode()[one["start"] : one["end"]].decode() for one in trigger["bytes"]] == [trigger["words"]]
    assert found["source"]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()


def test_the_page(page: Path, tmp_path: Path) -> None:
    """--html writes a page with the very lines, the words marked."""
    assert run(page, "s1", "--html", tmp_path / "out.html", "--around", "0").exit_code == 0
    written = (tmp_path / "out.html").read_text()
    assert html.escape("Ren&eacute; Dery") + "</mark>" in written
    assert written.count('<mark class="r-cue" title="cue">said</mark>') == 1
    assert "Talks in Tarsa&lt;/h1&gt;&lt;p&gt;TARSA" in written
    assert "denied that" not in written.split("Lines of the original")[1]


def test_pictures(sheet: Path, tmp_path: Path) -> None:
    """--png writes the page with boxes, for several pages one file each; --dpi and --crop change its size; a PDF has boxes as JSON."""
    result = run(sheet, "s1", "--png", tmp_path / "a.png", "--dpi", "72")
    assert result.exit_code == 0, result.output
    assert "page 1" in result.stdout
    with Image.open(tmp_path / "a.png") as image:
        assert image.height == 500
    run(sheet, "s1", "--png", tmp_path / "b.png", "--dpi", "72", "--crop", "--html", tmp_path / "b.html")
    with Image.open(tmp_path / "b.png") as image:
        assert image.height < 120
    assert "data:image/png;base64," in (tmp_path / "b.html").read_text()
    front = next(p["id"] for p in json.loads(kept(sheet, tmp_path / "r.json").read_text())["parties"] if len(p["mentions"]) > 1)
    assert run(sheet, front, "--png", tmp_path / "c.png").exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("c*")) == ["c-page-1.png", "c-page-2.png"]
    boxes = [box for place in json.loads(run(sheet, front, "--json").stdout)["places"] for box in place["boxes"]]
    assert {box["page"] for box in boxes} == {1, 2}
    assert all(398 < box["y1"] < 412 for box in boxes)


def test_a_kept_record(page: Path, sheet: Path, tmp_path: Path) -> None:
    """--record takes the items of a record kept as JSON, without reading anew; one or a list or a line each."""
    record = kept(page, tmp_path / "r.json")
    fresh = run(page, "s2", "--json").stdout
    assert run(page, "s2", "--json", "--record", record).stdout == fresh
    one = record.read_text()
    record.write_text(f"[{one},{kept(sheet, tmp_path / 'q.json').read_text()}]")
    assert run(page, "s2", "--json", "--record", record).stdout == fresh
    record.write_text((tmp_path / "q.json").read_text() + one)
    assert run(page, "s2", "--json", "--record", record).stdout == fresh
    record.write_text(one + one)
    assert run(page, "s2", "--record", record).exit_code == 2


def test_only_the_very_original(page: Path, tmp_path: Path) -> None:
    """A file changed by one byte is refused by its sum, one read with other options by its text, and nothing is shown."""
    record = kept(page, tmp_path / "r.json")
    result = run(page, "s1", "--record", record, "--plain")
    assert result.exit_code == 3
    assert "read otherwise" in result.stderr
    page.write_text(PAGE + " ")
    result = run(page, "s1", "--record", record)
    assert result.exit_code == 3
    assert hashlib.sha256(PAGE.encode()).hexdigest() in result.stderr
    assert hashlib.sha256((PAGE + " ").encode()).hexdigest() in result.stderr
    assert result.stdout == ""


def test_a_download(tmp_path: Path) -> None:
    """Of a download --number says which report; its bytes are those of the whole file, and its record is found by its own sum."""
    chance = random.Random(3)
    path = tmp_path / "download.txt"
    path.write_text("".join(bundles.factiva(n, 3, bundles.told(chance)) for n in range(1, 4)))
    result = run(path, "s1")
    assert result.exit_code == 2
    assert "3 reports" in result.stderr
    assert run(path, "s1", "--number", "4").exit_code == 2
    found = json.loads(run(path, "s1", "--number", "2", "--json").stdout)
    assert found["source"]["uri"].endswith("#2")
    for place in found["places"]:
        cut = b"".join(path.read_bytes()[one["start"] : one["end"]] for one in place["bytes"]).decode()
        assert "".join(cut.split()) == "".join(place["words"].split())
    record = kept(path, tmp_path / "r.json")
    second = record.read_text().splitlines()[1]
    assert json.loads(run(path, "s1", "--record", record, "--number", "2", "--json").stdout) == found
    record.write_text(second)
    assert json.loads(run(path, "s1", "--record", record, "--json").stdout) == found


def test_what_has_no_place(tmp_path: Path) -> None:
    """An item of a feed has no bytes of its own: its words are said to have no place, and no picture or line is made up."""
    path = tmp_path / "desk.rss"
    path.write_text(FEED)
    result = run(path, "s1", "--number", "1", "--html", tmp_path / "a.html")
    assert result.exit_code == 0, result.output
    assert "no place in the original is known of: the river had risen" in " ".join(result.stdout.split())
    assert " │ " not in result.stdout
    assert "knows no place" in (tmp_path / "a.html").read_text()


def test_wrong_use(page: Path, tmp_path: Path) -> None:
    """An unknown item, a picture of what has no pages, a file that is no record, a folder: each is said, with its cure."""
    assert "s1, s2" in run(page, "s99").stderr
    assert run(page, "s99").exit_code == 2
    assert run(page, "s1", "--png", tmp_path / "a.png").exit_code == 2
    assert not (tmp_path / "a.png").exists()
    (tmp_path / "no.json").write_text('{"id": 1}')
    assert run(page, "s1", "--record", tmp_path / "no.json").exit_code == 3
    (tmp_path / "no.json").write_text("")
    assert run(page, "s1", "--record", tmp_path / "no.json").exit_code == 3
    assert run(page, "s1", "--record", tmp_path / "none.json").exit_code == 3
    assert run(tmp_path, "s1").exit_code == 2
    assert run(page, "s1", "--html", tmp_path).exit_code == 4


def test_standard_input() -> None:
    """`-` reads the original from standard input."""
    result = run("-", "s1", "--json", stdin=PAGE.encode())
    assert [place["role"] for place in json.loads(result.stdout)["places"]] == ["source", "cue", "content"]
