"""What verbs over many reports share: which are copies, and which events are one."""

from accordingto.comparing import copies_of as copies
from accordingto.comparing import groups

__all__ = ["copies", "groups"]
