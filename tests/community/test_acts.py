from __future__ import annotations

from datetime import date

from kinmap.community.acts import Act, Deed
from kinmap.community.model import Community


def told(acts: tuple[Act, ...]) -> list[tuple[str, Deed, str]]:
    return [(act.day.isoformat(), act.deed, act.what) for act in acts]


def test_who_asks_acts_and_both_may(community: Community) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-01-01 coffee by me
          - 2026-01-02 walk by them
          - 2026-01-03 call by both
          - 2026-01-04 lunch
    """
    acts = community.people["ana"].acts
    assert told(acts.me) == [("2026-01-01", Deed.MET, "coffee"), ("2026-01-03", Deed.MET, "call")]
    assert told(acts.they) == [("2026-01-02", Deed.MET, "walk"), ("2026-01-03", Deed.MET, "call")]


def test_giving_is_my_act_and_getting_theirs(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-01-01 gave help
          - 2026-01-02 got knowledge
    """
    acts = community.people["ana"].acts
    assert told(acts.me) == [("2026-01-01", Deed.GAVE, "help")]
    assert told(acts.they) == [("2026-01-02", Deed.GAVE, "knowledge")]


def test_an_answer_is_an_act_of_who_answers_on_the_day_of_the_answer(community: Community) -> None:
    """
    people/ana.md:
        life:
          - 2026-01-01 news answered 2026-01-05
          - 2026-01-02 my setback answered 2026-01-03
          - 2026-01-04 win
    """
    acts = community.people["ana"].acts
    assert told(acts.me) == [("2026-01-05", Deed.ANSWERED, "news")]
    assert told(acts.they) == [("2026-01-03", Deed.ANSWERED, "setback")]


def test_a_promise_is_an_act_once_it_is_kept(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-01 me kept 2026-02-01
          - 2026-01-01 they released 2026-02-01
          - 2026-01-01 they kept 2026-12-01
          - 2026-01-01 they
    """
    acts = community.people["ana"].acts
    assert told(acts.me) == [("2026-02-01", Deed.KEPT, "promise")]
    assert acts.they == ()


def test_an_end_written_in_part_is_not_before_its_entry(community: Community) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-20 me kept 2026-01
    """
    assert [act.day for act in community.people["ana"].acts.me] == [date(2026, 1, 20)]


def test_an_event_is_nobodys_act(community: Community) -> None:
    """
    people/ana.md:
        name: Ana
    events/fair.md:
        title: Fair
        date: 2026-01-01
        there: [ana]
    """
    acts = community.people["ana"].acts
    assert (acts.me, acts.they) == ((), ())


def test_an_act_leads_back_to_its_line(community: Community) -> None:
    """
    people/ana.md:
        exchange:
          - 2026-01-01 gave introduction to rui: Both climb.
    people/rui.md:
        name: Rui
    """
    for name in ("ana", "rui"):
        (act,) = community.people[name].acts.me
        assert (act.note, str(act.spans[0])) == ("Both climb.", "people/ana.md:3:5")
