"""What goes wrong between a browser and us, in the words of `errors`, with the status of HTTP that fits."""

from accordingto.errors import AccordingToError, NotInArchive, NotInstalled, UsageError

BAD, GONE, FAILED = 400, 404, 500


class Missing(NotInArchive):
    """An address that leads to nothing in this archive."""

    message = "the archive holds no {subject}"
    cure = "it may have been removed; look for it among the reports"

    def __init__(self, subject: str) -> None:
        super().__init__(subject)


def status(error: AccordingToError) -> int:
    """The status of an error: what was asked wrongly, what is not there, what is our own fault."""
    if isinstance(error, NotInArchive):
        return GONE
    return FAILED if isinstance(error, NotInstalled) or not isinstance(error, UsageError) else BAD


def told(error: AccordingToError) -> tuple[str, str]:
    """The message and the cure."""
    message, _, cure = str(error).partition("\n")
    return message, cure.strip().removeprefix("cure: ")
