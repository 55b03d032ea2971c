"""Pages and print-view texts: body, fields, the way back to the source, and residue set aside."""

import gzip
import html
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from accordingto.errors import AccordingToError
from accordingto.model import Report
from accordingto.readers import decode, sniff, sources
from accordingto.readers import html as pages
from accordingto.readers import text as texts
from accordingto.readers.reading import Origin, Reading
from bench.common import ROOT, Figures, data, lines, main

NAME = "pages"
DATA = "pages/bodies, pages/publishers, tests/data/printview"
PRINTVIEW = ROOT / "tests" / "data" / "printview"
SHINGLE = 4


def measure() -> Figures:
    """Body F1, mapped shares, fields of the publishers' pages, residue set aside and lines of reporting lost; shares in per cent."""
    return {**bodies(), **publishers(), **publishers(english=False), **printview()}


def bodies() -> Figures:
    """The 181 pages: mean F1 of 4-word shingle counts of body and dateline; characters of the text with a place in the source."""
    gold = json.loads(data("pages", "bodies", "ground-truth.json").read_text("utf-8"))
    scores, known, characters, wrong, lost = [], 0, 0, 0, 0
    for name, row in gold.items():
        source = gzip.decompress(data("pages", "bodies", "html", f"{name}.html.gz").read_bytes())
        reading = _read(source, name)
        if reading is None:
            scores.append(0.0)
            continue
        scores.append(f1(body(reading.report), row["articleBody"]))
        known += reading.source_map.mapped()
        characters += len(reading.report.text)
        lost += sum(end - start for start, end in reading.source_map.unmapped)
        wrong += sum(1 for _ in unlike(reading, source))
    return {
        "bodies F1": 100 * mean(scores),
        "mapped, all characters": 100 * known / characters,
        "mapped, white space aside": 100 * (1 - lost / characters),
        "mapped to the same character": 100 * (1 - wrong / max(1, known)),
    }


def publishers(*, english: bool = True) -> Figures:
    """Publishers' pages, English ones or all others: title, names, day exact; body F1 with the standfirst, which the gold has in it."""
    rows = [row for row in lines(data("pages", "publishers.jsonl")) if row["english"] == english]
    name = "publishers" if english else "other languages"
    hits: Counter[str] = Counter()
    scores = []
    for row in rows:
        reading = _read(gzip.decompress(data(row["file"]).read_bytes()), row["file"])
        report = reading.report if reading else Report(source=sources.from_text("").report.source, text="")
        hits["title"] += fold(report.title) == fold(row["title"])
        hits["authors"] += {fold(name) for name in report.byline} == {fold(name) for name in row["authors"] or ()}
        hits["day"] += (report.published or "")[:10] == (row["published"] or "")[:10]
        scores.append(f1(body(report, standfirst=True), "\n".join(_gold(row["body"] or {}))))
    return {**{f"{name} {key}": 100 * n / len(rows) for key, n in hits.items()}, f"{name} body F1": 100 * mean(scores)}


def printview() -> Figures:
    """Our own print-view texts: residue lines set aside, lines of reporting lost (in the table as what was kept)."""
    marked = tomllib.loads((PRINTVIEW / "residue.toml").read_text("utf-8"))["residue"]
    aside = residue = kept = reporting = 0
    for name, numbers in marked.items():
        for number, cut, gone in cut_lines(PRINTVIEW / name):
            if number in numbers:
                residue, aside = residue + 1, aside + cut
            else:
                reporting, kept = reporting + 1, kept + (not gone)
    return {"residue lines set aside": 100 * aside / residue, "lines of reporting kept": 100 * kept / reporting}


def cut_lines(path: Path) -> Iterator[tuple[int, bool, bool]]:
    """(number, wholly in the residue, partly in residue other than markup) of each line that is not blank."""
    source = path.read_bytes()
    media_type = sniff.media_type(source, path.name)
    report = texts.read(source, Origin(uri=path.name, media_type=media_type)).report
    marks = bytearray(len(source))
    for piece in report.residue:
        start, end = piece.bytes
        marks[start:end] = (b"\1" if piece.what == "markup" else b"\2") * (end - start)
    at = 0
    for number, line in enumerate(source.split(b"\n"), 1):
        places = [marks[at + i] for i, byte in enumerate(line) if not bytes((byte,)).isspace()]
        at += len(line) + 1
        if places:
            yield number, all(places), 2 in places


def _read(source: bytes, name: str) -> Reading | None:
    try:
        return pages.read(source, Origin(uri=name))
    except AccordingToError:
        return None


def _gold(found: dict[str, Any]) -> Iterable[str]:
    sections = found.get("sections", [])
    return [*found.get("summary", []), *(words for section in sections for words in section["headline"] + section["paragraphs"])]


def body(report: Report, *, standfirst: bool = False) -> str:
    """The text of body and dateline, with what stands as a second headline where asked for."""
    names = ["body", "dateline"]
    pieces = [part for i, part in enumerate(report.parts) if part.part in names or (standfirst and i and part.part == "headline")]
    return "\n".join(report.text[start:end] for part in pieces for start, end in part.spans)


def unlike(reading: Reading, source: bytes) -> Iterator[int]:
    """The offsets whose bytes in the source, entities resolved, are not the character of the text."""
    encoding = decode.decode(source).encoding
    for run in reading.source_map.runs:
        for place in range(run.start, run.end):
            first = run.at + (place - run.start) * run.width
            if html.unescape(source[first : first + run.width].decode(encoding, "replace")) != reading.report.text[place]:
                yield place


def fold(words: str | None) -> str:
    """The words without case and punctuation."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", words or "").casefold()))


def f1(found: str, gold: str) -> float:
    """F1 of the counts of 4-word shingles."""
    one, two = _shingles(found), _shingles(gold)
    both = sum((one & two).values())
    return 2 * both / (sum(one.values()) + sum(two.values())) if both else float(not one and not two)


def _shingles(words: str) -> Counter[tuple[str, ...]]:
    plain = re.findall(r"\w+", words.casefold())
    return Counter(tuple(plain[i : i + SHINGLE]) for i in range(max(1, len(plain) - SHINGLE + 1))) if plain else Counter()


if __name__ == "__main__":
    main(NAME, DATA, measure)
