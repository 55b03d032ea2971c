"""Every extension point stands in the registry, and everything it names can be loaded."""

from importlib import import_module

import pytest

from accordingto import registry
from accordingto.errors import UnknownName

NAMED = [(group, name) for group in registry.BUILT_IN for name in registry.names(group)]


@pytest.mark.parametrize(("group", "name"), NAMED)
def test_targets_exist(group: str, name: str) -> None:
    """What a name stands for can be imported."""
    module, _, attribute = registry.where(group, name).partition(":")
    assert not attribute or callable(getattr(import_module(module), attribute))


def test_unknown_name_says_which_there_are() -> None:
    """An unknown name is refused with the names there are."""
    with pytest.raises(UnknownName, match="choose one of: free, model, rules"):
        registry.find("engines", "oracle")


def test_every_group_is_documented() -> None:
    """The registry's docstring has a line for each group."""
    assert all(f"\n{group} " in (registry.__doc__ or "") for group in registry.BUILT_IN)
