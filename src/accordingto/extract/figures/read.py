"""From a parsed report to its figures: numbers, what they count, of which kind, and whether it is so."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from accordingto.extract.figures.changes import as_of, revised_of, running_of, toll_above
from accordingto.extract.figures.conventions import conventions
from accordingto.extract.figures.counted import Counted, counted
from accordingto.extract.figures.enumerated import Sum, sums
from accordingto.extract.figures.fates import settled
from accordingto.extract.figures.freed import freed
from accordingto.extract.figures.keep import is_figure
from accordingto.extract.figures.kinds import Reading, counts, kind_of
from accordingto.extract.figures.noise import is_noise
from accordingto.extract.figures.numbers import Number, found
from accordingto.extract.figures.reckoned import reckoned
from accordingto.extract.figures.restated import counted_once
from accordingto.extract.figures.rows import added_up
from accordingto.extract.figures.status import status_of
from accordingto.extract.figures.subsets import is_subset, mostly, named_whole, whole_of
from accordingto.extract.figures.tables import FATES, casualty_pattern
from accordingto.extract.figures.tallied import tallied
from accordingto.extract.figures.told import told
from accordingto.model import Drafts, FigureDraft, TimeDraft
from accordingto.model.span import EMPTY, overlap
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings

LANGUAGE = "en"
CROWD = 100  # numbers of a sentence
Kept = list[tuple[Counted, Reading]]


def extract(parsed: Parsed, drafts: Drafts, settings: Settings) -> tuple[FigureDraft, ...]:
    """The drafts of figures of the report, in text order."""
    kept = _kept(parsed, drafts, settings)
    made = [_draft(parsed, item, reading, _whole(item, kept, place), drafts) for place, (item, reading) in enumerate(kept)]
    made = _summed(parsed, kept, made, drafts)
    parts = _mostly(parsed, kept, made)
    covered = [draft.spans for draft in parts]
    made = [draft for draft in made if not any(overlap(draft.spans, spans) for spans in covered)]
    return tuple(sorted([*made, *parts], key=lambda draft: draft.spans))


def _kept(parsed: Parsed, drafts: Drafts, settings: Settings) -> Kept:
    doc, text = parsed.doc, parsed.text
    numbers = _spoken(parsed, found(parsed, LANGUAGE, conventions(settings.conventions, LANGUAGE)))
    starts = [token.idx for token in doc] if numbers else []
    kept: Kept = []
    for number in numbers:
        if number.form == "one" and not _speaks_of_harm(text, number):
            continue
        item = counted(doc, starts, number, LANGUAGE)
        if is_noise(item, LANGUAGE):
            continue
        item, first = told(item, freed(item, _kind(item, kept), LANGUAGE), kept, LANGUAGE)
        item, reading = reckoned(item, first, kept, LANGUAGE)
        hours = reading is not first  # "put the number at 18 in the afternoon" is no hour
        if is_figure(item, reading, replace(drafts, times=_days(drafts)) if hours else drafts, text, LANGUAGE):
            kept.append((item, reading))
    return counted_once(settled(doc, added_up(kept, LANGUAGE), LANGUAGE), drafts, LANGUAGE)


def _spoken(parsed: Parsed, numbers: Sequence[Number]) -> Sequence[Number]:
    """The numbers without those of a sentence that holds nothing else: a table or noise, of which each would be compared with all."""
    if len(numbers) <= CROWD:
        return numbers
    starts = [sentence.start_char for sentence in parsed.doc.sents]
    places = [bisect_right(starts, number.core[0]) for number in numbers]
    often = Counter(places)
    return [number for number, place in zip(numbers, places, strict=True) if often[place] <= CROWD]


def _days(drafts: Drafts) -> tuple[TimeDraft, ...]:
    return tuple(time for time in drafts.times if time.type != "time")


def _speaks_of_harm(text: str, number: Number) -> bool:
    """Whether words of harm stand in the 200 characters about "a man"."""
    at = number.core[0]
    return casualty_pattern(LANGUAGE).search(text, max(0, at - 100), at + 200) is not None


def _kind(item: Counted, kept: Kept) -> Reading:
    """The kind of the figure; a toll's is killed, a part without one of its own has that of its whole."""
    reading = kind_of(item, LANGUAGE)
    if reading.sure or reading.kind in ("money", "weapons"):
        return reading
    toll = toll_above(item, LANGUAGE) if item.noun is None or item.noun.lemma_.lower() == "people" else None
    if toll is not None and (kind := counts(toll, LANGUAGE)) is not None and kind != "casualties":
        return Reading(kind, toll, True)
    if not is_subset(item, LANGUAGE) or (item.number.high == 1 and _acts(item)):
        return reading
    whole = whole_of(item, kept, across=item.part)
    if whole is not None and whole[1].kind in FATES:
        return whole[1]
    return reading


def _acts(item: Counted) -> bool:
    """Whether the sentence says what "one of them" did, not who they are."""
    head = item.anchor.head
    return (
        item.anchor.dep_ in ("nsubj", "nsubjpass")
        and head.pos_ in ("VERB", "AUX")
        and not any(child.dep_ == "attr" for child in head.children)
    )


def _whole(item: Counted, kept: Kept, place: int) -> Counted | None:
    """The figure that this one is part of, if it is part of one."""
    if (named := named_whole(item, kept)) is not None:
        return named
    whole = whole_of(item, kept[:place], across=item.part) if is_subset(item, LANGUAGE) else None
    return whole[0] if whole else None


def _draft(parsed: Parsed, item: Counted, reading: Reading, whole: Counted | None, drafts: Drafts) -> FigureDraft:
    number = item.number
    toll = toll_above(item, LANGUAGE)
    sentence = item.first.sent.text.lower()
    running = running_of(item, toll, sentence, LANGUAGE)
    status, why = status_of(item, reading, drafts, LANGUAGE)
    return FigureDraft(
        spans=(number.span,),
        low=number.low,
        high=number.high,
        hedge=(number.hedge,) if number.hedge else EMPTY,
        convention=number.convention,
        kind=reading.kind,
        of=(number.sign,) if number.sign else item.of,
        subset_of=(whole.number.span,) if whole else EMPTY,
        status=status,
        running=running,
        revised=revised_of(item, toll, LANGUAGE),
        as_of=as_of(item, drafts, parsed.text, running),
        because=_because(parsed.text, item, reading, why),
    )


def _because(text: str, item: Counted, reading: Reading, why: str) -> str:
    cue = f"'{reading.cue.text}'" if reading.cue is not None else "a number and its noun"
    parts = [f"{cue} > {reading.kind}" if reading.cue is not None else cue]
    if reading.later is not None:
        parts.append(f"later '{reading.later.text}'")
    if item.number.convention is not None:
        parts.append(f"'{text[slice(*item.number.core)]}' counted by convention '{item.number.convention}'")
    if why:
        parts.append(f"'{why}'")
    return "; ".join(parts)


def _summed(parsed: Parsed, kept: Kept, made: list[FigureDraft], drafts: Drafts) -> list[FigureDraft]:
    """The drafts, and a sum for each row of people told one by one, of which the counts in it are parts."""
    found = [*sums(kept, LANGUAGE), *tallied(parsed.doc, kept, LANGUAGE)]
    whole = {at: one.span for one in found for at in one.parts}
    parts = [replace(d, subset_of=(whole[at],)) if at in whole and not d.subset_of else d for at, d in enumerate(made)]
    return [*parts, *(_total(parsed, one, made, drafts) for one in found if one.parts or one.item)]


def _total(parsed: Parsed, one: Sum, made: list[FigureDraft], drafts: Drafts) -> FigureDraft:
    """The draft of a sum: like that of the first count in it, else as is said of those told."""
    like = made[one.parts[0]] if one.item is None else _draft(parsed, one.item, one.reading, None, drafts)
    return replace(
        like,
        spans=(one.span,),
        low=one.total,
        high=one.total,
        hedge=EMPTY,
        convention=None,
        of=EMPTY,
        subset_of=EMPTY,
        because=f"counted one by one: {' '.join(parsed.text[slice(*one.span)].split())}; {like.because}",
    )


def _mostly(parsed: Parsed, kept: Kept, made: list[FigureDraft]) -> list[FigureDraft]:
    """Subsets without a number: part of the figure before them, of its kind and status."""
    whole = {item.number.span: draft for (item, _), draft in zip(kept, made, strict=False)}
    return [
        FigureDraft(
            spans=spans,
            kind=whole[item.number.span].kind,
            of=of,
            subset_of=whole[item.number.span].spans,
            status=whole[item.number.span].status,
            because=f"'{parsed.text[slice(*spans[0])].split()[0]}' after a figure",
        )
        for item, spans, of in mostly(parsed.doc, [item for item, _ in kept], LANGUAGE)
    ]
