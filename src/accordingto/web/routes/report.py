"""One report: its text with every item marked, the margin that says who said what, the lists below."""

from typing import Any, NamedTuple

from accordingto.model import Record
from accordingto.show import article, wording
from accordingto.web.original import kept_here
from accordingto.web.problems import Missing
from accordingto.web.site import Site
from accordingto.web.view import Asked, View


class Asks(Asked, frozen=True, kw_only=True):
    """Which report; its version counted from 1, the oldest, where it is not the newest that is wanted."""

    id: str
    version: int | None = None


class Version(NamedTuple):
    """A version of the report: its number, its record's id, when it was retrieved or published, whether it is the one shown."""

    number: int
    id: str
    moment: str
    shown: bool


class Report(NamedTuple):
    """The record, the versions of its report, and whether its original may still be there to be opened."""

    record: Record
    versions: tuple[Version, ...]
    original: bool


def answer(site: Site, asks: Asks) -> Report:
    """The report that was asked for; Missing where the archive has none of that id."""
    with site.archive() as archive:
        record, every = archive.get(asks.id), archive.versions(asks.id)
    if record is None:
        raise Missing(f"report {asks.id}")
    if asks.version is not None:
        if not 1 <= asks.version <= len(every):
            raise Missing(f"version {asks.version} of report {asks.id}")
        record = every[asks.version - 1]
    versions = tuple(
        Version(number, one.id, wording.day_and_time(one.report.source.retrieved or one.report.published or ""), one == record)
        for number, one in enumerate(every, 1)
    )
    return Report(record, versions, kept_here(record))


def extra(data: Report) -> dict[str, Any]:
    """What the template of a record shows of it."""
    return {**article.parts(data.record), "versions": data.versions, "original": data.original, "leaves": ()}


VIEW = View(
    path="/report/{id:path}",
    label="",
    summary="The record of one report",
    template="report.html.j2",
    asks=Asks,
    answer=answer,
    given=Report,
    extra=extra,
)
