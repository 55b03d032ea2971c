"""Pages on disk are whole or absent, and never write over each other."""

import os
from pathlib import Path

import pytest

from accordingto.errors import CannotWrite
from accordingto.show.pages import Pages, write
from show import sample


def test_one_record_is_one_file(tmp_path: Path) -> None:
    """A path for one record is a file, made with its folders."""
    pages = Pages.at(tmp_path / "a" / "b.html", several=False)
    pages.add(sample.record())
    assert pages.finish() == tmp_path / "a" / "b.html"
    assert [f.name for f in (tmp_path / "a").iterdir()] == ["b.html"]


def test_several_records_are_a_folder_with_an_index(tmp_path: Path) -> None:
    """Pages are named after their sources; a name that is taken gets a number; the index is where one begins."""
    pages = Pages.at(tmp_path / "demo", several=True)
    for _ in range(3):
        pages.add(sample.record())
    pages.add(sample.plain("index"))
    assert pages.finish() == tmp_path / "demo" / "index.html"
    assert sorted(f.name for f in (tmp_path / "demo").iterdir()) == [
        "ferry-2.html",
        "ferry-3.html",
        "ferry.html",
        "index.html",
        "strange.html",
    ]
    assert (tmp_path / "demo" / "index.html").read_text("utf-8").count("ferry-3.html") == 1


def test_an_existing_folder_takes_one_record_too(tmp_path: Path) -> None:
    """Naming a folder that is there for one record writes the page into it."""
    pages = Pages.at(tmp_path, several=False)
    pages.add(sample.record())
    assert (tmp_path / "ferry.html").exists()
    assert pages.finish().name == "index.html"


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """Several records cannot go where a file is; the error says so and has a cure."""
    (tmp_path / "x").write_text("here first")
    with pytest.raises(CannotWrite, match="cure"):
        Pages.at(tmp_path / "x", several=True)
    assert (tmp_path / "x").read_text() == "here first"


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails, what stood there before still stands, and no half page is left."""
    target = tmp_path / "page.html"
    target.write_text("before")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CannotWrite, match="No space left"):
        write(target, "after")
    assert target.read_text() == "before"
    assert [f.name for f in tmp_path.iterdir()] == ["page.html"]
