"""Through the crosswalk: ACLED's sub-event types of snippets, and root codes of PETRARCH-2's unit records.

A snippet gets the sub-event type of one of its events: the first of those that happened or go on, else the first of all; one that is
merely "Other" after all others. Snippets that the file files under what ACLED does not code (disasters, diplomacy, crime, blame) count as
wrong whatever is said of them; the last figure leaves them out. The rows of the crosswalk were mended while reading these snippets.

PETRARCH-2's unit records carry over those of TABARI, whose dictionaries were WEIS's: 04 there is "approve" and 22 "force", in CAMEO
"consult" and nothing. So the roots are printed as they stand against CAMEO's, and against WEIS's by `WEIS`, over the sentences whose
codes are WEIS's (01 to 22; the file's other codes are names of its own tests). Records whose gold is the name of an error are left out.
Gold is a multiset, one code a pair of actors; PETRARCH codes only actors of its dictionary, and a meeting both ways. So of ours an event
counts once a pair (`pairs`), and only where one of its parties is named; the figure "every event" counts all.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable

from accordingto import codebooks
from accordingto.codebooks.crosswalk import ROOT, crossed
from accordingto.model import Event, Record
from accordingto.settings import Settings
from accordingto.show.event_rows import facts
from bench.common import Figures, data, lines, main, records

NAME = "crosswalk"
DATA = "events/acled_snippets, events/petrarch_unit_records (sentences only)"
BOOK = codebooks.load("plover")
REAL = ("happened", "ongoing")
LABELS = {
    "SUIC_BOMB": "Suicide bomb",
    "CHEM_WEAP": "Chemical weapon",
    "GRENADE": "Grenade",
    "SEX_VIOL": "Sexual violence",
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "DISR_WEAP": "Disrupted weapons use",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "AIR_STRIKE": "Air/drone strike",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "VIOL_DEMONSTR": "Violent demonstration",
    "MOB_VIOL": "Mob violence",
    "ARMED_CLASH": "Armed clash",
    "ATTACK": "Attack",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "ARREST": "Arrests",
    "AGREEMENT": "Agreement",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "PEACE_PROTEST": "Peaceful protest",
    "OTHER": "Other",
}
# CAMEO codes by their beginning, the longest first, to WEIS's categories.
WEIS = {
    "01": "02",
    "020": "09",
    "023": "09",
    "02": "10",
    "036": "03",
    "057": "08",
    "03": "05",
    "04": "03",
    "050": "06",
    "054": "06",
    "05": "04",
    "06": "08",
    "07": "07",
    "084": "06",
    "08": "01",
    "09": "12",
    "10": "15",
    "114": "13",
    "11": "12",
    "12": "11",
    "130": "16",
    "13": "17",
    "14": "18",
    "15": "18",
    "166": "20",
    "16": "19",
    "1712": "22",
    "174": "20",
    "175": "22",
    "17": "21",
    "18": "22",
    "191": "21",
    "192": "21",
    "19": "22",
    "20": "22",
}
FORCE = 22  # WEIS's last category
REST = "Other"
OWN = frozenset(LABELS.values())


def sub_event(record: Record) -> str:
    """The sub-event type of the most telling event of a record; "" where none has any."""
    found = ((event.status not in REAL, crossed(BOOK, facts(record, event)).acled_sub_event, at) for at, event in enumerate(record.events))
    ranked = sorted((unreal, name == REST, at, name) for unreal, name, at in found if name)
    return ranked[0][-1] if ranked else ""


def macro(pairs: list[tuple[str, str]]) -> float:
    """Macro-F1 over the gold labels."""
    scores = []
    for label in {gold for gold, _ in pairs}:
        hits = sum(g == p == label for g, p in pairs)
        scores.append(2 * hits / (sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)))
    return sum(scores) / len(scores)


def petrarch() -> list[tuple[str, Counter[str]]]:
    """PETRARCH-2's sentences with the root codes of their events; those without an event are kept, those that test an error are not."""
    text = re.sub(r"<!--.*?-->", "", data("events", "petrarch_unit_records.xml").read_text("utf-8"), flags=re.DOTALL)
    found = []
    for block in re.findall(r"<Sentence .*?</Sentence>", text, flags=re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", block, flags=re.DOTALL)
        codes = re.findall(r'<EventCoding[^>]*?eventcode\s*=\s*"(\d\d)', block)
        if words and not re.search(r"<EventCoding[^>]*?error\s*=", block):
            plain = "".join(ET.fromstring(f"<t>{re.sub('&(?!amp;)', '&amp;', words.group(1))}</t>").itertext())
            found.append((" ".join(plain.split()), Counter(codes)))
    return found


def named(record: Record, event: Event) -> bool:
    """Whether one of the parties has a name: a word with a capital that is no article."""
    words = (word for ref in (*event.actors, *event.recipients) for word in record.words(ref.spans).split())
    return any(word[:1].isupper() for word in words if word.casefold() not in ("the", "a", "an"))


def pairs(event: Event) -> int:
    """How many codes a dyadic coder writes: one each actor and recipient, both ways where they meet or several act together."""
    actors, recipients = len({ref.party for ref in event.actors}), len({ref.party for ref in event.recipients})
    if actors > 1 and not recipients:
        return actors * (actors - 1)
    both = 2 if event.type == "CONSULT" and actors and recipients else 1
    return both * max(1, actors) * max(1, recipients)


def measure(engine: str | None = None) -> Figures:
    """Accuracy and macro-F1 of sub-event types, F1 of root codes."""
    engine = engine or Settings.from_environment().engine
    rows = lines(data("events", "acled_snippets.jsonl"))
    made = records(rows, engine)
    told = [(LABELS.get(row["sub_type"], row["sub_type"]), sub_event(made[row["id"]])) for row in rows]
    known = [pair for pair in told if pair[0] in OWN]
    units = petrarch()
    read = list(records(({"id": str(n), "text": text} for n, (text, _) in enumerate(units)), engine).values())
    gold = [codes for _, codes in units]
    of_weis = [n for n, codes in enumerate(gold) if all(int(code) <= FORCE for code in codes)]
    cameo, every, by_weis = roots(read, cut), roots(read, weis, every=True), roots(read, weis)
    return {
        f"{engine} acled sub-event accuracy": 100 * sum(g == p for g, p in told) / len(told),
        f"{engine} acled sub-event macro-F1": 100 * macro(told),
        f"{engine} acled sub-event accuracy, ACLED's own types only": 100 * sum(g == p for g, p in known) / len(known),
        f"{engine} petrarch CAMEO roots F1": f1(gold, cameo),
        f"{engine} petrarch WEIS roots F1": f1([gold[n] for n in of_weis], [by_weis[n] for n in of_weis]),
        f"{engine} petrarch WEIS roots F1, every event": f1([gold[n] for n in of_weis], [every[n] for n in of_weis]),
        f"{engine} petrarch sentences with WEIS codes": float(len(of_weis)),
    }


def roots(read: list[Record], code: Callable[[str], str], *, every: bool = False) -> list[Counter[str]]:
    """The root codes of each record's events; `code` makes one of a CAMEO code."""
    found = []
    for record in read:
        codes: Counter[str] = Counter()
        for event in record.events:
            cameo = crossed(BOOK, facts(record, event)).cameo
            if cameo and (every or named(record, event)):
                codes[code(cameo)] += pairs(event)
        found.append(codes)
    return found


def cut(cameo: str) -> str:
    """CAMEO's own root."""
    return cameo[:ROOT]


def weis(cameo: str) -> str:
    """WEIS's category of a CAMEO code."""
    return WEIS[max((beginning for beginning in WEIS if cameo.startswith(beginning)), key=len)]


def f1(gold: list[Counter[str]], found: list[Counter[str]]) -> float:
    """F1 over the codes of all sentences."""
    hits = sum((g & f).total() for g, f in zip(gold, found, strict=True))
    return 200 * hits / sum(codes.total() for codes in (*gold, *found))


if __name__ == "__main__":
    main(NAME, DATA, measure)
