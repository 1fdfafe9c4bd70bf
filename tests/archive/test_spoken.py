"""What is typed after a command: people first, then the ledger's words, dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from kinmap.archive.grammar import EXCHANGE, LIFE, PROMISES, meetings
from kinmap.archive.roll import Known
from kinmap.archive.settings import KINDS
from kinmap.archive.spoken import Company, Speech, UnclearError, linked, spoken_date
from kinmap.archive.who import folded
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import NotADateError

SUNDAY = date(2026, 11, 1)
PEOPLE = (
    Known("ana-duarte", "people/ana-duarte.md", ("ana-duarte", "Ana Duarte", "Duda")),
    Known("rui", "people/rui.md", ("rui", "Rui Lopes")),
    Known("Mr Silva", "people/Mr Silva.md", ("Mr Silva", "João Silva")),
    Known("mei", "people/mei.md", ("mei", "Mei Ito", "Ana Rui")),
    Known("call", "people/call.md", ("call", "Call Orr")),
)
EVENTS = (Known("harvest-dinner", "events/harvest-dinner.md", ("harvest-dinner", "Harvest dinner")),)
COMPANY = Company(folded(PEOPLE), EVENTS)


def met(words: str) -> tuple[str, str]:
    """Return in whose note it stands, and the line."""
    typed = [word.replace("_", " ") for word in words.split()]
    speech = Speech(typed, meetings(KINDS), COMPANY, SUNDAY)
    first, *others = speech.people()
    speech.rest()
    return first, speech.head(first, others)


@pytest.mark.parametrize(
    ("words", "whose", "line"),
    [
        ("duda", "ana-duarte", "2026-11-01"),
        ("duda coffee", "ana-duarte", "2026-11-01 coffee"),
        ("ana duarte coffee", "ana-duarte", "2026-11-01 coffee"),
        ("Ana_Duarte coffee", "ana-duarte", "2026-11-01 coffee"),
        ("[[ana-duarte]] coffee", "ana-duarte", "2026-11-01 coffee"),
        ("duda rui coffee", "ana-duarte", "2026-11-01 coffee with rui"),
        ("duda João silva rui", "ana-duarte", "2026-11-01 with [[Mr Silva]] rui"),
        ("rui duda with mei", "rui", "2026-11-01 with ana-duarte mei"),
        ("rui with rui duda", "rui", "2026-11-01 with ana-duarte"),
        ("rui with ana duarte coffee yesterday", "rui", "2026-10-31 coffee with ana-duarte"),
        (
            "rui by both 2h at Café_Central lunch 2026-10",
            "rui",
            "2026-10 lunch 2h by both at [[Café Central]]",
        ),
        ("rui BY Me 45M CALL", "rui", "2026-11-01 call 45m by me"),
        ("rui dinner at harvest_dinner", "rui", "2026-11-01 dinner at harvest-dinner"),
        ("rui dinner at harvest", "rui", "2026-11-01 dinner at harvest"),
        ("rui at by", "rui", "2026-11-01 at [[by]]"),
        ("call call", "call", "2026-11-01 call"),
        ("rui with call call", "rui", "2026-11-01 call with call"),
        ("rui duda rui", "rui", "2026-11-01 with ana-duarte"),
    ],
)
def test_words_come_in_any_order(words: str, whose: str, line: str) -> None:
    assert met(words) == (whose, line)


@pytest.mark.parametrize("words", ["zoe", "rui zoe coffee", "rui cofee", "coffee rui", "rui with zoe"])
def test_what_is_neither_a_word_nor_somebody_is_asked_about(words: str) -> None:
    with pytest.raises(UnclearError):
        met(words)


def test_words_that_are_one_name_together_are_that_name() -> None:
    assert met("ana rui coffee") == ("mei", "2026-11-01 coffee")


def test_two_names_that_are_one_name_together_as_well_are_decided_for_nobody() -> None:
    third = Known("dr", "people/dr.md", ("dr", "Duda Rui"))
    company = Company(folded([*PEOPLE, third]), EVENTS)
    with pytest.raises(UnclearError) as asked:
        Speech(["duda", "rui"], meetings(KINDS), company, SUNDAY).people()
    assert asked.value.found.fitting == ("ana-duarte", "dr", "rui")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rui today monday", "one date"),
        ("rui by", "after `by`"),
        ("rui coffee zoe", "no word of this ledger"),
        ("rui 2026-13-01", "no month 13"),
        ("rui 2026/11/01", "is no date"),
    ],
)
def test_what_does_not_go_together_is_refused(words: str, said: str) -> None:
    with pytest.raises(CannotWriteError, match=said):
        met(words)


def test_promises_look_ahead() -> None:
    speech = Speech(["me", "by", "+3d", "kept", "tomorrow"], PROMISES, COMPANY, SUNDAY)
    speech.rest()
    assert speech.head("rui") == "2026-11-01 me by 2026-11-04 kept 2026-11-02"
    with pytest.raises(CannotWriteError, match=r"by \+3d"):
        Speech(["me", "by", "friday"], PROMISES, COMPANY, SUNDAY).rest()


def test_an_introduction_is_to_somebody() -> None:
    speech = Speech(["gave", "introduction", "to", "joão", "silva", "yesterday"], EXCHANGE, COMPANY, SUNDAY)
    speech.rest()
    assert speech.head("rui") == "2026-10-31 gave introduction to [[Mr Silva]]"


def test_somebody_must_be_named() -> None:
    with pytest.raises(CannotWriteError, match="missing"):
        Speech([], LIFE, COMPANY, SUNDAY).person()


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", "2026-11-01"),
        ("Yesterday", "2026-10-31"),
        ("tomorrow", "2026-11-02"),
        ("saturday", "2026-10-31"),
        ("monday", "2026-10-26"),
        ("sunday", "2026-10-25"),
        ("-3d", "2026-10-29"),
        ("+30D", "2026-12-01"),
        ("2026-10", "2026-10"),
        ("2026-10-03", "2026-10-03"),
    ],
)
def test_dates_may_be_said_in_words(word: str, day: str) -> None:
    assert str(spoken_date(word, SUNDAY)) == day


@pytest.mark.parametrize("word", ["someday", "mon", "3d", "-3", "-3w", "03-10-2026", ""])
def test_other_words_are_no_dates(word: str) -> None:
    with pytest.raises(NotADateError):
        spoken_date(word, SUNDAY)


def test_an_id_that_would_be_cut_stands_in_brackets() -> None:
    assert [linked(id_) for id_ in ("rui", "Mr Silva", "by", "2h")] == [
        "rui",
        "[[Mr Silva]]",
        "[[by]]",
        "[[2h]]",
    ]
