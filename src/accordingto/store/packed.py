"""Records as they stand in the archive: JSON, packed by Zstandard with a dictionary that the archive carries itself.

The dictionary (`record.dict`, made by `training/dictionary.py` of records of our own texts) takes a third off a record: most of
a short report's JSON is field names. An archive keeps the one it was begun with.
"""

from functools import cache

import msgspec
import zstandard

from accordingto.model import Record

LEVEL = 5
_decoder = msgspec.json.Decoder(Record)


@cache
def dictionary() -> bytes:
    """The dictionary of new archives."""
    from importlib.resources import files  # late: an archive that stands already carries its own

    return (files("accordingto.store") / "record.dict").read_bytes()


class Packer:
    """Packs and unpacks records by one dictionary."""

    def __init__(self, given: bytes) -> None:
        words = zstandard.ZstdCompressionDict(given)
        words.precompute_compress(level=LEVEL)
        self._packer = zstandard.ZstdCompressor(level=LEVEL, dict_data=words)
        self._unpacker = zstandard.ZstdDecompressor(dict_data=words)

    def pack(self, line: bytes) -> bytes:
        """A record's JSON, packed."""
        return self._packer.compress(line)

    def line(self, packed: bytes) -> bytes:
        """The JSON that was packed."""
        return self._unpacker.decompress(packed)

    def record(self, packed: bytes) -> Record:
        """The record that was packed."""
        return _decoder.decode(self._unpacker.decompress(packed))
