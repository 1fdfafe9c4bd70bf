"""`kinmap import ics` and its like: a preview, notes and their lines, and all of it taken back at once."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_import import files

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:coffee
DTSTART:20261005T100000Z
DTEND:20261005T110000Z
SUMMARY:Coffee
ATTENDEE;CN=Ana:mailto:ana@example.org
ATTENDEE;CN=Mo:mailto:mo@example.org
END:VEVENT
BEGIN:VEVENT
UID:week
DTSTART:20261006T100000Z
RRULE:FREQ=WEEKLY
SUMMARY:Each week
ATTENDEE;CN=Ana:mailto:ana@example.org
END:VEVENT
END:VCALENDAR
"""
JOURNAL = "### Activities:\n- 2026-09-01: With **Ana** and **Uma**.\n\n### Friends:\n- Ana\n- Uma @x\n"


def test_a_calendar_is_shown_first_then_written_then_taken_back(run: Run, small: Path) -> None:
    (small / "cal.ics").write_text(CALENDAR)
    before = files(small)
    shown = run("import", "ics", "cal.ics", at=small)
    said = " ".join(shown.out.split())
    assert (shown.code, shown.err, files(small)) == (0, "", before)
    assert "New lines: 1 2026-10-05 coffee 1h: Coffee (people/ana.md) cal.ics:2" in said
    assert "Passed over: 1 it comes again and again, or is one of such a series. cal.ics:10" in said
    assert "cal.ics has 17 lines: 8 of appointments, 7 passed over, 2 of headings." in said
    assert "2 things in it: 1 new, 1 passed over." in said
    assert "Without a note: Mo (1). `kinmap new` starts one; import again after it." in said
    assert said.endswith("--apply writes 1 changed note; and into network/.ics.csv what came from where.")
    assert "Wrote 1 changed note; " in run("import", "ics", "cal.ics", "--apply", at=small).out
    after = files(small)
    assert b"- 2026-10-05 coffee 1h: Coffee\n  - 2026-10-03" in after["people/ana.md"]
    assert "All notes read well." in run("check", at=small).err
    assert run("import", "ics", "cal.ics", "--apply", at=small).out.endswith("There is nothing to change.\n")
    assert files(small) == after
    assert run("undo", at=small).code == 0
    assert files(small) == before


def test_people_of_a_journal_get_notes_and_a_program_is_told(run: Run, small: Path) -> None:
    (small / "friends.md").write_text(JOURNAL)
    before = files(small)
    said = json.loads(run("import", "friends", "friends.md", "--apply", "--json", at=small).out)
    assert said["writes"] == ["network/.friends.csv", "people/ana.md", "people/uma.md"]
    assert said["sum"] | {"new": 2, "there": 1} == said["sum"]
    assert [it["kind"] for it in said["matters"]] == ["new", "there", "new"]
    assert files(small)["people/uma.md"] == b"---\nname: Uma\ntags: [x]\n---\n"
    assert run("undo", at=small).code == 0
    assert files(small) == before


def test_with_verbose_all_that_was_read_is_listed(run: Run, small: Path) -> None:
    (small / "friends.md").write_text(JOURNAL)
    run("import", "friends", "friends.md", "--apply", at=small)
    said = " ".join(run("import", "friends", "friends.md", "--verbose", at=small).out.split())
    assert "The same: 3" in said
    assert "Uma (people/uma.md) friends.md:6" in said


def test_a_folder_of_notes_stays_as_it_is_and_the_command_says_what_to_paste(run: Run, small: Path) -> None:
    folder = small.parent / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    (folder / ".obsidian/x.md").write_text("---\nborn: 1990-01-01\n---\n")
    (folder / "deep").mkdir()
    (folder / "deep/ana.md").write_text("---\nborn: 1990-01-01\nemail: a@x.example\nscore: 3\n---\n")
    before = files(small), files(folder)
    ran = run("import", "notes", folder, at=small)
    assert (ran.code, (files(small), files(folder))) == (0, before)
    assert ran.out == (
        "vault has 1 note.\n\n"
        "For `contact`, which takes email, phone, linkedin and web: 1\n  email\n\n"
        "Your own, and shown under their names: 1\n  score (1)\n\n"
        "Nothing was written. To have these fields read, put this into site.yml:\n\n"
        "fields:\n  born: birthday  # in 1 note\n"
    )
    assert run("import", "notes", folder, "--apply", at=small).code == 2
