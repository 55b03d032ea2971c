"""A press-database download is split into its reports, each with its header's fields, its bytes and its stated length."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.readers import bundle
from accordingto.readers.reading import Origin
from bench import bundles


@pytest.mark.parametrize("style", bundles.STYLES)
def test_every_style_is_split(style: object) -> None:
    """Title, outlet, day, byline and body of each report are those of its header; its characters map to its own bytes."""
    chance = random.Random(5)
    reports = [bundles.told(chance) for _ in range(3)]
    data = "".join(style(n, 3, one) for n, one in enumerate(reports, 1)).encode()  # type: ignore[operator]
    found = list(bundle.readings(data, Origin(uri="x.txt")))
    assert [(r.report.title, r.report.outlet, r.report.published) for r in found] == [
        (one.title, one.outlet, one.day.isoformat()) for one in reports
    ]
    for one, reading in zip(reports, found, strict=True):
        text = reading.report.text
        assert text.split() == one.body.split()
        assert reading.source_map.share() == 1.0
        word = (text.index("."), text.index(".") + 1)
        ranges = reading.source_map.bytes((word,))
        assert ranges is not None
        assert data[slice(*ranges[0])] == b"."
    assert len({r.report.source.sha256 for r in found}) == 3


def test_a_wrong_length_is_noted() -> None:
    """A report that is shorter than its header says has lost something: a note."""
    one = bundles.told(random.Random(2))
    data = (bundles.uni(1, 2, one) + bundles.uni(2, 2, one).replace(f"Length: {bundles.words(one)}", "Length: 9000")).encode()
    notes = [[note.code for note in reading.notes] for reading in bundle.readings(data, Origin(uri="x.txt"))]
    assert ["length" in codes for codes in notes] == [False, True]


def test_a_report_is_no_bundle() -> None:
    """One report, or a text that only speaks of documents, is read as it is."""
    assert bundle.split("Document 1 of 2 was leaked, officials said.\n\nThe other was not.") == []
    assert bundle.split(bundles.uni(1, 1, bundles.told(random.Random(1)))) == []


def test_the_command_reads_all_of_them(tmp_path: Path) -> None:
    """`read` shows a record for each report of a download."""
    chance = random.Random(3)
    path = tmp_path / "download.txt"
    path.write_text("".join(bundles.factiva(n, 2, bundles.told(chance)) for n in (1, 2)))
    result = CliRunner().invoke(main, ["read", str(path), "--brief"])
    assert result.exit_code == 0, result.output
    assert result.stdout.count("header of the download") == 2
