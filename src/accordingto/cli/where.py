"""`accordingto where REPORT ITEM`: the exact place of an item in the original."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.text import Text

from accordingto import flow
from accordingto.cli.inputs import Inputs, about
from accordingto.cli.output import save
from accordingto.errors import AccordingToError, CannotOpen, NoPictures, NotARecord, WhichReport
from accordingto.model import Record
from accordingto.readers import sniff, sources
from accordingto.readers.reading import Reading, called
from accordingto.show import original_page
from accordingto.show.original import Item, Place, again, as_json, find, lost, places, told
from accordingto.show.original_lines import Lines, Row
from accordingto.show.original_pdf import DPI, Mark, Picture, pictures
from accordingto.show.original_rows import marked
from accordingto.show.safe import line
from accordingto.show.sheet import Sheet, quiet

BYTES = ("text/html", "text/plain", "text/markdown")  # of other kinds no character has a range of bytes
Chosen = tuple[Record, Reading]


@click.command("where")
@click.argument("report", metavar="REPORT")
@click.argument("item", metavar="ITEM")
@click.option(
    "--record", "kept", type=click.Path(path_type=Path), metavar="FILE", help="The record (JSON) that has the item; else made anew."
)
@click.option("--number", type=click.IntRange(1), metavar="N", help="Which report of a download or a feed, from 1.")
@click.option("--around", type=click.IntRange(0, 99), default=1, metavar="N", help="Lines shown before and after (default: 1).")
@click.option("--png", type=click.Path(path_type=Path), metavar="FILE", help="Of a PDF: a picture of the page with a box on every word.")
@click.option("--crop", is_flag=True, help="Cut the picture to the height of the words and a little more.")
@click.option("--dpi", type=click.IntRange(36, 600), default=DPI, metavar="N", help=f"Dots an inch of the picture (default: {DPI}).")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="A page with the lines or pictures, the words marked.")
@click.option("--json", "as_data", is_flag=True, help="Only JSON: spans, bytes with line and column, boxes, what is unmapped.")
@about
@click.pass_context
def command(ctx: click.Context, /, report: str, item: str, kept: Path | None, number: int | None, as_data: bool, **given: Any) -> None:
    """Show where in the original an item of the record stands.

    REPORT is one file, or - for standard input; ITEM is an id of the record, such as s3, e1, f2, t1, l1 or p1.
    """
    drawn = {name: given.pop(name) for name in ("around", "png", "crop", "dpi", "html")}
    inputs = Inputs.of(reports=(report,), **given)
    data, found = sources.one_file(inputs.origin._replace(uri=report), inputs.settings)
    record, reading = _kept(kept, list(found), number, report) if kept else _made(list(found), number, report, inputs)
    media_type = reading.report.source.media_type
    if drawn["png"] and media_type != sniff.PDF:
        raise NoPictures(called(line(report)))
    wanted = find(record, item)
    lines = Lines.of(data) if media_type in BYTES else None
    stands = places(record, wanted, reading.source_map, lines)
    rows = lines.rows([(place.role, place.bytes) for place in stands], drawn["around"]) if lines else ()
    if as_data:
        click.echo(json.dumps(as_json(record, wanted, stands), ensure_ascii=False, indent=1))
    else:
        _print(record, wanted, stands, rows)
    _draw(data, record, wanted, stands, rows, drawn)


def _made(found: Sequence[Reading], number: int | None, name: str, inputs: Inputs) -> Chosen:
    """The report that is meant, and its record, made anew."""
    reading = _which(found, number, name)
    outcome = next(flow.outcomes([reading], settings=inputs.settings))
    if isinstance(outcome, AccordingToError):
        raise outcome
    return outcome, reading


def _kept(path: Path, found: Sequence[Reading], number: int | None, name: str) -> Chosen:
    """The record of the file that was made of a report of the original; OriginalDiffers where none was."""
    records = _records(path)
    found = [_which(found, number, name)] if number else found
    sums = {reading.report.source.sha256 for reading in found}
    mine = [record for record in records if record.report.source.sha256 in sums]
    if len(mine) > 1:  # reports of one page may share its sum
        texts = {reading.report.text for reading in found}
        mine = [record for record in mine if record.report.text in texts]
    if len(mine) > 1:
        raise WhichReport(line(str(path)), size=_counted(len(mine)))
    record = mine[0] if mine else records[0]
    return record, again(record, found, called(name))


def _which(found: Sequence[Reading], number: int | None, name: str) -> Reading:
    at = number or (1 if len(found) == 1 else 0)
    if not 1 <= at <= len(found):
        raise WhichReport(called(line(name)), size=_counted(len(found)))
    return found[at - 1]


def _counted(count: int) -> str:
    return f"{count} report" + ("" if count == 1 else "s")


def _records(path: Path) -> list[Record]:
    """The records of a file of JSON: one, a list, or one a line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotOpen(line(str(path)), why=error.strerror or str(error)) from error
    try:
        listed = data.lstrip().startswith(b"[")
        found = msgspec.json.decode(data, type=list[Record]) if listed else msgspec.json.Decoder(Record).decode_lines(data)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise NotARecord(line(str(path)), why=line(str(error))) from error
    if not found:
        raise NotARecord(line(str(path)), why="it holds none")
    return found


def _draw(data: bytes, record: Record, item: Item, stands: Sequence[Place], rows: Sequence[Row], drawn: dict[str, Any]) -> None:
    """The picture or pictures, and the page."""
    marks = [Mark(place.role, place.role, place.boxes) for place in stands]
    made = list(pictures(data, marks, dpi=drawn["dpi"], crop=drawn["crop"])) if drawn["png"] or drawn["html"] else []
    if drawn["png"]:
        for path, picture in _named(drawn["png"], made):
            save(path, picture.png)
        if not made:
            click.echo("accordingto: no picture: no word of the item has a place on a page", err=True)
    if drawn["html"]:
        save(drawn["html"], original_page.page(record, item, stands, rows, made).encode())


def _named(path: Path, made: Sequence[Picture]) -> Iterator[tuple[Path, Picture]]:
    """Where each picture goes: the path itself, or for several pages the path with the page's number."""
    for picture in made:
        yield (path if len(made) == 1 else path.with_name(f"{path.stem}-page-{picture.page}{path.suffix}")), picture


def _print(record: Record, item: Item, stands: Sequence[Place], rows: Sequence[Row]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    source = record.report.source
    console.print(Text(f"{line(item.id)}  {type(item).__name__.lower()}", style="bold"))
    console.print(quiet(line(source.uri), line(source.media_type), f"SHA-256 {line(source.sha256)}"))
    console.print()
    sheet = Sheet.of(console.width)
    for place in stands:
        nowhere = lost(record, place)
        said = [quiet(told(place))] if told(place) else []
        missing = [Text(f"no place in the original is known of: {line(nowhere)}", style="bold")] if nowhere else []
        console.print(sheet.entry(Text(place.role, style="bold"), Text(f"“{line(place.words)}”"), *said, *missing))
    if rows:
        console.print()
    for text in marked(rows, console.width):
        console.print(text, soft_wrap=True)
