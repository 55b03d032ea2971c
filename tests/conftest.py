"""The tests of rules read with the engine `rules`, whatever the default is; tests that name an engine read with that one."""

import os

os.environ.setdefault("ACCORDINGTO_ENGINE", "rules")
