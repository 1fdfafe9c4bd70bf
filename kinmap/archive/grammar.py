"""The words of the five ledgers, as one table: what may follow the date, and what must.

A slot is one part of an entry: it is filled by a word that stands for itself (`coffee`,
`earned`), by a keyword and what follows it (`by me`, `answered 2026-10-01`), or by a
duration. The reader of one-line entries, that of the long form, the messages and the
documentation follow this table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kinmap.archive.ledgers import Ending, Good, Occasion, Regard, Turn, Who

WHO = {"me": Who.ME, "i": Who.ME, "they": Who.THEY, "them": Who.THEY, "both": Who.BOTH}
ONE_SIDE = {word: who for word, who in WHO.items() if who is not Who.BOTH}


class Takes(Enum):
    """What follows a keyword."""

    WHO = "me, they or both"
    ID = "an id"
    IDS = "ids of people"
    PLACE = "an event's id or one word of place"
    DATE = "a date"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that takes what follows it, and the slot that both fill."""

    slot: str
    takes: Takes


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger's words.

    Attributes:
        words: words that stand for themselves, each with its slot and its value.
        keywords: words that take what follows them.
        must: slots that must be filled, each with what to say where one is not.
        keys: the long form's keys beside `date` and `note`; a key names its slot, or is a
            word whose value completes it (`earned: [trust, respect]`).
        durations: whether a duration may stand there.
    """

    words: Mapping[str, tuple[str, object]]
    keywords: Mapping[str, Keyword] = field(default_factory=dict)
    must: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    durations: bool = False

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every word that the ledger knows."""
        return (*self.words, *self.keywords)


def _words(slot: str, values: Iterable[object]) -> dict[str, tuple[str, object]]:
    return {str(value): (slot, value) for value in values}


def _who(words: Mapping[str, Who]) -> dict[str, tuple[str, object]]:
    return {word: ("who", who) for word, who in words.items()}


MEETINGS = Ledger(
    words={},
    keywords={
        "by": Keyword("by", Takes.WHO),
        "with": Keyword("with", Takes.IDS),
        "at": Keyword("at", Takes.PLACE),
    },
    keys=("kind", "for", "by", "with", "at"),
    durations=True,
)
"""The kinds of meeting come from the settings: see `meetings`."""

TRUST = Ledger(
    words={**_who(WHO), **_words("turn", Turn), **{str(regard): (str(regard), regard) for regard in Regard}},
    must={"who": "who earned or lost it: I, they or both", "turn": "earned, lost or repaired"},
    keys=("who", *Turn),
)
EXCHANGE = Ledger(
    words={"gave": ("way", True), "got": ("way", False), **_words("good", Good)},
    keywords={"to": Keyword("to", Takes.ID)},
    must={"way": "gave or got", "good": "what it was: knowledge, help, introduction, work or gift"},
    keys=("gave", "got", "to"),
)
LIFE = Ledger(
    words={"my": ("whose", True), "their": ("whose", False), **_words("occasion", Occasion)},
    keywords={"answered": Keyword("answered", Takes.DATE)},
    must={"occasion": "what it was: win, setback or news"},
    keys=("my", "their", "answered"),
)
PROMISES = Ledger(
    words=_who(ONE_SIDE),
    keywords={
        "by": Keyword("due", Takes.DATE),
        **{str(ending): Keyword("ending", Takes.DATE) for ending in Ending},
    },
    must={"who": "who promised: me or they"},
    keys=("who", "by", *Ending),
)

COMPLETED_BY = {"turn": tuple(Regard), "way": tuple(Good), "whose": tuple(Occasion)}
"""In the long form, what the value of a key may be whose name is a word (`earned: respect`)."""


def meetings(kinds: Iterable[str]) -> Ledger:
    """Return the ledger of meetings with the kinds that an archive has."""
    return Ledger(
        words=_words("kind", kinds),
        keywords=MEETINGS.keywords,
        keys=MEETINGS.keys,
        durations=True,
    )
