from __future__ import annotations

from datetime import date

from kinmap.archive.ledgers import Channel, Who
from kinmap.archive.load import Archive
from kinmap.community.encounters import Encounter
from kinmap.community.model import Community, community as model


def only(encounters: tuple[Encounter, ...]) -> Encounter:
    (encounter,) = encounters
    return encounter


def test_a_line_is_an_encounter_as_it_is_written(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-03 coffee 2h by both at [[Café Central]]: She took the job.
    """
    encounter = only(community.people["ana"].encounters)
    assert (encounter.day, encounter.kind, encounter.channel) == (
        date(2026, 10, 3),
        "coffee",
        Channel.IN_PERSON,
    )
    assert (encounter.minutes, encounter.by, encounter.at) == (120, Who.BOTH, ("Café Central",))
    assert (encounter.note, encounter.source) == ("She took the job.", "ana")


def test_an_encounter_leads_back_to_its_line(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-03 coffee
    """
    span = only(community.people["ana"].encounters).spans[0]
    assert (span.path, span.line) == ("people/ana.md", 3)


def test_a_line_with_somebody_is_theirs_too_but_of_who_asked_only_my_part(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 coffee by me with rui
          - 2026-10-02 coffee by both with rui
          - 2026-10-03 coffee by them with rui
    people/rui.md:
        name: Rui
    """
    assert [each.by for each in community.people["rui"].encounters] == [Who.ME, Who.ME, None]
    assert {each.source for each in community.people["rui"].encounters} == {"ana"}


def test_my_own_line_of_the_day_and_kind_stands_instead(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 coffee 3h by me with rui
    people/rui.md:
        meetings:
          - 2026-10-01 coffee 1h
    """
    encounter = only(community.people["rui"].encounters)
    assert (encounter.minutes, encounter.by, encounter.source) == (60, None, "rui")


def test_what_two_others_tell_of_one_evening_is_one_meeting(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 dinner 1h by me with rui at Lisbon: Short.
    people/bela.md:
        meetings:
          - 2026-10-01 dinner 3h by them with rui at Porto: Long.
    people/rui.md:
        name: Rui
    """
    encounter = only(community.people["rui"].encounters)
    assert (encounter.minutes, encounter.by, encounter.note) == (180, Who.ME, "Long.")
    assert encounter.at == ("Porto", "Lisbon")
    assert encounter.companions == ("bela", "ana")
    assert [span.path for span in encounter.spans] == ["people/bela.md", "people/ana.md"]


def test_two_lines_in_a_file_are_two_meetings_and_one_contact(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 coffee
          - 2026-10-01 coffee
    """
    ana = community.people["ana"]
    assert (len(ana.encounters), ana.contacts) == (2, (date(2026, 10, 1),))


def test_encounters_of_one_day_are_in_order_of_hours(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-02 call
          - 2026-10-01 walk 3h
          - 2026-10-01 coffee 1h30m
    """
    assert [each.kind for each in community.people["ana"].encounters] == ["coffee", "walk", "call"]


def test_an_event_is_a_meeting_for_everyone_who_was_there(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    people/rui.md:
        name: Rui
    events/dinner.md:
        title: Harvest dinner
        date: 2026-07-01
        kind: social
        there: [ana]
        met: [rui]
    """
    for name, line in (("ana", 5), ("rui", 6)):
        encounter = only(community.people[name].encounters)
        assert (encounter.kind, encounter.minutes, encounter.by) == ("event", 60, None)
        assert (encounter.source, encounter.events) == ("dinner", ("dinner",))
        assert encounter.spans[0].line == line


def test_who_was_there_and_met_there_is_counted_once(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    events/dinner.md:
        title: Dinner
        date: 2026-07-01
        there: [ana]
        met: [ana]
    """
    assert len(community.people["ana"].encounters) == 1


def test_a_line_at_the_event_stands_instead_whatever_its_channel_and_day(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-06-01 call at dinner
    events/dinner.md:
        title: Dinner
        date: 2026-07-01
        there: [ana]
    """
    assert [each.kind for each in community.people["ana"].encounters] == ["call"]


def test_a_call_on_the_day_of_an_event_is_another_thing(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-07-01 call
    events/dinner.md:
        title: Dinner
        date: 2026-07-01
        there: [ana]
    """
    assert [each.kind for each in community.people["ana"].encounters] == ["call", "event"]


def test_an_event_counts_until_the_day_of_the_line_that_stands_instead(archive: Archive) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-07-03 lunch
    events/fair.md:
        title: Fair
        date: 2026-07-01
        until: 2026-07-04
        there: [ana]
    """
    kinds = {
        day: [each.kind for each in model(archive, date(2026, 7, day)).people["ana"].encounters]
        for day in (2, 3)
    }
    assert kinds == {2: ["event"], 3: ["lunch"]}
