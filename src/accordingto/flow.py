"""The way of a report on one screen: read > parse > extract > resolve > keep > compare. The only file that knows them all."""

from collections.abc import Iterable, Iterator
from itertools import islice, tee

from accordingto import __version__, codebooks, registry
from accordingto.errors import AccordingToError, ReportFailed
from accordingto.gazetteer import actors
from accordingto.model import Drafts, MadeWith, Note, Record, Report
from accordingto.models import network
from accordingto.parse import pipeline
from accordingto.readers import reading as readings
from accordingto.readers import sources
from accordingto.resolve import assemble
from accordingto.settings import Settings

BATCH = 64  # reports whose paragraphs share the parser's batches
WEIGHTS = "none"  # the engine `rules` has lexicons and no weights
DIGITS = 12  # of the sum that names weights in a record


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
    made, listed = made_with(settings), actors.listed(settings.actors)
    kept, asked = tee(_short(reading, settings) for reading in found)
    for reading, parsed in zip(kept, pipeline.parse(r.report for r in asked), strict=True):
        unread = _unread(reading.report)
        drafts = Drafts() if unread else extract(parsed, settings)
        id, notes = reading.id or _id(reading.report), (*reading.notes, *unread)
        yield assemble.record(parsed, drafts, id=id, made_with=made, notes=notes, listed=listed)


def _short(reading: readings.Reading, settings: Settings) -> readings.Reading:
    """The reading, where its text is no longer than is parsed; TooLarge otherwise, whoever read it."""
    readings.check_length(readings.Origin(reading.report.source.uri, most=settings.max_characters), len(reading.report.text))
    return reading


def outcomes(
    found: Iterable[readings.Reading | AccordingToError], *, settings: Settings, batch: int = BATCH
) -> Iterator[Record | AccordingToError]:
    """The record of each reading, or the error that stands in its place, in order: one bad report loses no other.

    Memory is that of `batch` reports. What would stop every report (an unknown engine, no parser) is raised at once.
    """
    registry.find("engines", settings.engine)
    actors.listed(settings.actors)
    codebooks.load(settings.codebook)
    pipeline.load()
    waiting = iter(found)
    while group := list(islice(waiting, batch)):
        made = iter(_together([item for item in group if not isinstance(item, AccordingToError)], settings))
        for item in group:
            yield item if isinstance(item, AccordingToError) else next(made)


def _together(group: list[readings.Reading], settings: Settings) -> list[Record | AccordingToError]:
    try:
        return list(records(group, settings=settings))
    except Exception:  # whatever a fault in an extractor raises: each report again, alone, so that only the one at fault is lost
        return [_alone(reading, settings) for reading in group]


def _alone(reading: readings.Reading, settings: Settings) -> Record | AccordingToError:
    try:
        return next(records([reading], settings=settings))
    except AccordingToError as error:
        return error
    except Exception as error:
        return ReportFailed(reading.report.source.uri, why=f"{type(error).__name__}: {error}")


def _unread(report: Report) -> tuple[Note, ...]:
    """A note where the report is in a language that no engine reads yet: its text is kept, and nothing is made of it."""
    if report.language is None or report.language in registry.names("languages"):
        return ()
    return (Note(code="language", message=f"the text is in a language that is not read yet ({report.language}); it is kept as it is"),)


def _id(report: Report) -> str:
    return report.source.sha256[:16]


def made_with(settings: Settings) -> MadeWith:
    """What makes the records under these settings, as it stands in each of them."""
    return MadeWith(
        accordingto=__version__,
        model=f"{settings.engine} {card['sha256'][:DIGITS]}" if (card := network.catalog().get(settings.engine)) else WEIGHTS,
        pipeline=pipeline.version(),
        codebooks=(settings.codebook,),
        settings=settings.changed(),
    )
