"""A record printed for people: header, who said what, who did what, what was counted, when, where, who, and what is open."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from accordingto.model import Record
from accordingto.show import rows, wording
from accordingto.show.palette import terminal_style
from accordingto.show.safe import line
from accordingto.show.sheet import Sheet, heading, quiet

FROM = " < "


def show(record: Record, console: Console, *, brief: bool = False) -> None:
    """Print the record; brief keeps to the header and a line a statement."""
    sheet = Sheet.of(console.width)
    sections = _brief(record, sheet) if brief else _sections(record, sheet)
    for section in sections:
        console.print(section, width=sheet.width, highlight=False, markup=False, emoji=False)
        console.print()


def _sections(record: Record, sheet: Sheet) -> Iterator[RenderableType]:
    yield header(record, sheet)
    for title, items in (
        ("Who said what", _said(record, sheet)),
        ("Who did what to whom", _done(record, sheet)),
        ("Figures", _counted(record, sheet)),
        ("Times", _dated(record, sheet)),
        ("Places", _placed(record, sheet)),
        ("Parties", _named(record, sheet)),
        ("Notes", _noted(record, sheet)),
    ):
        if items:
            yield Group(heading(title, len(items)), *items)
    yield _made(record)


def header(record: Record, sheet: Sheet) -> RenderableType:
    """Title, outlet, byline, date with its basis, language, dateline and the sources all of it came through."""
    report = record.report
    top = [Text(wording.title(report), style="bold")]
    outlet = line(report.outlet or "")
    people = line(", ".join(report.byline))
    top.append(Text.assemble((outlet or "outlet not named", "" if outlet else "dim"), (f" · {people}" if people else "", "")))
    top.append(quiet(wording.dated(report), line(report.language or "")))
    if report.dateline:
        top.append(quiet("dateline " + wording.dateline(report)))
    top.append(quiet(wording.origin(report)))
    return Group(Text("─" * sheet.width, style="dim"), *top)


def _base(record: Record) -> int:
    """How many names of every chain are the outlet's and the agency's: the header gives them once."""
    return 2 if record.report.dateline and record.report.dateline.agency else 1


def _according(chain: tuple[str, ...], base: int, *, denied: bool) -> str:
    voices = chain[base:]
    said = "denied by " if denied else "according to "
    return said + FROM.join(voices) if voices else "in the outlet's own voice"


def _said(record: Record, sheet: Sheet) -> list[RenderableType]:
    found: list[RenderableType] = []
    for row in rows.said(record):
        style = terminal_style(row.voice)
        label = Text(row.speaker, style=f"bold {style}" if row.voice is not None else "italic")
        if row.role:
            label.append(f"\n{row.role}", style="not bold dim")
        cue = Text.assemble((row.cue, f"italic {style}"), "  ", quiet(*row.manner, row.context))
        called = quiet(f"called “{row.called}” here") if row.called else Text()
        through = quiet(FROM.join(row.chain)) if row.depth else Text()
        depth = min(row.depth, 3)
        found.append(Padding(sheet.entry(label, Text(row.content), called, through, aside=cue, indent=depth), (0, 0, 1, 0), expand=False))
    return _without_last_gap(found)


def _without_last_gap(found: list[RenderableType]) -> list[RenderableType]:
    return [*found[:-1], *(last.renderable if isinstance(last, Padding) else last for last in found[-1:])]


def _done(record: Record, sheet: Sheet) -> list[RenderableType]:
    base = _base(record)
    found = []
    for row in rows.done(record):
        label = Text.assemble(row.type.capitalize(), ("" if row.status == "happened" else f"  {row.status}", "italic"))
        act = Text.assemble((row.who, "") if row.who else ("(not said)", "dim"), "  ", (row.did, "bold"))
        if row.whom:
            act.append(" → ", style="dim")
            act.append(row.whom)
        hedge = f"“{row.hedge}”" if row.hedge else ""
        found.append(sheet.entry(label, act, quiet(_according(row.chain, base, denied=row.denied), row.context, hedge)))
    return found


def _counted(record: Record, sheet: Sheet) -> list[RenderableType]:
    base = _base(record)
    found = []
    for row in rows.counted(record):
        label = Text.assemble((row.bounds, "bold"), f"  {row.kind}")
        words = Text.assemble(f"“{row.words}”", (f"  {row.of}" if row.of else "", ""))
        if row.whole:
            words.append(f"  part of “{row.whole}”", style="italic")
        found.append(sheet.entry(label, words, quiet(_according(row.chain, base, denied=row.denied), *row.remarks)))
    return found


def _dated(record: Record, sheet: Sheet) -> list[RenderableType]:
    found = rows.dated(record)
    table = sheet.table(
        (Text(r.words), Text(r.interval or r.value), quiet(r.value if r.interval not in ("", r.value) else "", r.basis)) for r in found
    )
    return _block(table, len(found))


def _placed(record: Record, sheet: Sheet) -> list[RenderableType]:
    found: dict[tuple[str, str], list[rows.Placed]] = {}
    for row in rows.placed(record):
        found.setdefault((row.name, row.point), []).append(row)
    table = sheet.table(
        (
            Text(name),
            Text(point or "no point"),
            quiet(*dict.fromkeys(r.role for r in mentions), _times(len(mentions)), _but(mentions[0].because)),
        )
        for (name, point), mentions in found.items()
    )
    return _block(table, len(found))


def _but(because: str) -> str:
    """The reason without what the name itself shows: "adjective of Varnia: " stands beside "Varnia"."""
    return because.partition(": ")[2] if because.startswith("adjective of ") else because


def _named(record: Record, sheet: Sheet) -> list[RenderableType]:
    found = rows.named(record)
    table = sheet.table((Text(r.name), Text(r.role), quiet(r.kind, _times(r.mentions))) for r in found)
    return _block(table, len(found))


class _Block(list[RenderableType]):
    """One table that stands for several items."""

    size = 0

    def __len__(self) -> int:
        return self.size


def _block(table: RenderableType, size: int) -> list[RenderableType]:
    block = _Block([table])
    block.size = size
    return block


def _times(mentions: int) -> str:
    return "once" if mentions == 1 else f"{mentions} times"


def _noted(record: Record, sheet: Sheet) -> list[RenderableType]:
    return [sheet.entry(Text(f"“{r.words}”" if r.words else "report"), Text(r.message), quiet(r.cure)) for r in rows.noted(record)]


def _made(record: Record) -> Text:
    made = record.made_with
    pieces = len(record.report.residue)
    aside = f"{pieces} piece{'s' if pieces != 1 else ''} of residue set aside" if pieces else "no residue"
    return quiet(
        aside,
        f"record {line(record.id)}",
        f"accordingto {made.accordingto}",
        line(made.pipeline),
        "codebook " + line(", ".join(made.codebooks)),
    )


def _brief(record: Record, sheet: Sheet) -> Iterator[RenderableType]:
    said = [_one_line(row) for row in rows.said(record)]
    kinds = (("event", record.events), ("figure", record.figures), ("time", record.times), ("place", record.places), ("note", record.notes))
    tail = quiet(*(f"{len(items)} {name}{'s' if len(items) != 1 else ''}" for name, items in kinds if items))
    yield Group(header(record, sheet), *said, tail)


def _one_line(row: rows.Said) -> Text:
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append("  " * (1 + row.depth))
    text.append(row.speaker, style=f"bold {terminal_style(row.voice)}" if row.voice is not None else "italic")
    text.append(f"  {row.cue}  ", style="italic dim")
    text.append(row.content)
    return text
