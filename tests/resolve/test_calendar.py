"""Arithmetic of days and TIMEX3 values."""

from datetime import date

import pytest

from accordingto.resolve import calendar

HOURS = {"NI": (18, 30), "MO": (6, 12)}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2023-02-29", None),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-Q2", ("2024-04-01", "2024-06-30")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("2024-W22", ("2024-05-27", "2024-06-02")),
        ("2024-W22-WE", ("2024-06-01", "2024-06-02")),
        ("2023-W53", None),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("2024-05-03/2024-05-05", ("2024-05-03", "2024-05-05")),
        ("2024-05-31TNI", ("2024-05-31T18:00", "2024-06-01T05:59")),
        ("2024-05-31T24:00", ("2024-06-01T00:00", "2024-06-01T00:00")),
        ("2023-WI", None),
        ("XXXX-05", None),
        ("P4M", None),
    ],
)
def test_interval(value: str, expected: tuple[str, str] | None) -> None:
    """A value has the interval of its days or minutes, and none where it has no days of its own."""
    assert calendar.interval(value, HOURS) == expected


@pytest.mark.parametrize(
    ("mod", "expected"),
    [
        ("START", ("2024-05-01", "2024-05-10")),
        ("MID", ("2024-05-11", "2024-05-21")),
        ("END", ("2024-05-22", "2024-05-31")),
        ("BEFORE", ("2024-05-01", "2024-05-20")),
        ("AFTER", ("2024-05-20", "2024-05-31")),
        ("WITHIN", ("2024-05-01", "2024-05-31")),
    ],
)
def test_narrowed(mod: str, expected: tuple[str, str]) -> None:
    """Thirds of a period meet without a gap; before and after cut at the report's day."""
    assert calendar.narrowed(("2024-05-01", "2024-05-31"), mod, date(2024, 5, 20)) == expected


def test_narrowed_day() -> None:
    """A third of one day is eight hours of it."""
    assert calendar.narrowed(("2024-05-31", "2024-05-31"), "START", date(2024, 6, 2)) == ("2024-05-31T00:00", "2024-05-31T07:59")


@pytest.mark.parametrize(
    ("count", "unit", "expected"), [(1, "M", "2024-02-29"), (-1, "Y", "2023-01-31"), (-2, "W", "2024-01-17"), (3, "Q", "2024-10-31")]
)
def test_moved(count: int, unit: str, expected: str) -> None:
    """A step lands on the last day of a month that is too short."""
    assert calendar.moved(date(2024, 1, 31), count, unit).isoformat() == expected


@pytest.mark.parametrize(("year", "expected"), [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")])
def test_easter(year: int, expected: str) -> None:
    """Easter Sunday as the western churches keep it."""
    assert calendar.easter(year).isoformat() == expected


def test_nth_weekday() -> None:
    """The fourth Thursday of November, the last Monday of May."""
    assert calendar.nth_weekday(4, 4, 11, 1999) == date(1999, 11, 25)
    assert calendar.nth_weekday(-1, 1, 5, 2024) == date(2024, 5, 27)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["2024-06-01", "2023-06-01"], "XXXX-06-01"),
        (["2024-W22", "2023-W21"], "XXXX-WXX"),
        (["1993", "1993"], "1993"),
        (["2024-06-01TNI", "2023-05-01TNI"], "XXXX-XX-01TNI"),
        (["2024-06", "2024-06-01"], None),
        (["2024", None], None),
    ],
)
def test_agreed(values: list[str | None], expected: str | None) -> None:
    """Only what all say is kept."""
    assert calendar.agreed(values) == expected
