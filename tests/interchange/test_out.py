"""What goes out is read back: the same people, the same ties, and nobody who is private."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.load import Archive
from kinmap.archive.person import Contact, Person
from kinmap.cli.export import STYLES, exported
from kinmap.community.model import Community, community
from kinmap.dates import Birthday
from kinmap.interchange.cards import cards
from kinmap.interchange.cells import tidy
from kinmap.interchange.graphml import fit, graphml
from kinmap.interchange.people_table import people_table
from kinmap.interchange.vcard import read

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
TODAY = date(2026, 11, 1)
NOTES = """
    people/ana.md:
        name: "Ana, the <Great> & Co; 李"
        aliases: [Anita, "A, D"]
        contact: {email: [ana@x.example, a@y.example], phone: "+351 900", linkedin: https://l.example/in/ana}
        birthday: 03-02
        groups: ["=1+1"]
        knows: [rui, eva]
        meetings:
          - 2026-10-01 coffee with eva rui
    people/eva.md:
        name: Eva
        private: true
        contact: {email: eva@secret.example}
        birthday: 1990-01-01
    people/rui.md:
        name: Rui
        promises:
          - 2026-10-03 me by 2026-12-01: Ask [[eva]] first.
    people/zoe.md:
        name: Zoë
"""


@pytest.fixture
def seen(read_archive: Callable[[str], Archive]) -> Community:
    return community(read_archive(NOTES), TODAY)


def public(seen: Community) -> list[str]:
    return [id_ for id_, one in seen.people.items() if not one.person.private]


# -- cards -----------------------------------------------------------------------------------


def test_a_card_says_what_the_note_says(seen: Community) -> None:
    text = cards([seen.people["ana"].person])
    assert text.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//kinmap//kinmap//EN",
        "KIND:individual",
        "UID:urn:uuid:14c94a00-a67c-5fb0-aa6c-87169e7c4058",
        "FN:Ana\\, the <Great> & Co\\; 李",
        "NICKNAME:Anita,A\\, D",
        "EMAIL;PREF=1:ana@x.example",
        "EMAIL;PREF=2:a@y.example",
        "TEL:+351 900",
        "item1.URL:https://l.example/in/ana",
        "item1.X-ABLabel:LinkedIn",
        "BDAY:--0302",
        "CATEGORIES:=1+1",
        "END:VCARD",
        "",
    ]


def test_no_line_of_a_card_is_too_long() -> None:
    person = Person(id="a", path="people/a.md", name="李" * 100)
    assert max(len(line) for line in cards([person]).encode().split(b"\r\n")) <= 75
    assert read(cards([person]).encode()).contacts[0].name == "李" * 100


LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
"""What a note may hold."""
WORDS = st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: tidy(text) != "")
NUMBERS = st.from_regex(r"\+?[0-9]{7,12}", fullmatch=True)
MAILS = st.from_regex(r"[a-z0-9;,\\]{1,60}@[a-z]{1,9}\.example", fullmatch=True)
PAGES = st.from_regex(r"https://[a-z]{1,9}\.example/[a-z;,\\:0-9]{0,60}[a-z]", fullmatch=True)
BIRTHDAYS = st.builds(Birthday, st.integers(1, 12), st.integers(1, 28), st.none() | st.integers(1700, 2026))


def once(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3, unique_by=lambda text: text.casefold().strip("+")).map(tuple)


@given(st.lists(st.tuples(WORDS, once(MAILS), once(NUMBERS), once(PAGES), st.none() | BIRTHDAYS), max_size=4))
@settings(deadline=None, max_examples=200)
def test_what_goes_out_as_cards_comes_in_with_the_same_values(
    people: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], Birthday | None]],
) -> None:
    persons = [
        Person(
            id=str(at),
            path="people/x.md",
            name=name,
            contact=Contact(email=mails, phone=phones, web=pages),
            birthday=born,
        )
        for at, (name, mails, phones, pages, born) in enumerate(people)
    ]
    if not persons:
        assert cards(persons) == ""
        return
    found = read(cards(persons).encode())
    assert found.passed == ()
    assert found.remark == ""
    for was, now in zip(persons, found.contacts, strict=True):
        assert now.name == tidy(was.name)
        assert tuple(mail for mail in (now.email, *now.emails) if mail) == was.contact.email
        assert tuple(url for url in (now.url, *now.urls) if url) == was.contact.web
        assert (now.phones, now.birthday) == (was.contact.phone, was.birthday)


# -- ties ------------------------------------------------------------------------------------


def opened(text: str, folder: Path) -> igraph.Graph:
    (folder / "ties.graphml").write_text(text, encoding="utf-8")
    return igraph.Graph.Read_GraphML(str(folder / "ties.graphml"))


def test_the_ties_open_in_igraph_as_they_are(seen: Community, tmp_path: Path) -> None:
    graph = opened(graphml(seen, seen.people), tmp_path)
    assert not graph.is_directed()
    assert dict(zip(graph.vs["id"], graph.vs["label"], strict=True)) == {
        id_: one.person.name for id_, one in seen.people.items()
    }
    said = {(graph.vs[it.source]["id"], graph.vs[it.target]["id"]): it for it in graph.es}
    assert set(said) == {(tie.a, tie.b) for tie in seen.ties} == {("ana", "eva"), ("ana", "rui")}
    for tie in seen.ties:
        it = said[tie.a, tie.b]
        assert (it["weight"], it["declared"], it["introduced"], it["together"]) == (
            tie.weight,
            tie.declared,
            tie.introduced,
            tie.together,
        )


def test_ties_with_somebody_private_are_left_out(seen: Community, tmp_path: Path) -> None:
    graph = opened(graphml(seen, public(seen)), tmp_path)
    assert graph.vs["id"] == ["ana", "rui", "zoe"]
    assert [(graph.vs[it.source]["id"], graph.vs[it.target]["id"]) for it in graph.es] == [("ana", "rui")]


def test_signs_of_xml_and_what_it_cannot_hold_do_not_spoil_the_file(
    read_archive: Callable[[str], Archive],
) -> None:
    text = "people/a\"'<&>.md:\n    name: 'x ]]> <!-- \ufffd'\n    place: a\u202eb\n"
    seen = community(read_archive(text), TODAY)
    (node,) = ET.fromstring(graphml(seen, seen.people)).iter(f"{GRAPHML}node")  # noqa: S314 - our own
    assert node.get("id") == "a\"'<&>"
    assert [it.text for it in node] == ["x ]]> <!-- \ufffd", "listed", "a\u202eb"]
    assert fit("a\x01b\uffff") == "a\\x01b\\xffff"


# -- people ----------------------------------------------------------------------------------


def test_the_table_has_a_line_for_each_and_no_formula(seen: Community) -> None:
    rows = list(csv.DictReader(io.StringIO(people_table(seen, public(seen)))))
    assert [row["id"] for row in rows] == ["ana", "rui", "zoe"]
    ana = rows[0]
    assert ana["name"] == "Ana, the <Great> & Co; 李"
    assert (ana["email"], ana["phone"]) == ("ana@x.example; a@y.example", "'+351 900")
    assert (ana["groups"], ana["birthday"], ana["last"]) == ("'=1+1", "03-02", "2026-10-01")
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row.values())


# -- who is private --------------------------------------------------------------------------


@pytest.mark.parametrize("style", [style for style in STYLES if style != "json"])
def test_whoever_is_private_is_in_it_only_when_asked_for(style: str, seen: Community) -> None:
    without, everybody = (exported(style, seen, private=private) for private in (False, True))
    assert "eva" not in without.lower()
    assert "Eva" in everybody


def test_the_whole_model_has_everybody(seen: Community) -> None:
    assert exported("json", seen, private=False) == exported("json", seen, private=True)
    assert '"eva"' in exported("json", seen, private=False)
