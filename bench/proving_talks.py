"""The proving ground's talks and figures: steps and claims of our records against its gold, and whether disputed steps keep every telling.

A step is right where one in its report stands on its words with the same step, day, denial, party and teller; a claim where a figure stands
on its words with the same bounds, kind, whose and series. A name of ours is a gold party where it is one of the party's names (`also`); two
parties are alike where one speaks for the other or both for one side (`of`). A step that we have as negated is denied. Series are measured
with events that the gold groups, and with those that we group; ours are paired with
the gold's one to one by the claims that they share, killed and wounded of one scope together, and a part has the series of its whole.

`--ground NAME` measures on another ground, `--engine NAME` with another engine.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from accordingto import flow
from accordingto.cli.across import copies, groups
from accordingto.compare.dated import sentence
from accordingto.compare.names import bare
from accordingto.compare.series import Claim, claims
from accordingto.compare.talks import Step, track
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings
from bench.common import Figures, main
from bench.proving import Figure, Gold, Party, gold, reports, span
from bench.proving import Step as Told

NAME = "proving_talks"
DATA = "bench/proving"


class Who:
    """Names of ours as parties of the gold."""

    def __init__(self, right: Gold) -> None:
        self.parties: Mapping[str, Party] = {party.name: party for party in right.parties}
        self.names: dict[str, set[str]] = {}
        for party in right.parties:
            for name in (party.name, *party.also):
                self.names.setdefault(bare(name).casefold(), set()).add(party.name)

    def found(self, name: str) -> set[str]:
        """The gold parties that a name may be; itself where it is none (an outlet)."""
        own = bare(name).casefold()
        within = {party for key, some in self.names.items() if _ends(own, key) for party in some}
        return self.names.get(own) or within or {name}

    def side(self, name: str) -> str:
        """The side that a gold party speaks for; a guard that fights for a state is a side of its own."""
        party = self.parties.get(name)
        return self.side(party.of) if party is not None and party.of and party.kind != "group" else name

    def alike(self, ours: Iterable[str], theirs: str) -> bool:
        """Whether any of our names may be the gold party, or speak for its side."""
        return any(self.side(found) == self.side(theirs) for name in ours for found in self.found(name))


def _ends(own: str, key: str) -> bool:
    """Whether one name is the end of the other, or a role that the other names more fully ("the mayor", "mayor of Maldry")."""
    return own.endswith(" " + key) or key.endswith(" " + own) or key.startswith(own + " of ")


def made(codebook: str, engine: str, ground: str = "proving") -> dict[str, Record]:
    """The records of the reports by id."""
    rows = reports(ground)
    readings = (sources.from_text(r["text"], id=r["id"], outlet=r["outlet"], published=r["published"], title=r["title"]) for r in rows)
    return {record.id: record for record in flow.records(readings, settings=Settings(engine=engine, codebook=codebook))}


def grouped(right: Gold, records: Mapping[str, Record]) -> dict[tuple[str, str], str]:
    """Our event that stands on the gold's words for an event, else the nearest of their sentence > the gold's event."""
    groups: dict[tuple[str, str], str] = {}
    for event in right.events:
        for words in event.told:
            record = records[words.report]
            start, end = span(words, record.report.text)
            first, last = sentence(record.report.text, start, end)
            inside = [e for e in record.events if first <= e.trigger[0][0] < last and (record.id, e.id) not in groups]
            if inside:
                nearest = min(inside, key=lambda e: abs(e.trigger[0][0] - start))
                groups[record.id, nearest.id] = event.id
    return groups


def step_of(right: Told, found: Sequence[Step], text: str, who: Who) -> Step | None:
    """Our step on the words of a gold step: the one that is most right of those that overlap them."""
    first, last = span(right, text)
    on = [s for s in found if s.report == right.report and any(a < last and first < b for a, b in s.spans)]
    return max(on, key=lambda s: sum(marks(right, s, who)), default=None)


def marks(right: Told, ours: Step, who: Who) -> tuple[bool, bool, bool, bool, bool]:
    """Whether step, party, day, teller and denial are right."""
    mine = {*ours.party, *(ours.other if right.step == "captives exchanged" else ())}  # the gold has both sides of an exchange
    party = bool(mine) and all(any(who.alike((name,), theirs) for theirs in right.party) for name in mine)
    party = party and all(who.alike(mine, theirs) for theirs in right.party)
    day = ours.start <= right.date.isoformat() <= (ours.end or ours.start)
    return (
        ours.step == right.step,
        party,
        day,
        who.alike((ours.teller[-1], ours.side), right.teller),
        (ours.denied or ours.status == "negated") == right.denied,
    )


def figure_of(right: Figure, found: Sequence[Claim], text: str) -> Claim | None:
    """Our claim on the words of a gold figure."""
    first, last = span(right, text)
    on = [c for c in found if c.report == right.report and c.span[0] < last and first < c.span[1]]
    return min(on, key=lambda c: abs(c.span[0] - first) + abs(c.span[1] - last), default=None)


def paired(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Our series > the gold's, one to one, those that share most claims first."""
    chosen: dict[str, str] = {}
    for (ours, theirs), _ in sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0])):
        if ours not in chosen and theirs not in chosen.values():
            chosen[ours] = theirs
    return chosen


def line(claim: Claim, every: Mapping[str, Claim]) -> str:
    """Our series as the gold has it: a part counts with its whole, all counts of one event are of that event's series."""
    whole = every.get(claim.part_of, claim)
    hurt = whole.kind in ("killed", "wounded")  # one series of the gold
    return f"event {whole.group}" if not whole.total else whole.series.partition(" | ")[2] if hurt else whole.series


def talks(right: Gold, found: Sequence[Step], texts: Mapping[str, str], who: Who) -> Iterator[tuple[str, float]]:
    """The figures of the talks."""
    rows = [(told, step_of(told, found, texts[told.report], who)) for told in right.talks]
    seen = [(told, marks(told, ours, who) if ours else (False,) * 5) for told, ours in rows]
    yield "steps of the gold", float(len(rows))
    yield "steps found", 100 * sum(ours is not None for _, ours in rows) / len(rows)
    for at, name in enumerate(("step", "party", "day", "teller", "denial")):
        yield f"steps right in {name}", 100 * sum(row[at] for _, row in seen) / len(rows)
    yield "steps right in step, party, day and teller", 100 * sum(all(row) for _, row in seen) / len(rows)
    on = {ours.id for _, ours in rows if ours}
    yield "our steps, done, in all", float(len([s for s in found if s.status in ("happened", "ongoing")]))
    yield "of them on a gold step", float(len([s for s in found if s.id in on and s.status in ("happened", "ongoing")]))
    kept = [all(ours is not None for told, ours in rows if told.dispute == one.id) for one in right.disputes]
    both = [len({ours.side for told, ours in rows if told.dispute == one.id and ours}) > 1 for one in right.disputes]
    yield "disputes with every telling kept", 100 * sum(kept) / len(kept)
    yield "disputes with two tellers or more kept", 100 * sum(both) / len(both)


def counts(right: Gold, found: Sequence[Claim], texts: Mapping[str, str], who: Who) -> Iterator[tuple[str, float]]:
    """The figures of the claims."""
    every = {claim.id: claim for claim in found}
    rows = [(told, figure_of(told, found, texts[told.report])) for told in right.figures]
    series = paired((line(ours, every), told.series) for told, ours in rows if ours)
    yield "claims of the gold", float(len(rows))
    yield "claims found", 100 * sum(ours is not None for _, ours in rows) / len(rows)
    seen = [claim_marks(told, ours, who, series, every) if ours else (False,) * 4 for told, ours in rows]
    for at, name in enumerate(("value", "kind", "whose", "series")):
        yield f"claims right in {name}", 100 * sum(row[at] for row in seen) / len(rows)
    yield "claims right in value, kind, whose and series", 100 * sum(all(row) for row in seen) / len(rows)


def claim_marks(
    right: Figure, ours: Claim, who: Who, series: Mapping[str, str], every: Mapping[str, Claim]
) -> tuple[bool, bool, bool, bool]:
    """Whether value, kind, whose and series are right."""
    kinds = {right.kind, "arrested", "captured"} if right.kind in ("arrested", "captured") else {right.kind}
    whose = who.alike((ours.whose, ours.side), right.whose)
    return (ours.low, ours.high) == (right.low, right.high), ours.kind in kinds, whose, series.get(line(ours, every)) == right.series


def measure(engine: str = "rules", ground: str = "proving") -> Figures:
    """Per cent of the gold that is right."""
    right = gold(ground)
    who = Who(right)
    talking, counting = made("talks", engine, ground), made("plover", engine, ground)
    texts = {id: record.report.text for id, record in talking.items()}
    known = copies(talking.values())
    steps = track(talking.values(), known.origins, known.own)
    found = claims(counting.values(), grouped(right, counting), known.origins, known.own)
    alone = claims(counting.values(), groups(counting.values()), known.origins, known.own)
    by_us = {f"{name}, events grouped by us": value for name, value in counts(right, alone, texts, who) if "series" in name}
    return {**dict(talks(right, steps, texts, who)), **dict(counts(right, found, texts, who)), **by_us}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--ground", default="proving", choices=("proving", "proving2", "proving3"))
    parser.add_argument("--engine", default="rules")
    chosen, sys.argv[1:] = parser.parse_known_args()
    main(NAME, f"bench/{chosen.ground}", partial(measure, chosen.engine, chosen.ground))
