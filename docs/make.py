"""The pages that are made, not written: `python docs/make.py` writes docs/reference.md from the shapes of the record and docs/codebooks/
from the YAML of our codebooks. `tests/test_snippets.py` fails where they differ from their sources.
"""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from accordingto import model
from accordingto.codebooks.loader import load
from accordingto.codebooks.shapes import Codebook, Condition, Crosswalk, EventClass, Example, NearMiss, Trigger
from accordingto.model.figure import Counted

DOCS: Final = Path(__file__).resolve().parent
SHAPES: Final = (
    model.Record, model.MadeWith, model.Report, model.Source, model.Part, model.Dateline, model.Residue, model.Party, model.Codes,
    model.Statement, model.Event, model.Figure, Counted, model.Time, model.Place, model.Ref, model.Note, model.Judgement,
)  # fmt: skip
MADE: Final = "<!-- Made by docs/make.py; what is written here by hand is lost. -->\n"
BOOKS: Final = {
    "plover": (
        "The codebook PLOVER",
        "The sixteen types of PLOVER (Political Language Ontology for Verified Event Records, openeventdata/PLOVER), in our own words, "
        "with the words that we read as each. It is the codebook that is used where none is named.",
    ),
    "talks": (
        "The codebook talks",
        "The steps of a negotiation, after the practice of ceasefire and peace-process data. `accordingto talks` reads with it by itself; "
        "any other verb with `--codebook talks`.",
    ),
}


def pages() -> dict[str, str]:
    """The text of each page under its name in docs/."""
    return {"reference.md": reference(), **{f"codebooks/{name}.md": codebook(name) for name in BOOKS}}


def cell(text: str) -> str:
    """Text as it may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table with an empty line after it."""
    columns = list(header)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(cell(text) for text in row)} |"
    yield ""


def code(words: Iterable[str]) -> str:
    """Words in code letters."""
    return ", ".join(f"`{word}`" for word in words)


# The reference


def reference() -> str:
    """The record's shapes, field by field, and what a record can be asked."""
    lines = [
        MADE,
        "# Reference of the record",
        "",
        f"The shapes of schema `{model.SCHEMA}` as they stand in `src/accordingto/model/`; [The record](record.md) says what their",
        "fields mean. In JSON a field that the shapes do not know is refused, and one without a default must be there. `spans` is a list",
        "of half-open `[start, end)` ranges of code points in `report.text`; `null` means that nothing is known. A judgement is no part of",
        "a record: it stands beside it in the archive.",
        "",
    ]
    for shape in SHAPES:
        lines += [f"## {shape.__name__}", "", prose(shape), ""]
        lines += table(("field", "type", "default"), fields(shape))
    lines += ["## What a record answers", "", "In Python, beside its fields:", ""]
    lines += table(("call", "what it gives"), methods(model.Record))
    return "\n".join(lines)


def prose(of: Any) -> str:
    """A docstring as paragraphs."""
    return inspect.cleandoc(of.__doc__ or "")


def fields(shape: type[msgspec.Struct]) -> Iterator[tuple[str, str, str]]:
    """Name, type and default of each field."""
    hints = get_type_hints(shape)
    for field in msgspec.structs.fields(shape):
        yield f"`{field.name}`", kind(hints[field.name]), default(field)


def default(field: Any) -> str:
    """The default in JSON; nothing where the field must be there."""
    if field.default is not msgspec.NODEFAULT:
        return f"`{msgspec.json.encode(field.default).decode()}`"
    if field.default_factory is not msgspec.NODEFAULT:
        return f"`{msgspec.json.encode(field.default_factory()).decode()}`"
    return ""


def kind(hint: Any) -> str:
    """A type as JSON has it: shapes as links, choices one by one."""
    if hint == model.Spans:
        return "spans"
    if hint == model.Span:
        return "`[start, end]`"
    if hint is type(None):
        return "`null`"
    if get_origin(hint) is Literal:
        return ", ".join(f'`"{value}"`' for value in get_args(hint))
    if get_origin(hint) is tuple:
        return f"list of {kind(get_args(hint)[0])}"
    if get_origin(hint) is dict:
        return f"object of {kind(get_args(hint)[1])}"
    if get_origin(hint) is Union or len(get_args(hint)) > 1:
        return " or ".join(kind(one) for one in get_args(hint))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}.get(getattr(hint, "__name__", ""), "anything")


def methods(shape: type) -> Iterator[tuple[str, str]]:
    """The public methods with their signatures and the first paragraph of what they say."""
    for name, method in vars(shape).items():
        found = method.__func__ if isinstance(method, classmethod) else method
        if name.startswith("_") or not inspect.isfunction(found):
            continue
        parameters = [str(p) for p in inspect.signature(found).parameters.values() if p.name not in ("self", "cls")]
        owner = shape.__name__ if isinstance(method, classmethod) else shape.__name__.lower()
        yield f"`{owner}.{name}({', '.join(parameters)})`", prose(found).split("\n\n")[0]


# The codebooks


def codebook(name: str) -> str:
    """A codebook class by class."""
    book, (title, about) = load(name), BOOKS[name]
    lines = [MADE, f"# {title}", "", about, ""]
    lines += [
        f"Made from `src/accordingto/codebooks/{name}/`, one YAML file a class. [A codebook of your own](../codebook.md) says how",
        "",
    ]
    lines[-2] += " such a file is written; the examples are the tests of their class, and their parties are invented."
    lines += [
        "Where a trigger names no slot, a verb has `subject` and `object`, a noun `by`, `possessive`, `light` and `modifier`, and `on`,"
    ]
    lines += ["`against` and `of`. A condition holds by any one of its words; `$name` is a [list](#lists).", ""]
    lines += table(("class", "what it is"), ((f"[{c.type}](#{anchor(c.type)})", first(c.definition)) for c in book.classes))
    for one in book.classes:
        lines += event_class(one)
    lines += [*contexts(book), *lists(book)]
    return "\n".join(lines)


def anchor(title: str) -> str:
    """The anchor of a heading."""
    return title.lower().replace(" ", "-")


def first(definition: str) -> str:
    """The first sentence."""
    return " ".join(definition.split()).split(". ")[0].rstrip(".") + "."


def event_class(one: EventClass) -> Iterator[str]:
    """The section of a class."""
    yield from (f"## {one.type}", "", " ".join(one.definition.split()), "")
    things = "; things can be what it is done to" if one.recipients == "anything" else ""
    yield from (f"Tone: {one.tone}{things}." + (f" CAMEO: {', '.join(one.cameo)}." if one.cameo else ""), "")
    for told, other in (("Will", one.intent), ("Will not", one.refusal), ("Will unless another yields", one.ultimatum)):
        if other:
            yield from (f"{told}, says its doer: [{other}](#{anchor(other)}).", "")
    if one.modes:
        yield from table(("mode", "by the words"), ((f"`{mode}`", ", ".join(words)) for mode, words in one.modes.items()))
    yield from ("**Triggers**", "")
    yield from table(("words", "who does it", "to whom", "only if", "not if"), map(trigger, one.triggers))
    if one.near_misses:
        yield from ("**Near misses**", "")
        yield from table(("words", "when", "why"), map(near_miss, one.near_misses))
    if one.crosswalk:
        yield from ("**Crosswalk**, the first row that holds", "")
        yield from table(("if", "CAMEO", "ACLED"), ((crosswalk(row), row.cameo, row.acled.replace(">", "›")) for row in one.crosswalk))
    yield from ("**Examples**", "")
    yield from table(("text", "trigger", "who", "to whom", "status"), map(example, one.examples))


def trigger(one: Trigger) -> tuple[str, str, str, str, str]:
    """A row of words and slots."""
    words = [f"{what}: {', '.join(found)}" for what in ("verbs", "nouns", "adjectives") if (found := getattr(one, what))]
    fixed = [f"mode {one.mode}"] if one.mode else []
    fixed += [f"contexts {', '.join(one.contexts)}"] if one.contexts else []
    fixed += [f"status {one.status}"] if one.status else []
    fixed += [says for field, says in FLAGS.items() if getattr(one, field)]
    needs, unless = (" *or* ".join(map(condition, conditions)) for conditions in (one.needs, one.unless))
    told = "; ".join(words) + (f" ({'; '.join(fixed)})" if fixed else "")
    return told, slots(one.actor), slots(one.recipient) + (f" (where: {code(one.where)})" if one.where else ""), needs, unless


FLAGS: Final = {"result": "what an attack does", "mutual": "of several who do it none is the recipient", "party_only": "only with a party"}


def slots(asked: tuple[str, ...] | None) -> str:
    """Slots in the order in which they are asked; empty where the usual ones are."""
    return "" if asked is None else (code(asked) or "nobody")


def condition(one: Condition) -> str:
    """A condition in a line."""
    return " and ".join(_field(f, v) for f in one.__struct_fields__ if (v := getattr(one, f)))


def _field(name: str, value: bool | tuple[str, ...]) -> str:
    """One field of a condition; a flag by its name alone."""
    return name.replace("_", " ") + ("" if value is True else f" {code(value or ())}")


def near_miss(one: NearMiss) -> tuple[str, str, str]:
    """A row of a near miss."""
    return ", ".join(one.words), condition(one.when), one.why


def crosswalk(row: Crosswalk) -> str:
    """The conditions of a row."""
    asked = ("mode", "context", "status", "trigger", "words", "actors", "recipients")
    return " and ".join(f"{field} {code(found)}" for field in asked if (found := getattr(row, field))) or "all others"


def example(one: Example) -> tuple[str, str, str, str, str]:
    """A row of an example; one without a trigger is no event of the class."""
    if not one.trigger:
        return one.text, "none", "", "", ""
    return one.text, one.trigger, "; ".join(one.actors), "; ".join(one.recipients), one.status


def contexts(book: Codebook) -> Iterator[str]:
    """What an event may be about."""
    if book.contexts:
        yield from ("## Contexts", "", "What an event is about beside its type: it has every context that a word of its clause names.", "")
        yield from table(("context", "by the words"), ((f"`{name}`", ", ".join(words)) for name, words in book.contexts.items()))


def lists(book: Codebook) -> Iterator[str]:
    """The lists that conditions name."""
    if book.lists:
        yield from ("## Lists", "", "What conditions call `$name`.", "")
        yield from table(("list", "words"), ((f"`${name}`", ", ".join(words)) for name, words in book.lists.items()))


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, "utf-8")
