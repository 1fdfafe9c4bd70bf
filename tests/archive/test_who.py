"""Whom a word means, on the command line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from kinmap.archive.load import Archive
from kinmap.archive.who import Found, find_anybody, find_person

NOTES = """
    people/ana-duarte.md:
        name: Ana Duarte
        aliases: [Duda, Anička]
    people/ana-silva.md:
        name: Ana Silva
    people/ana.md:
        name: Annabel Crane
    people/rui.md:
        name: Rui Lopes
        aliases: [Ana Silva]
    people/žofie.md:
        name: Žofie Orlić
    events/harvest.md:
        title: Harvest dinner
        date: 2026-11-28
"""


@pytest.fixture
def archive(read_archive: Callable[[str], Archive]) -> Archive:
    return read_archive(NOTES)


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("ana-duarte", ("ana-duarte",)),
        ("ANA-Duarte", ("ana-duarte",)),
        ("Ana Duarte", ("ana-duarte",)),
        (" ana duarte ", ("ana-duarte",)),
        ("duda", ("ana-duarte",)),
        ("anička", ("ana-duarte",)),
        ("žof", ("žofie",)),
        ("ŽOFIE", ("žofie",)),
        ("ru", ("rui",)),
        ("dud", ("ana-duarte",)),
    ],
)
def test_an_id_a_name_an_alias_or_the_beginning_of_one_will_do(
    archive: Archive, words: str, fitting: tuple[str, ...]
) -> None:
    assert find_person(archive, words).fitting == fitting


def test_an_id_goes_before_all_that_begins_so(archive: Archive) -> None:
    assert find_person(archive, "ana").meant == "ana"


def test_a_name_that_two_have_is_decided_for_neither(archive: Archive) -> None:
    found = find_person(archive, "ana silva")
    assert found.fitting == ("ana-silva", "rui")
    assert found.meant is None


def test_a_whole_name_goes_before_the_beginning_of_another(read_archive: Callable[[str], Archive]) -> None:
    archive = read_archive("""
        people/a.md:
            name: Jo
        people/b.md:
            name: Joan
    """)
    assert find_person(archive, "jo").meant == "a"


def test_a_beginning_that_fits_several_lists_them(archive: Archive) -> None:
    assert find_person(archive, "an").fitting == ("ana", "ana-duarte", "ana-silva", "rui")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_the_letters_makes_no_difference(archive: Archive, form: str) -> None:
    words = unicodedata.normalize(form, "Žofie O")  # type: ignore[arg-type] # one of the two forms
    assert find_person(archive, words).meant == "žofie"


@pytest.mark.parametrize(("words", "near"), [("Orlic", "žofie"), ("zofie", "žofie"), ("silav", "ana-silva")])
def test_where_nobody_fits_the_nearest_are_offered(archive: Archive, words: str, near: str) -> None:
    found = find_person(archive, words)
    assert found.fitting == ()
    assert near in found.near


@pytest.mark.parametrize("words", ["", "  ", "xylophone"])
def test_what_is_like_nobody_offers_nobody(archive: Archive, words: str) -> None:
    assert find_person(archive, words) == Found(())


def test_an_event_is_meant_only_where_one_may_be(archive: Archive) -> None:
    assert find_person(archive, "harvest").fitting == ()
    assert find_anybody(archive, "harv").meant == "harvest"
    assert find_anybody(archive, "Harvest dinner").meant == "harvest"
    assert find_anybody(archive, "rui").meant == "rui"
