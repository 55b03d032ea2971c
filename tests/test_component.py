"""The spaCy component: any pipeline, the record of exactly the doc's text, spans of the doc, and all of it through bytes and processes."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import accordingto
from accordingto.component import NAME, spans
from accordingto.errors import AccordingToError, ReportFailed, UnknownName
from accordingto.parse import pipeline

TEXT = (
    "The Front denied on Friday that it had shelled Oskel, killing at least 12 people.\n\n “We  never left,” said Ada Verel. 😀 30km away"
)


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("accordingto", config={"engine": "rules"})
    return nlp


def test_the_factory_is_known_without_an_import() -> None:
    """spaCy finds the component by its entry point, in a process that never imported it."""
    code = "import spacy; nlp = spacy.blank('xx'); nlp.add_pipe('accordingto', config={'engine': 'rules'}); print(nlp('')._.accordingto.id)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_record_is_that_of_the_text(blank: Language) -> None:
    """The same record as `read_text` gives, of the text as it is."""
    doc = blank(TEXT)
    assert doc.text == TEXT == doc._.accordingto.report.text
    assert doc._.accordingto == accordingto.read_text(TEXT)


def test_a_small_pipeline_keeps_its_own_annotation() -> None:
    """Beside tagger and parser the record is the same, and so are tags, heads and sentences."""
    plain = spacy.load(next(name for name in pipeline.PACKAGES if spacy.util.is_package(name)))
    before = [(t.text, t.tag_, t.head.i, t.ent_type_, t.is_sent_start) for t in plain(TEXT)]
    plain.add_pipe("accordingto", config={"engine": "rules"}, first=True)
    doc = plain(TEXT)
    assert [(t.text, t.tag_, t.head.i, t.ent_type_, t.is_sent_start) for t in doc] == before
    assert doc._.accordingto == accordingto.read_text(TEXT)


def test_items_are_spans_of_the_doc(blank: Language) -> None:
    """One Span an item, in text order, with label, id and the item; its tokens hold the words."""
    doc = blank(TEXT)
    record = doc._.accordingto
    for name, words, label in (("statements", "cue", "act"), ("events", "trigger", "type"), ("figures", "spans", "kind")):
        items, found = getattr(record, name), getattr(doc._, name)
        assert [span.id_ for span in found] == [item.id for item in items]
        assert [span.label_ for span in found] == [getattr(item, label) for item in items]
        assert [span._.item for span in found] == list(items)
        assert all(record.words(getattr(span._.item, words)) in span.text for span in found)
    assert [span.text for span in doc._.statements] == ["denied", "said"]
    assert "at least 12" in [span.text for span in doc._.figures]
    content = doc._.statements[1]._.item.content
    assert "".join(span.text for span in spans(doc, content)).strip("“”,") == record.words(content).strip("“”,") == "We  never left"


def test_words_that_do_not_fit_grow_to_tokens(blank: Language) -> None:
    """Where a token is longer than the words, the Span is the whole token; nothing is lost."""
    doc = Doc(blank.vocab, words=["TheFront", "said12people", "died"], spaces=[True, True, False])
    assert [span.text for span in spans(doc, ((3, 8), (13, 15)))] == ["TheFront", "said12people"]
    assert spans(doc, ((3, 8),), "X")[0].label_ == "X"


def test_pipe_gives_each_doc_its_record(blank: Language) -> None:
    """Many docs in order, empty ones among them, in batches and in two processes."""
    texts = [TEXT, "", "Two men were killed.", "   \n", "Ada Verel said no."] * 3
    expected = [blank(text)._.accordingto for text in texts]
    assert [record.report.text for record in expected] == texts
    assert [doc._.accordingto for doc in blank.pipe(texts, batch_size=4)] == expected
    assert [doc._.accordingto for doc in blank.pipe(texts, n_process=2, batch_size=4)] == expected


def test_bytes_keep_the_record(blank: Language, tmp_path: Path) -> None:
    """A doc goes through bytes and DocBin, a pipeline through the disk with its settings."""
    doc = blank(TEXT)
    again = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())
    assert again._.accordingto == doc._.accordingto
    assert [span.id_ for span in again._.events] == [span.id_ for span in doc._.events]
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    assert next(DocBin().from_bytes(kept).get_docs(blank.vocab))._.accordingto == doc._.accordingto
    blank.to_disk(tmp_path / "nlp")
    assert spacy.load(tmp_path / "nlp")(TEXT)._.accordingto == doc._.accordingto


def test_a_doc_without_record_has_none(blank: Language) -> None:
    """Docs that were not through the component, and parts of docs, have no record and no items."""
    for doc in (blank.make_doc(TEXT), blank(TEXT)[2:9].as_doc(copy_user_data=True)):
        assert doc._.accordingto is None
        assert doc._.statements == doc._.events == doc._.figures == []
    assert blank(TEXT)[0:2]._.item is None


def test_errors_go_to_the_pipeline_s_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown engine is told at the first doc; a fault of ours is raised, or given to the handler that is set, the rest goes on."""
    nlp = spacy.blank("en")
    nlp.add_pipe("accordingto", config={"engine": "nobody"})
    with pytest.raises(UnknownName):
        nlp(TEXT)
    nlp = spacy.blank("en")
    nlp.add_pipe("accordingto", config={"engine": "rules"})
    component = nlp.get_pipe(NAME)
    outcomes = accordingto.component.flow.outcomes

    def faulty(readings, *, settings):  # type: ignore[no-untyped-def]
        for found in outcomes(readings, settings=settings):
            yield ReportFailed("-", why="a test") if found.report.text == "bad" else found

    monkeypatch.setattr(accordingto.component.flow, "outcomes", faulty)
    with pytest.raises(ReportFailed):
        list(nlp.pipe(["good", "bad"]))
    told: list[tuple[str, str]] = []
    component.set_error_handler(lambda _name, _proc, docs, error: told.append((docs[0].text, type(error).__name__)))
    assert [doc.text for doc in nlp.pipe(["good", "bad", "fine"])] == ["good", "fine"]
    assert told == [("bad", "ReportFailed")]
    assert issubclass(ReportFailed, AccordingToError)
