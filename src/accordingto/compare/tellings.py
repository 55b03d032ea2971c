"""Tellings of steps beside each other: which tell of one step, which gainsay each other, and what one says of another's parties and day."""

from collections import Counter
from collections.abc import Mapping, Sequence

from accordingto.compare.copied import through
from accordingto.compare.dated import Day, ordinal, told_on
from accordingto.compare.steps import BESIDE, EARLIER, LASTING, PENDING, Step, named, steps, table
from accordingto.model import Record, Spans

NEAR = 2  # days between two tellings of one step: a report a day late, and a day of grace
WEEK = 7  # days back to a step that is taken once, from a telling without a day of its own: bulletins look back on a week
FALLBACK = ("published", "dateline")  # what a day rests on that is only the report's
LOOSE = (*FALLBACK, "when it was said", BESIDE, LASTING)  # what it rests on that is not the step's own
DONE = ("happened", "negated")


def settled(found: Sequence[Step], records: Mapping[str, Record]) -> tuple[Step, ...]:
    """The tellings in the order of their days, each knowing which others tell of its step and which gainsay it."""
    ordered = sorted(_through(_both(found), records), key=_order)
    dated = _answered(_on_its_day(_joined(_of_the_deal(ordered))))
    return _gainsaid(_joined(sorted(dated, key=_order)))


def _order(step: Step) -> tuple[str, str, str, str, Spans]:
    return step.start or "9999", step.end, step.step, step.report, step.spans


def _through(found: Sequence[Step], records: Mapping[str, Record]) -> list[Step]:
    """The steps of copies with the outlet that they are copied from, and its day where the words have none of their own."""
    made = []
    for step in found:
        origin = records.get(step.copy_of)
        if step.copy_of:
            chain = through(step.teller, step.copy_of, records)
            undated = step.basis.removeprefix(f"{EARLIER}; ") in (*FALLBACK, LASTING)
            day = told_on(origin)._replace(basis=step.basis) if origin and undated else Day(step.start, step.end, step.basis)
            side = step.side if len(step.teller) > 1 else chain[-1]
            step = step._replace(teller=chain, start=day.start, end=day.end, basis=day.basis, side=side)
        made.append(step)
    return made


def _of_the_deal(ordered: Sequence[Step]) -> list[Step]:
    """The steps of both sides that name nobody with those whom another telling names, else those who agreed last before them."""
    deals = [step for step in ordered if step.step == steps()["AGREED"] and step.taken and len(step.party) > 1]
    made: list[Step] = []
    for told_step in ordered:
        step = _told_count(_yes(told_step, deals))
        counted = _counted(step)
        like = [o for o in ordered if o.step == step.step and _near(o, step)] if counted or step.step in named("shared") else []
        # Those who accuse each other may speak for others: a count is of those who agreed.
        parties = () if counted else tuple(dict.fromkeys(name for other in like for name in (*other.party, *other.other)))
        agreed = [deal for deal in deals if deal.start <= step.end] if like else []
        if not step.party and (len(parties) > 1 or agreed):
            party, of = (parties, "other tellings") if len(parties) > 1 else (agreed[-1].party, agreed[-1].id)
            step = step._replace(party=party, because=f"{step.because}; nobody is named here: those of {of}")
        elif step.step in named("given") and len(parties) == 2 and len(step.party) == 1 and not step.other:
            other = tuple(name for name in parties if name not in step.party)
            step = step._replace(other=other, because=f"{step.because}; with whom: by other tellings")
        made.append(step)
    return made


def _counted(step: Step) -> bool:
    """Whether it tells how many breaches there were."""
    return step.step in named("blamed") and step.trigger.casefold() in table()["counted"]


def _told_count(step: Step) -> Step:
    """A count of breaches of no day of its own: of the day on which it is told, not of the first breach."""
    return step._replace(basis=LASTING) if _counted(step) and step.basis in FALLBACK else step


def _yes(step: Step, deals: Sequence[Step]) -> Step:
    """What one side agreed to on a day of its own before both did: its yes."""
    alone = step.step == steps()["AGREED"] and step.taken and len(step.party) == 1 and not step.other and not _loose(step)
    later = next((deal for deal in deals if step.start < deal.start and set(step.party) < set(deal.party)), None) if alone else None
    if later is None:
        return step
    return step._replace(step=steps()["ACCEPTED"], because=f"{step.because}; a yes to what both agree to in {later.id}")


def _on_its_day(found: Sequence[Step]) -> list[Step]:
    """Tellings without a day of their own with that of the first telling of the step: what is told as done was done by then."""
    first = {step.same_step: step for step in reversed(found)}
    made = []
    for step in found:
        best = first[step.same_step]
        if best.start == step.start and step.step in named("once"):
            best = _once(step, found) or best
        undated = step.basis.removeprefix(f"{EARLIER}; ") in (*FALLBACK, BESIDE) and step.step not in named("repeated")
        if undated and step.status in DONE and best.start and best.start < step.start:
            step = step._replace(start=best.start, end=best.end, basis=f"the day of {best.id}")
        made.append(step)
    return made


def _once(step: Step, found: Sequence[Step]) -> Step | None:
    """The last telling of a step that is taken once, with a day of its own in the week before."""
    own = [o for o in found if o.step == step.step and (o.taken or o.status == "planned") and not _loose(o) and o.start < step.start]
    near = [
        o
        for o in own
        if step.start and o.start and ordinal(step.start) - ordinal(o.start) <= WEEK and (set(o.party) & set(step.party) or not step.party)
    ]
    return max(near, key=lambda o: (o.start, o.id), default=None)


def _loose(step: Step) -> bool:
    """Whether its day is not its own."""
    return step.basis.removeprefix(f"{EARLIER}; ") in LOOSE


def _answered(found: Sequence[Step]) -> list[Step]:
    """Answers told in the pluperfect without a day of their own with that of the party's answer that others tell of.

    "Said that they had rejected it" on the third is of the second, where another has them accept it on the second.
    """
    answers = named("answers") | named("offered")
    dated = [step for step in found if step.step in answers and step.status in DONE and not _loose(step)]
    made = []
    for step in found:
        if step.step in answers and step.status in DONE and step.basis.startswith(EARLIER):
            before = [o for o in dated if set(o.party) == set(step.party) and o.start < step.start and _near(o, step)]
            best = max(before, key=lambda o: (o.start, o.step == step.step, o.id), default=None)
            if best is not None:
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
    apart = max(ordinal(two.start) - ordinal(one.end), ordinal(one.start) - ordinal(two.end))
    return apart <= NEAR


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
