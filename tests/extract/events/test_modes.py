"""Mode and contexts: the trigger's frame says them, else the words of the event's own clause."""

import pytest

from accordingto import flow


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("Police fired tear gas at marchers in Tarsa.", "ASSAULT", "crowd-control"),
        ("Rebels attacked the village with poison gas.", "ASSAULT", "unconventional"),
        ("Soldiers raped two women in the camp.", "ASSAULT", "sexual"),
        ("The guards tortured a prisoner.", "ASSAULT", "torture"),
        ("Varnia recalled its ambassador to Ostmark.", "SANCTION", "withdraw"),
        ("Varnia expelled three Ostmark diplomats.", "SANCTION", "expel"),
        ("The union urged the ministry to release the detainees.", "REQUEST", "yield"),
        ("Troops withdrew from the town.", "RETREAT", "withdraw"),
        ("The minister spoke with the envoy by phone.", "CONSULT", "phone"),
        ("The mayor praised the envoy.", "SUPPORT", None),
    ],
)
def test_mode(text: str, type: str, mode: str | None) -> None:
    """The first of the class's modes that a word at the trigger names."""
    assert [event.mode for event in flow.read_text(text).events if event.type == type][:1] == [mode]


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("The military court sentenced the activist for corruption.", ("corruption", "legal", "military")),
        ("Workers in Tarsa protested against pollution.", ("environment",)),
        ("Border guards arrested smugglers with cocaine.", ("illegal_drugs", "territory", "trafficking")),
        ("The envoy accused the council of human rights abuses.", ("diplomatic", "human_rights")),
        ("The mayor praised the driver.", ()),
    ],
)
def test_contexts(text: str, contexts: tuple[str, ...]) -> None:
    """Every context that a word, or a pair of words, of the clause names; none where none does."""
    assert flow.read_text(text).events[0].contexts == contexts


def test_another_clause_says_nothing() -> None:
    """The contexts of an event are those of its own clause."""
    events = flow.read_text("Farmers blocked the road after the bank lost its appeal about the vaccine.").events
    assert all("health" not in event.contexts for event in events if event.type == "PROTEST")
