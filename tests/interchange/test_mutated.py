"""Whatever a foreign file has become, it is refused in a sentence or comes in whole, each line told."""

from __future__ import annotations

from random import Random

import pytest

from kinmap.archive.load import read as read_archive
from kinmap.interchange.chronicle import chronicle
from kinmap.interchange.foreign import Foreign, NotThisFormatError
from kinmap.interchange.formats import FORMATS, Format
from kinmap.interchange.gaps import with_gaps
from kinmap.interchange.plan import base_path, plan, rows_path
from tests.interchange.mutated import SEEDS, mutated

NOTES = {
    "people/nives.md": "---\nname: Nives Orlić\ncontact: {email: nives@example.org}\n---\n".encode(),
    "people/ivo.md": "---\nname: Ivo Marić\ncontact:\n  email: ivo@example.org\n---\nA pilot.\n".encode(),
    "people/zoe.md": "---\nname: Zoë Lima\n---\n".encode(),
}


def imported(form: Format, foreign: Foreign, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files after an import."""
    archive = read_archive(files)
    if form.notes:
        changes = chronicle(form.name, foreign, archive, files.get).changes
        after = {path: new for path, (_, new) in changes.items() if new is not None}
        return files | after
    rows, base = files.get(rows_path(form.name)), files.get(base_path(form.name))
    planned = plan(form, foreign, archive.people.values(), rows, base)
    if form.book:
        planned, _ = with_gaps(planned, form.name, archive, files.get)
    return files | {path: new for path, (_, new) in planned.changes.items() if new is not None}


def check(name: str, content: bytes) -> None:
    """Bring a file in twice."""
    form = FORMATS[name]
    try:
        foreign = form.read(content, None)
    except NotThisFormatError:
        return
    told = [it.height for it in (*foreign.contacts, *foreign.matters, *foreign.passed)]
    assert sum(told) + sum(foreign.silent.values()) == foreign.lines
    once = imported(form, foreign, NOTES)
    assert imported(form, foreign, once) == once
    archive = read_archive(once)
    assert all(problem.code == "place" for problem in archive.problems)
    assert all(
        cell[:1] not in ("=", "+", "-", "@") for row in archive.rows for cell in (row.name, row.company)
    )


@pytest.mark.parametrize("seed", range(12))
def test_a_file_that_was_damaged_comes_in_whole_or_not_at_all(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    for _ in range(25):
        check(*mutated(dice))


def test_there_is_a_file_of_each_format_to_damage() -> None:
    assert set(SEEDS) == set(FORMATS)
    for name, contents in SEEDS.items():
        read = [FORMATS[name].read(content, None) for content in contents]
        assert all(foreign.contacts or foreign.matters for foreign in read)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 140))
def test_twenty_thousand_files_that_were_damaged_likewise(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    for _ in range(500):
        check(*mutated(dice))
