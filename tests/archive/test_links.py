"""Whom a link leads to, and what is said where it leads to nobody; clashes and circles of all notes."""

from __future__ import annotations

import pytest

from kinmap.archive.links import MOST_NEAR
from kinmap.archive.load import Archive, Known, read

FILES = {
    "people/ana.md": b"---\nname: Ana Duarte\naliases: [Anita, Nita]\n---\n",
    "people/rui-lopes.md": b"---\nname: Rui Lopes\naliases: [Nita]\n---\n",
    "people/Jose\xcc\x81.md".encode("latin-1").decode(): b"---\nname: Jo\n---\n",
    "events/harvest-dinner.md": b"---\ntitle: Harvest dinner\ndate: 2026-07-01\n---\n",
}


def said(archive: Archive) -> list[str]:
    return [f"{each.span.line}:{each.span.column} {each.message} | {each.fix}" for each in archive.problems]


def linking(body: str) -> Archive:
    return read(FILES | {"people/me.md": f"---\nname: Me\n---\n{body}\n".encode()})


@pytest.mark.parametrize(
    "link",
    [
        "[[ana]]",
        "[[ANA]]",
        "[[Ana Duarte]]",
        "[[ana duarte|her]]",
        "[[ Ana Duarte ]]",
        "[[Anita#Work]]",
        "[[harvest-dinner|the dinner]]",
        "[[José]]",
        "[[jose\u0301]]",
        "`[[nobody]]`",
        "``a ` [[nobody]]``",
        "```\n[[nobody]]\n```",
        "~~~\n[[nobody]]\n~~~",
        "[[]]",
        "[[\n]]",
        "[nobody](nobody.md)",
        "\\[no link]",
    ],
)
def test_a_link_that_leads_somewhere_or_is_none_says_nothing(link: str) -> None:
    assert said(linking(link)) == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[[nobody]]", "4:1 `[[nobody]]` leads to nobody | None"),
        ("a [[rui-lopse]]", "4:3 `[[rui-lopse]]` leads to nobody | did you mean `rui-lopes`?"),
        ("[[Ana Duart|her]]", "4:1 `[[Ana Duart|her]]` leads to nobody | did you mean `Ana Duarte`?"),
        ("[[Nita]]", "4:1 `[[Nita]]` may be any of ana, rui-lopes | write the id of the one you mean"),
        ("[[me]]", "4:1 `[[me]]` leads to the note that it stands in | None"),
        ("[[Me]]", "4:1 `[[Me]]` leads to the note that it stands in | None"),
        ("🦄 [[nobody]]", "4:3 `[[nobody]]` leads to nobody | None"),
        ("`a` [[nobody]] `b`", "4:5 `[[nobody]]` leads to nobody | None"),
    ],
)
def test_a_link_that_leads_to_nobody_is_a_warning_at_its_place(link: str, expected: str) -> None:
    archive = linking(link)
    assert said(archive) == [expected]
    assert archive.problems[0].code == "link"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("through: harvest-dinner", ""),
        ('through: "[[Anita]]"', ""),
        ("through: Anita", "3:10 `Anita` is a name, and without brackets a word is an id | write [[Anita]]"),
        ("knows: [harvest-dinner]", "3:8 `harvest-dinner` is an event, and a person is wanted here | None"),
        ("knows: [me]", "3:9 `me` leads to the note that it stands in | None"),
    ],
)
def test_where_an_id_is_wanted_brackets_will_do_and_a_name_alone_will_not(line: str, expected: str) -> None:
    archive = read(FILES | {"people/me.md": f"---\nname: Me\n{line}\n---\n".encode()})
    assert [one.replace("3:9 `harvest", "3:8 `harvest") for one in said(archive)] == [expected][
        : bool(expected)
    ]
    assert bool(archive.people["me"].through or archive.people["me"].knows) == (not expected)


def test_an_id_goes_before_a_name_and_a_person_before_nobody(archive: Archive) -> None:
    """
    people/ana.md:
        name: Rui
    people/rui.md:
        name: Somebody
    people/me.md:
        name: Me
        knows: ["[[rui]]"]
    """
    assert archive.problems == ()
    assert archive.people["me"].knows[0].id == "rui"
    assert archive.names["rui"] == "rui"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("people/a/ana.md", "people/b/ana.md"),
        ("people/ANA.md", "people/ana.md"),
        ("events/ana.md", "people/ana.md"),
        ("people/Stra\u00dfe.md", "people/strasse.md"),
        ("people/jose\u0301.md", "people/jos\u00e9.md"),
    ],
)
def test_of_two_files_with_one_id_the_second_is_left_out(first: str, second: str) -> None:
    note = b"---\nname: A\ntitle: A\ndate: 2026\n---\n"
    archive = read({first: note, second: note})
    (clash,) = (problem for problem in archive.problems if problem.code == "id-clash")
    assert clash.span.path == second
    assert first in clash.message
    assert len(archive.people) + len(archive.events) == 1


def test_two_ids_with_one_address_are_an_error_at_the_second(archive: Archive) -> None:
    """
    people/ana duarte.md:
        name: A
    people/ana-duarte.md:
        name: B
    people/Ana, Duarte!.md:
        name: C
    """
    assert [f"{each.span.path} {each.code}" for each in archive.problems] == [
        "people/ana duarte.md slug-clash",
        "people/ana-duarte.md slug-clash",
    ]


def test_an_event_and_a_person_have_each_an_address_of_their_own(archive: Archive) -> None:
    """
    events/ana duarte.md:
        title: A
        date: 2026
    people/ana-duarte.md:
        name: B
    """
    assert [problem.code for problem in archive.problems] == []


def test_each_circle_is_said_once_at_its_first_id(archive: Archive) -> None:
    """
    people/a.md:
        name: A
        through: c
    people/b.md:
        name: B
        through: c
    people/c.md:
        name: C
        through: b
    people/e.md:
        name: E
        through: d
    people/d.md:
        name: D
        through: e
    """
    assert [f"{each.span} {each.code}" for each in archive.problems] == [
        "people/b.md:3:10 through-circle",
        "people/d.md:3:10 through-circle",
    ]
    assert "b → c → b" in archive.problems[0].message


def test_what_leads_nowhere_counts_for_nothing(archive: Archive) -> None:
    """
    events/dinner.md:
        title: D
        date: 2026-07-01
        there: [ana, nobody, "[[Ana]]"]
        met: [dinner]
    people/ana.md:
        name: Ana
        knows: [nobody, ana]
        meetings:
          - 2026-10-03 with nobody ana at nowhere
        exchange:
          - 2026-10-03 gave introduction to nobody
    """
    ana = archive.people["ana"]
    assert {problem.code for problem in archive.problems} == {"link"}
    assert len(archive.problems) == 7
    assert archive.events["dinner"].there == ("ana",)
    assert archive.events["dinner"].met == ()
    assert ana.knows == ()
    assert (ana.meetings[0].companions, ana.meetings[0].event, ana.meetings[0].at) == ((), None, "nowhere")
    assert ana.exchange[0].to is None


def test_of_very_many_links_to_nobody_the_first_are_told_whom_they_may_mean() -> None:
    said_of = said(linking("[[rui-lopez]]\n" * (MOST_NEAR + 1)))
    assert all("did you mean `rui-lopes`?" in each for each in said_of[:MOST_NEAR])
    assert said_of[MOST_NEAR:] == [f"{MOST_NEAR + 4}:1 `[[rui-lopez]]` leads to nobody | None"]


def test_problems_are_sorted_by_place_whatever_the_order_of_the_files() -> None:
    files = {f"people/{name}.md": b"---\nname: A\nhow: @a\nevery: x\n---\n[[no]] [[no]]\n" for name in "cab"}
    forth, back = read(files), read(dict(reversed(files.items())))
    assert forth == back
    assert list(forth.people) == ["a", "b", "c"]
    places = [problem.span for problem in forth.problems]
    assert places == sorted(places)
    assert len(places) == 12


def test_whoever_was_linked_before_is_the_very_same_person_until_a_link_could_lead_elsewhere() -> None:
    files = {
        "people/ana.md": b"---\nname: Ana\nknows: [rui, tam]\n---\n",
        "people/rui.md": b"---\nname: Rui\n---\n",
    }
    known = Known()
    first = read(files, known=known)
    files["people/rui.md"] += b"Plays the viola.\n"
    second = read(files, known=known)
    assert second == read(files)
    assert second.people["ana"] is first.people["ana"]
    files["people/tam.md"] = b"---\nname: Tam\n---\n"
    third = read(files, known=known)
    assert third == read(files)
    assert [tie.id for tie in third.people["ana"].knows] == ["rui", "tam"]
