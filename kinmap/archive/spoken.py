"""What is typed after a command, as the head of a ledger's line.

Words come in any order, as in a note: people first, then the ledger's own words. A word of
the ledger is that word; any other must be somebody. Dates may be said in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kinmap.archive.grammar import WHO, Ledger, Takes
from kinmap.archive.reading import unwrap
from kinmap.archive.roll import Known
from kinmap.archive.who import Found, find_among
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import NotADateError, PartialDate, parse_date, parse_duration
from kinmap.text import fold, nearest

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
AWAY = re.compile(r"([+-][0-9]{1,5})d", re.IGNORECASE)
DIGITS = re.compile(r"[0-9]{4}(?:[-/.].*)?")
LONGEST_NAME = 4
"""Words that a name may have without its quotes."""
WORD, DURATION, BY, WITH, AT, LAST = range(6)
"""The order in which the parts of a head are written; it is that of the format's examples."""


class UnclearError(Exception):
    """Words that fit nobody, or several."""

    def __init__(self, words: str, found: Found, hint: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.found = found
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Company:
    """Whom words may mean.

    Attributes:
        people: as `who.folded` gives them.
        events: all of them.
    """

    people: Sequence[tuple[str, str]]
    events: Sequence[Known] = ()

    def find(self, words: str) -> Found:
        """Return the people whom words may mean, in brackets or not."""
        return find_among(unwrap(words)[0], self.people)

    def event(self, word: str) -> str | None:
        """Return the event of that id or title; a beginning will not do, for it may be a place."""
        wanted = fold(word)
        found = [each.id for each in self.events if wanted in map(fold, each.names)]
        return found[0] if len(found) == 1 else None


@dataclass(slots=True)
class Speech:
    """The words of one command, while they are understood one after the other.

    Attributes:
        words: all of them.
        ledger: whose line it will be.
        company: who there is.
        today: the day that `yesterday` counts from.
    """

    words: Sequence[str]
    ledger: Ledger
    company: Company
    today: date
    at: int = 0
    day: PartialDate | None = None
    parts: list[tuple[int, str]] = field(default_factory=list)
    companions: list[str] = field(default_factory=list)

    # -- people ----------------------------------------------------------------------------

    def people(self) -> list[str]:
        """Take the ids of all who come first, one at least."""
        found: list[str] = []
        while self.at < len(self.words) and not (found and self.is_word(self.words[self.at])):
            found.append(self.person())
        return list(dict.fromkeys(found))

    def person(self) -> str:
        """Take the id of the one who comes next, whose name may have several words."""
        if self.at >= len(self.words):
            raise CannotWriteError("whom it is about is missing")
        word = self.words[self.at]
        single = self.company.find(word)
        for size in range(self._longest(), 1, -1):
            joined = " ".join(self.words[self.at : self.at + size])
            found = self.company.find(joined)
            if found.meant is not None:
                self._see_that_it_is_one(joined, found.meant)
                self.at += size
                return found.meant
            if found.fitting and single.meant is None:
                raise UnclearError(joined, found)
        if single.meant is None:
            raise UnclearError(word, single, "" if single.fitting else self.hint(word))
        self.at += 1
        return single.meant

    def _longest(self) -> int:
        """Return how many words a name may have here: a word of the ledger is no part of one."""
        size = 1
        while size < LONGEST_NAME and self.at + size < len(self.words):
            if self.is_word(self.words[self.at + size]):
                break
            size += 1
        return size

    def _see_that_it_is_one(self, joined: str, meant: str) -> None:
        """Refuse words that are one name together, and somebody each as well."""
        apart = [self.company.find(word).meant for word in joined.split(" ")]
        several = {each for each in apart if each is not None} | {meant}
        if None not in apart and len(several) > 1:
            raise UnclearError(joined, Found(tuple(sorted(several))))

    # -- the ledger's words ----------------------------------------------------------------

    def rest(self) -> None:
        """Take all that comes after the people."""
        while self.at < len(self.words):
            word = self.words[self.at]
            known = fold(word)
            if known in self.ledger.keywords:
                self.at += 1
                self.keyword(known)
            elif known in self.ledger.words:
                self.put(WORD, "I" if known == "i" else known)
            elif self.ledger.durations and parse_duration(word) is not None:
                self.put(DURATION, known)
            elif self.is_word(word):
                self.set_day(self.date_at(word))
            else:
                what = "of this ledger" if self.ledger.words else "that belongs here"
                raise CannotWriteError(f"`{word}` is no word {what}.{self.hint(word)}")

    def keyword(self, name: str) -> None:
        """Take what follows a word that takes something."""
        takes = self.ledger.keywords[name].takes
        if self.at >= len(self.words):
            raise CannotWriteError(f"after `{name}` there should be {takes.value}")
        word = self.words[self.at]
        if takes is Takes.IDS:
            self.companions += self.people()
        elif takes is Takes.ID:
            self.parts.append((LAST, f"{name} {linked(self.person())}"))
        elif takes is Takes.DATE:
            self.put(LAST, f"{name} {self.date_at(word, of=name)}")
        elif takes is Takes.PLACE:
            self.put(AT, f"{name} {linked(self.company.event(unwrap(word)[0]) or unwrap(word)[0])}")
        else:
            self.put(BY, f"{name} {fold(word) if fold(word) in WHO else word}")

    def put(self, rank: int, words: str) -> None:
        """Take one word, as a part of the head."""
        self.parts.append((rank, words))
        self.at += 1

    def set_day(self, day: PartialDate) -> None:
        """Take the entry's own date."""
        if self.day is not None:
            raise CannotWriteError(f"{self.day} and {day}: an entry has one date")
        self.day = day
        self.at += 1

    def date_at(self, word: str, *, of: str = "") -> PartialDate:
        """Return the date that a word says."""
        if of == "by" and fold(word) in DAYS:
            what = f"`by {word}` would be the last {word.capitalize()}, which is over"
            raise CannotWriteError(f"{what}; write the date, or how many days from today: by +3d")
        try:
            return spoken_date(word, self.today)
        except NotADateError as error:
            raise CannotWriteError(f'"{word}" is no date: {error}') from error

    def is_word(self, word: str) -> bool:
        """Tell whether it is a word of the ledger, or a date."""
        known = fold(word)
        dated = known in NEAR_DAYS or known in DAYS or AWAY.fullmatch(word) or DIGITS.fullmatch(word)
        lasting = self.ledger.durations and parse_duration(word) is not None
        return known in self.ledger.all_words or bool(dated) or lasting

    def hint(self, word: str) -> str:
        """Return the nearest word of the ledger, as a sentence."""
        near = nearest(word, (*self.ledger.all_words, *NEAR_DAYS, *DAYS))
        return f" Did you mean `{near}`?" if near else ""

    def said_day(self) -> PartialDate:
        """Return the day that was said, else today."""
        return self.day or PartialDate(self.today.year, self.today.month, self.today.day)

    def head(self, whose: str, others: Iterable[str] = ()) -> str:
        """Return the entry's line, without its note.

        Args:
            whose: the id of the one in whose note it will stand.
            others: the ids of those who were there as well, beside those named after `with`.
        """
        with_them = [id_ for id_ in dict.fromkeys([*others, *self.companions]) if id_ != whose]
        parts = [*self.parts, *([(WITH, f"with {' '.join(map(linked, with_them))}")] if with_them else [])]
        return " ".join(
            [str(self.said_day()), *(words for _, words in sorted(parts, key=lambda part: part[0]))]
        )


def spoken_date(word: str, today: date) -> PartialDate:
    """Return the date that a word says: a date as in a note, `today`, `monday` (the last one), `-3d`.

    Raises:
        NotADateError: with the reason, as the end of a sentence.
    """
    known = fold(word)
    away = AWAY.fullmatch(word)
    if known in DAYS:
        days = -((today.weekday() - DAYS.index(known)) % 7 or 7)
    elif known in NEAR_DAYS:
        days = NEAR_DAYS[known]
    elif away:
        days = int(away[1])
    else:
        return parse_date(word)
    day = today + timedelta(days=days)
    return PartialDate(day.year, day.month, day.day)


def linked(id_: str) -> str:
    """Return an id, or words of place, as they stand in a head: in brackets where they would be cut."""
    odd = " " in id_ or fold(id_) in ("by", "at") or parse_duration(id_) is not None
    return f"[[{id_}]]" if odd else id_
