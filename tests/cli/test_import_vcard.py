"""`kinmap import vcard`: rows, and what notes lack, first as a preview."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_import import files

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Eva Berg
EMAIL:eva@x.example
TEL:+47 900 00 000
BDAY:--0804
END:VCARD

BEGIN:VCARD
VERSION:4.0
FN:Ida Holm
TEL:+47 911 11 111
BDAY:19700101
END:VCARD
"""
EVA = "---\nname: Eva Berg\ncontact: {email: eva@x.example}\n---\n"


def give(root: Path) -> None:
    (root / "book.vcf").write_text(CARDS)
    (root / "people/eva.md").write_text(EVA)
    (root / "people/ida.md").write_text("---\nname: Ida Holm\n---\n")


def test_a_preview_says_what_notes_lack_and_writes_nothing(run: Run, small: Path) -> None:
    give(small)
    before = files(small)
    ran = run("import", "vcard", "book.vcf", at=small)
    said = " ".join(ran.out.split())
    assert (ran.code, ran.err, files(small)) == (0, "", before)
    assert (
        "What notes lack, to fill in: 1 "
        'Eva Berg: contact: {phone: "+47 900 00 000"} and birthday: 08-04 people/eva.md'
    ) in said
    assert (
        "Ida Holm: the name is the same, which proves nothing. If so, write there: "
        'contact: {phone: "+47 911 11 111"} and birthday: 1970-01-01 people/ida.md'
    ) in said
    assert "book.vcf has 14 lines: 13 of contacts, 1 blank." in said
    assert said.endswith("--apply writes into network/vcard.csv: 2 new rows; and into 1 note what it lacks.")


def test_applied_twice_it_is_there_once_and_undo_takes_all_of_it_back(run: Run, small: Path) -> None:
    give(small)
    before = files(small)
    assert "Wrote into network/vcard.csv" in run("import", "vcard", "book.vcf", "--apply", at=small).out
    after = files(small)
    assert after["people/eva.md"].decode() == EVA.replace(
        "ample}\n", "ample, phone: +47 900 00 000}\nbirthday: 08-04\n"
    )
    again = run("import", "vcard", "book.vcf", "--apply", at=small)
    assert again.out.endswith("There is nothing to change.\n")
    assert files(small) == after
    assert "All notes read well." in run("check", at=small).err
    assert run("undo", at=small).code == 0
    assert files(small) == before


def test_a_program_is_told_of_the_notes(run: Run, small: Path) -> None:
    give(small)
    said = json.loads(run("import", "vcard", "book.vcf", "--json", at=small).out)
    assert said["notes"] == [
        {
            "person": "eva",
            "path": "people/eva.md",
            "line": 1,
            "fields": {"phone": ["+47 900 00 000"], "birthday": ["08-04"]},
            "why": "",
        }
    ]
    assert "people/eva.md" in said["writes"]


def test_who_is_told_by_a_number_is_said(run: Run, small: Path) -> None:
    give(small)
    (small / "people/ida.md").write_text("---\nname: Ida\ncontact: {phone: 0047 911 11 111}\n---\n")
    said = " ".join(run("import", "vcard", "book.vcf", at=small).out.split())
    assert "Ida Holm, by the phone number people/ida.md" in said
    assert "2 contacts have a note, by an address, an e-mail or a number." in said
    assert "Ida Holm: birthday: 1970-01-01 people/ida.md" in said


def test_a_name_as_long_as_a_book_is_cut_in_what_is_said(run: Run, small: Path) -> None:
    (small / "book.vcf").write_text(f"BEGIN:VCARD\nVERSION:4.0\nFN:{'y' * 100_000}\nEND:VCARD\n")
    ran = run("import", "vcard", "book.vcf", "--verbose", at=small)
    assert ran.code == 0
    assert len(ran.out) < 2_000
    assert "yyy…" in ran.out
