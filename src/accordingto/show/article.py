"""One self-contained page for a record, and the index of several: no script, nothing loaded from anywhere."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from accordingto.model import Record
from accordingto.show import rows, sheets, wording
from accordingto.show.marked import LAYERS, Block, blocks
from accordingto.show.palette import page_colours
from accordingto.show.safe import line

VOICES_SHOWN = 4  # in the index, of a report's speakers


class Entry(NamedTuple):
    """What the index says of a record; `counts` are pairs of how many and what."""

    href: str
    title: str
    outlet: str
    published: str
    dateline: str
    language: str
    voices: tuple[str, ...]
    counts: tuple[tuple[int, str], ...]


class Leaf(NamedTuple):
    """A picture of a page of the original: where it is, the page's number from 1, the ids of the items that stand on it."""

    href: str
    page: int
    items: tuple[str, ...]


def page(record: Record, *, index: str = "", leaves: Sequence[Leaf] = ()) -> str:
    """The record's page as HTML; `index` is the address of the index it belongs to, `leaves` are pictures that lie beside it."""
    style = sheets.style("article.css") + colours() + lights(record)
    more = {"index": index, "leaves": leaves, "style": style, "policy": sheets.policy(style)}
    return sheets.environment().get_template("article.html.j2").render({**parts(record), **more})


def parts(record: Record) -> dict[str, Any]:
    """What the templates of a report's page show."""
    text = blocks(record)
    headed = bool(text and text[0].part == "headline")
    return {
        "record": record,
        "report": record.report,
        "title": wording.title(record.report),
        "head": text[:1] if headed else [],
        "blocks": text[1:] if headed else text,
        "signed": any(block.part == "byline" for block in text),
        "said": {row.id: row for row in rows.said(record)},
        "astray": _astray(record, text),
        "events": rows.done(record),
        "figures": rows.counted(record),
        "times": rows.dated(record),
        "places": rows.placed(record),
        "parties": rows.named(record),
        "notes": rows.noted(record),
        "wording": wording,
        "made": _made(record),
        "voices": len(page_colours()),
    }


def index(entries: list[Entry]) -> str:
    """The page that leads to the pages of several records."""
    style = sheets.style("article.css") + sheets.style("index.css")
    return sheets.environment().get_template("index.html.j2").render(entries=entries, style=style, policy=sheets.policy(style))


def entry(record: Record, href: str) -> Entry:
    """What the index says of a record."""
    report = record.report
    told = zip(record.statements, rows.said(record), strict=True)
    speakers = dict.fromkeys(row.speaker for statement, row in told if statement.source and statement.source.party)
    counts = (
        (len(record.statements), "statements"),
        (len(record.events), "events"),
        (len(record.figures), "figures"),
        (len(record.notes), "notes"),
    )
    return Entry(
        href=href,
        title=wording.title(report),
        outlet=line(report.outlet or (report.dateline and report.dateline.agency) or ""),
        published=wording.day_and_time(line(report.published or "")),
        dateline=wording.dateline(report),
        language=line(report.language or ""),
        voices=tuple(speakers)[:VOICES_SHOWN],
        counts=tuple((count, name.removesuffix("s") if count == 1 else name) for count, name in counts if count),
    )


def _astray(record: Record, text: list[Block]) -> list[str]:
    """The statements that stand in no margin, since their cue is in no paragraph: they go below the text."""
    beside = {statement for block in text for statement in block.statements}
    return [statement.id for statement in record.statements if statement.id not in beside]


def _made(record: Record) -> list[tuple[str, str]]:
    """How the page was made: what people need to make it again."""
    made, source = record.made_with, record.report.source
    pairs = [
        ("Record", record.id),
        ("accordingto", made.accordingto),
        ("Model", made.model),
        ("Parser", made.pipeline),
        ("Codebook", ", ".join(made.codebooks)),
        ("Settings", ", ".join(f"{name} = {value}" for name, value in sorted(made.settings.items())) or "the defaults"),
        ("Source", source.uri),
        ("Kind", source.media_type),
        ("SHA-256", source.sha256),
        ("Retrieved", source.retrieved or ""),
    ]
    return [(name, line(value)) for name, value in pairs if value]


def colours() -> str:
    """The colours of voices, by day and by night, and which line below a word has which."""
    light = "".join(f"--v{i}:{day};" for i, (day, _) in enumerate(page_colours()))
    dark = "".join(f"--v{i}:{night};" for i, (_, night) in enumerate(page_colours()))
    voices = [*range(len(page_colours())), "x"]
    lines = "".join(f".l{layer}-{voice}{{--c{layer}:var(--v{voice})}}" for layer in range(1, LAYERS + 1) for voice in voices)
    names = "".join(f".v{voice}.v{voice}{{color:var(--v{voice})}}.b{voice}{{--b:var(--v{voice})}}" for voice in voices)
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{@media screen{{:root{{{dark}}}}}}}{lines}{names}"


def lights(record: Record) -> str:
    """An item under the pointer, in focus or gone to lights up its words in the text, without a script."""
    said, done, counted = (s.id for s in record.statements), (e.id for e in record.events), (f.id for f in record.figures)
    dated, placed, named = (t.id for t in record.times), (p.id for p in record.places), (p.id for p in record.parties)
    ids = [wording.anchor(item) for item in (*said, *done, *counted, *dated, *placed, *named)]
    return "".join(f":root:has(#{i}:is(:hover,:focus-within,:target)) .m-{i}{{background-color:var(--light)}}" for i in ids)
