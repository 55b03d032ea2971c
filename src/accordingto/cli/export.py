"""`accordingto export --in archive.db --format FORMAT -o OUT`: records in the formats that others read."""

from collections.abc import Iterator
from pathlib import Path

import click

from accordingto import registry
from accordingto.cli.asking import many
from accordingto.cli.options import Named
from accordingto.errors import EitherReportsOrArchive, NotOfFiles
from accordingto.model import Record
from accordingto.store import Question, open_archive

FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("export")
@click.argument("records", nargs=-1, metavar="[RECORDS.jsonl...]")
@click.option("--in", "archive", metavar="ARCHIVE", help="The archive; or name files of records.")
@click.option("--format", "format", type=Named("exports"), required=True, help="Which format.")
@click.option("-o", "--output", type=FILE, required=True, metavar="OUT", help="A file (parquet and csv: a folder); - for standard output.")
@click.option("--since", metavar="DATE", help="Only reports published that day or later.")
@click.option("--until", metavar="DATE", help="Only reports published that day or earlier.")
@click.option("--outlet", multiple=True, metavar="NAME", help="Only reports of this outlet; may be repeated.")
@click.option("--language", multiple=True, metavar="CODE", help="Only reports in this language (two letters); may be repeated.")
@click.option("--report", "ids", multiple=True, metavar="ID", help="Only this report; may be repeated.")
@click.option("--versions", is_flag=True, help="Also older versions of reports.")
@click.option("--pseudonymise", is_flag=True, help="Replace the names of persons by stable pseudonyms, in texts too.")
@click.option("--key", metavar="WORDS", envvar="ACCORDINGTO_KEY", help="The key of the pseudonyms: the same key gives the same ones.")
def command(
    records: tuple[str, ...],
    archive: str | None,
    format: str,
    output: Path,
    pseudonymise: bool,
    key: str | None,
    since: str | None,
    until: str | None,
    outlet: tuple[str, ...],
    language: tuple[str, ...],
    ids: tuple[str, ...],
    versions: bool,
) -> None:
    """Write records as JSONL, CSV, Parquet, JSON-LD, Web Annotation, GeoJSON or FollowTheMoney.

    JSONL comes back without loss (`accordingto add FILE.jsonl --to archive.db`); the others are for other programs.
    """
    if bool(records) == bool(archive):
        raise EitherReportsOrArchive()
    from accordingto.export import jsonl, persons, pseudonyms  # late: only an export needs them

    question = Question(since=since, until=until, outlet=outlet, language=language, report=ids, versions=versions)
    if records and question != Question():
        raise NotOfFiles()

    def chosen() -> Iterator[Record]:
        if archive is None:
            for name in records:
                yield from jsonl.read(Path(name))
            return
        with open_archive(archive) as opened:
            yield from opened.chosen(question)

    def left() -> int:
        if archive is None or versions:
            return 0
        with open_archive(archive) as opened:
            return opened.older()

    found = chosen()
    if pseudonymise:
        secret = key or pseudonyms.fresh_key()
        if key is None:
            click.echo(
                f"key of these pseudonyms: {secret}\nkeep it apart from the export: with it (--key) the next one has the same", err=True
            )
        everybody = frozenset(name for record in chosen() for name in persons.known(record))
        found = pseudonyms.pseudonymised(found, secret, everybody)
    count = registry.find("exports", format)(found, output)
    older = f" ({many(n, 'older versions')} left out: --versions)" if (n := left()) else ""
    click.echo(f"{many(count, 'rows')}: {output}{older}", err=True)
