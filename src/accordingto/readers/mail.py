"""EML: a mail's own text, its page where it has one; subject, sender and date are title, outlet and publication.

A mail may have as many parts and headers as its writer likes, and the standard library takes them all: so parts are counted as they are
made, and headers cut; a mail whose form is damaged is read as the text behind its first headers.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any

from accordingto.errors import NoTextFound, OutOfBounds
from accordingto.model import Note, Residue
from accordingto.readers import decode, html, office
from accordingto.readers.reading import Origin, Reading, called

MEDIA_TYPE = "message/rfc822"
HEADER = 1_000  # characters of a header; the library's grammar takes seconds for more
PARTS = 2_000
BOUNDARIES = 200  # of parts in parts: each line is compared with all that are open
LINES = 2_000_000
BOUNDARY = re.compile(rb"boundary\s*\*?=", re.IGNORECASE)
FORWARDED = re.compile(rb"^content-type:\s*message/", re.IGNORECASE | re.MULTILINE)
BLANK = re.compile(rb"\r?\n\r?\n")


class _Cut(EmailPolicy):
    """Headers no longer than any that is needed."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and value of a header, its value cut."""
        held, length = [], 0
        for line in sourcelines:
            held.append(line[: HEADER - length])
            length += len(line)
            if length >= HEADER:
                break
        return super().header_source_parse(held)


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a mail; NoTextFound where it has neither text nor page. Attachments are residue by their names."""
    _bounded(data, origin)
    try:
        message = _parsed(data, origin)
        return _read(message, data, origin)
    except (
        ValueError,
        ArithmeticError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:  # whatever the library's grammar stumbles over
        return _as_text(data, origin, error)


def _bounded(data: bytes, origin: Origin) -> None:
    """OutOfBounds where parts stand in parts deeper than any mail's, or there are more lines than the library reads in time."""
    nested = len(BOUNDARY.findall(data)) + len(FORWARDED.findall(data))
    why = f"it names {nested:,} parts in parts" if nested > BOUNDARIES else ""
    lines = data.count(b"\n") if len(data) > LINES else 0
    why = why or (f"it has {lines:,} lines" if lines > LINES else "")
    if why:
        raise OutOfBounds(called(origin.uri), why=why)


def _parsed(data: bytes, origin: Origin) -> EmailMessage:
    made = 0

    def part(policy: Any) -> Any:
        nonlocal made
        made += 1
        if made > PARTS:
            raise OutOfBounds(called(origin.uri), why=f"it has more than {PARTS:,} parts")
        return EmailMessage(policy)

    parser: Any = BytesParser  # its stub knows messages of one kind only
    message: EmailMessage = parser(part, policy=_Cut()).parsebytes(data)
    return message


def _read(message: EmailMessage, data: bytes, origin: Origin) -> Reading:
    body = message.get_body(("plain", "html"))
    if body is None:
        raise NoTextFound(called(origin.uri))
    sender, address = parseaddr(str(message.get("From", "")))
    date = _date(message)
    known = origin._replace(
        title=origin.title or str(message.get("Subject") or "") or None,
        outlet=origin.outlet or sender or address or None,
        published=origin.published or (date.isoformat() if date else None),
    )
    content, coded = _content(body)
    if body.get_content_subtype() == "html":
        content = html.read(content.encode("utf-8", "surrogatepass"), known._replace(media_type="text/html")).report.text
    reading = office.packed(content, data, known, MEDIA_TYPE, tuple(_attached(message)))
    return reading._replace(notes=(*reading.notes, *coded))


def _date(message: EmailMessage) -> datetime | None:
    """When the mail was sent; None where it says no day of the calendar."""
    try:
        found: datetime | None = getattr(message["Date"], "datetime", None)
    except (ValueError, OverflowError, TypeError):
        return None
    return found


def _content(body: Any) -> tuple[str, Sequence[Note]]:
    """The text of a part; in whatever letters it is where those that it names are not known."""
    try:
        return str(body.get_content()), ()
    except (LookupError, ValueError):
        payload = body.get_payload(decode=True)
        found = decode.decode(payload if isinstance(payload, bytes) else b"")
        return found.text, (
            Note(code="encoding", message=f"the letters that the mail names are not known; it was read as {found.encoding}"),
        )


def _attached(message: EmailMessage) -> list[Residue]:
    """The attachments by their names."""
    parts = message.iter_attachments() if message.get_content_maintype() == "multipart" else ()
    return [Residue(bytes=(0, 0), what="attachment", words=part.get_filename() or part.get_content_type()) for part in parts]


def _as_text(data: bytes, origin: Origin, error: Exception) -> Reading:
    """What stands behind the headers, as it is; NoTextFound where nothing does."""
    blank = BLANK.search(data)
    words = decode.decode(data[blank.end() :] if blank else data).text
    if not words.strip():
        raise NoTextFound(called(origin.uri)) from error
    reading = office.packed(words, data, origin, MEDIA_TYPE)
    why = (str(error) or type(error).__name__).partition("\n")[0][:200]
    return reading._replace(notes=(*reading.notes, Note(code="damaged", message=f"the mail is damaged ({why}); it was read as it stands")))
