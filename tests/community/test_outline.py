"""What the stages rest on, in outline, is what a person's own page shows in full."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings, strategies as st

from kinmap.archive.ledgers import Regard, Who
from kinmap.archive.load import Archive
from kinmap.community.acts import deeds
from kinmap.community.care import answers
from kinmap.community.conditions import beginnings
from kinmap.community.facts import ripening, shifting, steady
from kinmap.community.favours import given as exchanged
from kinmap.community.model import community
from kinmap.community.standing import Standing, earner, standings, told
from tests.community.test_properties import LENGTH, START, archives, unhurried


@given(archives(), st.integers(0, LENGTH))
@settings(unhurried, max_examples=25)
def test_the_acts_that_a_stage_rests_on_are_those_that_are_shown(archive: Archive, day: int) -> None:
    today = START + timedelta(day)
    for one in community(archive, today).people.values():
        shown = sorted((act.day, act.side is Who.ME) for act in one.acts.both)
        gifts, answered = exchanged(one.person, one.lent, today), answers(one.person.life, today)
        assert sorted(deeds(one.encounters, gifts, answered, one.person.promises, today)) == shown


@given(archives(), st.integers(0, LENGTH))
@settings(unhurried, max_examples=25)
def test_the_standings_that_a_stage_rests_on_are_those_that_are_shown(archive: Archive, day: int) -> None:
    today = START + timedelta(day)
    for one in community(archive, today).people.values():
        for regard, shown in ((Regard.TRUST, one.trust), (Regard.RESPECT, one.respect)):
            turns = standings(told(one.person, today), regard)
            *_, last = ((Standing.NONE, Standing.NONE), *((mine, theirs) for _, mine, theirs in turns))
            assert last == (shown.me.standing, shown.they.standing)


@given(archives(), st.integers(0, LENGTH))
@settings(unhurried, max_examples=25)
def test_what_earned_trust_or_respect_is_the_entry_that_is_shown(archive: Archive, day: int) -> None:
    today = START + timedelta(day)
    for one in community(archive, today).people.values():
        for regard, mutual in ((Regard.TRUST, one.trust), (Regard.RESPECT, one.respect)):
            for side, course in ((Who.ME, mutual.me), (Who.THEY, mutual.they)):
                shown = course.made_by if course.standing is Standing.EARNED else None
                entry = earner(told(one.person, today), regard, side)
                assert (entry and (entry.span,)) == (shown and shown.spans)


@given(archives(), st.integers(0, LENGTH))
@settings(unhurried, max_examples=25)
def test_where_encounters_only_come_few_days_need_looking_at(archive: Archive, day: int) -> None:
    today, asked = START + timedelta(day), archive.settings.connection
    for one in community(archive, today).people.values():
        said = [it.toordinal() for it in beginnings(one.person, today)]
        if one.superseded or not (said or one.encounters):
            continue
        all_days = shifting(one.encounters, (), said, asked)
        few = steady(one.encounters, said, asked)
        assert [*ripening(few, said, asked.days, today)] == [*ripening(all_days, said, asked.days, today)]


def test_what_is_worked_out_of_a_copy_is_not_kept_by_the_first(archive: Archive) -> None:
    """
    people/ana.md:
        meetings: [2026-01-01 coffee by me]
    """
    ana = community(archive, START).people["ana"]
    copy = ana.afresh()
    assert copy == ana
    assert copy.acts is copy.acts
    assert "acts" in vars(copy)
    assert vars(ana) == {}
