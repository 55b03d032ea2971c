"""Pages that are too much: nesting, tags, attributes, comments, text."""

from bench.hostile.shapes import MB, MORE, REPORT, Case, Cases, Fails, Reads, article, numbered, page, repeated

LINE = "<p>The convoy reached the river before the bridge was closed to all.</p>"
WORDS = "The convoy reached the river before the bridge was closed to all. "


def nested(tag: str, count: int) -> bytes:
    """The report inside so many elements."""
    return page(f"<{tag}>" * count + article() + f"</{tag}>" * count)


def tables(count: int) -> bytes:
    """Tables in each other, the report in the innermost."""
    return page("<table><tr><td>" * count + article() + "</td></tr></table>" * count)


def attributes(count: int) -> bytes:
    """One tag with so many attributes."""
    return page("<div " + numbered(lambda n: f"a{n}='{n}' ", count) + ">" + article() + "</div>")


def cases() -> Cases:
    """The cases."""
    report = article()
    large = Fails(("TooLarge",))
    within = 45_000
    return (
        Case("divs.html", "300 nested divs", lambda: nested("div", 300)),
        Case("deep.html", "100,000 nested elements", lambda: nested("div", 100_000), heavy=True),
        Case("unclosed.html", "300,000 elements that are never closed", lambda: page("<div><span>" * 150_000 + report), heavy=True),
        Case("fonts.html", "20,000 wrongly nested inline elements", lambda: page("<b><i><a href=x>" * 20_000 + report), heavy=True),
        Case("tags.html", "a million tags", lambda: page(report + "<br><wbr>" * 500_000), heavy=True),
        Case(
            "letters.html",
            "400,000 letters, each in a tag of its own",
            lambda: page(report + "<b>a</b>" * 400_000),
            Reads(),
            heavy=True,
        ),
        Case("paragraphs.html", "a million empty paragraphs", lambda: page(report + "<p></p>" * 1_000_000), heavy=True),
        Case("tables.html", "5,000 nested tables", lambda: tables(5_000), heavy=True),
        Case(
            "cells.html",
            "a table of 200,000 cells",
            lambda: page(report + "<table>" + ("<tr>" + "<td>7</td>" * 100 + "</tr>") * 2_000 + "</table>"),
            heavy=True,
        ),
        Case(
            "rows.html",
            "a table of as many cells as a tree may have",
            lambda: page(report + "<table>" + ("<tr>" + "<td>7</td>" * 20 + "</tr>") * (within // 21) + "</table>"),
            heavy=True,
        ),
        Case(
            "linked.html",
            "as many links as a tree may have",
            lambda: page(report + numbered(lambda n: f"<a href='/{n}'>News {n}</a> ", within)),
            heavy=True,
        ),
        Case("titles.html", "as many headings as a tree may have", lambda: page(report + "<h1>Ts news</h1>" * within), heavy=True),
        Case(
            "quoting.html",
            "990 block quotations and captions",
            lambda: page(report + f"<blockquote>{MORE}</blockquote><figcaption>{REPORT}</figcaption>" * 495),
            heavy=True,
        ),
        Case("lists.html", "3,000 nested lists", lambda: nested("ul><li", 3_000), heavy=True),
        Case("text.html", "one text node of 20 MB", lambda: page("<p>" + repeated(WORDS, 20 * MB)), large, heavy=True),
        Case("paragraphs50.html", "50 MB of paragraphs", lambda: page(repeated(LINE, 50 * MB)), large, heavy=True),
        Case("limit.html", "more than 64 MB", lambda: page(repeated(LINE, 65 * MB)), large, heavy=True),
        Case("attributes.html", "one tag with 200,000 attributes", lambda: attributes(200_000), heavy=True),
        Case("attribute.html", "one attribute of 20 MB", lambda: page(f"<div title='{'a' * 20 * MB}'>" + report), heavy=True),
        Case(
            "quotes.html", "200,000 attributes whose quotes are never closed", lambda: page(report + "<a href='x\" >" * 200_000), heavy=True
        ),
        Case("angles.html", "five million opening brackets", lambda: page(report + "<" * 5_000_000), large, heavy=True),
        Case("comments.html", "500,000 comments", lambda: page("<!-- x -->" * 500_000 + report), heavy=True),
        Case("opened.html", "500,000 comments that are never closed", lambda: page(report + "<!-- x " * 500_000), heavy=True),
        Case("script.html", "a script of 30 MB", lambda: page(f"<script>{'var a = 1; ' * (30 * MB // 11)}</script>" + report), heavy=True),
        Case(
            "links.html",
            "100,000 links",
            lambda: page(report + numbered(lambda n: f"<a href='/{n}'>{n % 9}</a> ", 100_000)),
            heavy=True,
        ),
        Case(
            "quotations.html",
            "30,000 block quotations and captions",
            lambda: page(report + f"<blockquote>{MORE}</blockquote><figcaption>{REPORT}</figcaption>" * 30_000),
            large,
            heavy=True,
        ),
        Case("headings.html", "100,000 headings", lambda: page(report + "<h1>Ts</h1>" * 100_000), heavy=True),
        Case(
            "articles.html",
            "1,000 articles in each other with captions",
            lambda: page(("<article><figcaption>A caption of the day.</figcaption>" * 1_000) + report),
            heavy=True,
        ),
        Case(
            "frames.html",
            "a page of frames and objects that point at themselves",
            lambda: page("<iframe src='frames.html'></iframe><object data='frames.html'></object>" * 10_000 + report),
        ),
        Case("long.txt", "a text of 20 MB", lambda: repeated(WORDS, 20 * MB).encode(), large, heavy=True),
        Case(
            "limit.txt", "a text just within the limit", lambda: (REPORT + "\n\n" + repeated(WORDS, 400_000)).encode(), Reads(), heavy=True
        ),
        Case("marks.txt", "300,000 quotation marks", lambda: (REPORT + "\n\n" + "“ " * 100_000 + "'\"" * 75_000).encode(), heavy=True),
        Case(
            "digits.txt",
            "a number of 400,000 digits",
            lambda: (REPORT + "\n\nSome " + "9" * 400_000 + " people were killed.").encode(),
            Reads(most=1),
            heavy=True,
        ),
        Case(
            "numbers.txt",
            "number words without end",
            lambda: (REPORT + "\n\n" + "hundred million thousand billion " * 3_000 + "people were killed on 99 June 99999999.").encode(),
            heavy=True,
        ),
        Case(
            "spaces.md",
            "a line of 400,000 spaces, then a hash",
            lambda: ("# Twelve killed in Tarsa\n\n" + REPORT + "\n\na" + " " * 400_000 + "#b\n").encode(),
            heavy=True,
        ),
        Case(
            "star.md",
            "40,000 marks of emphasis that are never closed",
            lambda: ("# Twelve killed in Tarsa\n\n" + REPORT + "\n\n" + "*a _b ~~c [d ![e `f " * 7_000).encode(),
            heavy=True,
        ),
        Case(
            "stars.md",
            "100,000 marks of emphasis, more than a text has words",
            lambda: ("# Twelve killed in Tarsa\n\n" + REPORT + "\n\n" + "*a _b ~~c [d ![e `f " * 20_000).encode(),
            Fails(("OutOfBounds",)),
            heavy=True,
        ),
        Case(
            "quoted.md",
            "a line of 200,000 marks of quotation",
            lambda: ("# Twelve killed\n\n" + REPORT + "\n\n" + "> " * 200_000 + "x\n").encode(),
        ),
        Case("lines.txt", "200,000 lines", lambda: (REPORT + "\n" + "a\n" * 200_000).encode(), heavy=True),
        Case("dateline.txt", "datelines that go on and on", lambda: (("A-B / C, D. " * 20 + "\n") * 30 + "\n" + REPORT).encode()),
    )
