"""How one and the same thing may be written: words in any case, ids in any form, texts quoted or not."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from kinmap.dates import PartialDate, parse_date

BARE = re.compile(r"[^\W_][\w\u0300-\u036f-]*+(?:[ .’]++[\w\u0300-\u036f-]++)*+\.?")
WORD = re.compile(r"[\w\u0300-\u036f-]+")
LENGTH = re.compile(r"(?:\d+[dhm])+", re.IGNORECASE)
TAKEN = ("by", "at", "with")


@dataclass
class Pen:
    """A seeded hand that writes: `days` are those that it likes, so that dates collide."""

    random: Random
    days: list[date]
    ids: dict[str, str | None] = field(default_factory=dict)
    """Each id, and a name that leads to it within `[[…]]`, where one does."""

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def case(self, word: str) -> str:
        """Return a word in one case or another, most often in its own."""
        turned = self.random.choice([word, word, word, word.upper(), word.capitalize(), word.lower()])
        return turned if turned.casefold() == word.casefold() else word

    def day(self, *, year: bool = False) -> tuple[str, date]:
        """Return a date as written, in part at times, and the day that it counts as."""
        day = self.random.choice(self.days)
        if self.chance(0.15):
            day += timedelta(self.random.choice([-30, -14, -1, 1, 2, 14, 15]))
        written = str(day)
        if self.chance(0.12):
            written = written[:7]
        elif year and self.chance(0.2):
            written = written[:4]
        return written, parse_date(written).first

    def after(self, start: str) -> tuple[str, date]:
        """Return a date that is not before another, as far as both are written."""
        for _ in range(30):
            written, day = self.day()
            if self.chance(0.5):
                day = parse_date(start).first + timedelta(self.random.choice([0, 1, 5, 13, 14, 15, 60]))
                written = str(day)
            if not self._before(written, start):
                return written, day
        return start, parse_date(start).first

    @staticmethod
    def _before(one: str, other: str) -> bool:
        dates: list[PartialDate] = [parse_date(one), parse_date(other)]
        return dates[0].before(dates[1])

    def id(self, name: str, *, head: bool = False) -> str:
        """Return an id as it may be written: in another case or normal form, linked, by a name.

        Args:
            name: the id.
            head: whether it stands in a line of a ledger, where spaces part words.
        """
        forms = [name, name, self.case(name), unicodedata.normalize("NFD", name)]
        linked = [f"[[{form}]]" for form in forms] + [f"[[{name}|some words]]"] * (not head)
        by_name = self.ids.get(name)
        if by_name:
            linked += [f"[[{by_name}]]", f"[[{self.case(by_name)}]]"]
        written = self.random.choice([*forms, *forms, *linked])
        if head and not written.startswith("[[") and not is_word(written):
            return f"[[{written}]]"
        return written

    def text(self, written: str, *, loose: bool = True) -> str:
        """Return a text as YAML may have it: quoted where it must be, and at times where not."""
        if BARE.fullmatch(written) and loose and not self.chance(0.2):
            return written
        if self.chance(0.4) and "'" not in written:
            return f"'{written}'"
        return json.dumps(written, ensure_ascii=False)

    def flow(self, items: list[str]) -> str:
        return "[" + ", ".join(self.text(item) for item in items) + "]"

    def line(self, head: str, note: str) -> str:
        """Return an entry of one line, as a text or as a pair."""
        if not note:
            return self.random.choice([head, head, self.text(head, loose=False), f"{head}:"])
        whole = f"{head}: {note}"
        if not BARE.fullmatch(note):
            pair = f"{head}: {self.text(note, loose=False)}"
            return self.random.choice([self.text(whole, loose=False), pair])
        return self.random.choice([whole, whole, self.text(whole, loose=False)])

    def long(self, keys: dict[str, str | list[str]]) -> str:
        """Return an entry of the long form, in one line or in several, its keys in any order."""
        pairs = list(keys.items())
        self.random.shuffle(pairs)
        written = [f"{key}: {self.flow(v) if isinstance(v, list) else self.text(v)}" for key, v in pairs]
        if self.chance(0.5):
            return "{" + ", ".join(written) + "}"
        return "\n    ".join(written)


def is_word(written: str) -> bool:
    """Tell whether an id may stand in a line without brackets."""
    return written.casefold() not in TAKEN and bool(WORD.fullmatch(written)) and not LENGTH.fullmatch(written)
