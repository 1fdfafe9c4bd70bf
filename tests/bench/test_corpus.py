"""What is measured is worth measuring: notes as people write them, read without a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bench import corpus, hugo
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


@pytest.mark.parametrize("make", [hugo.site, hugo.full])
def test_hugo_is_given_every_line_that_kinmap_is_given(make: Make) -> None:
    sheets = corpus.people(10)
    pages = dict(make(sheets))
    for one in sheets:
        page = pages[f"content/people/{one.id}.md"]
        assert all(f"{head}: {note}" in page for entries in one.ledgers.values() for head, note in entries)
        assert "[[" not in page.replace(": [[", "")
