"""Tellings of steps beside each other: which tell of one step, which gainsay each other, and what one says of another's parties and day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from accordingto.compare.copied import through
from accordingto.compare.dated import Day, told_on
from accordingto.compare.steps import PENDING, Step, named, steps, table
from accordingto.model import Record, Spans

NEAR = 2  # days between two tellings of one step: a report a day late, and a day of grace
FALLBACK = ("published", "dateline")  # what a day rests on that is only the report's
DONE = ("happened", "negated")


def settled(found: Sequence[Step], records: Mapping[str, Record]) -> tuple[Step, ...]:
    """The tellings in the order of their days, each knowing which others tell of its step and which gainsay it."""
    ordered = sorted(_through(_both(found), records), key=_order)
    return _gainsaid(sorted(_on_its_day(_joined(_of_the_deal(ordered))), key=_order))


def _order(step: Step) -> tuple[str, str, str, str, Spans]:
    return step.start or "9999", step.end, step.step, step.report, step.spans


def _through(found: Sequence[Step], records: Mapping[str, Record]) -> list[Step]:
    """The steps of copies with the outlet that they are copied from, and its day where the words have none of their own."""
    made = []
    for step in found:
        origin = records.get(step.copy_of)
        if step.copy_of:
            chain = through(step.teller, step.copy_of, records)
            day = told_on(origin) if origin and step.basis in FALLBACK else Day(step.start, step.end, step.basis)
            side = step.side if len(step.teller) > 1 else chain[-1]
            step = step._replace(teller=chain, start=day.start, end=day.end, basis=day.basis, side=side)
        made.append(step)
    return made


def _of_the_deal(ordered: Sequence[Step]) -> list[Step]:
    """The steps of both sides that name nobody with those whom another telling names, else those who agreed last before them."""
    deals = [step for step in ordered if step.step == steps()["AGREED"] and step.taken and len(step.party) > 1]
    made: list[Step] = []
    for step in ordered:
        like = [other for other in ordered if other.step == step.step and _near(other, step)] if step.step in named("shared") else []
        parties = tuple(dict.fromkeys(name for other in like for name in (*other.party, *other.other)))
        agreed = [deal for deal in deals if deal.start <= step.end] if like else []
        if not step.party and (len(parties) > 1 or agreed):
            party, of = (parties, "other tellings") if len(parties) > 1 else (agreed[-1].party, agreed[-1].id)
            step = step._replace(party=party, because=f"{step.because}; nobody is named here: those of {of}")
        elif step.step in named("given") and len(parties) == 2 and len(step.party) == 1 and not step.other:
            other = tuple(name for name in parties if name not in step.party)
            step = step._replace(other=other, because=f"{step.because}; with whom: by other tellings")
        made.append(step)
    return made


def _on_its_day(found: Sequence[Step]) -> list[Step]:
    """Tellings without a day of their own with that of the first telling of the step: what is told as done was done by then."""
    first = {step.same_step: step for step in reversed(found)}
    made = []
    for step in found:
        best = first[step.same_step]
        if step.basis in FALLBACK and step.status in DONE and best.start and best.start < step.start:
            step = step._replace(start=best.start, end=best.end, basis=f"the day of {best.id}")
        made.append(step)
    return made


def _both(found: Sequence[Step]) -> list[Step]:
    """The steps with the two sides of the talks where "both sides" took them: the two that take most steps, mediators aside."""
    third = {name for step in found for name in (*step.mediator, *(step.party if step.step == steps()[table()["mediated"]] else ()))}
    words = {word.casefold() for word in table()["both"]}
    counts = Counter(n for step in found for n in (*step.party, *step.other) if n not in third and n.casefold() not in words)
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] == ranked[2][1]):
        return list(found)
    two = tuple(sorted(name for name, _ in ranked[:2]))
    return [
        step._replace(party=two, because=f"{step.because}; both sides: those that take most steps")
        if any(name.casefold() in words for name in step.party)
        else step
        for step in found
    ]


def _joined(ordered: Sequence[Step]) -> list[Step]:
    """The steps with a key on all tellings of one step: same step and party, parts that agree, days that are near."""
    firsts: list[Step] = []
    made: list[Step] = []
    for step in ordered:
        same = next((first for first in firsts if _same(first, step)), None)
        if same is None:
            same = step._replace(
                same_step=" | ".join((step.step, " and ".join(step.party) or "(not said)", step.start or "no date", step.id))
            )
            firsts.append(same)
        made.append(step._replace(same_step=same.same_step))
    return made


def _same(one: Step, two: Step) -> bool:
    if one.step != two.step or (one.status in PENDING[:-1]) != (two.status in PENDING[:-1]) or not _near(one, two):
        return False
    unnamed = one.step in named("shared") and not (one.party and two.party)
    who = bool(set(one.party) & set(two.party)) or unnamed
    parts = not one.parts or not two.parts or bool(set(one.parts) & set(two.parts))
    return who and parts


def _near(one: Step, two: Step) -> bool:
    """Whether their days are at most NEAR apart; without a day nothing is near."""
    if not (one.start and two.start):
        return False
    apart = max(_ordinal(two.start) - _ordinal(one.end), _ordinal(one.start) - _ordinal(two.end))
    return apart <= NEAR


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _gainsaid(found: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with the ids of those tellings by another that gainsay them."""
    return tuple(
        step._replace(otherwise=tuple(other.id for other in found if other.side != step.side and _differ(step, other))) for step in found
    )


def _differ(one: Step, two: Step) -> bool:
    if not _near(one, two):
        return False
    if one.same_step == two.same_step:
        return one.taken != two.taken
    if one.step in named("answers") and two.step in named("answers") and one.step != two.step:
        return bool(set(one.party) & set(two.party)) and one.taken and two.taken
    crossed = one.step == two.step and one.step in named("blamed") and one.taken and two.taken
    return crossed and two.side in one.party and one.side in two.party
