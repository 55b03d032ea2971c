"""News reports as attributed records: who said what, who did what to whom, what was counted, when and where.

`read` a file or `read_text` a string; both give a `Record` whose every item is tied to the characters that carry it.
`open` an archive of records and ask it. Nothing here uses the network; the same input gives the same record.
"""

from typing import TYPE_CHECKING, Any

from accordingto.model import Record

if TYPE_CHECKING:
    from accordingto.flow import read, read_text
    from accordingto.store.opened import kept as open

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "open", "read", "read_text"]


def __getattr__(name: str) -> Any:
    """Load `flow` (and with it the parser) only when it is asked for."""
    if name in ("read", "read_text"):
        from accordingto import flow  # late: spaCy takes seconds to load, and most imports never read

        return getattr(flow, name)
    if name == "open":
        from accordingto.store import opened  # late: most imports never open an archive

        return opened.kept
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
