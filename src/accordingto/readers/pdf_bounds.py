"""What a PDF would cost before it is opened: streams that unpack to very much, forms that draw each other without end.

PDFium has no bounds of its own that a desk's machine could bear, so what looks like a bomb is read apart (`pdf_apart`).
"""

import math
import re
import zlib
from collections.abc import Iterator

STREAM = re.compile(rb"stream\r?\n")
IMAGE = re.compile(rb"/Subtype\s*/Image")
SIZE = re.compile(rb"/(?:Width|Height)\s+(\d+)")
FORM = re.compile(rb"/Subtype\s*/Form")
END = b"endstream"
DRAWS = re.compile(rb"/\S+\s+Do\b")
MUCH = 24 << 20  # bytes of a stream that is no picture
ALL = 96 << 20  # of all of them together
LAYERS = 3  # of packing
OFTEN = 5.0  # decimal digits of how often forms could draw each other
DOTS = 60_000_000  # of a picture: a page of a newspaper at 400 dots an inch
HEAD = 600  # bytes before a stream in which it is described


def suspicious(data: bytes, *, pictures: bool) -> bool:
    """Whether reading the PDF might take more memory than any report's; pictures are looked at where they will be read."""
    whole, often = 0, 0.0
    for head, start in _streams(data):
        if IMAGE.search(head):
            if pictures and _dots(head) > DOTS:
                return True
            continue
        content = _unpacked(data, start)
        if content is None or len(content) > MUCH:
            return True
        whole += len(content)
        often += math.log10(max(1, len(DRAWS.findall(content)))) if FORM.search(head) else 0.0
        if whole > ALL or often > OFTEN:
            return True
    return False


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """What is said of each stream, and where it begins."""
    for match in STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] != b"end":
            head = data[max(0, match.start() - HEAD) : match.start()]
            yield head[max(0, head.rfind(b" obj")) :], match.end()


def _dots(head: bytes) -> int:
    sizes = [int(found[:9]) for found in SIZE.findall(head)]
    return sizes[0] * sizes[1] if len(sizes) > 1 else 0


def _unpacked(data: bytes, start: int) -> bytes | None:
    """The stream as far as it is packed by deflate, cut where it is too much; None where it is packed too often."""
    if not _packed(data[start : start + 2]):
        return data[start : max(start, data.find(END, start, start + MUCH))]
    view: bytes = b""
    for layer in range(LAYERS + 1):
        source = view if layer else memoryview(data)[start:]
        try:
            view = zlib.decompressobj().decompress(source, MUCH + 1)
        except zlib.error:
            return view
        if len(view) > MUCH or not _packed(view[:2]):
            return view
    return None


def _packed(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0
