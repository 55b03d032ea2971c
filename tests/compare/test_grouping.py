"""Which event a count is of: the day of its own words goes before the event of its sentence, the count before it before mere likeness."""

from accordingto import flow
from accordingto.compare.series import claims
from accordingto.readers import sources
from accordingto.settings import Settings

TEXTS = [
    ("a", "2025-03-02", "Shells hit the mill in Orlo on 2 March 2025, killing 21 people."),
    ("b", "2025-03-04", "Bombs hit the ferry landing in Tarsa on 4 March 2025, killing six people."),
    (
        "c",
        "2025-03-09",
        "Attacks accounted for most deaths of the week: the mill on 2 March 2025 (21) and the ferry landing on 4 March 2025 (six).",
    ),
]


def test_a_list_of_days_counts_for_each_day_its_own_event() -> None:
    """A day in brackets' own words names the event."""
    readings = [sources.from_text(text, id=id, outlet="Courier", published=day) for id, day, text in TEXTS]
    made = list(flow.records(readings, settings=Settings(engine="rules")))
    groups = {(r.id, e.id): {"a": "mill", "b": "ferry", "c": "mill"}[r.id] for r in made for e in r.events}
    assert {c.low: c.group for c in claims(made, groups) if c.report == "c"} == {21: "mill", 6: "ferry"}
