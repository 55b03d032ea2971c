"""The front door of the library: `accordingto.read` and `read_text` are functions, however often and after whatever import."""

import subprocess
import sys
from pathlib import Path

import accordingto
from accordingto import flow

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "11-meridian-convoy.txt"


def test_read_stays_a_function() -> None:
    """The folder `readers/` never hides the function `read`, and the second call gives what the first gave."""
    assert accordingto.read is flow.read
    assert accordingto.read(str(EXAMPLE)) == accordingto.read(str(EXAMPLE))


def test_import_is_light() -> None:
    """`import accordingto` loads neither spaCy nor the page reader."""
    code = "import sys, accordingto; assert not {'spacy', 'trafilatura', 'onnxruntime', 'lxml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_read_text_keeps_the_text() -> None:
    """A text is read exactly as it is."""
    assert accordingto.read_text("  The Front said no.\n").report.text == "  The Front said no.\n"
