"""All errors, together: each says what is wrong and names the cure; none is raised for what merely could not be settled.

Exit codes: 0 done; 1 done, but some inputs failed; 2 wrong use; 3 an input cannot be read; 4 the output cannot be
written; 5 something is not installed. Messages are one line; `cure` is the second.
"""


class AccordingToError(Exception):
    """The parent of all our errors; `what` fills the class's message and cure, `exit_code` is the command's."""

    message = "something went wrong with {subject}"
    cure = "please report it, with the command and its output"
    exit_code = 1

    def __init__(self, subject: object = "", **what: object) -> None:
        self.subject = str(subject)
        self.what = {"subject": self.subject, **{k: str(v) for k, v in what.items()}}
        super().__init__(f"{self.message.format(**self.what)}\n  cure: {self.cure.format(**self.what)}")


class UsageError(AccordingToError):
    """The command or call was not used as it can be."""

    exit_code = 2


class NoSuchInput(UsageError):
    message = "there is no file or folder {subject}"
    cure = "check the path; use - to read from standard input"


class AddressNotAllowed(UsageError):
    message = "{subject} is an address, and accordingto does not use the network by itself"
    cure = "save the page and give its file, with --address {subject} to keep where it came from"


class NotADate(UsageError):
    message = "{subject} is not a date"
    cure = "give ISO 8601, for example 2024-06-02 or 2024-06-02T15:30:00+03:00"


class NotAnEpoch(UsageError):
    message = "SOURCE_DATE_EPOCH is {subject}, which is no number of seconds"
    cure = "unset it, or say when with --when 2024-06-02"


class NotOneFile(UsageError):
    message = "{subject} is a folder, and evidence is kept of one file"
    cure = "give a file of it; a shell's loop does all of them"


class NotOneReport(UsageError):
    message = "{subject} is {size}, and two single reports are compared"
    cure = "give two files that hold one report each, the older first; - for one of them"


class UnknownName(UsageError):
    message = "there is no {group} named {subject}"
    cure = "choose one of: {known}"


class UnreadableInput(AccordingToError):
    """An input that cannot be read as a report."""

    exit_code = 3


class EmptyInput(UnreadableInput):
    message = "{subject} is empty"
    cure = "check that the download or copy was complete"


class BinaryInput(UnreadableInput):
    message = "{subject} is not text: it looks like {what}"
    cure = "give HTML, plain text or Markdown; convert other formats first"


class NoTextFound(UnreadableInput):
    message = "no text was found in {subject}"
    cure = "the page may need a browser to show itself: save it from the browser, or copy its text into a .txt file"


class BadPdf(UnreadableInput):
    message = "{subject} cannot be read as a PDF: {why}"
    cure = "open it in a viewer and save it again without password, or copy its text into a .txt file"


class BadOffice(UnreadableInput):
    message = "{subject} cannot be read as {kind}: {why}"
    cure = "open it in a word processor and save it again, or save it as plain text"


class NoTextInPdf(UnreadableInput):
    message = "the pages of {subject} are pictures: they hold no text"
    cure = "read the words from the pictures with --ocr, which needs tesseract (Debian: apt-get install tesseract-ocr)"


class OcrFailed(UnreadableInput):
    message = "tesseract could not read page {subject}: {why}"
    cure = "try the page in a viewer; scan it again at 300 dpi, or leave --ocr out to read only pages with text"


class TooLarge(UnreadableInput):
    message = "{subject} has {size}, more than the limit of {limit}"
    cure = "split it into single reports, or raise the limit with {setting}"


class EmptyFolder(UnreadableInput):
    message = "the folder {subject} holds no report"
    cure = "reports are files that end in {endings}; give another folder or the file itself"


class CannotOpen(UnreadableInput):
    message = "{subject} cannot be opened: {why}"
    cure = "check its permissions"


class BadLine(UnreadableInput):
    message = "line {subject} is not a report: {why}"
    cure = 'each line is one JSON object: {{"id": "...", "text": "...", "published": "2024-06-02"}}'


class CannotWrite(AccordingToError):
    message = "{subject} cannot be written: {why}"
    cure = "choose another place with -o, or check permissions and free space"
    exit_code = 4


class NotInstalled(AccordingToError):
    message = "{subject} is not installed"
    cure = "{how}"
    exit_code = 5


class BadWeights(AccordingToError):
    message = "the weights {subject} are missing or damaged"
    cure = "install accordingto again, or read with --engine rules, which needs none"
    exit_code = 5


class BadCodebook(UsageError):
    message = "the codebook {subject} cannot be used: {why}"
    cure = "correct the file; docs/codebook.md and the built-in codebooks/plover/*.yaml show what may stand where"


class BadTable(UsageError):
    message = "the table {subject} cannot be used: {why}"
    cure = 'give a TOML file with rows like: [dozens] words = ["dozens"] low = 24, or "default", or "off"'


class BadActors(UsageError):
    message = "the actor list {subject} cannot be used: {why}"
    cure = "give a CSV file in UTF-8 with the columns name, aliases (separated by |), code, from, to; see docs/actors.md"


class ReportFailed(AccordingToError):
    message = "{subject} was read, but no record could be made of it ({why})"
    cure = "this is our fault, not the report's: please report it with the text, if you may share it; all other reports are kept"
