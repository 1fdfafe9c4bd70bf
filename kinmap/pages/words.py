"""Figures, days and people in words, as a page says them.

Figures stand in prose as words up to twelve; a sentence never begins with a digit; a wait is
told in the unit of its rhythm, and in months from 140 days. Everything here is English and
of one meaning whatever the system's locale is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kinmap.dates import MONTHS, PartialDate

# fmt: off
UNITS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)
# fmt: on
AS_WORD = 12
A_TEEN, A_HUNDRED, A_THOUSAND, A_MILLION = 20, 100, 1000, 1_000_000
FEW_DAYS, SHORT_DAYS = 14, 28
MONTHS_FROM = 140
YEARS_FROM = 730
YEAR = 365


def number(n: int) -> str:
    """Return a figure as it stands within a sentence: `seven`, `13`, `16,000`, `no`."""
    return UNITS[n] if 0 <= n <= AS_WORD else f"{n:,}"


def spelt(n: int) -> str:
    """Return a figure in words, whatever its size, for the beginning of a sentence."""
    if n < A_TEEN:
        return UNITS[n]
    if n < A_HUNDRED:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < A_THOUSAND:
        return large(n, A_HUNDRED, "hundred")
    if n < A_MILLION:
        return large(n, A_THOUSAND, "thousand")
    return large(n, A_MILLION, "million")


def large(n: int, unit: int, word: str) -> str:
    """Return a figure of so many hundreds, thousands or millions, and the rest."""
    rest = n % unit
    join = " and " if rest < A_HUNDRED else " "
    return f"{spelt(n // unit)} {word}" + (join + spelt(rest) if rest else "")


def capital(sentence: str) -> str:
    """Return the sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def opening(n: int, one: str, many: str = "") -> str:
    """Return a count at the beginning of a sentence: `Sixteen people`, `One person`, `Nobody` is yours."""
    return f"{capital(spelt(n))} {noun(n, one, many)}"


def noun(n: int, one: str, many: str = "") -> str:
    """Return the word for so many: `meeting` or `meetings`."""
    return one if n == 1 else many or one + "s"


def count(n: int, one: str, many: str = "") -> str:
    """Return so many of something within a sentence: `one meeting`, `13 people`, `no lines`."""
    return f"{number(n)} {noun(n, one, many)}"


def times(n: int) -> str:
    """Return how often: `once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(n, f"{number(n)} times")


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in prose: `Ana, Rui and Marta`."""
    if len(words) < 2:  # noqa: PLR2004 - two make a list
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def some(words: Sequence[str], most: int = 3) -> str:
    """Return the first few, and how many more: `Ana, Rui, Marta and five more`."""
    more = len(words) - most
    if more <= 1:
        return joined(words)
    return joined([*words[:most], f"{number(more)} more"])


def possessive(name: str) -> str:
    """Return whose: `Ana's`."""
    return f"{name}\u2019s"


# -- days ---------------------------------------------------------------------------------


def full_day(day: date) -> str:
    """Return a day as the title of Today has it: `Monday, 23 November 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def day(when: date, today: date) -> str:
    """Return a day, with its year where it is another: `3 October`, `3 October 2025`."""
    words = f"{when.day} {MONTHS[when.month - 1]}"
    return words if when.year == today.year else f"{words} {when.year}"


def partial(when: PartialDate, today: date) -> str:
    """Return a date as far as it was written: `2019`, `May 2019`, `3 October`."""
    if when.month is None:
        return str(when.year)
    if when.day is None:
        return f"{MONTHS[when.month - 1]} {when.year}"
    return day(when.first, today)


def on(when: PartialDate, today: date) -> str:
    """Return a date after its preposition: `on 3 October`, `in May 2019`, `in 2019`."""
    return f"{'in' if when.day is None else 'on'} {partial(when, today)}"


@lru_cache(maxsize=4096)  # a column has the same days again and again
def short_day(when: date | PartialDate) -> str:
    """Return a date for a column: `3 Oct 2026`, `Oct 2026`, `2026`."""
    if when.month is None:
        return str(when.year)
    month = MONTHS[when.month - 1][:3]
    return f"{month} {when.year}" if when.day is None else f"{when.day} {month} {when.year}"


def year_day(when: PartialDate) -> str:
    """Return a date for a column within its year: `3 Oct`, `Oct`."""
    return short_day(when).rsplit(" ", 1)[0]


# -- lengths of time ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit of time: day, week, month or year."""

    n: int
    unit: str

    def __str__(self) -> str:
        return count(self.n, self.unit)

    @property
    def every(self) -> str:
        """How often: `every six weeks`, `every week`."""
        return f"every {self.unit}" if self.n == 1 else f"every {self}"


def halves_up(n: int, of: int) -> int:
    """Return n / of, rounded to the nearest whole number."""
    return (2 * n + of) // (2 * of)


def in_unit(days: int, unit: str) -> Length:
    """Return so many days in a unit, rounded, and never none of it."""
    n = {
        "day": days,
        "week": halves_up(days, 7),
        "month": halves_up(days * 12, YEAR),
        "year": halves_up(days, YEAR),
    }[unit]
    return Length(max(n, 1), unit)


def unit_of(days: int) -> str:
    """Return the unit in which a length of time is best told."""
    if days < FEW_DAYS and days % 7:
        return "day"
    if days < MONTHS_FROM:
        return "week"
    return "month" if days < YEARS_FROM else "year"


def length(days: int) -> Length:
    """Return a length of time in its best unit: `ten days`, `six weeks`, `five months`, `two years`."""
    return in_unit(days, unit_of(days))


def exact(days: int) -> Length:
    """Return a threshold to the day: in weeks where it is made of whole ones, `two weeks`, `180 days`."""
    return Length(days // 7, "week") if days and days % 7 == 0 and days < MONTHS_FROM else Length(days, "day")


def written_unit(written: str, days: int) -> str:
    """Return the unit of a rhythm as its owner wrote it (`3 months`), else the best one."""
    words = written.lower().split()
    named = words[-1].rstrip("s") if words else ""
    return named if named in {"day", "week", "month", "year"} else unit_of(days)


def waited(days: int, unit: str) -> Length:
    """Return a wait in its rhythm's unit, or in a larger one where it has grown out of that."""
    own = unit_of(days)
    order = ("day", "week", "month", "year")
    if unit == "day" and days >= SHORT_DAYS:
        unit = "week"
    return in_unit(days, max(unit, own, key=order.index) if days >= MONTHS_FROM else unit)


def wait(days: int, rhythm: int, unit: str) -> str:
    """Return a wait beside its rhythm: `twelve weeks, not eight`, `just past nine weeks`."""
    here, there = waited(days, unit), in_unit(rhythm, unit)
    if here == there:
        return f"just past {there}"
    return f"{here}, not {number(there.n) if here.unit == there.unit else there}"


def apart(start: date, end: date) -> str:
    """Return how long from one day to another: `seven years and six months`, `five weeks`."""
    days = (end - start).days
    if days < YEAR:
        return str(length(days))
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    years, rest = divmod(months, 12)
    return joined([str(Length(n, unit)) for n, unit in ((years, "year"), (rest, "month")) if n])


def due(when: date, today: date) -> str:
    """Return when something is due, in the margin of Today: `by Sunday`, `two days over`."""
    days = (when - today).days
    if days < 0:
        return f"{length(-days)} over"
    if days == 0:
        return "today"
    if days == 1:
        return "by tomorrow"
    return f"by {WEEKDAYS[when.weekday()]}" if days < 7 else f"by {day(when, today)}"  # noqa: PLR2004 - a week


# -- people -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pronouns:
    """How somebody is spoken of: *she* is here, I know *her*, *her* book, a book of *hers*."""

    subject: str
    object: str
    possessive: str
    theirs: str
    plural: bool = False

    def verb(self, one: str, many: str) -> str:
        """Return the form of a verb that goes with the subject: `has` or `have`."""
        return many if self.plural else one


THEY = Pronouns("they", "them", "their", "theirs", plural=True)
KNOWN_PRONOUNS = {
    "she": Pronouns("she", "her", "her", "hers"),
    "he": Pronouns("he", "him", "his", "his"),
    "it": Pronouns("it", "it", "its", "its"),
    "they": THEY,
}
ALL_FORMS = 3


def pronouns(written: str) -> Pronouns:
    """Return the forms for `she/her`, `xe/xem/xyr`; *they* where nothing is written or too little."""
    forms = [form.strip().lower() for form in written.split("/") if form.strip()]
    first = forms[0] if forms else "they"
    if first in KNOWN_PRONOUNS:
        return KNOWN_PRONOUNS[first]
    if len(forms) < ALL_FORMS:
        return THEY
    subject, other, whose = forms[:ALL_FORMS]
    return Pronouns(subject, other, whose, forms[ALL_FORMS] if len(forms) > ALL_FORMS else f"{whose}s")
