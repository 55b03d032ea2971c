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
    message = "{subject} is a folder, and one file is wanted"
    cure = "give a file of it; a shell's loop does all of them"


class NotOneReport(UsageError):
    message = "{subject} is {size}, and two single reports are compared"
    cure = "give two files that hold one report each, the older first; - for one of them"


class WhichReport(UsageError):
    message = "{subject} holds {size}, and an item is of one"
    cure = "say which with --number, counted from 1 in the order of the file"


class NoSuchItem(UsageError):
    message = "the record has no item {subject}"
    cure = "give the id of one of its items: {known}"


class NoPictures(UsageError):
    message = "{subject} has no pages, and a picture is of a page"
    cure = "leave --png out; --html FILE shows the lines of the original with the words marked"


class NotAPair(UsageError):
    message = "{subject} are a report and an event, and only two of a kind can be the same"
    cure = "name two reports, or two events, each with its report"


class UnknownName(UsageError):
    message = "there is no {group} named {subject}"
    cure = "choose one of: {known}"


class OtherTextOfId(UsageError):
    message = "a report with the id {subject} is here already, with another text"
    cure = "give each version of a report an id of its own, or forget the old one first"


class UnreadableInput(AccordingToError):
    """An input that cannot be read as a report."""

    exit_code = 3


class UnreadableState(UnreadableInput):
    message = "{subject} cannot be read: {why}"
    cure = "add the reports again: it is made of nothing else"


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


class OutOfBounds(UnreadableInput):
    message = "{subject} is not read: {why}"
    cure = "no report looks like this, and it may be made to do harm; copy its words into a .txt file if it is one after all"


class NotARecord(UnreadableInput):
    message = "{subject} cannot be read as records: {why}"
    cure = "give what `accordingto read --json` or `accordingto extract` wrote"


class OriginalDiffers(UnreadableInput):
    message = "{subject} is not the original of the record: {why}"
    cure = "give the very file that the record was made of; a record of another version of it keeps other places"


class ReadOtherwise(UnreadableInput):
    message = "{subject} is the original of the record, but was read otherwise when the record was made ({why})"
    cure = "give the options of then (--plain, --ocr) and use the version of then, or leave --record out to read it anew"


class EmptyFolder(UnreadableInput):
    message = "the folder {subject} holds no report"
    cure = "reports are files that end in {endings}; give another folder or the file itself"


class CannotOpen(UnreadableInput):
    message = "{subject} cannot be opened: {why}"
    cure = "check its permissions"


class BadLine(UnreadableInput):
    message = "line {subject} is not a report: {why}"
    cure = 'each line is one JSON object: {{"id": "...", "text": "...", "published": "2024-06-02"}}'


class BadRecord(UnreadableInput):
    message = "line {subject} is not a record: {why}"
    cure = "each line is one record, as accordingto extract writes it; a newer version may know fields that this one does not"


class WeakKey(UsageError):
    message = "the key is too short to keep a secret"
    cure = "give at least {limit} letters, or none, and one is made at random and told"


class CannotWrite(AccordingToError):
    message = "{subject} cannot be written: {why}"
    cure = "choose another place, or check permissions and free space"
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


class EitherReportsOrArchive(UsageError):
    message = "a question goes to reports or to an archive"
    cure = "name reports, or an archive with --in archive.db, and not both"


class NotOfFiles(UsageError):
    message = "which reports are written can be chosen of an archive only"
    cure = "add the records to an archive, or leave the choice out: --since, --until, --outlet, --language, --report, --versions"


class ArchiveMissing(UsageError):
    message = "there is no archive {subject}"
    cure = "make one with: accordingto add REPORT... --to {subject}"


class NotAnArchive(UnreadableInput):
    message = "{subject} is not an archive of accordingto"
    cure = "give the file that `accordingto add ... --to FILE` made; records in JSONL are added to one with the same command"


class ArchiveNewer(UnreadableInput):
    message = "{subject} was made by a newer accordingto (its tables are version {version}, this one knows {newest})"
    cure = "install the newer version; the file is left as it is"


class ArchiveBroken(UnreadableInput):
    message = "{subject} is damaged: {why}"
    cure = "nothing was written; go back to a copy, or save what can be read with: sqlite3 {subject} .recover | sqlite3 NEW"


class ArchiveReadOnly(AccordingToError):
    message = "{subject} cannot be opened or written: {why}"
    cure = "check the permissions of the file and of its folder: SQLite writes a journal beside it"
    exit_code = 4


class ArchiveFull(AccordingToError):
    message = "there is no room to write {subject}"
    cure = "free some space and run the same command again: what was added before is kept, and is not added twice"
    exit_code = 4


class ArchiveBusy(AccordingToError):
    message = "another process has been writing {subject} for half a minute"
    cure = "wait until it is done and run the same command again; readers are never kept waiting"
    exit_code = 4


class BadQuestion(UsageError):
    message = "the question {subject} cannot be asked: {why}"
    cure = 'words are joined by "and"; use "two words" for a phrase, word* for a beginning, -word for without, party:"Name" for a party'


class NoSuchFilter(UsageError):
    message = "{what} have no filter {subject}"
    cure = "choose among: {known}"


class NoName(UsageError):
    message = "{subject!r} names nobody: it holds no letter"
    cure = "give a name or some of its words, as a report writes them"


class NotInReport(UsageError):
    message = "the report does not hold the words {subject}"
    cure = "type them as they stand there; words@2 is their second place in the text, … parts pieces, ; parts phrases, - is none"


class NoSuchStanding(UsageError):
    message = "the report holds {subject} only {size}"
    cure = "count from 1 in the order of the text, or leave the @ out for the nearest place"


class BadFieldValue(UsageError):
    message = "{subject} cannot be the {what}"
    cure = "give {known}"


class NoReviewer(UsageError):
    message = "nobody is logged in by a name"
    cure = "say who judges with --by NAME"


class NotTogether(UsageError):
    message = "{subject} cannot go together"
    cure = "ask for one at a time; agreement is that of all reviewers, and gold is of whole reports"


class BadSql(UsageError):
    message = "the query {subject} cannot be answered: {why}"
    cure = "it is DuckDB's SQL over the tables {tables}; files and the network are out of its reach"


class NothingToForget(UsageError):
    message = "nothing was named that should be forgotten"
    cure = "name reports with --report ID, or a person with --person NAME (once for each way in which the name is written), not both"


class TraceLeft(AccordingToError):
    message = "the archive has forgotten, but {subject} still holds it: {why}"
    cure = "remove that by hand; it is only made of the archive, and is made again when it is asked for"
    exit_code = 4


class NoSuchVoice(UsageError):
    message = "nobody named {subject} speaks in these reports"
    cure = "choose one of: {known}"


class NotInMemory(UsageError):
    message = "SQL is asked of an archive in a file, and this one is in memory"
    cure = "open one with accordingto.open('archive.db')"


class NotInArchive(UsageError):
    message = "the archive holds no {kind} {subject}"
    cure = "see what it holds with: accordingto search, accordingto sources"


class BadArchive(UnreadableInput):
    message = "{subject} cannot be read beyond {what}: {why}"
    cure = "check that the download or copy was complete; what stands before is kept"


class BadShard(UsageError):
    message = "{subject} is no share of the work"
    cure = "give i/n, for example --shard 1/4 to --shard 4/4 on four machines"


class WorkerDied(AccordingToError):
    message = "{subject} made its worker die ({why})"
    cure = "this report is set aside, all others are kept; please report it with the page, if you may share it"


class WorkerHung(AccordingToError):
    message = "{subject} was not read within {limit} seconds"
    cure = "give more time with --deadline, then --retry; all other reports are kept"


class OutOfMemory(AccordingToError):
    message = "{subject} needs more memory than a worker may have ({limit} MB)"
    cure = "give more with --memory, then --retry; all other reports are kept"


class NoWorker(AccordingToError):
    message = "no worker can start: {subject}"
    cure = "accordingto doctor says what is missing; a worker with the engine model needs 900 MB (--memory)"
    exit_code = 5


class TooManyLost(AccordingToError):
    message = "{subject} reports made their workers die or hang, more than the {limit} that --budget allows"
    cure = "look at the files that end in .failed.jsonl; run again with a larger --budget, more --memory or a longer --deadline"


class AddressRefused(UsageError):
    message = "the address {subject} is not fetched: {why}"
    cure = "save the page in a browser and bring the file"


class FetchFailed(AccordingToError):
    message = "the address {subject} could not be fetched: {why}"
    cure = "try again later, or save the page in a browser and bring the file"
    exit_code = 3


class PortTaken(AccordingToError):
    message = "the page cannot listen on {subject}: {why}"
    cure = "choose another port with --port, or 0 for any that is free"
    exit_code = 4
