"""What is owed: answers, promises, and the balance of giving."""

from __future__ import annotations

from datetime import date

from kinmap.community.model import Community


def test_a_win_or_setback_of_theirs_waits_for_an_answer(community: Community) -> None:
    """
    people/ana.md:
        life:
          - 2026-10-20 setback: The flat.
          - 2026-10-10 win
          - 2026-10-11 win answered 2026-10-12
          - 2026-10-12 win answered 2026-11-02
          - 2026-10-13 news
          - 2026-10-14 my win
    """
    waiting = community.people["ana"].unanswered
    assert [entry.date.first.day for entry in waiting] == [10, 12, 20]


def test_after_ninety_days_it_was_missed(community: Community) -> None:
    """
    people/ana.md:
        life:
          - 2026-08-03 win
          - 2026-08-02 setback
    """
    ana = community.people["ana"]
    assert [entry.date.first for entry in ana.unanswered] == [date(2026, 8, 3)]
    assert [entry.date.first for entry in ana.missed] == [date(2026, 8, 2)]


def test_a_promise_is_open_until_it_ends_and_overdue_after_its_day(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-01 me by 2026-10-31: Overdue.
          - 2026-01-02 me by 2026-11-01: Due today.
          - 2026-01-03 me: Some day.
          - 2026-01-04 me kept 2026-02-01
          - 2026-01-05 they by 2026-02-01 released 2026-12-01: Open still.
          - 2026-12-05 they: To come.
    """
    promises = community.people["ana"].promises
    assert [promise.note for promise in promises.me.open] == ["Overdue.", "Due today.", "Some day."]
    assert [promise.note for promise in promises.me.overdue] == ["Overdue."]
    assert [promise.note for promise in promises.they.open] == ["Open still."]
    assert promises.they.overdue == promises.they.open


def test_a_broken_promise_is_neither_open_nor_forgotten(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-02 they broken 2026-03-01: Later.
          - 2026-01-03 me broken 2026-02-01: Sooner.
          - 2026-01-04 me broken 2026-12-01: To come.
    """
    ana = community.people["ana"]
    assert [promise.note for promise in ana.broken] == ["Sooner.", "Later."]
    assert [promise.note for promise in ana.promises.me.open] == ["To come."]


def test_balance_looks_back_two_years(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2024-10-31 gave help
          - 2024-11-01 gave help
          - 2026-11-01 got help
          - 2026-11-02 got help
    """
    balance = community.people["ana"].balance
    assert (balance.gave, balance.got, balance.lopsided) == (1, 1, False)


def test_five_favours_of_one_side_are_lopsided_and_four_are_not(community: Community) -> None:
    """
    people/ana.md:
        exchange: [2026-01-01 gave help, 2026-01-02 gave help, 2026-01-03 gave help, 2026-01-04 gave help]
    people/bela.md:
        exchange:
          - 2026-01-01 got help
          - 2026-01-02 got help
          - 2026-01-03 got help
          - 2026-01-04 got help
          - 2026-01-05 got help
    people/carlos.md:
        exchange:
          - 2026-01-01 got help
          - 2026-01-02 got help
          - 2026-01-03 got help
          - 2026-01-04 got help
          - 2026-01-05 gave help
    """
    lopsided = {name: one.balance.lopsided for name, one in community.people.items()}
    assert lopsided == {"ana": False, "bela": True, "carlos": False}


def test_an_introduction_is_a_favour_to_both_once_a_day(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-01-01 gave introduction to rui
          - 2026-01-01 gave introduction to rui
          - 2026-02-01 gave introduction to rui
          - 2026-03-01 got introduction to rui
    people/rui.md:
        exchange:
          - 2026-02-01 gave introduction to ana
    """
    assert (community.people["ana"].balance.gave, community.people["ana"].balance.got) == (3, 1)
    assert (community.people["rui"].balance.gave, community.people["rui"].balance.got) == (2, 0)
