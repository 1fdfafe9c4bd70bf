"""Who is told by what, the surest first; and a name that is nearly one is a question and no more."""

from __future__ import annotations

import sys

import pytest

from kinmap.archive.load import read
from kinmap.archive.person import Contact as Addresses, Person
from kinmap.cli.preview import MISSING, Words
from kinmap.interchange.foreign import Contact, Foreign
from kinmap.interchange.formats import FORMATS
from kinmap.interchange.matching import By, Match, matches
from kinmap.interchange.plan import plan


def person(id_: str, name: str, *aliases: str, **contact: tuple[str, ...]) -> Person:
    return Person(id=id_, path=f"people/{id_}.md", name=name, aliases=aliases, contact=Addresses(**contact))


NIVES = person("nives", "Nives Orlić", "Nina")
PEOPLE = (
    NIVES,
    person("ivo", "Ivo Marić", email=("ivo@x.example",), phone=("+385 91 000 000",)),
    person("ana", "Ana Lima", web=("https://ana.example",)),
    person("al", "Al Go"),
)


def matched(*contacts: Contact, people: tuple[Person, ...] = PEOPLE) -> tuple[Match, ...]:
    return matches(contacts, people)


@pytest.mark.parametrize(
    ("contact", "by"),
    [
        (Contact(1, name="A", url="http://www.ana.example/", email="ivo@x.example"), None),
        (Contact(1, name="Nives Orlić", url="http://www.ana.example/"), By.URL),
        (Contact(1, name="Nives Orlić", email="IVO@x.example", phones=("1",)), By.EMAIL),
        (Contact(1, name="Nives Orlić", phones=("00385 91 000-000",)), By.PHONE),
        (Contact(1, name="nives orlić"), By.NAME),
        (Contact(1, name="Nives Orlic"), By.NEARLY),
    ],
)
def test_an_address_goes_before_a_number_and_both_before_a_name(contact: Contact, by: By | None) -> None:
    (found,) = matched(contact)
    assert found.by is by or (by is None and found.unclear)
    assert found.sure == (by in (By.URL, By.EMAIL, By.PHONE))


@pytest.mark.parametrize("name", ["Orlić, Nives", "NIVES ORLIC", "Nives Orlich", "Nive Orlić"])
def test_a_name_that_is_nearly_that_of_a_note_is_asked_about(name: str) -> None:
    assert matched(Contact(1, name=name)) == (Match(("nives",), By.NEARLY),)


@pytest.mark.parametrize("name", ["Nives", "Ivo Orlić", "Nives Marić", "Al Ga", "", "李", "..."])
def test_other_names_are_nobodys(name: str) -> None:
    assert matched(Contact(1, name=name, url="x")) == (Match(),)


def test_one_that_is_nearly_several_is_nobodys() -> None:
    people = (person("jon", "Jon Smith"), person("john", "John Smith"))
    (found,) = matched(Contact(1, name="Smith, John, Jr"), people=people)
    assert found == Match()
    (found,) = matched(Contact(1, name="Smith, John."), people=people)
    assert found == Match(("john",), By.NEARLY)
    (found,) = matched(Contact(1, name="Joan Smith"), people=people)
    assert found.people == ("john", "jon")
    assert found.unclear
    assert not found.sure


def test_whoever_is_told_for_sure_is_asked_about_no_more() -> None:
    sure, other = matched(Contact(1, name="Ivo", email="ivo@x.example"), Contact(2, name="Ivo Maric"))
    assert sure.sure
    assert other == Match()


def said(contact: Contact) -> str:
    archive = read({"people/nives.md": "---\nname: Nives Orlić\n---\n".encode()})
    found = plan(FORMATS["vcard"], Foreign(1, (contact,)), archive.people.values(), None, None)
    blocks = Words(found, "book.vcf", archive, (), book=True).blocks(applied=False, verbose=False)
    return "\n".join(block.words for block in blocks)


def test_the_preview_asks_and_decides_nothing() -> None:
    text = said(Contact(1, name="Nives Orlic", email="n@x.example"))
    assert "Nives Orlic: the name is nearly that of Nives Orlić, which proves nothing." in text
    assert "1 contact has nearly the name of somebody with a note." in text
    assert "into network/vcard.csv: 1 new row" in text
    assert MISSING not in text


def test_without_rapidfuzz_that_is_said_in_a_sentence_and_all_else_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    text = said(Contact(1, name="Nives Orlic"))
    assert text.startswith(MISSING)
    assert "nearly that of" not in text
    assert "1 new row" in text
