"""What the bytes are: HTML, Markdown or plain text by what they hold, then by their name; anything else is refused by its name."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from accordingto.errors import BinaryInput
from accordingto.readers.decode import BOMS, decode, wide_encoding

HEAD = 1 << 16
CONTROLS = bytes(sorted({*range(9), 11, *range(14, 27), *range(28, 32), 127}))  # no tab, line ends, form feed, escape
FEW_NULS = 16  # a text may hold some by accident
MANY_NULS = 0.02
MANY_CONTROLS = 0.05
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RTF = "application/rtf"
MAIL = "message/rfc822"
FEED = "application/xml"
PACKED = (PDF, DOCX, RTF, MAIL)
HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
MAILED = re.compile(rb"^(?:from|date|subject|mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)
ENDINGS = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".pdf": PDF,
    ".docx": DOCX,
    ".rtf": RTF,
    ".eml": MAIL,
    ".rss": FEED,
    ".atom": FEED,
}
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?:html|head|body|article|section|div|p|meta|script|h[1-6]|span|title|table)\b[^<>]*>", re.IGNORECASE)
MARK = re.compile(
    r"^(?:#{1,6} \S|(?:[-*_] ?){3,}$|\*{1,3}\S.*\S\*{1,3}$|!\[|<https?://\S+>$)|\*\*\S[^*\n]*\*\*|\]\(https?://", re.MULTILINE
)
FEW = 2
OBJECT = re.compile(rb"\d\s+\d{1,5}\s+obj\b")


def media_type(data: bytes, name: str = "") -> str:
    """The media type of the bytes: HTML, Markdown, plain text, PDF, DOCX, RTF or mail; BinaryInput, with what they look like."""
    packed = _packed(data)
    if packed:
        return packed
    found = looks_like(data)
    if found:
        raise BinaryInput(name or "the input", what=found)
    head = decode(data[:HEAD]).text
    by_name = ENDINGS.get(PurePath(name).suffix.lower())
    tags = len(TAG.findall(head))
    if PAGE.match(head) or (by_name == HTML and tags) or (by_name in (None, PDF) and tags > FEW):
        return HTML
    if by_name == MARKDOWN or len(MARK.findall(head)) >= FEW:
        return MARKDOWN
    return PLAIN


def _packed(data: bytes) -> str | None:
    """The media type of bytes that hold their text in a form of their own; None for all others."""
    if is_pdf(data):
        return PDF
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return DOCX
    if data.lstrip()[:6] == b"{\\rtf1":
        return RTF
    head = data[:HEAD]
    return MAIL if HEADERS.match(head) and len({m.lower() for m in MAILED.findall(head[:4096])}) >= 3 else None


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF, and no page or text that speaks of one."""
    place = data[:1024].find(b"%PDF-")
    if place < 0 or not OBJECT.search(data):
        return False
    return not data[:place].strip() or not PAGE.match(data[:1024].decode("latin-1"))


def _is_page(data: bytes) -> bool:
    """Whether bytes that begin as a PDF does are a page all the same."""
    return not is_pdf(data) and len(TAG.findall(data[:HEAD].decode("latin-1"))) > FEW


def looks_like(data: bytes) -> str | None:
    """What the bytes look like where they are no text; None for text in any encoding."""
    for name, sign, offset in _signatures():
        if data.startswith(sign, offset) and not (name == "PDF" and _is_page(data)):
            return name
    head = data[:HEAD]
    if any(head.startswith(mark) for mark, _ in BOMS) or wide_encoding(head[:4096]):
        return None
    nuls = head.count(0)
    if nuls > max(FEW_NULS, MANY_NULS * len(head)) or nuls * 2 > len(head):
        return "binary data (many zero bytes)"
    if len(head) - len(head.translate(None, CONTROLS)) - nuls > MANY_CONTROLS * len(head):
        return "binary data (many control bytes)"
    return None


@cache
def _signatures() -> tuple[tuple[str, bytes, int], ...]:
    rows = tomllib.loads(files("accordingto.readers").joinpath("signatures.toml").read_text("utf-8"))["file"]
    return tuple((row["name"], bytes.fromhex(row["hex"]), row.get("offset", 0)) for row in rows)
