"""Same event: ECB+ grouped as reports come in, beside TF-IDF online clustering in the same run; and the speed over generated reports.

The thresholds of ours were chosen on the training part; the peer is given its best variant and threshold on each part by itself. What
counts is BCubed F1 of every report's group after the last report, and after `settle`; in the file's order and, the mean, in three others.
"""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import log
from typing import Any

import numpy as np

from accordingto.compare.linkage import Limits, partition
from accordingto.compare.same_event import Key, SameEvent
from accordingto.compare.terms import WORD
from accordingto.model import MadeWith, Record, Report, Source
from accordingto.models import network
from bench.common import Figures, data, lines, main, scorer

NAME = "stories"
DATA = "stories/ecbplus.train (thresholds chosen here), stories/ecbplus.dev; 50,000 generated reports"
PARTS = ("train", "dev")
ORDERS = 3
THRESHOLDS = [n / 100 for n in range(4, 40, 2)]
AT_ONCE = [n / 100 for n in range(14, 22)]
REPORTS, PLACES, FIRST_DAY = 50_000, 1_000, date(2024, 1, 1)
MADE = MadeWith(accordingto="bench", model="none", pipeline="none")
Row = dict[str, Any]


def bare(id: str, text: str, published: str | None = None) -> Record:
    """A record that holds its report and nothing that had to be parsed."""
    source = Source(uri=id, media_type="text/plain", sha256="")
    return Record(id=id, made_with=MADE, report=Report(source=source, text=text, published=published))


def ours(rows: Iterable[Row]) -> Iterator[dict[str, str]]:
    """The group of each report after the last one came in, then after `settle`."""
    groups, keys = SameEvent(), [Key(row["id"]) for row in rows]
    for row in rows:
        groups.add(bare(row["id"], row["text"]))
    yield {key.report: groups.group(key) for key in keys}
    groups.settle()
    yield {key.report: groups.group(key) for key in keys}


def tfidf(rows: list[Row], *, sublinear: bool) -> Any:
    """A row of unit length for each report: counts of its words by idf over the whole part, smoothed as scikit-learn does."""
    counts = [Counter(word.lower() for word in WORD.findall(row["text"]) if len(word) > 1) for row in rows]
    held = Counter(word for count in counts for word in count)
    column = {word: n for n, word in enumerate(held)}
    vectors = np.zeros((len(rows), len(column)))
    for n, count in enumerate(counts):
        for word, times in count.items():
            vectors[n, column[word]] = (1 + log(times) if sublinear else times) * (log((1 + len(rows)) / (1 + held[word])) + 1)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def peer(rows: list[Row], *, sublinear: bool, average: bool) -> Iterator[dict[str, str]]:
    """TF-IDF and single-pass clustering, at each threshold.

    A report joins the group whose centroid, or whose members on average, it is most like.
    """
    vectors = tfidf(rows, sublinear=sublinear)
    for threshold in THRESHOLDS:
        sums, sizes, placed = np.zeros((0, vectors.shape[1])), np.zeros(0), {}
        for row, vector in zip(rows, vectors, strict=True):
            alike = sums @ vector / (sizes if average else np.linalg.norm(sums, axis=1)) if len(sums) else np.zeros(1)
            best = int(np.argmax(alike)) if alike.max() >= threshold else len(sums)
            if best == len(sums):
                sums, sizes = np.vstack([sums, np.zeros(vectors.shape[1])]), np.append(sizes, 0)
            sums[best] += vector
            sizes[best] += 1
            placed[row["id"]] = str(best)
        yield placed


def peer_at_once(rows: list[Row]) -> Iterator[dict[str, str]]:
    """The same vectors (of raw counts) by average link over all reports at once, which no archive that grows can do."""
    vectors = tfidf(rows, sublinear=False)
    alike = (vectors @ vectors.T).tolist()
    for threshold in AT_ONCE:
        parts = partition(alike, Limits(floor=threshold, ratio=0.0, few=0.0))
        yield {rows[n]["id"]: str(group) for group, part in enumerate(parts) for n in part}


def measure() -> Figures:
    """BCubed F1 of both parts, ours and the peer's best."""
    figures: Figures = {}
    for part in PARTS:
        rows = lines(data("stories", f"ecbplus.{part}.jsonl"))
        gold = {row["id"]: row for row in rows}
        shuffled = [random.Random(seed).sample(rows, len(rows)) for seed in range(ORDERS)]
        found = [[_bcubed(gold, placed) for placed in ours(order)] for order in (rows, *shuffled)]
        for n, when in enumerate(("as they come in", "settled")):
            figures[f"{part} {when}"] = found[0][n]["f"]
            figures[f"{part} {when}, other orders"] = sum(scores[n]["f"] for scores in found[1:]) / ORDERS
        figures |= {f"{part} settled, precision": found[0][1]["p"], f"{part} settled, recall": found[0][1]["r"]}
        variants = [(sublinear, average) for sublinear in (False, True) for average in (False, True)]
        tried = [_bcubed(gold, placed)["f"] for s, a in variants for placed in peer(rows, sublinear=s, average=a)]
        figures[f"{part} TF-IDF online, its best"] = max(tried)
        figures[f"{part} TF-IDF average link at once, its best"] = max(_bcubed(gold, placed)["f"] for placed in peer_at_once(rows))
    return figures


def _bcubed(gold: dict[str, Row], placed: dict[str, str]) -> Figures:
    scored = scorer("stories").score(gold, {key: {"group": group} for key, group in placed.items()})["BCubed"]
    return {"p": 100 * scored["p"], "r": 100 * scored["r"], "f": 100 * scored["f"]}


def generated(count: int, seed: int = 8) -> Iterator[tuple[str, Record]]:
    """Reports with their event, by day: two to eight an event, ten events a place and more, most words those of any report.

    What tells of an event are a few words, two names, a number and its day; of a place its name and those of its people.
    """
    chance = random.Random(seed)
    words = [word for word in network.tokenizer().get_vocab() if word.isalpha() and len(word) > 2]
    words.sort(key=network.tokenizer().get_vocab().__getitem__)
    common = words[: len(words) * 3 // 4]
    weights = list(np.cumsum([1 / (n + 3) for n in range(len(common))]))
    towns = [
        (_name(chance), [_name(chance) for _ in range(6)], chance.choices(common, k=12)) for _ in range(max(1, count * PLACES // REPORTS))
    ]
    told: list[tuple[int, str, str]] = []
    event = 0
    while len(told) < count:
        town, people, scene = chance.choice(towns)
        day, own = chance.randrange(365), [*chance.choices(common[500:], k=10), _name(chance), _name(chance), str(chance.randrange(2, 90))]
        for _ in range(chance.randint(2, 8)):
            body = [
                *chance.choices(common, cum_weights=weights, k=chance.randint(60, 160)),
                *chance.sample(own, 9),
                *chance.sample(scene, 4),
            ]
            body += [town, town, *chance.sample(people, 2), f"{FIRST_DAY + timedelta(day):%A}"]
            chance.shuffle(body)
            told.append((day + chance.choice((0, 0, 0, 1, 1, 2)), f"event {event}", " ".join(body)))
        event += 1
    for n, (day, name, text) in enumerate(sorted(told[:count], key=lambda report: report[0])):
        yield name, bare(str(n), text, (FIRST_DAY + timedelta(day)).isoformat())


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).capitalize()


def speed(count: int = REPORTS) -> Figures:
    """Generated reports a second by the clock and by the processor's time (others may use it, too), over all and over the last tenth."""
    made, last = list(generated(count)), count // 10
    groups, clocks = SameEvent(), []
    for n, (_, record) in enumerate(made):
        if n in (0, count - last):
            clocks.append((time.perf_counter(), time.process_time()))
        groups.add(record)
    clocks.append((time.perf_counter(), time.process_time()))
    gold = {record.id: {"event": event} for event, record in made}
    scored = _bcubed(gold, {record.id: groups.group(Key(record.id)) for _, record in made})
    name = f"{count:,} generated reports"
    return {
        f"{name}, a second by the clock": count / (clocks[2][0] - clocks[0][0]),
        f"{name}, a second of the processor": count / (clocks[2][1] - clocks[0][1]),
        f"{name}, a second of the processor, last tenth": last / (clocks[2][1] - clocks[1][1]),
        f"{name}, BCubed F1": scored["f"],
    }


def both() -> Figures:
    """What is measured on ECB+, then the speed."""
    return measure() | speed()


if __name__ == "__main__":
    main(NAME, DATA, both)
