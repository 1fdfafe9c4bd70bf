"""`kinmap export`: each format to standard output, or into a file that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

STARTS = {
    "json": "{\n",
    "vcard": "BEGIN:VCARD\r\nVERSION:4.0\r\n",
    "ics": "BEGIN:VCALENDAR\r\n",
    "csv": "id,name,aliases,",
    "graphml": '<?xml version="1.0" encoding="UTF-8"?>\n<graphml',
}


@pytest.mark.parametrize("style", STARTS)
def test_each_format_is_printed_or_written_the_same(run: Run, small: Path, style: str) -> None:
    printed = run("export", style, "--today", "2026-11-01", at=small)
    run("export", style, "--today", "2026-11-01", "--output", "out", at=small)
    assert printed.out.startswith(STARTS[style])
    assert (small / "out").read_bytes().decode() == printed.out


def test_what_goes_out_as_cards_changes_nothing_when_it_comes_in(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text(
        "---\nname: Eva Berg\nbirthday: 1990-01-02\ncontact: {email: eva@x.example, phone: 1234567}\n---\n"
    )
    note = (small / "people/eva.md").read_bytes()
    run("export", "vcard", "--output", "out.vcf", at=small)
    assert "Wrote into network/vcard.csv" in run("import", "vcard", "out.vcf", "--apply", at=small).out
    assert (small / "people/eva.md").read_bytes() == note
    assert "There is nothing to change." in run("import", "vcard", "out.vcf", "--apply", at=small).out


def test_a_format_that_is_none_is_refused(run: Run, small: Path) -> None:
    ran = run("export", "telepathy", at=small)
    assert (ran.code, ran.out) == (2, "")
