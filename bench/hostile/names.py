"""Names of files: what a disk allows and a record or a terminal should not take as it is."""

from bench.hostile.shapes import FILE, REPORT, Case, Cases, Fails, Got, Reads, article, page

PAGE = page(article())


def plain(got: Got) -> str | None:
    """What was printed holds no control, no control of direction and no half of a character."""
    odd = [c for c in got.out if (not c.isprintable() and c != "\n") or "\ud800" <= c < "\ue000"]
    return f"{odd[:3]!r} in the output" if odd else None


def cases() -> Cases:
    """The cases."""
    return (
        Case(b"caf\xe9.html", "a name that is not UTF-8", lambda: PAGE, Reads(also=plain)),
        Case(b"caf\xe9\xff.txt", "the same, of a text", lambda: REPORT.encode(), Reads(also=plain)),
        Case("steer\x1b[2J\x07.html", "a name with a sequence that steers a terminal", lambda: PAGE, Reads(also=plain)),
        Case("line\nbreak\r.txt", "a name with line ends", lambda: REPORT.encode(), Reads(also=plain)),
        Case("gpj\u202elmth.html", "a name that is turned around", lambda: PAGE, Reads()),
        Case("=1+1,'\"|.html", "a name that a spreadsheet would run", lambda: PAGE, Reads()),
        Case("dots..html", "dots in a name and in the way to it", lambda: PAGE, Reads()),
        Case("-", "a name that is an option", lambda: PAGE, Reads()),
        Case(b"\xffnone\x1b[2J", "an empty file whose name steers", lambda: b"", Fails(("EmptyInput",))),
        Case("x" * 250 + ".html", "a name of 255 letters", lambda: PAGE, Reads()),
        Case(
            "there.html",
            "a name that leads out of its folder and to nothing",
            lambda: PAGE,
            Fails(("NoSuchInput",)),
            ("read", "--json", "../../../../../nowhere\udcff\x1b[2J/x.html"),
        ),
        Case("zero.html", "a name with a zero byte", lambda: PAGE, Fails(("NoSuchInput",)), ("read", "--json", "a\0b.html")),
        Case("long.html", "a name of 100,000 letters", lambda: PAGE, Fails(("NoSuchInput",)), ("read", "--json", "a" * 100_000)),
        Case(
            "bundle.html",
            "the text of an option as a date",
            lambda: PAGE,
            Fails(("NotADate",)),
            ("read", "--json", "--published", "2024-99-99\x1b[2J", FILE),
        ),
    )
