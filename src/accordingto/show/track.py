"""The track of a negotiation as people read it: day by day each step, under it every telling with whose it is."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from accordingto.compare.talks import Step
from accordingto.show.safe import line

PLAIN = ("happened",)
WORDS = ("outlet", "party", "other", "parts", "duration", "mediator", "teller", "side", "words", "trigger", "same_step", "because")


class Told(NamedTuple):
    """Steps that tell of one step, in the order of their days."""

    step: str
    day: str
    tellings: tuple[Step, ...]


def safe(step: Step) -> Step:
    """The step with the words of the reports made safe to show."""
    return step._replace(**{name: _clean(getattr(step, name)) for name in WORDS})


def _clean(value: Any) -> Any:
    return tuple(line(v) for v in value) if isinstance(value, tuple) else line(value)


def gathered(found: Iterable[Step]) -> list[Told]:
    """The steps by what they tell of, each where its first telling stands."""
    at: dict[str, list[Step]] = {}
    for step in found:
        at.setdefault(step.same_step, []).append(step)
    return [Told(steps[0].step, day(steps[0]), tuple(steps)) for steps in at.values()]


def day(step: Step) -> str:
    """The day or days of the step."""
    return " to ".join(dict.fromkeys(part for part in (step.start, step.end) if part)) or "no date"


def who(step: Step) -> str:
    """Who takes the step, and with or against whom."""
    return " and ".join(step.party or ("(not said)",)) + (f" → {', '.join(step.other)}" if step.other else "")


def told(step: Step) -> Text:
    """One telling: whose it is, how it differs, its words."""
    voices = " < ".join(reversed(step.teller[1:])) or "in the outlet's own voice"
    text = Text(
        f"{'denied by' if step.denied else 'according to' if step.teller[1:] else ''} {voices}".strip(),
        style="bold" if step.otherwise else "",
    )
    remarks = (
        step.status if step.status not in PLAIN else "",
        f"mediated by {', '.join(step.mediator)}" if step.mediator else "",
        step.outlet or step.report,
        f"copied from {step.copy_of}" if step.copy_of else "",
        step.basis,
    )
    text.append(f" · {' · '.join(part for part in remarks if part)}", style="dim not bold")
    return text.append(f"\n“{step.words}”", style="not bold")


def otherwise(found: Sequence[Step]) -> int:
    """How many tellings are gainsaid by another."""
    return sum(1 for step in found if step.otherwise)
