"""The way of a report on one screen: read > parse > extract > resolve > keep > compare. The only file that knows them all."""

from collections.abc import Iterable, Iterator
from itertools import tee

from accordingto import __version__, registry
from accordingto.model import MadeWith, Record, Report
from accordingto.parse import pipeline
from accordingto.read import reading as readings
from accordingto.read import sources
from accordingto.resolve import assemble
from accordingto.settings import Settings

WEIGHTS = "none"  # the engine `rules` has lexicons and no weights


def read(
    report: str,
    *,
    published: str | None = None,
    address: str | None = None,
    outlet: str | None = None,
    plain: bool = False,
    settings: Settings | None = None,
) -> Record:
    """The record of one report: a path, or "-" for standard input.

    published is ISO 8601 and goes before any date on the page; address is where a saved page came from; plain takes
    the text exactly as it is. AccordingToError, with its cure, where the input cannot be read.
    """
    settings = settings or Settings.from_environment()
    options = readings.Origin(uri=report, address=address, published=published, outlet=outlet, plain=plain)
    return next(records(sources.open_one(options, settings), settings=settings))


def read_text(
    text: str, *, published: str | None = None, title: str | None = None, outlet: str | None = None, id: str | None = None
) -> Record:
    """The record of a text exactly as it is: its offsets are the string's own code points."""
    reading = sources.from_text(text, published=published, title=title, outlet=outlet, id=id)
    return next(records([reading], settings=Settings.from_environment()))


def records(found: Iterable[readings.Reading], *, settings: Settings) -> Iterator[Record]:
    """The record of each reading, in order."""
    extract = registry.find("engines", settings.engine)
    made_with = _made_with(settings)
    kept, asked = tee(found)
    for reading, parsed in zip(kept, pipeline.parse(r.report for r in asked), strict=True):
        drafts = extract(parsed, settings)
        yield assemble.record(parsed, drafts, id=reading.id or _id(reading.report), made_with=made_with, notes=reading.notes)


def _id(report: Report) -> str:
    return report.source.sha256[:16]


def _made_with(settings: Settings) -> MadeWith:
    return MadeWith(
        accordingto=__version__,
        model=WEIGHTS if settings.engine == "rules" else settings.engine,
        pipeline=pipeline.version(),
        codebooks=(settings.codebook,),
        settings=settings.changed(),
    )
