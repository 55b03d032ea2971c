"""From bytes to characters: which encoding, where each character lies in the bytes, and a note where that was not plain."""

import codecs
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from accordingto.model import Note, Span
from accordingto.readers.source_map import Widths

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # UTF-32 before UTF-16: its little-endian mark begins with that of the other
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # browsers look for a declared encoding in the first kilobyte; saved pages often have a comment before it
UTF8 = re.compile("[\0-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
UTF16 = re.compile("[\0-\uffff]+|[\U00010000-\U0010ffff]+")
FEW = 0.01  # up to one bad place in a hundred bytes it is UTF-8 with faults; beyond that it is another encoding
LAST = "cp1252"
# What a page may say it is in: the encodings of the web (WHATWG). Of Python's others some take hours, resolve escapes or always fail.
WEB = frozenset(tomllib.loads(files("accordingto.readers").joinpath("encodings.toml").read_text("utf-8"))["web"])
ESCAPE = b"\x1b"
SHIFTING = frozenset(("iso2022_jp",))  # a character's bytes depend on those before it


class Decoded(NamedTuple):
    """A source as characters: `text`, its encoding, the way back to the bytes, and notes; `start` skips a byte order mark."""

    text: str
    encoding: str
    widths: Widths
    notes: tuple[Note, ...] = ()


def decode(data: bytes) -> Decoded:
    """The characters of the bytes; never fails: what cannot be decoded becomes U+FFFD, and a note says so."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, len(mark), None)
    declared = _declared(data)
    wide = wide_encoding(data[:HEAD])
    if wide:
        return _decoded(data, wide, 0, f"there is no byte order mark; the pattern of its zero bytes is that of {wide.upper()}")
    if declared in SHIFTING and ESCAPE in data and _is(data, declared):
        return _decoded(data, declared, 0, None)
    if _is(data, "utf-8"):
        why = f"{declared} was declared, but the bytes are UTF-8" if declared and _other(declared) and not data.isascii() else None
        return _decoded(data, "utf-8", 0, why)
    if declared and _other(declared) and _is(data, declared):
        return _decoded(data, declared, 0, None)
    errors = _faults(data, "utf-8")
    if len(errors) <= max(1, FEW * len(data)) and _is_mostly_utf8(data, len(errors)):
        return _decoded(data, "utf-8", 0, f"{len(errors)} faulty places in UTF-8 became U+FFFD")
    guess = _guess(data)
    return _decoded(data, guess, 0, f"the bytes are not UTF-8{' as declared' if declared else ''}; they were read as {guess}")


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where zero bytes stand; None for anything else."""
    count = len(head) // 4 * 4
    if count < 8:
        return None
    zeros = [head[place:count:4].count(0) / (count / 4) for place in range(4)]
    low, high = 0.2, 0.7
    if min(zeros[1:]) > high and zeros[0] < low:
        return "utf-32-le"
    if min(zeros[:3]) > high and zeros[3] < low:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > high and max(zeros[0], zeros[2]) < low:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > high and max(zeros[1], zeros[3]) < low:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    head = data[:HEAD].lstrip()
    found = DECLARED.search(head) if head.startswith(b"<") else None
    if not found:
        return None
    try:
        said = found[1].decode("ascii").lower()
        name = codecs.lookup(LAST if said == "iso-8859-1" else said).name
    except (LookupError, ValueError):
        return None
    return name if name in WEB else None


def _other(name: str) -> bool:
    return not name.startswith(("utf", "ascii"))


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_mostly_utf8(data: bytes, faults: int) -> bool:
    """Whether right sequences of several bytes outnumber the faulty ones."""
    return len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data)) > faults


def _guess(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding  # late: loaded only for bytes that are not UTF-8

    name = str(detect_encoding(data[: 1 << 20]) or LAST).lower().replace("iso-8859-1", LAST)
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return LAST
    return known if known in WEB and not known.startswith(("utf", "ascii")) and _is(data, known) else LAST


def _faults(data: bytes, encoding: str) -> list[Span]:
    found: list[Span] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        found.append((error.start, error.end))
        return ("\ufffd", error.end)

    codecs.register_error("accordingto.note", note)
    data.decode(encoding, "accordingto.note")
    return found


def _decoded(data: bytes, encoding: str, start: int, why: str | None) -> Decoded:
    body = data[start:]
    pieces: list[str] = []
    rows: list[tuple[int, int, int]] = []
    chars, at = 0, 0
    for bad in [*_faults(body, encoding), (len(body), len(body))]:
        piece = body[at : bad[0]].decode(encoding)
        rows.extend((chars + first, start + at + byte, width) for first, byte, width in _widths(piece, encoding))
        chars, at = chars + len(piece), bad[1]
        pieces.append(piece)
        if bad[1] > bad[0]:
            rows.append((chars, start + bad[0], bad[1] - bad[0]))
            pieces.append("\ufffd")
            chars += 1
    notes = (Note(code="encoding", message=why),) if why else ()
    return Decoded("".join(pieces), encoding, Widths(tuple(rows)), notes)


def _widths(text: str, encoding: str) -> Iterator[tuple[int, int, int]]:
    """Rows (first character, its byte, bytes a character) of a piece that decoded without fault."""
    pattern = {"utf-8": UTF8, "utf-16-le": UTF16, "utf-16-be": UTF16}.get(encoding)
    if pattern is None:
        yield from _by_character(text, encoding)
        return
    byte, narrow = 0, encoding == "utf-8"
    for match in pattern.finditer(text):
        first = text[match.start()]
        width = 1 if narrow and first < "\x80" else len(first.encode(encoding, "surrogatepass"))
        yield (match.start(), byte, width)
        byte += width * (match.end() - match.start())


def _by_character(text: str, encoding: str) -> Iterator[tuple[int, int, int]]:
    if encoding in SHIFTING:
        yield from _shifting(text, encoding)
        return
    known: dict[str, int] = {}
    byte, before = 0, 0
    for place, char in enumerate(text):
        width = known.get(char) or known.setdefault(char, len(char.encode(encoding)))
        if width != before:
            yield (place, byte, width)
        before, byte = width, byte + width


def _shifting(text: str, encoding: str) -> Iterator[tuple[int, int, int]]:
    """Rows of an encoding that shifts: a character has the bytes that a writer adds for it, its shift among them."""
    writer = codecs.getincrementalencoder(encoding)()
    byte = 0
    for place, char in enumerate(text):
        width = len(writer.encode(char))
        yield (place, byte, width)
        byte += width


def of_text(text: str) -> Widths:
    """The way back to the UTF-8 of a text that was given as characters."""
    return Widths(tuple(_widths(text, "utf-8")))
