"""Letters: encodings that lie, characters that steer, cells that run."""

import codecs

from bench.hostile.shapes import FILE, MORE, REPORT, Case, Cases, Fails, Got, Prints, Reads, article, page

TEXT = f"TARSA, June 2 (WNA) -- {REPORT}\n\n{MORE}\n"
TERMINAL = ("read", FILE)
STEERING = "\x1b[2J\x1b]0;owned\x07\x1b[31m\x9b1mred\u202egnirts\u2066\u2069"
FORMULA = '=HYPERLINK("http://attack.example","x")'


def declared(name: str, body: bytes) -> bytes:
    """A page that says it is in this encoding."""
    return page(body, f"<meta charset='{name}'>")


def no_half(got: Got) -> str | None:
    """No half of a character is left anywhere in what is written."""
    return "a lone surrogate" if "\\ud8" in got.out.lower() or any("\ud800" <= c < "\ue000" for c in got.out) else None


def cases() -> Cases:
    """The cases."""
    words = article().encode()
    seen = ("killed in Tarsa",)
    return (
        Case(
            "utf7.html",
            "markup hidden in UTF-7",
            lambda: declared("utf-7", words + b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
            Reads(lacks="<script>"),
        ),
        Case("wide.txt", "UTF-16 without its mark", lambda: TEXT.encode("utf-16-le"), Reads(note="encoding")),
        Case("wider.txt", "UTF-32 without its mark, big end first", lambda: TEXT.encode("utf-32-be"), Reads(note="encoding")),
        Case(
            "odd.txt",
            "UTF-16 that ends in the middle of a character",
            lambda: codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x00\xd8\x41",
        ),
        Case(
            "beyond.txt",
            "UTF-32 beyond the last character",
            lambda: codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le") + b"\xff\xff\xff\x7f" * 9,
        ),
        Case(
            "overlong.txt",
            "overlong forms of UTF-8",
            lambda: (TEXT + "“é”" * 9).encode() + b"\xc0\xae\xc0\xae\xc0\xaf \xe0\x80\xaf \xf8\x80\x80\x80\xaf",
            Reads(lacks="../", note="encoding"),
        ),
        Case(
            "halves.txt",
            "halves of characters in UTF-8",
            lambda: (TEXT + "“é”" * 9).encode() + b" \xed\xa0\x80\xed\xb0\x80",
            Reads(note="encoding", also=no_half),
        ),
        Case(
            "mixed.txt",
            "UTF-8 and Windows letters in one text",
            lambda: (TEXT + "“é”" * 9).encode() + b" \x93caf\xe9\x94",
            Reads(note="encoding"),
        ),
        Case("nul.txt", "one zero byte in a short text", lambda: b"\0" + REPORT.encode()),
        Case(
            "nul2.txt", "some zero bytes in a text", lambda: REPORT.replace(" ", " \0").encode() + b" " + MORE.encode(), Reads(holds="12")
        ),
        Case(
            "nuls.html",
            "zero bytes inside tags",
            lambda: page(b"<p>" + REPORT.encode() + b"</p><scr\0ipt>alert(1)</scr\0ipt><p>" + MORE.encode() + b"</p>"),
        ),
        Case("binary.txt", "more zero bytes than letters", lambda: b"\0" * 5_000 + TEXT.encode(), Fails(("BinaryInput",))),
        Case(
            "noise.txt", "bytes of all kinds", lambda: bytes(n * 7919 % 251 for n in range(50_000)), Fails(("BinaryInput", "NoTextFound"))
        ),
        Case(
            "bom.txt",
            "byte order marks in the middle",
            lambda: codecs.BOM_UTF8 + TEXT.replace("said on", "said\ufeff on").encode() + codecs.BOM_UTF8 * 999,
            Reads(holds="killed in Tarsa"),
        ),
        Case("lies.html", "a mark of UTF-8 on a page that says UTF-16", lambda: codecs.BOM_UTF8 + declared("utf-16", words)),
        Case(
            "idna.html",
            "an encoding whose decoder takes hours",
            lambda: declared("idna", words + b"<p>" + b"a" * 300_000 + b"\xe9</p>"),
            heavy=True,
        ),
        Case("punycode.html", "another", lambda: declared("punycode", words + b"<p>" + b"a\xe9-" * 100_000 + b"</p>"), heavy=True),
        Case(
            "escape.html",
            "an encoding that resolves escapes",
            lambda: declared("unicode_escape", words + b"<p>\\x3cscript\\x3ealert(1)\xe9</p>"),
            Reads(lacks="<script>"),
        ),
        Case("undefined.html", "an encoding that always fails", lambda: declared("undefined", words + b"\xe9")),
        Case("zip.html", "an encoding that is none", lambda: declared("zip", words + b"\xe9")),
        Case(
            "shift.html",
            "an encoding that shifts",
            lambda: declared("iso-2022-jp", words + b"<p>" + "\u3042\u3044".encode("iso-2022-jp") * 500 + b"</p>"),
        ),
        Case(
            "terminal.txt",
            "sequences that steer a terminal, and controls of direction",
            lambda: (TEXT + STEERING).encode(),
            Prints(seen, ("\x1b[", "\x1b]", "\x07", "\x9b", "\u202e", "\u2066")),
            TERMINAL,
        ),
        Case(
            "fields.html",
            "the same in the fields of a page",
            lambda: page(
                article(), f"<meta name='author' content='A Dren {STEERING}'><meta property='og:site_name' content='Ilmar {STEERING}'>"
            ),
            Prints(seen, ("\x1b[", "\x1b]", "\x07", "\x9b", "\u202e")),
            TERMINAL,
        ),
        Case(
            "formula.txt",
            "words that a spreadsheet would run",
            lambda: f"TARSA, June 2 (WNA) -- {REPORT} “{FORMULA} is ours,” said {FORMULA} on Friday.".encode(),
            Prints(("Tarsa",), (f",{FORMULA[:6]}", "\n=", f'"{FORMULA[:6]}', ",=")),
            ("who", "--csv", "-", FILE),
        ),
        Case("zalgo.txt", "400,000 marks on one letter", lambda: (TEXT + "a" + "\u0301" * 400_000).encode(), heavy=True),
        Case("joiners.txt", "400,000 characters of no width", lambda: (TEXT + "\u200b\u200d" * 200_000).encode(), heavy=True),
        Case("words.txt", "a word of 400,000 letters", lambda: (TEXT + "a" * 400_000).encode(), heavy=True),
        Case("strange.txt", "unassigned, private and last characters", lambda: (TEXT + "\ue000\uffff\U0010ffff\ufdd0 " * 999).encode()),
    )
