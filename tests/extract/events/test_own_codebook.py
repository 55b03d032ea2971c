"""A codebook of one's own types events in place of PLOVER."""

from pathlib import Path

from accordingto import flow
from accordingto.readers import sources
from accordingto.settings import Settings

BOOK = """
type: GREET
definition: Somebody greets another.
tone: cooperative
triggers:
  - verbs: [greet]
examples:
  - {text: The mayor greeted the envoy., trigger: greeted, actors: [The mayor], recipients: [the envoy]}
"""


def test_own_codebook(tmp_path: Path) -> None:
    """The folder named in the settings is the only codebook, and the record says so."""
    (tmp_path / "greet.yaml").write_text(BOOK, "utf-8")
    reading = sources.from_text("The mayor greeted the envoy. Rebels attacked the mill.")
    record = next(flow.records([reading], settings=Settings(codebook=str(tmp_path))))
    assert [(e.type, record.words(e.trigger)) for e in record.events] == [("GREET", "greeted")]
    assert record.made_with.codebooks == (str(tmp_path),)
