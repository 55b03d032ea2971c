"""Lines of JSON and archives of the web."""

import gzip
import io
import json
import zlib
from collections.abc import Iterable

from fastwarc.warc import WarcRecord, WarcRecordType

from bench.hostile.packed import zeros
from bench.hostile.shapes import FILE, MB, OUT, REPORT, Case, Cases, Fails, Got, Reads, article, page

EXTRACT = ("extract", FILE, "-o", "-", "--quiet")
RUN = ("run", FILE, "-o", OUT, "--workers", "1", "--engine", "rules", "--deadline", "20", "--memory", "1000", "--quiet")
GOOD = json.dumps({"id": "good", "text": REPORT})


class Mixed(Fails):
    """The bad lines are refused, and the good ones among them are read."""

    def wrong(self, got: Got) -> str | None:
        """What is not as specified."""
        lost = None if any(REPORT in record["report"]["text"] for record in got.records) else "the good one is lost"
        return super().wrong(got) or lost


def lines(*rows: str) -> bytes:
    """These lines with a good one at either end."""
    return "\n".join((GOOD, *rows, GOOD, "")).encode("utf-8", "surrogatepass")


def message(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """What a server sent."""
    return "\r\n".join((f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", "")).encode() + body


def record(body: bytes, number: int = 1) -> bytes:
    """A record of an archive, as it stands there unpacked."""
    made = WarcRecord()
    made.init_headers(WarcRecordType.response, content_length=len(body))
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.headers["WARC-Target-URI"] = f"https://news.example/{number}"
    made.headers["WARC-Date"] = "2024-06-03T10:00:00Z"
    made.set_bytes_content(body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def archive(bodies: Iterable[bytes]) -> bytes:
    """An archive of these messages and of a good one behind them."""
    found = [*bodies, message(page(article()))]
    return b"".join(gzip.compress(record(body, number), mtime=0) for number, body in enumerate(found))


def bomb(size: int) -> bytes:
    """A packed body of so many zeros."""
    return zeros(size, zlib.MAX_WBITS | 16)


def lying(length: int) -> bytes:
    """A record that says it is longer than it is, and a good one behind it."""
    good = record(message(page(article())))
    made = record(message(b"x"))
    return made.replace(b"Content-Length: ", b"Content-Length: %d" % length, 1) + good


def cases() -> Cases:
    """The cases."""
    bad = Mixed(("BadLine",))
    large = Mixed(("TooLarge",))
    return (
        Case("long.jsonl", "a line of 100 MB", lambda: lines(json.dumps({"text": "a " * (50 * MB)})), large, EXTRACT, heavy=True),
        Case(
            "text.jsonl",
            "a text of 20 MB in a line",
            lambda: lines(json.dumps({"text": "The road is closed. " * MB})),
            large,
            EXTRACT,
            heavy=True,
        ),
        Case(
            "endless.jsonl",
            "100 MB without a line end",
            lambda: lines("[" * (100 * MB)),
            Mixed(("BadLine", "TooLarge")),
            EXTRACT,
            heavy=True,
        ),
        Case("deep.jsonl", "a million brackets", lambda: lines("[" * 1_000_000, '{"text":' * 100_000), bad, EXTRACT),
        Case(
            "types.jsonl",
            "lines of wrong types",
            lambda: lines(
                "1",
                "null",
                '"x"',
                "[]",
                "{}",
                '{"text":1}',
                '{"text":["a"]}',
                '{"text":"a","id":{}}',
                '{"text":"a","published":7}',
                '{"text":"a","title":[]}',
            ),
            bad,
            EXTRACT,
        ),
        Case(
            "values.jsonl",
            "numbers and dates beyond all bounds",
            lambda: lines(
                '{"text":"a","id":' + "9" * 100_000 + "}",
                '{"text":"a","n":1e999999}',
                '{"text":"a","published":"99999-99-99"}',
                "NaN",
                '{"text":"a"',
                "\x00",
                "\ufeff{}",
            ),
            bad,
            EXTRACT,
        ),
        Case(
            "halves.jsonl",
            "halves of characters by escape and as bytes",
            lambda: lines('{"id":"h","text":"' + REPORT + ' \\ud800 \\udfff"}', '{"text":"\ud800"}'),
            Mixed(("BadLine",)),
            EXTRACT,
        ),
        Case(
            "names.jsonl",
            "ids and titles that steer a terminal",
            lambda: lines(json.dumps({"id": "\x1b[2J\u202e../../x\x00", "title": "=1+1\x1b[2J", "text": REPORT})),
            Reads(least=3, most=3),
            EXTRACT,
        ),
        Case(
            "twice.jsonl",
            "the same key twice, unknown keys, an id of a megabyte",
            lambda: lines(
                '{"text":"a","text":' + json.dumps(REPORT) + ',"__proto__":{"x":1}}', json.dumps({"id": "i" * MB, "text": REPORT})
            ),
            Reads(least=4, most=4),
            EXTRACT,
        ),
        Case(
            "packed.warc.gz",
            "a body of 10 MB that unpacks to 10 GB",
            lambda: archive([message(bomb(1 << 30), "Content-Encoding: gzip")]),
            Mixed(("TooLarge", "OutOfMemory")),
            RUN,
            heavy=True,
        ),
        Case(
            "twice.warc.gz",
            "a body that is packed twice over",
            lambda: archive([message(gzip.compress(gzip.compress(page(article()), mtime=0), mtime=0), "Content-Encoding: gzip")]),
            Mixed(("BinaryInput", "TooLarge", "NoTextFound")),
            RUN,
        ),
        Case(
            "coding.warc.gz",
            "codings and headers that lie",
            lambda: archive(
                [
                    message(page(article()), "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
                    message(b"zzzz\r\nx", "Transfer-Encoding: chunked"),
                    message(b"\xff" * 9, "Content-Encoding: br"),
                ]
            ),
            Reads(least=2, most=4),
            RUN,
        ),
        Case(
            "zeros.warc.gz",
            "an archive whose record unpacks to 2 GB",
            lambda: (
                gzip.compress(record(message(b"x")), mtime=0)[:0] + big_record() + gzip.compress(record(message(page(article()))), mtime=0)
            ),
            large,
            RUN,
            heavy=True,
        ),
        Case("lying.warc", "a record that says it is longer than it is", lambda: lying(999999999), Fails(("BadArchive",)), RUN),
        Case("cut.warc.gz", "an archive that is cut off", lambda: archive([message(page(article()))])[:-40], Mixed(("BadArchive",)), RUN),
        Case("noise.warc.gz", "an archive of noise", lambda: bytes(n * 7919 % 251 for n in range(50_000)), Fails(("BadArchive",)), RUN),
        Case(
            "headers.warc.gz",
            "a message of 300,000 headers",
            lambda: archive([message(page(article()), *["X-A: b"] * 300_000)]),
            Mixed(("BadArchive",)),
            RUN,
            heavy=True,
        ),
    )


def big_record() -> bytes:
    """A packed record of 2 GB."""
    size = 2 << 30
    fields = ("WARC-Type: response", "WARC-Target-URI: https://news.example/0", "Content-Type: application/http", f"Content-Length: {size}")
    head = "\r\n".join(("WARC/1.0", *fields, "", ""))
    return zeros(size, zlib.MAX_WBITS | 16, head.encode() + message(b""), b"\r\n\r\n", size - len(message(b"")))
