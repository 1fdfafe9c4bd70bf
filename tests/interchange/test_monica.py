"""Monica's export: contacts become notes, and what was done with them their ledgers."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kinmap.interchange import monica
from kinmap.interchange.foreign import NotThisFormatError
from tests.interchange.conftest import Bring
from tests.interchange.test_mutated import check

EXPORT = (Path(__file__).parent / "files/monica.json").read_bytes()
NOTES = """
    people/nives.md:
        name: Nives Orlić
"""
ANA = """---
name: Ana Duarte
aliases: [Anita]
known: 2017-05-04
through: rui-lopes
groups: [Lumen]
tags: [grants, =1+1]
every: 30 days
birthday: 03-02
contact:
  email: ana@example.org
  phone: +351 900 000 000
knows:
  - rui-lopes: uncle
meetings:
  - 2020-11-01 dinner with rui-lopes: "Dinner by the sea: Long."
  - 2020-10-01 message by me: "I: Are you well? / They: I am."
  - 2020-02-03 call by them: "The draft: done"
exchange:
  - 2020-06-05 gave gift: A book
  - 2020-06-02 got gift: Jam
life:
  - 2020-09-01 news: "New job: At Lumen"
promises:
  - 2020-05-04 they: Pay back 7.5.
  - 2020-03-04 me kept 2020-04-01: Pay back 20 EUR, for lunch.
---

## Work
Editor at Lumen.

## Notes
- Met at the: fair
  \\# not a heading
  \\[\\[nives\\]\\] \\<script\\>alert(1)\\</script\\>
- Food: No fish
- 2020-07-01: Likes \\*rye\\*
  \\- and oats

## Gift ideas
- A kite

## Reminders
- 2020-08-01: Wish her luck
- 2020-08-02, every 3 months: Visit

## Family
- child: Tom, born 2014-01-02
"""
RUI = """---
name: Rui Lopes
place: Porto
every: never
contact:
  web: https://rui.example
life:
  - 2020-09-02 news: Moved
---

## Notes
- Died.

## Addresses
- Home: Rua 1, Porto, PT
"""


def test_contacts_become_notes_with_all_that_is_known_of_them(bring: Bring) -> None:
    done = bring("monica", EXPORT, NOTES)
    assert done.note("people/ana-duarte.md") == ANA
    assert done.note("people/rui-lopes.md") == RUI
    assert sorted(done.plan.changes) == [
        "network/.monica.csv", "people/ana-duarte.md", "people/rui-lopes.md"
    ]  # fmt: skip


def test_each_entry_is_told_and_what_leads_nowhere_is_said(bring: Bring) -> None:
    done = bring("monica", EXPORT, NOTES)
    foreign = done.plan.foreign
    contacts, theirs, apart = 5, 14 + 3 + 1, 1 + 4 + 2 + 1 + 1
    assert (foreign.lines, foreign.unit) == (contacts + theirs + apart, "entry")
    assert [it.why for it in foreign.passed] == [
        "it has no day",
        "it has no name",
        "the contact that it belongs to is passed over",
        "one of the two is not in the file",
        "nobody was there who is in the file",
        "it is your own journal, and about nobody",
        "an activity with Ana Duarte is not in the file",
    ]
    assert foreign.silent == {
        "of addresses and numbers": 3,
        "of relatives without a page": 1,
        "of users": 1,
        "of photographs and documents": 1,
    }
    kinds = [kind for _, kind in done.kinds()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"new": 21, "there": 2}


def test_a_second_time_changes_no_byte(bring: Bring) -> None:
    once = bring("monica", EXPORT, NOTES)
    assert bring("monica", EXPORT, once.after).plan.changes == {}


def test_somebody_with_a_note_keeps_it_and_gets_the_lines(bring: Bring) -> None:
    notes = NOTES + "    people/ana.md:\n        name: Ana Duarte\n        birthday: 1990-03-02\n"
    done = bring("monica", EXPORT, notes)
    assert "people/ana-duarte.md" not in done.after
    assert "  - 2020-06-02 got gift: Jam\n" in done.note("people/ana.md")
    assert "birthday: 1990-03-02\n" in done.note("people/ana.md")
    assert "## Notes" not in done.note("people/ana.md")
    (first,) = [it for it in done.plan.outcomes if it.matter.line == 1 and it.kind == "there"]
    assert first.words.startswith('aliases: ["Anita"] and tags: ["grants", "=1+1"] and contact: {email:')
    assert "knows:\n  - ana: nephew\n" in done.note("people/rui-lopes.md")


@pytest.mark.parametrize("name", ["contact-field", "contactField", "contact_fields", "ContactFields"])
def test_names_of_blocks_are_read_in_any_spelling(bring: Bring, name: str) -> None:
    done = bring("monica", EXPORT.replace(b'"contact_field"', f'"{name}"'.encode()), NOTES)
    assert done.note("people/ana-duarte.md") == ANA


@pytest.mark.parametrize("text", ["[]", "{", '{"account": []}', '{"contacts": []}', "[" * 100_000])
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(NotThisFormatError):
        monica.read(text.encode())


def odd(node: Any, dice: Random) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a part of an export with something else in the place of some of it."""
    if dice.random() < 1 / 60:
        return dice.choice(
            (None, [], {}, "", "a: b\n- c", 1, True, -1e300, "2020-02-30", "c-ana", [[]], "\ud800")
        )
    if isinstance(node, dict):
        return {key: odd(value, dice) for key, value in node.items()}
    return [odd(each, dice) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("seed", range(20))
def test_an_export_of_another_shape_does_no_harm(seed: int) -> None:
    check("monica", json.dumps(odd(json.loads(EXPORT), Random(seed))).encode())  # noqa: S311 - dice


@pytest.mark.parametrize(
    ("sort", "properties", "line"),
    [
        ("call", {"called_at": "2020-02-03"}, "2020-02-03 call"),
        ("call", {"called_at": "2020-02-03", "contact_called": False}, "2020-02-03 call by me"),
        ("debt", {"in_debt": True}, "2020-01-02 me: Pay back."),
        ("reminder", {"title": "Visit"}, "- Visit"),
        ("reminder", {"title": "Visit", "frequency_type": "year"}, "- every year: Visit"),
    ],
)
def test_what_a_thing_does_not_say_is_not_made_up(
    bring: Bring, sort: str, properties: dict[str, Any], line: str
) -> None:
    it = {"uuid": "x", "created_at": "2020-01-02T00:00:00Z", "properties": properties}
    ana = {"uuid": "c", "properties": {"first_name": "Ana"}, "data": [{"type": sort, "values": [it]}]}
    export = {"account": {"data": [{"type": "contact", "values": [ana]}]}}
    assert f"{line}\n" in bring("monica", json.dumps(export).encode(), {}).note("people/ana.md")
