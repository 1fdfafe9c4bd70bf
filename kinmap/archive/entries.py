"""Ledger entries of one line: a date, words in any order, and perhaps a note."""

from __future__ import annotations

import re
from collections.abc import Sequence as List
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from kinmap.archive.frontmatter import Scalar
from kinmap.archive.grammar import WHO, Keyword, Ledger, Takes
from kinmap.archive.reading import Reading, Wanted, one_of, short, unwrap
from kinmap.archive.values import EXAMPLE, date_at
from kinmap.dates import DATE, PartialDate, parse_duration
from kinmap.text import fold, nearest

T = TypeVar("T")
UNREAD = ("word", "unknown-field", "type")
TOKEN = re.compile(r"\[\[[^\[\]]*\]\]|\S+")
HOURS = re.compile(r"([0-9]+)[.,]([0-9]+)h?|([0-9]+)(?:hours?|hrs?|min|mins|minutes?)", re.IGNORECASE)


class Filled(NamedTuple):
    """A slot's value, the word that filled it, and where that stands."""

    value: object
    word: str
    offset: int


@dataclass(slots=True)
class Draft:
    """An entry while it is read.

    Attributes:
        offset: where the entry starts.
        sound: whether nothing was wrong with it; only such entries count.
        before: how many problems the file had before this entry.
    """

    reading: Reading
    ledger: Ledger
    offset: int
    date: PartialDate | None = None
    slots: dict[str, Filled] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    note: str = ""
    sound: bool = True
    before: int = field(init=False)

    def __post_init__(self) -> None:
        self.before = len(self.reading.problems)

    def fail(self, code: str, offset: int, message: str, fix: str | None = None) -> None:
        """Note what is wrong; the entry will be left out."""
        self.sound = False
        self.reading.add(code, offset, message, fix)

    def fill(self, slot: str, value: object, word: str, offset: int) -> None:
        """Fill a slot; the second time is a problem."""
        first = self.slots.get(slot)
        if first is None:
            self.slots[slot] = Filled(value, word, offset)
        elif first.word == word:
            self.fail("repeated-word", offset, f"`{word}` stands here for the second time", "delete one")
        else:
            sentence = f"`{word}` stands beside `{first.word}`, and an entry takes one of the two"
            self.fail("repeated-word", offset, sentence, "keep one, or write two entries")

    def set_date(self, written: str, offset: int) -> None:
        """Take the entry's own date, a year and a month at least."""
        self.date = date_at(self.reading, written, offset, month=True)
        self.sound = self.sound and self.date is not None

    def fill_duration(self, minutes: int, word: str, offset: int) -> None:
        """Fill the duration, in minutes; one of nothing is a problem."""
        if minutes:
            self.fill("for", minutes, word, offset)
        else:
            self.fail(
                "duration",
                offset,
                f"`{word}` is a duration of nothing",
                "leave it out, or write 45m, 2h or 1h30m",
            )

    def fill_who(self, word: str, offset: int, slot: str = "by") -> None:
        """Fill whose doing it was."""
        if fold(word) in WHO:
            self.fill(slot, WHO[fold(word)], fold(word), offset)
        else:
            self.fail("word", offset, f"`{word}` is not me, they or both", "write by me, by they or by both")

    def fill_date(self, keyword: str, slot: str, written: str, offset: int) -> None:
        """Fill a slot with a date, a year and a month at least."""
        date = date_at(self.reading, written, offset, month=True)
        self.sound = self.sound and date is not None
        self.fill(slot, date, keyword, offset)

    def get(self, slot: str, kind: type[T]) -> T | None:
        """Return what fills a slot; None where it is not filled."""
        filled = self.slots.get(slot)
        return filled.value if filled and isinstance(filled.value, kind) else None

    def must(self) -> None:
        """Note the parts that must be there and are not.

        Where a word or a key could not be read, it may have been that part: one slip is said once.
        """
        if any(problem.code in UNREAD for problem in self.reading.problems[self.before :]):
            return
        for slot, what in self.ledger.must.items():
            if slot not in self.slots:
                words = what.rpartition(": ")[2]
                self.fail("missing-word", self.offset, f"this entry does not say {what}", f"add {words}")


class Token(NamedTuple):
    """A word of an entry's head, and its offset in the file."""

    word: str
    offset: int

    @property
    def linked(self) -> bool:
        """Tell whether it stands in `[[…]]`, and so is no word of the grammar."""
        return self.word.startswith("[[")


def tokens(reading: Reading, head: str, node: Scalar) -> list[Token]:
    """Return the words of an entry's head with their places.

    Where a text in quotes, or of several lines, stands in the source otherwise than it reads,
    they are looked up there one after the other.
    """
    start = node.start
    if node.plain and len(node.value) == node.end - start:
        return [Token(match[0], start + match.start()) for match in TOKEN.finditer(head)]
    found, at = [], start
    for match in TOKEN.finditer(head):
        place = reading.text.find(match[0], at, node.end)
        at = place if place >= 0 else at
        found.append(Token(match[0], at))
        at += len(match[0]) if place >= 0 else 0
    return found


def read_line(draft: Draft, head: str, node: Scalar) -> None:
    """Read the head of a one-line entry into its draft."""
    words = tokens(draft.reading, head, node)
    if not words:
        draft.fail("date", draft.offset, "this entry does not start with its date", EXAMPLE)
        return
    _first(draft, words)
    draft.words = [token.word for token in words[1:]]
    at = 1
    while at < len(words):
        at = _step(draft, words, at)
    draft.must()


def _first(draft: Draft, words: List[Token]) -> None:
    """Take the date, which is an entry's first word."""
    word, offset = words[0]
    if word[:1].isdigit() or not any(DATE.fullmatch(token.word) for token in words):
        draft.set_date(word, offset)
    else:
        what = f"an entry starts with its date, and this one with `{short(word)}`"
        draft.fail("date", offset, what, "put the date first")


def _step(draft: Draft, words: List[Token], at: int) -> int:
    """Read the part that starts at a word; return where the next one starts."""
    word, offset = words[at]
    known = fold(word)
    ledger = draft.ledger
    if known in ledger.keywords:
        return _keyword(draft, ledger.keywords[known], words, at)
    minutes = parse_duration(word) if ledger.durations else None
    if minutes is not None:
        draft.fill_duration(minutes, word, offset)
    elif known in ledger.words:
        slot, value = ledger.words[known]
        draft.fill(slot, value, known, offset)
    else:
        _unknown(draft, words[at])
        return len(words) if word == "-" else at + 1
    return at + 1


def _keyword(draft: Draft, keyword: Keyword, words: List[Token], at: int) -> int:
    name = fold(words[at].word)
    end = at + 1
    if keyword.takes is Takes.IDS:
        while end < len(words) and not _ends_ids(words[end]):
            end += 1
    elif end < len(words):
        end += 1
    taken = words[at + 1 : end]
    if keyword.slot in draft.slots:
        draft.fill(keyword.slot, None, name, words[at].offset)
    elif taken:
        _take(draft, keyword, name, taken)
    else:
        sentence = f"after `{name}` there should be {keyword.takes.value}"
        draft.fail("missing-word", draft.offset, sentence, f"add it, or delete `{name}`")
    return end


def _ends_ids(token: Token) -> bool:
    return not token.linked and (fold(token.word) in ("by", "at") or parse_duration(token.word) is not None)


def _take(draft: Draft, keyword: Keyword, name: str, taken: List[Token]) -> None:
    word, offset = taken[0]
    if keyword.takes is Takes.WHO:
        draft.fill_who(word, offset, keyword.slot)
    elif keyword.takes is Takes.DATE:
        draft.fill_date(name, keyword.slot, word, offset)
    elif keyword.takes is Takes.PLACE:
        draft.fill(keyword.slot, unwrap(word)[0], name, offset)
    else:
        ids = tuple(draft.reading.link(token.word, token.offset, Wanted.PERSON) for token in taken)
        draft.fill(keyword.slot, ids, name, offset)


def _unknown(draft: Draft, token: Token) -> None:
    draft.sound = False
    word, offset = token
    add = draft.reading.add
    if token.linked:
        before = " or ".join(f"`{name}`" for name in draft.ledger.keywords)
        add("word", offset, f"`{word}` stands alone", f"put {before} before it" if before else None)
    elif word == "-":
        what = "a new entry begins here, but its `- ` does not stand below that of the entry above"
        add("word", offset, what, "give both lines the same indentation")
    elif draft.ledger.durations and HOURS.fullmatch(word):
        add("word", offset, f"`{word}` is no duration", "write 45m, 2h or 1h30m")
    elif draft.date is not None or not DATE.fullmatch(word):
        known = draft.ledger.all_words
        near = nearest(word, known)
        what = f"`{word}` is no word of this ledger"
        fix = f"did you mean `{near}`?" if near else f"a note comes after `: `; before it go {one_of(known)}"
        add("word", offset, what, fix)
