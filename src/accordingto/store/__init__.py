"""The archive (floor 6): one SQLite file that holds years of records and answers at once.

In: records. Out: records, and the items of them that a question asks for. A record stands whole in its report's row; every
other table is an index of it, and can be made again from it.
To add a table, or change one: a new file in `migrations/`, numbered, and an archive of the version before it in `tests/store/`.
"""

from accordingto.store.archive import Archive
from accordingto.store.found import Found
from accordingto.store.opened import open_archive
from accordingto.store.question import Question

__all__ = ["Archive", "Found", "Question", "open_archive"]
