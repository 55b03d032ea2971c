"""Words from pictures of pages, by Debian's tesseract where it is installed: each with its box and how sure tesseract is of it."""

import csv
import io
import shutil
import subprocess
from typing import Any, NamedTuple

from accordingto.errors import NotInstalled, OcrFailed
from accordingto.readers.pdf_words import Page, Word

DPI, POINTS = 200, 72
DOTS = 20_000_000  # of a picture: a sheet of A3; larger pages are read more coarsely
LOW = 60.0  # per cent; words below it become a note
MINUTES = 3
DARK = 0.72  # of a line's height: the size of its font
WORD_LEVEL = "5"


class Scanned(NamedTuple):
    """A page read from a picture, and the words that tesseract is not sure of with their confidence in per cent."""

    page: Page
    doubtful: list[tuple[Word, float]]


def read(document: Any, number: int) -> Scanned:
    """The words of a page of a `pypdfium2.PdfDocument`; NotInstalled without tesseract, OcrFailed where it gives up."""
    program = shutil.which("tesseract")
    if program is None:
        raise NotInstalled("tesseract", how="apt-get install tesseract-ocr, or its like for your system")
    page = document[number]
    width, height = page.get_size()
    scale = min(DPI / POINTS, (DOTS / max(width * height, 1.0)) ** 0.5)
    picture = io.BytesIO()
    page.render(scale=scale).to_pil().convert("L").save(picture, "PNG")
    page.close()
    command = [program, "stdin", "stdout", "--dpi", str(max(70, round(scale * POINTS))), "-l", "eng", "tsv"]
    environment = {"OMP_THREAD_LIMIT": "1"}  # the same words whatever the machine; pages are the unit of parallel work
    try:
        done = subprocess.run(command, input=picture.getvalue(), capture_output=True, timeout=60 * MINUTES, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise OcrFailed(number + 1, why=f"it took more than {MINUTES} minutes") from error
    if done.returncode:
        raise OcrFailed(number + 1, why=done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or "no reason given")
    words = _words(done.stdout.decode("utf-8"), number, height, 1 / scale)
    return Scanned(Page(number, width, height, [word for word, _ in words]), [(w, sure) for w, sure in words if sure < LOW])


def _words(table: str, number: int, height: float, scale: float) -> list[tuple[Word, float]]:
    """The words of tesseract's table; its pixels, `scale` points each, count from the upper left corner."""
    rows = [r for r in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE) if r["level"] == WORD_LEVEL]
    rows = [r for r in rows if (r["text"] or "").strip()]
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    found = []
    for line in lines.values():
        low = max(int(r["top"]) + int(r["height"]) for r in line)
        tall = max(int(r["height"]) for r in line)
        base = height - low * scale
        for r in line:
            x, y, w, h = (int(r[key]) * scale for key in ("left", "top", "width", "height"))
            word = Word(r["text"].strip(), number, x, height - y - h, x + w, height - y, tall * scale * DARK, base)
            found.append((word, float(r["conf"])))
    return found
