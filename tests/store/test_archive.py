"""The archive keeps every record whole, once, in order; versions stand side by side; questions answer as the records do."""

import json
import sqlite3
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import accordingto
from accordingto.errors import BadSql, NoName, NoSuchFilter, NotADate, NotInMemory
from accordingto.model import Judgement, Record
from accordingto.show import claims, event_rows, statement_rows
from accordingto.store import Archive, Question, open_archive
from tests.store.made import numbered, published, records


@pytest.fixture(scope="module")
def archive() -> Archive:
    made = open_archive()
    made.add(*records())
    return made


def test_every_record_comes_back_whole(archive: Archive) -> None:
    """JSON in, the same JSON out, in the same order."""
    assert [line.decode() for line in archive.lines()] == [record.to_json() for record in records()]
    assert list(archive.records()) == list(records())
    assert archive.get(records()[3].id) == records()[3]
    assert archive.get("nobody") is None


def test_the_same_record_twice_is_kept_once() -> None:
    """Adding again adds nothing, in the same batch or another."""
    archive = open_archive()
    assert archive.add(*records(), records()[0]) == len(records())
    assert archive.add(*records()) == 0
    assert len(archive) == len(records())


def test_a_newer_version_stands_beside_the_older() -> None:
    """Questions see the newest by when it was retrieved or published, whatever the order of adding; --versions sees all."""
    at = "https://paper.example/story"
    first, second = (
        msgspec.structs.replace(
            published(records()[0], f"2025-03-0{day}"),
            id=f"v{day}",
            report=msgspec.structs.replace(
                records()[0].report, published=f"2025-03-0{day}", source=msgspec.structs.replace(records()[0].report.source, uri=at)
            ),
        )
        for day in (1, 2)
    )
    for order in ((first, second), (second, first)):
        archive = open_archive()
        archive.add(*order)
        assert len(archive) == 1
        assert {row.report for row in archive.statements()} == {"v2"}
        assert {row.report for row in archive.statements(versions=True)} == {"v1", "v2"}
        assert [r.id for r in archive.versions("v1")] == ["v1", "v2"]


def test_another_record_of_the_same_report_is_a_version() -> None:
    """What another engine makes of the same bytes stands beside the first, and is the one that answers."""
    archive, record = open_archive(), records()[0]
    other = msgspec.structs.replace(record, statements=record.statements[:1])
    assert archive.add(record) == 1
    assert archive.add(other) == 1
    assert archive.get(record.id) == other
    assert archive.statements().count() == 1


def test_without_filters_everything_is_found(archive: Archive) -> None:
    """Items in the order of reports and text are those of the records, row for row."""
    for what, one, number in (
        ("statements", statement_rows.row, lambda r: len(r.statements)),
        ("events", event_rows.row, lambda r: len(r.events)),
        ("figures", claims.row, lambda r: len(r.figures)),
    ):
        found = archive.ask(what, Question(order="text"))  # type: ignore[arg-type]
        expected = [one(record, at) for record in records() for at in range(number(record))]
        assert list(found) == expected
        assert found.count() == len(found) == len(expected)


def test_filters_leave_what_they_say(archive: Archive) -> None:
    """Each filter by brute force over the records."""
    denied = {(r.id, e.id) for r in records() for e in r.events if r.denied(e)}
    assert {(row.report, row.event) for row in archive.events(denied=True)} == denied
    killed = {(r.id, f.id) for r in records() for f in r.figures if f.kind == "killed"}
    assert {(row.report, row.id) for row in archive.figures(kind="killed")} == killed
    assert {row.type for row in archive.events(type=("assault", "ACCUSE"))} == {"ASSAULT", "ACCUSE"}
    outlet = next(r.report.outlet for r in records() if r.report.outlet)
    assert {row.outlet for row in archive.events(outlet=outlet)} == {outlet}
    many = {(r.id, f.id) for r in records() for f in r.figures if (f.high or 0) >= 20 or (f.high is None and f.low is not None)}
    assert {(row.report, row.id) for row in archive.figures(low=20)} == many


def test_a_filter_that_there_is_none_of_is_told(archive: Archive) -> None:
    """Of no item, or of another kind of item: with those that there are."""
    for what, name, known in (("figures", "kinds", "kind"), ("events", "kind", "type"), ("statements", "denied", "polarity")):
        with pytest.raises(NoSuchFilter, match=rf"{what} have no filter {name}\n.*\b{known}\b"):
            getattr(archive, what)(**{name: "x"}).count()
    assert repr(archive) == f"<archive :memory:: {len(records())} reports>"


def test_a_party_is_found_by_any_of_its_names(archive: Archive) -> None:
    """The surname finds what the full name is said to say, and small letters do as well as capitals."""
    full = {(row.report, row.statement) for row in archive.statements(party="Nadia Verel")}
    assert full
    assert full <= {(row.report, row.statement) for row in archive.statements(party="verel")}


def test_according_to_is_anybody_on_the_way(archive: Archive) -> None:
    """Inner and outer speakers and the agency; every row found names it in its chain, and no other row does."""
    for name in ("Verel", "Meridian"):
        found = {(row.report, row.event) for row in archive.events(according_to=name)}
        chains = {(r.id, e.id): r.chain(e) for r in records() for e in r.events}
        assert found
        assert {key for key, chain in chains.items() if any(name in voice for voice in chain)} == found


def test_time_is_the_item_s_own_else_the_report_s() -> None:
    """An undated item goes by its report's day, a dated one by its own; bounds are inclusive, and no day is wrong use."""
    archive = open_archive()
    archive.add(published(records()[0], "2031-05-05"))
    dated = archive.events(dated=True).count()
    assert archive.events(since="2031-05-05", until="2031-05-05").count() == archive.events().count() - dated
    with pytest.raises(NotADate, match="yesterday"):
        archive.events(since="yesterday")
    with pytest.raises(NoName):
        archive.events(party="...")


def test_newest_first_and_text_order_within_a_report() -> None:
    """Rows of one day and report stand in text order, later days before earlier ones."""
    archive = open_archive()
    archive.add(*(published(r, f"2031-01-{n + 1:02d}") for n, r in enumerate(numbered(5))))
    rows = [row for row in archive.events() if not row.date_start]
    assert [row.published for row in rows] == sorted((row.published for row in rows), reverse=True)
    for _, group in ((r, [x for x in rows if x.report == r]) for r in {row.report for row in rows}):
        numbers = [int(row.event[1:]) for row in group]
        assert numbers == sorted(numbers)


def test_sources_count_who_speaks(archive: Archive) -> None:
    """The counts are those of the records."""
    found, total = archive.sources()
    assert total == len(found)
    first = found[0]
    said = [(r, s) for r in records() for s in r.statements if r.speaker(s) == first.name]
    assert first.statements == len(said)
    assert first.reports == len({r.id for r, _ in said})
    assert first.denies == sum(s.polarity == "denies" for _, s in said)


def test_sources_are_those_of_the_newest_versions() -> None:
    """What is kept of how often each speaks is what counting says, after versions came in any order, few wanted or all."""
    archive = open_archive()
    found = list(records())
    older = [published(msgspec.structs.replace(r, statements=r.statements[:1]), "2001-01-01") for r in found[:4]]
    newer = [published(msgspec.structs.replace(r, statements=r.statements[1:]), "2031-01-01") for r in found[2:6]]
    for batch in (found[:3], older, found[3:], newer, found):
        archive.add(*batch)
        counted = Counter(name for r in archive.records(versions=False) for s in r.statements if (name := r.speaker(s)))
        every, total = archive.sources()
        assert {row.name: row.statements for row in every} == counted
        assert total == len(counted)
        few, total = archive.sources(limit=3)
        assert (few, total) == (every[:3], len(counted))
        assert archive.sources(question=Question(language=("en",))) == (every, total)


def test_libraries_get_the_same_rows(archive: Archive) -> None:
    """Arrow, pandas and dictionaries agree; a notebook gets a table whose words are escaped."""
    rows = archive.figures(kind="killed").records()
    assert archive.figures(kind="killed").to_arrow().to_pylist() == [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in rows
    ]
    page = archive.figures()._repr_html_()
    assert page.count("<tr>") == 13
    assert "12 of" in page


def test_sources_and_hits_are_tables_too(archive: Archive) -> None:
    """The best and how many there are, as a pair or as a table of any library."""
    for answer in (archive.sources(limit=5), archive.search("ceasefire")):
        found, total = answer
        assert len(answer.records()) == len(found) <= total
        assert answer.to_arrow().to_pylist() == [
            {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in answer.records()
        ]
        assert answer.to_polars().height == len(found)
        assert f"of {total} {answer.what}" in answer._repr_html_()
        assert repr(answer) == f"<{total} {answer.what}>"
    assert archive.search("zyzzyva")._repr_html_() == "<p>no hits</p>"


def test_a_sample_repeats(archive: Archive) -> None:
    """The same seed draws the same items, another seed others."""
    one, again, other = (list(archive.events().sample(9, seed=seed)) for seed in (1, 1, 2))
    assert one == again != other
    assert len(one) == 9


def test_judgements_are_appended_never_edited() -> None:
    """They come back oldest first, and the table refuses to change or lose one."""
    archive = open_archive()
    archive.add(*records())
    made = [Judgement(record=records()[0].id, item="s1", by=by, at="2026-01-01T00:00:00Z", verdict="accept") for by in ("a", "b")]
    archive.judge(*made)
    assert list(archive.judgements([records()[0].id])) == made
    for sql in ("UPDATE judgements SET verdict = 'reject'", "DELETE FROM judgements"):
        with pytest.raises(sqlite3.IntegrityError):
            archive._db.execute(sql)


def test_sql_reads_the_snapshot_and_nothing_else(tmp_path: Path) -> None:
    """DuckDB counts what the archive holds, also after it has grown; no file is in reach, and wrong SQL is wrong use."""
    with accordingto.open(tmp_path / "a.db") as archive:
        archive.add(*records()[:3])
        assert archive.sql("SELECT count(*) FROM statements").fetchall()[0][0] == sum(len(r.statements) for r in records()[:3])
        archive.add(records()[3])
        assert archive.sql("SELECT count(*) FROM statements").fetchall()[0][0] == sum(len(r.statements) for r in records()[:4])
        for query in ("SELECT * FROM read_text('/etc/passwd')", "SELECT nothing FROM nowhere", "INSTALL httpfs"):
            with pytest.raises(BadSql):
                archive.sql(query).fetchall() if archive.sql(query) is not None else None
    with pytest.raises(NotInMemory):
        open_archive().sql("SELECT 1")


def test_numbers_in_the_index_are_the_records(archive: Archive) -> None:
    """Every index row can be made again from its record: the tables hold what `rows` says, and no more."""
    for table, count in (("statements", "statements"), ("events", "events"), ("figures", "figures")):
        stored = archive._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert stored == sum(len(getattr(record, count)) for record in records())


def test_json_of_a_strange_text() -> None:
    """A lone surrogate cannot stand in JSON; control characters, emoji and other scripts can, and come back."""
    line = json.loads(records()[0].to_json())
    line["id"], line["report"]["text"] = "odd", "\u0000\u202e😀 東京で停戦 הפסקת אש " + line["report"]["text"]
    for key in ("parties", "statements", "events", "figures", "times", "places", "notes"):
        line[key] = []
    archive = open_archive()
    archive.add(record := Record.from_json(json.dumps(line)))
    assert archive.get("odd") == record
    assert [hit.record.id for hit in archive.search("停戦")[0]] == ["odd"]
    assert [hit.record.id for hit in archive.search("הפסקת")[0]] == ["odd"]


def test_reports_of_items_come_each_once(archive: Archive) -> None:
    """The reports that hold an answer's items, in the order of these, and no more than are wanted, however many items each has."""
    found = archive.ask("statements", Question())
    every = list(dict.fromkeys(record.id for record, _ in found.items()))
    assert len(every) > 3
    for most in (1, 2, len(every), 2 * len(every)):
        assert [record.id for record in found.reports(most)] == every[:most]
