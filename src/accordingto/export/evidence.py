"""The evidence of one file: its bytes, what was made of them and how, in one ZIP that anybody can check with `sha256sum -c`.

The same input, settings and versions give the same bytes: names are sorted, times fixed, and nothing is compressed, since
libraries compress differently.
"""

import hashlib
import io
import platform
import re
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

from accordingto.model import Record, Residue
from accordingto.models import network
from accordingto.settings import Settings

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP knows
UNIX, READABLE = 3, 0o100644 << 16  # on every system the same
SUMS, LOG, STANDARD_INPUT = "SHA256SUMS", "log.txt", "standard-input"
REFUSED = frozenset('\\/:*?"<>|')  # by some file system or other
KEPT = frozenset("\u200c\u200d\u200e\u200f")  # joiners and marks of direction that names need
PACKAGE = re.compile(r"[\w.-]+")
RANGES = "Bytes are counted from 0 in the original; the last number is that of the first byte after the range."
Pairs = list[tuple[str, str]]
Section = tuple[str, Pairs]


class Made(NamedTuple):
    """What was made of one report: its number in the file, its page, its notes as message, words and cure.

    pictures are those of a PDF's pages by the names under which the page links to them.
    """

    number: int
    record: Record
    page: str
    notes: tuple[tuple[str, str, str], ...]
    pictures: tuple[tuple[str, bytes], ...] = ()


class Evidence(NamedTuple):
    """All that is kept: the original, what was made of it, what failed, and how it was read.

    uri is the file's path, or "-"; given are what the user said of it; when is empty unless told, so that nothing depends on the clock;
    start is the page that leads to those of several reports.
    """

    uri: str
    data: bytes
    settings: Settings
    made: tuple[Made, ...]
    failed: tuple[str, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    when: str = ""
    start: str = ""

    @property
    def several(self) -> bool:
        """Whether the file held more than one report: then each has a folder."""
        return len(self.made) + len(self.failed) > 1

    @property
    def name(self) -> str:
        """The original's place in the ZIP: its own name, without what a file system or a list of sums cannot hold."""
        own = STANDARD_INPUT if self.uri == "-" else Path(self.uri).name
        return "original/" + "".join(c if c.isprintable() and c not in REFUSED else "_" for c in own)

    def folder(self, made: Made) -> str:
        """Where the report's files stand: "" for the only one, else a folder of its number."""
        width = len(str(max(one.number for one in self.made)))
        return f"report-{made.number:0{width}}/" if self.several else ""


def packed(evidence: Evidence) -> bytes:
    """The ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files(evidence).items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, data)
    return out.getvalue()


def files(evidence: Evidence) -> dict[str, bytes]:
    """All files by their names in the ZIP, the list of their sums among them."""
    found = {evidence.name: evidence.data, LOG: log(evidence).encode()}
    if evidence.several:
        found["index.html"] = evidence.start.encode()
    for made in evidence.made:
        folder = evidence.folder(made)
        found[folder + "record.json"] = made.record.to_json().encode() + b"\n"
        found[folder + "page.html"] = made.page.encode()
        found.update({folder + name: picture for name, picture in made.pictures})
        if evidence.several:
            found[folder + LOG] = _text("Reading log of one report", _report(evidence, made)).encode()
    found[SUMS] = "".join(f"{_sum(data)}  {name}\n" for name, data in sorted(found.items())).encode()
    return found


def log(evidence: Evidence) -> str:
    """How the file was read; of the only report also what was set aside and what could not be settled."""
    original = [("file", evidence.name), ("given as", evidence.uri), ("bytes", f"{len(evidence.data):,}"), ("SHA-256", _sum(evidence.data))]
    sections: list[Section] = [("Original", original), ("Given", list(evidence.given)), ("Read with", list(_how(evidence)))]
    if evidence.several:
        sections.append(("Reports", [(evidence.folder(m), m.record.report.title or m.record.id) for m in evidence.made]))
    else:
        sections += _report(evidence, evidence.made[0])
    sections.append(("Not read", [("failed", words) for words in evidence.failed]))
    return _text("Reading log", sections)


def _how(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Versions, engine, weights, settings; the sums of files of the user's own that change what is read."""
    settings = evidence.settings
    card = network.catalog().get(settings.engine)
    yield "engine", settings.engine
    yield "weights", f"{card['file']}, SHA-256 {card['sha256']}" if card else "none"
    made_with = evidence.made[0].record.made_with
    yield "parser", made_with.pipeline
    yield "codebook", ", ".join(made_with.codebooks)
    yield "settings", ", ".join(f"{name} = {value}" for name, value in sorted(settings.changed().items())) or "the defaults"
    for own in (settings.actors, settings.conventions, settings.codebook):
        yield from (("own file", f"{path}, SHA-256 {_sum(path.read_bytes())}") for path in _own(own))
    yield "accordingto", made_with.accordingto
    yield "Python", platform.python_version()
    yield from _packages()
    if evidence.when:
        yield "made", evidence.when


def _own(named: str) -> list[Path]:
    path = Path(named)
    return sorted(path.glob("*.yaml")) if named and path.is_dir() else [path] if named and path.is_file() else []


def _packages() -> Iterator[tuple[str, str]]:
    for line in sorted(requires("accordingto") or ()):
        match = PACKAGE.match(line)
        if match and "extra ==" not in line:
            try:
                yield match[0], version(match[0])
            except PackageNotFoundError:
                yield match[0], "not installed"


def _report(evidence: Evidence, made: Made) -> list[Section]:
    report = made.record.report
    dated = f"{report.published} ({report.published_basis})" if report.published_basis else report.published
    facts = [
        ("record", made.record.id),
        ("source", report.source.uri),
        ("kind", report.source.media_type),
        ("SHA-256", f"{report.source.sha256}, {_whose(evidence, made)}"),
        ("title", report.title),
        ("outlet", report.outlet),
        ("published", dated),
        ("language", report.language),
    ]
    told = [(f"note {n}", _note(*note)) for n, note in enumerate(made.notes, 1)]
    return [
        ("Report", [(label, value) for label, value in facts if value]),
        ("Set aside", [_aside(left) for left in report.residue] or [("nothing", "")]),
        ("Not settled", told or [("nothing", "")]),
    ]


def _whose(evidence: Evidence, made: Made) -> str:
    """What the record's own sum is of: of the file, or of the report's share of it, which is said only where the bytes prove it."""
    own, starts = made.record.report.source.sha256, [(one.number, _start(one)) for one in evidence.made]
    if own == _sum(evidence.data):
        return "of the original"
    start, number = _start(made), made.number
    end = next((at for other, at in starts if other > number and at is not None), len(evidence.data))
    if start is not None and own == _sum(evidence.data[start:end]):
        return f"of {_bytes(start, end)} of the original"
    return "of this report as the reader took it from the original"


def _start(made: Made) -> int | None:
    """Where the report's share of the file begins, as far as what was set aside shows it."""
    return min((left.bytes[0] for left in made.record.report.residue), default=None)


def _aside(left: Residue) -> tuple[str, str]:
    ranged = left.bytes[0] < left.bytes[1]
    where = _bytes(*left.bytes) if ranged else f"page {left.page}" if left.page else "no byte range"
    return where, left.what + (f": {left.words}" if left.words else "")


def _bytes(start: int, end: int) -> str:
    return f"bytes {start} to {end}"


def _note(message: str, words: str, cure: str) -> str:
    return message + (f": {words}" if words else "") + (f"; cure: {cure}" if cure else "")


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _text(title: str, sections: list[Section]) -> str:
    """The sections that have any lines, labels in one column; no value can make a line of its own."""
    lines = [title, "", RANGES]
    for heading, pairs in sections:
        width = max((len(label) for label, _ in pairs), default=0)
        lines += ["", heading, *(f"  {_line(label):<{width}}  {_line(value)}".rstrip() for label, value in pairs)] if pairs else []
    return "\n".join(lines) + "\n"


def _line(words: str) -> str:
    """The words on one line, with what could steer a terminal escaped."""
    return "".join(c if c.isprintable() or c in KEPT else repr(c)[1:-1] for c in " ".join(words.split()))
