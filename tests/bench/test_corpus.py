"""What is measured is worth measuring: notes as people write them, read without a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bench import compare, corpus, eleventy, hugo, mkdocs
from bench.builders import BUILDERS
from kinmap.archive.load import read

Make = Callable[[list[corpus.Sheet]], Iterator[tuple[str, str]]]


def test_the_same_seed_gives_the_same_people() -> None:
    assert corpus.people(20, seed=3) == corpus.people(20, seed=3)
    assert corpus.people(20, seed=3) != corpus.people(20, seed=4)


def test_each_has_six_meetings_and_is_read_without_a_problem() -> None:
    files = {path: text.encode() for path, text in corpus.archive(corpus.people(60))}
    archive = read(files)
    assert archive.problems == ()
    assert len(archive.people) == 60
    assert {len(person.meetings) for person in archive.people.values()} == {6}


def test_a_note_is_about_as_long_as_a_real_one() -> None:
    sizes = [len(corpus.note(one).encode()) for one in corpus.people(60)]
    assert 1300 < sum(sizes) / len(sizes) < 1900


@pytest.mark.parametrize(
    ("make", "folder"),
    [(hugo.site, "content"), (hugo.full, "content"), (eleventy.site, "content"), (mkdocs.site, "docs")],
)
def test_others_are_given_every_line_that_kinmap_is_given(make: Make, folder: str) -> None:
    sheets = corpus.people(10)
    pages = dict(make(sheets))
    for one in sheets:
        page = pages[f"{folder}/people/{one.id}.md"]
        assert all(f"{head}: {note}" in page for entries in one.ledgers.values() for head, note in entries)
        assert "[[" not in page.replace(": [[", "")


def test_sizes_and_builders_are_chosen_by_name() -> None:
    asked = compare.parsed(["--people", "100,1000", "--builders", "kinmap,hugo", "--rounds", "2"])
    assert (asked.people, asked.builders, asked.rounds, asked.write) == (
        [100, 1000],
        ["kinmap", "hugo"],
        2,
        False,
    )
    everyone = compare.parsed([]).builders
    assert {*everyone, "lean"} == set(BUILDERS)
    assert "lean" not in everyone  # `hugo` has it already
    assert compare.parsed(["--builders", "kinmap,lean"]).builders == ["kinmap", "lean"]
