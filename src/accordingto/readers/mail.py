"""EML: a mail's own text, its page where it has one; subject, sender and date are title, outlet and publication."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from accordingto.errors import NoTextFound
from accordingto.model import Residue
from accordingto.readers import html, office
from accordingto.readers.reading import Origin, Reading, called

MEDIA_TYPE = "message/rfc822"


def read(data: bytes, origin: Origin) -> Reading:
    """The reading of a mail; NoTextFound where it has neither text nor page. Attachments are residue by their names."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise NoTextFound(called(origin.uri))
    sender, address = parseaddr(message.get("From", ""))
    date = message["Date"].datetime if message["Date"] is not None else None
    known = origin._replace(
        title=origin.title or message.get("Subject"),
        outlet=origin.outlet or sender or address or None,
        published=origin.published or (date.isoformat() if date else None),
    )
    attached = tuple(
        Residue(bytes=(0, 0), what="attachment", words=part.get_filename() or part.get_content_type())
        for part in message.iter_attachments()
    )
    content = body.get_content()
    if body.get_content_subtype() == "html":
        page = html.read(content.encode("utf-8"), known._replace(media_type="text/html"))
        content = page.report.text
    return office.packed(content, data, known, MEDIA_TYPE, attached)
