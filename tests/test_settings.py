"""Settings come from the environment, are typed, and only what differs is kept with the record."""

import msgspec
import pytest

from accordingto.settings import Settings


def test_environment() -> None:
    """ACCORDINGTO_MAX_BYTES and its sisters change the defaults; other variables do not."""
    settings = Settings.from_environment({"ACCORDINGTO_MAX_BYTES": "5", "ACCORDINGTO_DATA": "/x", "HOME": "/y"})
    assert settings.max_bytes == 5
    assert settings.changed() == {"max_bytes": "5"}


def test_wrong_type_is_refused() -> None:
    """A number that is none is refused."""
    with pytest.raises(msgspec.ValidationError):
        Settings.from_environment({"ACCORDINGTO_MAX_BYTES": "many"})


def test_every_setting_is_documented() -> None:
    """The docstring has a line for each setting."""
    assert all(f"\n    {field} " in (Settings.__doc__ or "") for field in Settings.__struct_fields__)
