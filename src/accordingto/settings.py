"""Settings: what changes how a report is read; part of the record (`made_with.settings`) where it differs from the default."""

import os
from collections.abc import Mapping

import msgspec

PREFIX = "ACCORDINGTO_"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How reports are read.

    engine          which engine extracts: a name of the registry group `engines`
    codebook        which codebook types events: a name of the registry group `codebooks`
    actors          the path of an actor list of your own (CSV), or "" for none
    conventions     what makes bounds of vague words: "default", "off", or the path of a TOML table of your own
    max_bytes       the largest input read, in bytes
    max_characters  the longest text parsed, in code points
    """

    engine: str = "model"
    codebook: str = "plover"
    actors: str = ""
    conventions: str = "default"
    max_bytes: int = 64 * 1024 * 1024
    max_characters: int = 500_000

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """The defaults with what `ACCORDINGTO_ENGINE`, `ACCORDINGTO_MAX_BYTES` and so on say instead."""
        given = {f: environ[PREFIX + f.upper()] for f in cls.__struct_fields__ if PREFIX + f.upper() in environ}
        return msgspec.convert(given, cls, strict=False)

    def changed(self) -> dict[str, str]:
        """The settings that differ from the defaults, as words."""
        defaults = Settings()
        fields = self.__struct_fields__
        return {f: str(getattr(self, f)) for f in fields if getattr(self, f) != getattr(defaults, f)}
