"""Press-database downloads of our own: 30 files in the styles of Nexis, Factiva and ProQuest, 1,500 reports: boundaries, titles, dates.

The texts are our own (training/texts); the frames are those that researchers know from their downloads.
"""

import random
from datetime import date, timedelta
from typing import NamedTuple

from accordingto.readers import bundle
from accordingto.readers.reading import Origin
from bench.common import Figures, main
from training import corpus

NAME = "bundles"
DATA = "bundles of our own from training/texts"
FILES, EACH = 30, 50
OUTLETS = ("The River Post", "Delta Courier", "Varnia Today", "Harbour & Coast", "The Luhn Courier (Online)")
PEOPLE = ("Ana Brel", "Oren Tal", "Mirel Daxo", "J. K. Sabre")
RULE = "_" * 60


class Told(NamedTuple):
    """What a report of a bundle is."""

    title: str
    outlet: str
    day: date
    byline: str
    body: str


def told(chance: random.Random) -> Told:
    """One report: a title of words of its text, a day, a body of one or more of our own texts."""
    rows = [row["text"] for row in chance.sample(TEXTS, 4)]
    body = "\n\n".join(rows)
    words = [w.strip(",.;:“”\"'") for w in rows[0].split()[:40]]
    title = " ".join(w for w in words if w)[:60].rsplit(" ", 1)[0]
    return Told(title, chance.choice(OUTLETS), date(2019, 1, 1) + timedelta(chance.randrange(2200)), chance.choice(PEOPLE), body)


TEXTS = [row for row in corpus.corpus() if "\n" not in row["text"] and len(row["text"]) > 60]


def words(one: Told) -> int:
    return len(bundle.WORD.findall(one.body))


def nexis(number: int, count: int, one: Told) -> str:
    day = f"{one.day:%B} {one.day.day}, {one.day.year} {one.day:%A}"
    return (
        f"{'':30}{number} of {count} DOCUMENTS\n\n\n{'':20}{one.outlet}\n\n{'':18}{day}\n\n{one.title}\n\nBYLINE: By {one.byline}\n\n"
        f"SECTION: World; Pg. {number}\n\nLENGTH: {words(one)} words\n\n{one.body}\n\n"
        f"LOAD-DATE: {one.day:%B} {one.day.day}, {one.day.year}\n\n"
        "LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
    )


def uni(number: int, count: int, one: Told) -> str:
    day = f"{one.day:%B} {one.day.day}, {one.day.year} {one.day:%A}"
    return (
        f"Document {number} of {count}\n\n{one.title}\n\n{one.outlet}\n\n{day}\n\n"
        f"Copyright {one.day.year} {one.outlet} All Rights Reserved\n\n"
        f"Section: WORLD; Pg. {number}\nLength: {words(one)} words\nByline: {one.byline}\n\nBody\n\n"
        f"{one.body}\n\nLoad-Date: {day}\n\nEnd of Document\n\n"
    )


def factiva(number: int, _: int, one: Told) -> str:
    return (
        f"HD   {one.title}\nBY   {one.byline}\nWC   {words(one)} words\n"
        f"PD   {one.day.day} {one.day:%B} {one.day.year}\nSN   {one.outlet}\nSC   XPOST\n"
        f"LA   English\nCY   Copyright {one.day.year}\nLP\nTD\n{one.body}\n\nCO   xgov : Government\n"
        f"NS   gcat : Political News\nAN   Document XPOST{number:08}\n\n"
    )


def proquest(number: int, count: int, one: Told) -> str:
    return (
        f"{RULE}\n\nReport {number} of {count}\n\nTitle: {one.title}\n\nAuthor: {one.byline}\n\nPublication title: {one.outlet}; Orlo\n\n"
        f"Publication date: {one.day:%b} {one.day.day}, {one.day.year}\n\nFull text: {one.body}\n\n"
        f"Subject: Armed conflict\n\nWord count: {words(one)}\n\n"
        f"Copyright: {one.day.year}\n\n"
    )


STYLES = (nexis, uni, factiva, proquest)


def measure(files: int = FILES, each: int = EACH) -> Figures:
    """Per cent of reports whose boundaries (all words of the body, and no others), title and day are right."""
    right = dict.fromkeys(("boundaries", "titles", "dates", "outlets", "bylines", "lengths agree"), 0)
    for number in range(files):
        chance = random.Random(number)
        reports = [told(chance) for _ in range(each)]
        data = "".join(STYLES[number % len(STYLES)](n, each, one) for n, one in enumerate(reports, 1)).encode()
        found = list(bundle.readings(data, Origin(uri="bundle.txt")))
        for one, reading in zip(reports, found, strict=False):
            report = reading.report
            right["boundaries"] += report.text.split() == one.body.split()
            right["titles"] += report.title == one.title
            right["dates"] += (report.published or "") == one.day.isoformat()
            right["outlets"] += report.outlet == one.outlet
            right["bylines"] += report.byline == (one.byline,)
            right["lengths agree"] += not any(note.code == "length" for note in reading.notes)
    return {"reports": float(files * each)} | {key: 100 * value / (files * each) for key, value in right.items()}


if __name__ == "__main__":
    main(NAME, DATA, measure)
