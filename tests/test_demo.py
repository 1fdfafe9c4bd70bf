"""The demo archive shows all there is to show, and reads without a word of complaint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS
from kinmap.archive.grammar import EXCHANGE, LIFE, PROMISES, TRUST
from kinmap.archive.load import Archive, load
from kinmap.archive.settings import KINDS
from kinmap.community.candidates import Reason
from kinmap.community.conditions import Need
from kinmap.community.model import Community, community
from kinmap.community.rhythm import Origin, State
from kinmap.community.stages import Stage

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def demo() -> Archive:
    return load(ROOT)


@pytest.fixture(scope="module")
def model(demo: Archive) -> Community:
    return community(demo, DAY)


def test_nothing_is_wrong_in_it(demo: Archive) -> None:
    assert demo.problems == ()


def test_it_is_of_the_size_that_a_life_has(demo: Archive) -> None:
    assert 75 <= len(demo.people) <= 90
    assert len(demo.events) >= 12
    assert sum(event.date is not None and event.date.first > DAY for event in demo.events.values()) == 2
    assert len({event.kind for event in demo.events.values()}) == 3
    assert len(demo.rows) == 400


@pytest.mark.parametrize("name", PERSON_FIELDS)
def test_every_field_of_a_person_is_used(demo: Archive, name: str) -> None:
    assert any(name in person.spans for person in demo.people.values())


@pytest.mark.parametrize("name", EVENT_FIELDS)
def test_every_field_of_an_event_is_used(demo: Archive, name: str) -> None:
    assert any(name in event.spans for event in demo.events.values())


def words_of(demo: Archive, ledger: str) -> Iterator[str]:
    for person in demo.people.values():
        for entry in getattr(person, ledger):
            yield from entry.words.casefold().split()


@pytest.mark.parametrize(
    ("ledger", "known"),
    [
        ("meetings", ("by", "with", "at", "me", "they", "both")),
        ("trust", TRUST.all_words),
        ("exchange", EXCHANGE.all_words),
        ("life", LIFE.all_words),
        ("promises", PROMISES.all_words),
    ],
)
def test_every_word_of_a_ledger_is_used(demo: Archive, ledger: str, known: tuple[str, ...]) -> None:
    said = Counter(words_of(demo, ledger))
    synonyms = {"me": ("me", "i"), "i": ("me", "i"), "they": ("they", "them"), "them": ("they", "them")}
    assert [word for word in known if not any(said[way] for way in synonyms.get(word, (word,)))] == []


def test_every_kind_of_meeting_is_used(demo: Archive) -> None:
    kinds = {meeting.kind for person in demo.people.values() for meeting in person.meetings}
    assert set(KINDS) | set(demo.settings.kinds) <= kinds


def test_every_stage_and_every_state_is_there(model: Community) -> None:
    relations = model.people.values()
    assert {relation.stage for relation in relations} == set(Stage)
    assert {relation.state for relation in relations} == set(State)
    assert {relation.rhythm_from for relation in relations} >= set(Origin)


def test_every_reason_and_everything_that_can_be_missing_is_there(model: Community) -> None:
    assert {reason for candidate in model.candidates for reason in candidate.reasons} == set(Reason)
    missing = {
        lack.need
        for candidate in model.candidates
        for _, condition in model.people[candidate.id].conditions
        for lack in condition.missing
    }
    assert missing == set(Need)


def test_every_kind_of_candidate_is_there(model: Community) -> None:
    found = [(model.people[candidate.id], candidate) for candidate in model.candidates]
    assert {relation.stage for relation, _ in found} == {Stage.KNOWN, Stage.POSSIBLE}
    assert {relation.silent for relation, _ in found} == {True, False}
    assert {candidate.holds for _, candidate in found} == {0, 1, 2, 3}
    assert {bool(candidate.grounds) for _, candidate in found} == {True, False}


def test_every_list_has_somebody_on_it(model: Community) -> None:
    lists = (model.stale, model.soon, model.drifting, model.unwritten, model.bridges, model.alone)
    assert all(lists)
    assert all((model.introduced, model.introductions, model.goals, model.communities))
    assert any(relation.declared for relation in model.people.values())
    assert any(relation.balance.lopsided for relation in model.people.values())
    assert {made.met for made in model.introduced} == {True, False}
