"""Every error says what is wrong, names a cure and has an exit code."""

from string import Formatter

import pytest

from accordingto import errors

CLASSES = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.AccordingToError)]
LEAVES = [c for c in CLASSES if not c.__subclasses__()]


@pytest.mark.parametrize("error", LEAVES, ids=lambda c: c.__name__)
def test_message_and_cure(error: type[errors.AccordingToError]) -> None:
    """The message has its own words and cure, on two lines, with nothing left to fill in."""
    fields = {field for template in (error.message, error.cure) for _, field, _, _ in Formatter().parse(template) if field}
    filled = error("the-subject", **dict.fromkeys(fields - {"subject"}, "words"))
    message, cure = str(filled).split("\n")
    assert message
    assert cure.startswith("  cure: ")
    assert "{" not in message + cure.replace('{"id"', "")
    assert 1 <= filled.exit_code <= 5
