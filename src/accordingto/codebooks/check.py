"""Running a codebook's own examples: what each says must be found against what was found."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from accordingto.codebooks.shapes import Codebook, EventClass, Example
from accordingto.model import Event, Record

Reader = Callable[[list[str]], list[Record]]


class Checked(NamedTuple):
    """One example: its class and sentence, whether it is read as it says, and what is wrong with what was found ("" where nothing)."""

    type: str
    text: str
    passed: bool
    wrong: str


def check(book: Codebook, read: Reader) -> Iterator[Checked]:
    """Every example of the codebook, read; `read` makes records of texts with this codebook."""
    asked = [(kind, example) for kind in book.classes for example in kind.examples]
    for (kind, example), record in zip(asked, read([example.text for _, example in asked]), strict=True):
        wrong = _wrong(kind, example, record)
        yield Checked(kind.type, example.text, not wrong, wrong)


def _wrong(kind: EventClass, example: Example, record: Record) -> str:
    """What differs: a near miss must give no event of its class, any other its event with trigger, parties and status."""
    found = [event for event in record.events if event.type == kind.type]
    if not example.trigger:
        return f"found {', '.join(_told(record, event) for event in found)}, but the example says there is none" if found else ""
    event = next((e for e in found if record.words(e.trigger) == example.trigger), None)
    if event is None:
        told = ", ".join(_told(record, e) for e in record.events) or "no event"
        return f"'{example.trigger}' was not found; found {told}"
    pairs = (
        ("actors", example.actors, tuple(record.words(r.spans) for r in event.actors)),
        ("recipients", example.recipients, tuple(record.words(r.spans) for r in event.recipients)),
        ("status", (example.status,), (event.status,)),
    )
    return "; ".join(f"{name}: {_list(ours)}, not {_list(wanted)}" for name, wanted, ours in pairs if wanted != ours)


def _told(record: Record, event: Event) -> str:
    return f"{event.type} '{record.words(event.trigger)}'"


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "nobody"
