"""Units: all that is named is in exactly one, and a name changes with whatever its records depend on, and with nothing else."""

from pathlib import Path

import msgspec
import pytest

from accordingto import flow
from accordingto.errors import AddressNotAllowed, BadShard, EmptyFolder, NoSuchInput
from accordingto.settings import Settings
from accordingto.work import units
from accordingto.work.shapes import How

HOW = How(Settings(engine="rules"))


def folder(path: Path, count: int = 100) -> Path:
    for number in range(count):
        (path / f"sub{number % 3}").mkdir(exist_ok=True, parents=True)
        (path / f"sub{number % 3}" / f"r{number}.txt").write_text(f"Report {number}.")
    (path / "a.warc.gz").write_bytes(b"")
    (path / "rows.jsonl").write_bytes(b"")
    (path / "news.rss").write_bytes(b"<rss/>")
    (path / ".hidden.txt").write_text("no")
    (path / "README.txt").write_text("no")
    (path / "code.py").write_text("no")
    return path


def test_everything_once(tmp_path: Path) -> None:
    """Archives, lines and feeds are units of their own, plain files go by the handful; hidden files, README and others are left out."""
    found = units.listed([str(folder(tmp_path))], most=10)
    paths = [path for unit in found for path in unit.paths]
    assert len(paths) == len(set(paths)) == 103
    assert [(u.kind, len(u.paths)) for u in found[:3]] == [("warc", 1), ("files", 1), ("jsonl", 1)]
    assert max(len(u.paths) for u in found) <= 10


@pytest.mark.parametrize("shards", [1, 2, 3, 7, 200])
def test_shards_are_a_partition(tmp_path: Path, shards: int) -> None:
    """The shards together are all units; none is in two."""
    found = units.listed([str(folder(tmp_path))], most=5)
    split = [unit for shard in range(1, shards + 1) for unit in units.share(found, f"{shard}/{shards}")]
    assert len(split) == len(found)
    assert set(split) == set(found)


@pytest.mark.parametrize("part", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_no_such_shard(part: str) -> None:
    """A share that is none is refused with its cure."""
    with pytest.raises(BadShard, match="cure"):
        units.share([], part)


def test_one_file_more_changes_few_units(tmp_path: Path) -> None:
    """A new file in a folder changes the unit that it falls into, not all that stand behind it."""
    before = set(units.listed([str(folder(tmp_path))], most=10))
    (tmp_path / "sub0" / "r0a.txt").write_text("One more.")
    after = set(units.listed([str(tmp_path)], most=10))
    assert 1 <= len(after - before) <= 2


def test_a_name_is_what_records_depend_on(tmp_path: Path) -> None:
    """Content, settings, the words of one's own tables and a plain file's path change a name; an archive's path does not."""
    made_with = flow.made_with(HOW.settings)
    key = units.key(made_with, HOW)
    one, two = tmp_path / "a.warc", tmp_path / "b.warc"
    one.write_bytes(b"x")
    two.write_bytes(b"x")
    text, other = tmp_path / "a.txt", tmp_path / "b.txt"
    text.write_bytes(b"x")
    other.write_bytes(b"x")
    name = {path: units.name(units.listed([str(path)])[0], key) for path in (one, two, text, other)}
    assert name[one] == name[two]
    assert len({name[one], name[text], name[other]}) == 3
    two.write_bytes(b"y")
    assert units.name(units.listed([str(two)])[0], key) != name[one]

    table = tmp_path / "actors.csv"
    table.write_text("name\n")
    own = HOW._replace(settings=msgspec.structs.replace(HOW.settings, actors=str(table)))
    first = units.key(made_with, own)
    table.write_text("name,code\n")
    keys = {key, first, units.key(made_with, own), units.key(made_with, HOW._replace(plain=True))}
    assert len(keys) == 4
    assert units.key(made_with, HOW._replace(deadline=5, memory=9)) == key


def test_what_is_no_input(tmp_path: Path) -> None:
    """An address, a name that leads nowhere and an empty folder are errors with a cure, before any work."""
    for name, error in (("https://news.example/a.warc", AddressNotAllowed), ("absent.warc", NoSuchInput), (str(tmp_path), EmptyFolder)):
        with pytest.raises(error):
            units.listed([name])
