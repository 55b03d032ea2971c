"""Which language a text is in (ISO 639-1), by its letters, with what the page says of itself to settle close calls."""

from resiliparse.parse.lang import detect_fast

SURE = 400  # from this length on the first guess stands (in 450 English news texts of that length none was taken for another)
LEAST = 60  # below this nothing is said unless the page says it
CLOSE = 60  # ranks that are this close are no difference in a short text
SEEN = 20_000


def detect(text: str, declared: str | None = None) -> str | None:
    """The language of the text; None where it is too short to tell. declared is the page's own word ("en-GB")."""
    said = (declared or "").casefold().replace("_", "-").split("-")[0] or None
    said = said if said and len(said) in (2, 3) and said.isalpha() else None
    if len(text) < LEAST:
        return said
    found: list[tuple[str, int]] = detect_fast(text[:SEEN], n_results=5)  # type: ignore[assignment]  # its stub knows one shape only
    if not found:
        return said
    best, rank = found[0]
    near = [name for name, other in found if other - rank <= CLOSE]
    if len(text) >= SURE:
        return best
    if said in near:
        return said
    if "en" in near:
        return "en"
    return best if _foreign(text) else said  # of 2,600 short English texts 12 are taken for another language in Latin letters


def _foreign(text: str) -> bool:
    """Whether most letters are of another alphabet than the Latin one, which settles a short text."""
    letters = [c for c in text if c.isalpha()]
    return sum(c > "\u024f" for c in letters) * 2 > len(letters)
