"""What verbs over many reports share: which are copies, and which events are one."""

from collections.abc import Iterable

from accordingto.compare.grouping import Groups
from accordingto.compare.same_event import SameEvent
from accordingto.comparing import copies_of as copies
from accordingto.model import Record


def groups(records: Iterable[Record]) -> Groups:
    """The group of every event, the reports taken in the order in which they were published."""
    kept = SameEvent()
    for record in sorted(records, key=lambda r: (r.report.published or "", r.id)):
        kept.add(record)
    kept.settle()
    return {(key.report, key.event): name for name, keys in kept.events().items() for key in keys}


__all__ = ["copies", "groups"]
