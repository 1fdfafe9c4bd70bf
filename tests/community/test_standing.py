from __future__ import annotations

import pytest

from kinmap.archive.ledgers import Turn
from kinmap.community.model import Community
from kinmap.community.standing import AFTER, Standing


@pytest.mark.parametrize(
    ("before", "turn", "then"),
    [
        ("none", "earned", "earned"),
        ("none", "lost", "lost"),
        ("none", "repaired", "earned"),
        ("earned", "earned", "earned"),
        ("earned", "lost", "lost"),
        ("lost", "earned", "lost"),
        ("lost", "repaired", "earned"),
    ],
)
def test_what_is_lost_is_not_earned_again_but_repaired(before: str, turn: str, then: str) -> None:
    assert AFTER[Turn(turn)][Standing(before)] == then


def test_trust_and_respect_stand_apart(community: Community) -> None:
    """
    people/ana.md:
        trust:
          - 2026-01-01 both earned trust respect
          - 2026-02-01 they lost respect
    """
    ana = community.people["ana"]
    assert (ana.trust.me.standing, ana.trust.they.standing) == ("earned", "earned")
    assert (ana.respect.me.standing, ana.respect.they.standing) == ("earned", "lost")


def test_a_standing_names_the_entry_that_made_it(community: Community) -> None:
    """
    people/ana.md:
        trust:
          - 2026-03-01 they earned: Again.
          - 2026-01-01 they earned: First.
          - 2026-02-01 they earned respect: Another matter.
    """
    made = community.people["ana"].trust.they.made_by
    assert made is not None
    assert (made.note, made.spans[0].line) == ("First.", 4)


def test_a_kept_promise_earns_trust_of_whoever_promised(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-01 they kept 2026-02-01: Return the book.
    """
    ana = community.people["ana"]
    assert (ana.trust.me.standing, ana.trust.they.standing) == ("none", "earned")
    assert ana.respect.they.standing == "none"
    assert [step.promise for step in ana.trust.they.steps] == [True]


def test_a_promise_kept_counts_after_that_days_lines(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-01 they kept 2026-02-01
        trust:
          - 2026-02-01 they lost
    """
    assert community.people["ana"].trust.they.standing == "lost"


def test_a_broken_promise_is_shown_but_costs_no_trust(community: Community) -> None:
    """
    people/ana.md:
        trust:
          - 2026-01-01 both earned
        promises:
          - 2026-01-02 they by 2026-02-01 broken 2026-02-02: Return the book.
    """
    ana = community.people["ana"]
    assert ana.trust.they.standing == "earned"
    assert [promise.note for promise in ana.broken] == ["Return the book."]


def test_a_standing_with_no_entry_was_made_by_none(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert community.people["ana"].trust.me.made_by is None
