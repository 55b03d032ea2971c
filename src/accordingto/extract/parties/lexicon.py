"""The words of `lang/<xx>/titles.toml`, as the reading of phrases asks for them."""

from functools import cache, lru_cache

from accordingto.lang import table, words

LANGUAGE = "en"
PLURALS = (("ies", "y"), ("women", "woman"), ("men", "man"), ("persons", "person"), ("wives", "wife"), ("es", ""), ("s", ""))


@cache
def listed(*path: str) -> frozenset[str]:
    """The words of one list, case-folded."""
    return words(LANGUAGE, "titles", *path)


@cache
def sectors(list_name: str) -> dict[str, str]:
    """Each word of a list that is divided by sector, with its sector ("NONE" = no sector)."""
    found: dict[str, str] = {}
    for sector, rows in table(LANGUAGE, "titles")[list_name].items():
        for word in rows if sector.isupper() else ():
            found.setdefault(word.casefold(), sector)
    return found


@cache
def titles() -> frozenset[str]:
    """All titles that stand before a name."""
    return frozenset(word.casefold() for rows in table(LANGUAGE, "titles")["titles"].values() for word in rows)


@cache
def _genders() -> dict[str, str]:
    return {word: g for g in ("female", "male") for group in ("titles", "gender", "pronouns") for word in listed(group, g)}


def gender_of(word: str) -> str | None:
    """The gender that a title, role or pronoun shows by itself: female, male or None."""
    return _genders().get(singular(word))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The role or body of which the word is the plural, else the word."""
    known = (sectors("roles"), sectors("bodies"), sectors("groups"))
    for ending, instead in (("", ""), *PLURALS):
        base = word.removesuffix(ending) + instead
        if word.endswith(ending) and any(base in table for table in known):
            return base
    return "child" if word == "children" else word


def is_role(word: str) -> bool:
    """Whether the word, or its singular, is a role of one person."""
    return singular(word) in sectors("roles")


def is_body(word: str) -> bool:
    """Whether the word, or its singular, is a body or band that acts, or the government; not the plural that means buildings."""
    if word in listed("buildings", "words"):
        return False
    base = singular(word)
    return base in sectors("bodies") or base in sectors("groups") or base in listed("government", "words")


def is_courtesy(word: str) -> bool:
    """Whether the title is only a form of address ("Mr"), no office."""
    return word in titles() and not is_role(word) and sector_of(word) is None


@lru_cache(maxsize=20_000)
def sector_of(word: str) -> str | None:
    """PLOVER's sector of a title, role, body or band, or None."""
    base = singular(word)
    tables = [sectors(name) for name in ("titles", "roles", "bodies", "groups")]
    found = next((table[form] for form in (word, base) for table in tables if form in table), "NONE")
    return None if found == "NONE" else found


@cache
def _given() -> dict[str, str]:
    table_ = table(LANGUAGE, "given_names")
    return {name.casefold(): kind for kind in ("either", "male", "female") for name in table_[kind]}


def given_name(word: str) -> str | None:
    """Whether the word is a given name: female, male or either; None where it is none."""
    return _given().get(word)
