"""A codebook of one's own is checked as it is loaded: every fault is said, with its file, and the cure."""

from pathlib import Path

import pytest

from accordingto import codebooks
from accordingto.errors import BadCodebook, NoSuchInput, UnknownName

GOOD = """
type: GREET
definition: Somebody greets another.
tone: cooperative
triggers:
  - verbs: [greet, wave at]
    recipient: [object, "on"]
examples:
  - {text: The mayor greeted the envoy., trigger: greeted, actors: [The mayor], recipients: [the envoy]}
"""


def folder(tmp_path: Path, text: str, lists: str = 'prepositions: ["on"]') -> str:
    (tmp_path / "greet.yaml").write_text(text, "utf-8")
    (tmp_path / "lists.yaml").write_text(lists, "utf-8")
    return str(tmp_path)


def test_own_folder(tmp_path: Path) -> None:
    """A folder with one good class is a codebook; "on" is a word there."""
    book = codebooks.load(folder(tmp_path, GOOD))
    assert [kind.type for kind in book.classes] == ["GREET"]
    assert book.classes[0].triggers[0].recipient == ("object", "on")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("verbs:", "verb:"), "verb"),
        (("tone: cooperative", "tone: kind"), "kind"),
        (("[object,", "[thing,"), "unknown slot 'thing'"),
        (("[greet, wave at]", "[]"), "neither verbs nor nouns"),
        (("trigger: greeted,", "trigger: hugged,"), "does not hold 'hugged'"),
        (("trigger: greeted, ", ""), "no example with a trigger"),
        (("    recipient:", "    needs: [{object: $folk}]\n    recipient:"), "no list $folk"),
        (("definition:", "definition: ["), "greet.yaml"),
    ],
)
def test_faults(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    """Each fault is named in the error."""
    with pytest.raises(BadCodebook) as error:
        codebooks.load(folder(tmp_path, GOOD.replace(*change)))
    assert said in str(error.value)


def test_twice(tmp_path: Path) -> None:
    """A type may stand in one file only."""
    (tmp_path / "again.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(BadCodebook, match="GREET stands in 2 files"):
        codebooks.load(folder(tmp_path, GOOD))


def test_absent(tmp_path: Path) -> None:
    """An unknown name, a folder that is not there, an empty one and a file are four different errors."""
    with pytest.raises(UnknownName):
        codebooks.load("plovver")
    with pytest.raises(NoSuchInput):
        codebooks.load(str(tmp_path / "none"))
    with pytest.raises(BadCodebook, match="no YAML file"):
        codebooks.load(str(tmp_path))
    (tmp_path / "greet.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(BadCodebook, match="it is a file"):
        codebooks.load(str(tmp_path / "greet.yaml"))


def test_all_faults_at_once(tmp_path: Path) -> None:
    """A file that cannot be read hides no fault of another."""
    (tmp_path / "part.yaml").write_text(GOOD.replace("GREET", "PART").replace("verbs:", "verb:"), "utf-8")
    with pytest.raises(BadCodebook) as error:
        codebooks.load(folder(tmp_path, GOOD.replace("[object,", "[thing,")))
    assert "part.yaml: " in str(error.value)
    assert "GREET: trigger 1: unknown slot 'thing'" in str(error.value)


def test_contexts(tmp_path: Path) -> None:
    """`contexts.yaml` beside the classes names what events are about; a fault in it is said with its name."""
    (tmp_path / "contexts.yaml").write_text("harvest: [crop, grain]", "utf-8")
    assert codebooks.load(folder(tmp_path, GOOD)).contexts == {"harvest": ("crop", "grain")}
    codebooks.load.cache_clear()
    (tmp_path / "contexts.yaml").write_text("harvest: {crop: grain}", "utf-8")
    with pytest.raises(BadCodebook, match=r"contexts\.yaml"):
        codebooks.load(folder(tmp_path, GOOD))
