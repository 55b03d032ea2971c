"""Reports of two invented sides and their negotiation, read by the rules, for the tests of the views across reports."""

from functools import cache

from accordingto import flow
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

TOLL = (
    "At least 20 people were killed in Oskel on 8 March 2025, the Varnian ministry said.\n\n"
    "The River Front said 12 people were killed in Oskel on 8 March 2025."
)
LATER = "Between 14 and 18 people were killed in Oskel on 8 March 2025, the mayor of Oskel said."
REFUSAL = "The River Front rejected the plan on 3 March 2025, the Varnian ministry said. The Front denied that it had rejected the plan."
TRUCE = "Varnia and the River Front agreed on 9 March 2025 to a truce of 60 days, the mediator said. Varnia said it had accepted the plan."


@cache
def report(text: str, outlet: str, day: str, codebook: str = "plover") -> Record:
    """The record of a text as that outlet's report of that day."""
    reading = sources.from_text(text, title=f"{outlet}, {day}", outlet=outlet, published=day, id=f"{outlet.split()[-1].lower()}-{day}")
    return next(flow.records([reading], settings=Settings(engine="rules", codebook=codebook)))


def tolls() -> tuple[Record, ...]:
    """Three counts of one event in two reports."""
    return report(TOLL, "The Lantern", "2025-03-09"), report(LATER, "The Ledger", "2025-03-10")


def talks() -> tuple[Record, ...]:
    """Steps of a negotiation, one of them told in two ways."""
    return (
        report(REFUSAL, "The Lantern", "2025-03-04", "talks"),
        report(TRUCE, "The Ledger", "2025-03-10", "talks"),
        report(REFUSAL.replace("3 March", "4 March"), "Harbour News", "2025-03-05", "talks"),
    )
