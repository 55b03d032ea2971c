"""From an event to CAMEO and ACLED: the first row of its class whose conditions hold gives the codes, and says which it was."""

import re

import pytest

from accordingto import codebooks
from accordingto.codebooks.crosswalk import Crossed, Facts, crossed

BOOK = codebooks.load("plover")
# ACLED's event types and their sub-event types (ACLED codebook, 2019 to 2023).
ACLED = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    ),
    "Violence against civilians": ("Abduction/forced disappearance", "Attack", "Sexual violence"),
    "Protests": ("Excessive force against protesters", "Peaceful protest", "Protest with intervention"),
    "Riots": ("Mob violence", "Violent demonstration"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
# PLOVER's modes and contexts (openeventdata/PLOVER, names only).
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons"
    " crowd-control unconventional",
}
CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal
    reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory
    peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime
    corruption illegal_drugs trafficking"""


@pytest.mark.parametrize("kind", BOOK.classes, ids=lambda kind: kind.type)
def test_every_class_is_crossed(kind: codebooks.EventClass) -> None:
    """Each class has rows down to one without conditions; codes are CAMEO's in shape, and ACLED's pairs are pairs of ACLED."""
    assert kind.crosswalk[-1].bare
    for row in kind.crosswalk:
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", row.cameo), row
        event, _, sub_event = row.acled.partition(" > ")
        assert not row.acled or sub_event in ACLED[event], row


def test_every_sub_event_type_is_reached() -> None:
    """Some row leads to each of ACLED's sub-event types."""
    found = {row.acled.partition(" > ")[2] for kind in BOOK.classes for row in kind.crosswalk}
    assert found - {""} == {name for names in ACLED.values() for name in names}


@pytest.mark.parametrize("type", MODES)
def test_every_mode_is_reached(type: str) -> None:
    """Each of PLOVER's modes of a type is that of a trigger, or of words beside it."""
    kind = next(k for k in BOOK.classes if k.type == type)
    assert set(MODES[type].split()) <= {trigger.mode for trigger in kind.triggers} | set(kind.modes)


def test_every_context_is_reached() -> None:
    """Each of PLOVER's contexts has its words, and no other has."""
    assert set(BOOK.contexts) == set(CONTEXTS.split())
    assert all(BOOK.contexts.values())
    assert {context for k in BOOK.classes for t in k.triggers for context in t.contexts} <= set(BOOK.contexts)


@pytest.mark.parametrize(
    ("facts", "cameo", "sub_event"),
    [
        (Facts("ASSAULT", "suicide-attack"), "1831", "Suicide bomb"),
        (Facts("ASSAULT", "sexual"), "1821", "Sexual violence"),
        (Facts("ASSAULT", contexts=("cbrn",)), "204", "Chemical weapon"),
        (Facts("ASSAULT", recipients=("CVL",)), "190", "Attack"),
        (Facts("ASSAULT", actors=("REB",), recipients=("MIL",)), "193", "Armed clash"),
        (Facts("ASSAULT", actors=("MIL",), trigger=("seized",)), "192", "Government regains territory"),
        (Facts("ASSAULT", actors=("REB",), trigger=("recaptured",)), "192", "Non-state actor overtakes territory"),
        (Facts("ASSAULT", actors=("COP",), words=("protesters",)), "175", "Excessive force against protesters"),
        (Facts("ASSAULT", "crowd-control", actors=("COP",), words=("protesters",)), "175", "Protest with intervention"),
        (Facts("ASSAULT", status="negated", trigger=("attack",), words=("foiled",)), "185", "Disrupted weapons use"),
        (Facts("COERCE", "arrest"), "173", "Arrests"),
        (Facts("MOBILIZE", "troops", actors=("MIL",)), "154", "Change to group/activity"),
        (Facts("MOBILIZE", actors=("COP",)), "153", "Other"),
        (Facts("RETREAT", "release"), "0841", "Agreement"),
        (Facts("PROTEST", "riot"), "145", "Violent demonstration"),
        (Facts("PROTEST", "hunger"), "142", "Peaceful protest"),
        (Facts("COOPERATE", contexts=("intelligence",)), "064", ""),
        (Facts("AID", contexts=("asylum",)), "075", ""),
        (Facts("REQUEST", "meet", trigger=("demanded",)), "106", ""),
        (Facts("REQUEST", "meet", trigger=("appealed",)), "026", ""),
    ],
    ids=lambda value: value.type if isinstance(value, Facts) else value,
)
def test_codes(facts: Facts, cameo: str, sub_event: str) -> None:
    """Mode, contexts, status, words and the parties' sectors decide, in the order of the rows."""
    found = crossed(BOOK, facts)
    assert (found.cameo, found.acled_sub_event) == (cameo, sub_event)
    assert found.cameo_root == cameo[:2]
    assert found.basis.startswith(f"{facts.type} crosswalk row ")


def test_an_unknown_type_has_no_codes() -> None:
    """What the book does not know is not guessed at."""
    assert crossed(BOOK, Facts("GREET")) == Crossed("", "", "", "no crosswalk")
