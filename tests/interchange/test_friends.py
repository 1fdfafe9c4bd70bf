"""`friends.md`: friends become notes, activities meetings with all who are named, notes news."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.interchange import friends
from kinmap.interchange.foreign import NotThisFormatError
from tests.interchange.conftest import Bring

JOURNAL = (Path(__file__).parent / "files/friends.md").read_bytes()
NOTES = """
    people/ivo.md:
        name: Ivo Marić
    people/nives.md:
        name: Nives Orlić
"""


def test_friends_become_notes_with_their_lines(bring: Bring) -> None:
    done = bring("friends", JOURNAL, NOTES)
    assert done.note("people/grace-hopper.md") == (
        "---\nname: Grace Hopper\naliases: [The Admiral, Amazing Grace]\ntags: [navy, science]\n"
        "place: New York City\nmeetings:\n"
        "  - 2018-11-01 at [[Marie's Diner]]: Grace Hopper and I went to Marie's Diner. "
        "George had to cancel at the last minute. @food\n"
        "  - 2018-01-04 lunch with george-carver nives: Got lunch with Grace Hopper and George Carver, "
        "Nives Orlić too. @food\n"
        "life:\n"
        "  - 2018-06-15 news: 'Grace Hopper found out: \"she''s\" getting a [[nives]] Academy "
        "<b>building</b>. @navy'\n"
        '  - 2017-06-06 news: "Grace Hopper and Ivo Marić are cousins: - really # so"\n---\n'
    )
    assert done.note("people/ivo.md") == (
        "---\nname: Ivo Marić\nmeetings:\n"
        "  - 2017-12-31: Celebrated in Paris, then in Lyon, with Ivo Marić.\n"
        'life:\n  - 2017-06-06 news: "Grace Hopper and Ivo Marić are cousins: - really # so"\n---\n'
    )


def test_names_stay_text_in_notes_and_make_safe_file_names(bring: Bring) -> None:
    done = bring("friends", JOURNAL, NOTES)
    assert done.note("people/1-1-x.md") == "---\nname: =1+1 {{ x }}\n---\n"
    assert done.note("people/zoë-from-work.md") == "---\nname: Zoë (from work)\ntags: [../../x]\n---\n"


def test_a_name_with_a_bracket_stays_as_it_is_written(bring: Bring) -> None:
    done = bring("friends", b"### Friends:\n- =SUM(A1) [Porto]\n", {})
    assert done.note("people/sum-a1.md") == "---\nname: =SUM(A1)\nplace: Porto\n---\n"


def test_every_line_is_told(bring: Bring) -> None:
    done = bring("friends", JOURNAL, NOTES)
    assert done.kinds() == [
        (2, "new"), (3, "new"), (4, "new"), (7, "left"), (11, "new"), (12, "new"), (12, "new"),
        (15, "new"), (16, "new"), (17, "there"), (18, "new"), (20, "new"),
    ]  # fmt: skip
    assert [(it.line, it.why) for it in done.plan.foreign.passed] == [
        (5, "it names nobody"),
        (6, "it does not begin with a day"),
        (8, "it does not begin with a day"),
        (19, "George Carver stands in line 15 already"),
    ]
    assert done.plan.foreign.silent == {
        "of headings": 4, "of places alone": 2, "of other text": 0, "blank": 3
    }  # fmt: skip


def test_what_a_note_lacks_is_said_and_not_written(bring: Bring) -> None:
    done = bring("friends", JOURNAL, NOTES)
    (nives,) = [it for it in done.plan.outcomes if it.matter.line == 17]
    assert nives.words == 'aliases: ["Nina"]'
    assert "Nina" not in done.note("people/nives.md")


def test_a_second_time_changes_no_byte_and_a_longer_journal_adds_what_is_new(bring: Bring) -> None:
    once = bring("friends", JOURNAL, NOTES)
    assert bring("friends", JOURNAL, once.after).plan.changes == {}
    longer = JOURNAL.replace(b"### Notes:", b"- 2019-01-01: **Ivo Mari\xc4\x87** again.\n\n### Notes:")
    later = bring("friends", longer, once.after)
    assert sorted(later.plan.changes) == ["network/.friends.csv", "people/ivo.md"]
    assert "  - 2019-01-01: Ivo Marić again.\n  - 2017-12-31: " in later.note("people/ivo.md")


def test_somebody_whose_note_was_taken_out_does_not_come_back(bring: Bring) -> None:
    once = bring("friends", JOURNAL, NOTES)
    gone = {path: content for path, content in once.after.items() if "george" not in path}
    gone["people/grace-hopper.md"] = gone["people/grace-hopper.md"].replace(b"george-carver ", b"")
    later = bring("friends", JOURNAL, gone)
    assert later.plan.changes == {}
    assert dict(later.kinds())[15] == "yours"


def test_one_name_of_two_people_is_left_with_all_its_lines(bring: Bring) -> None:
    notes = NOTES + "    people/ivo-2.md:\n        name: Ivo Marić\n"
    kinds = dict(bring("friends", JOURNAL, notes).kinds())
    assert kinds[4] == "ambiguous"


def test_what_is_no_journal_of_friends_is_refused() -> None:
    with pytest.raises(NotThisFormatError, match="none of the headings"):
        friends.read(b"# My friends\n- Ana\n")


def test_a_name_that_is_nearly_one_is_a_question_with_both_answers(bring: Bring) -> None:
    journal = "### Activities:\n- 2020-01-01: **Nives Orlic**.\n### Friends:\n- Nives Orlic\n"
    done = bring("friends", journal, NOTES)
    assert done.kinds() == [(2, "ambiguous"), (4, "ambiguous")]
    assert done.plan.outcomes[1].words == (
        'may be people/nives.md; if so, write there: aliases: ["Nives Orlic"]; '
        'if not, `kinmap new "Nives Orlic"` first'
    )
    alias = NOTES.replace("Nives Orlić", "Nives Orlić\n        aliases: [Nives Orlic]")
    assert [kind for _, kind in bring("friends", journal, alias).kinds()] == ["new", "there"]
    other = NOTES + "    people/nives-2.md:\n        name: Nives Orlic\n"
    assert "2020-01-01: Nives Orlic." in bring("friends", journal, other).note("people/nives-2.md")
