"""A model that takes over what still stands of an earlier one is the model worked out anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.load import Archive, read
from kinmap.archive.settings import Settings
from kinmap.community.model import Community, community
from tests.community.conftest import TODAY
from tests.community.naive.made_up import made_up
from tests.community.test_properties import EVENTS, LENGTH, NAMES, START, archives, events, people, unhurried

Reading: TypeAlias = Callable[[str], Archive]
NOTES = """
people/ana.md:
    known: 2020-01-01
    meetings:
      - 2026-05-01 coffee with rui
people/rui.md:
    through: ana
people/zoe.md:
    known: 2021-01-01
    knows: ana
"""


def differing(found: Community, plain: Community) -> list[str]:
    """Return the names of the fields in which two models differ."""
    return [it.name for it in fields(Community) if getattr(found, it.name) != getattr(plain, it.name)]


@st.composite
def edited(draw: st.DrawFn, archive: Archive) -> Archive:
    """Return an archive after some notes were written anew, and others deleted."""
    persons, dates = dict(archive.people), dict(archive.events)
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)):
        persons[name] = draw(people(name))
    for name in draw(st.lists(st.sampled_from(EVENTS), max_size=1)):
        dates[name] = draw(events(name))
    for name in draw(st.lists(st.sampled_from((*NAMES, *EVENTS)), max_size=1)):
        persons.pop(name, None)
        dates.pop(name, None)
    return replace(archive, people=dict(sorted(persons.items())), events=dates)


@given(st.data(), st.integers(0, LENGTH))
@settings(unhurried, max_examples=20)
def test_edits_of_notes_give_the_model_of_the_notes_as_they_are(data: st.DataObject, day: int) -> None:
    today = START + timedelta(day)
    archive = data.draw(archives())
    found = community(archive, today)
    for _ in range(3):
        archive = data.draw(edited(archive))
        found = community(archive, today, found)
        assert differing(found, community(archive, today)) == []


def saves(seed: int) -> Iterator[tuple[Archive, date]]:
    """Yield an archive as it was read after each of some saves: lines cut or doubled, notes taken or gone."""
    chance = random.Random(seed)  # noqa: S311 - no cipher
    made, other = made_up(seed), made_up(seed + 1)
    files = dict(made.files)
    for _ in range(6):
        yield read(files), made.todays[-1]
        path = chance.choice(sorted(files.keys() | other.files.keys()))
        lines = files.get(path, other.files.get(path, b"")).split(b"\n")
        at = chance.randrange(len(lines))
        match chance.choice(["cut", "cut", "double", "take", "delete"]):
            case "cut":
                files[path] = b"\n".join(lines[:at] + lines[at + 1 :])
            case "double":
                files[path] = b"\n".join(lines[: at + 1] + lines[at:])
            case "take":
                files[path] = other.files.get(path, b"")
            case _:
                files.pop(path, None)


def wrong(seeds: range) -> Iterator[str]:
    """Yield where a model that takes over what it can differs from one that does not."""
    for seed in seeds:
        before: Community | None = None
        for archive, today in saves(seed):
            before = community(archive, today, before)
            yield from (f"{seed}: {name}" for name in differing(before, community(archive, today)))


def test_saves_give_the_model_of_the_notes_as_they_are() -> None:
    assert list(wrong(range(12))) == []


@pytest.mark.torture
@pytest.mark.parametrize("seeds", [range(n, n + 250) for n in range(12, 4012, 250)], ids=str)
def test_many_saves_give_the_model_of_the_notes_as_they_are(seeds: range) -> None:
    assert list(wrong(seeds)) == []


def test_who_is_untouched_by_a_save_keeps_the_very_relation(read_archive: Reading) -> None:
    before = community(read_archive(NOTES), TODAY)
    after = community(read_archive(NOTES.replace("coffee with rui", "lunch with rui")), TODAY, before)
    assert after.people["zoe"] is before.people["zoe"]
    assert after.people["rui"].encounters[0].kind == "lunch"


def test_through_whom_you_know_somebody_follows_others_notes(read_archive: Reading) -> None:
    before = community(read_archive(NOTES), TODAY)
    after = community(read_archive(NOTES.replace("known: 2020-01-01", "through: zoe")), TODAY, before)
    assert after.people["rui"].chain == ("zoe", "ana", "rui")


def test_another_day_or_other_settings_work_everything_out_anew(read_archive: Reading) -> None:
    before = community(read_archive(NOTES), TODAY)
    later = community(read_archive(NOTES), TODAY + timedelta(200), before)
    assert later.people["ana"].time.days == (before.people["ana"].time.days or 0) + 200
    other = replace(read_archive(NOTES), settings=Settings(facets=("Work",)))
    assert community(other, TODAY, before).people["zoe"].depth == (0, 1)


def after_a_save(read_archive: Reading, notes: str, line: str, saved: str) -> list[str]:
    """Return the names of the fields that are wrong when the model before a save is handed on."""
    before, now = read_archive(notes), read_archive(notes.replace(line, saved))
    assert now != before
    return differing(community(now, TODAY, community(before, TODAY)), community(now, TODAY))


def test_a_line_of_ones_own_stands_for_anothers_although_no_save_has_touched_it(
    read_archive: Reading,
) -> None:
    notes = """
events/fair.md:
    date: 2026-05-01
    there: [zoe]
people/ana.md:
    meetings:
      - 2026-05-01 coffee with rui at fair
people/rui.md:
    meetings:
      - 2026-05-01 coffee
people/zoe.md:
    known: 2021
"""
    assert after_a_save(read_archive, notes, "known: 2021", "known: 2022") == []


def test_a_goal_that_is_met_is_no_reason_any_longer(read_archive: Reading) -> None:
    notes = """
site.yml:
    goals: [1 connection tagged bread]
people/ana.md:
    known: 2020
    tags: [bread]
people/rui.md:
    known: 2021
    tags: [bread]
"""
    assert after_a_save(read_archive, notes, "known: 2021", "declared: 2021") == []
