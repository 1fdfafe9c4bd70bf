from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import network
from kinmap.pages.frame import frame
from kinmap.pages.labels import Choice
from kinmap.pages.network import Entry, Match
from kinmap.pages.page import Page
from kinmap.pages.people import LOT
from kinmap.pages.view import view
from kinmap.site.render import Renderer

Html = Callable[[str], str]
Made = Mapping[str, Page]
Read = Callable[[str], Archive]
HEADER = "name,url,email,company,position,since,source,mark"


def text(html: str) -> str:
    """Return what a reader sees of a page's text, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>", 1)[0]))


def html_of(archive: Archive) -> str:
    """Return the page of an archive."""
    seen = view(community(archive, date(2026, 11, 1)))
    (made,) = network.pages(seen)
    return Renderer(frame(seen)).render(made).decode()


def matches(page: Page, name: str) -> list[Match]:
    found = page.content[name]
    assert isinstance(found, tuple)
    return list(found)


def names(page: Page) -> list[str]:
    lots = page.content["lots"]
    assert isinstance(lots, tuple)
    return [it.name for lot in lots for it in lot if isinstance(it, Entry)]


def test_rows_that_are_somebodys_are_told_apart_by_address_and_email(html: Html, made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        contact: {linkedin: https://li.example/in/ana, email: ana@example.org}
    people/rui.md:
        name: Rui
        contact: {email: rui@example.org}
    network/li.csv:
        name,url,email,company,position,since,source
        Ana D.,https://www.li.example/in/ana/,ana@example.org,Lumen,Editor,,li
        Rui L.,,RUI@example.org,Lumen,,,li
        Eva,https://li.example/in/eva,,Lumen,,,li
    """
    page = text(html("network.html"))
    assert "Three contacts in network/: two have a note, one is nobody’s yet." in page
    assert "Two contacts have a note: one by address and one by e-mail." in page
    assert names(made["network.html"]) == ["Eva"]


def test_a_name_that_is_alone_is_a_question_with_the_line_that_settles_it(html: Html, made: Made) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        aliases: [Anita]
    network/li.csv:
        name,url,email,company,position,since,source
        anita,https://li.example/in/x,a@example.org,,,,li
        Eva,,,,,,li
    """
    (match,) = matches(made["network.html"], "alone")
    assert [who.id for who in match.people] == ["ana"]
    assert match.line == 'contact: {linkedin: "https://li.example/in/x", email: "a@example.org"}'
    assert names(made["network.html"]) == ["anita", "Eva"]
    assert "A name alone settles nothing" in text(html("network.html"))


def test_the_line_that_settles_it_does_so(read_archive: Read, made: Made) -> None:
    """
    people/ana.md:
        name: Ana Duarte
    network/li.csv:
        name,url,email,company,position,since,source
        Ana Duarte,"https://li.example/in/""x, y",,,,,li
    """
    (match,) = matches(made["network.html"], "alone")
    settled = read_archive(f"people/ana.md:\n    name: Ana Duarte\n    {match.line}\n")
    assert settled.problems == ()
    assert settled.people["ana"].contact.linkedin == ('https://li.example/in/"x, y',)


def test_names_that_several_have_are_listed_and_settled_for_nobody(made: Made) -> None:
    """
    people/ana.md:
        name: Ana Duarte
    people/ana2.md:
        name: Ana Duarte
    people/rui.md:
        name: Rui
    network/li.csv:
        name,url,email,company,position,since,source
        Ana Duarte,https://li.example/in/x,,,,,li
        Rui,https://li.example/in/r1,,,,,li
        Rui,https://li.example/in/r2,,,,,li
    """
    assert matches(made["network.html"], "alone") == []
    found = {it.name: (len(it.entries), len(it.people)) for it in matches(made["network.html"], "ambiguous")}
    assert found == {"Ana Duarte": (1, 2), "Rui": (2, 1)}


def test_companies_and_positions_are_counted_whatever_their_case(made: Made) -> None:
    """
    network/li.csv:
        name,url,email,company,position,since,source
        A,,,Lumen,Editor,,li
        B,,,LUMEN,Writer,,li
        C,,,Lumen,,,li
        D,,,Forth,,,li
    """
    companies = made["network.html"].content["companies"]
    assert "found=(Tally(name='Lumen', count=3),)" in str(companies)
    assert "more='And one other company.'" in str(companies)


def test_how_far_networked_is_from_connected_and_what_the_sift_says(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        declared: 1990
    network/li.csv:
        name,url,email,company,position,since,source,mark
        A,,,,,,li,connected
        B,,,,,,li,stranger
        C,,,,,,li,known
        D,,,,,,li,
    """
    page = text(html("network.html"))
    said = "Five people noted in all, as notes and as rows; you know one of them, and are connected to one."
    assert said in page
    assert "Three contacts have been sifted, and you are connected to one of them." in page
    assert "you are connected to between one and two of all four." in page
    assert "kinmap sift" not in page


def test_where_nobody_was_sifted_the_page_says_how(html: Html) -> None:
    """
    network/li.csv:
        name,url,email,company,position,since,source
        A,,,,,,li
    """
    assert "kinmap sift" in html("network.html")


def test_whom_you_said_you_know_and_who_works_at_a_group_of_yours_might_be_worth_a_note(made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
    network/li.csv:
        name,url,email,company,position,since,source,mark
        Known,,,,,,li,known
        Colleague,,,LUMEN,,,li,
        Stranger,,,Lumen,,,li,stranger
        Friend,,,,,,li,connected
        Nobody,,,Forth,,,li,
    """
    hints = made["network.html"].content["hints"]
    assert isinstance(hints, tuple)
    assert [it.entry.name for it in hints] == ["Friend", "Colleague", "Known"]


def test_every_row_stands_on_the_page_in_lots(read_archive: Read) -> None:
    rows = "".join(f"    Person {n:04},,,,,,li,\n" for n in range(LOT + 5))
    page = html_of(read_archive(f"network/li.csv:\n    {HEADER}\n{rows}"))
    assert page.count('<th scope="row">') == LOT + 5
    assert re.findall(r'<tbody style="--rows:(\d+)">', page) == [str(LOT), "5"]
    assert 'href="#all">Look through all 105</a>' in page


def test_the_table_can_be_narrowed_to_what_several_rows_have(made: Made) -> None:
    """
    network/li.csv:
        name,url,email,company,position,since,source,mark
        A,,,Lumen,Writer,,li,known
        B,,,LUMEN,Editor,,li,
        C,,,Lumen,Editor,,li,
        D,,,Forth,,,li,
    """
    assert made["network.html"].content["filters"] == (("said", "You said", (Choice("known", "known"),)),)
    lumen, editor = (Choice(word, word) for word in ("Lumen", "Editor"))
    lists = (("company", "Company", (lumen,)), ("position", "Position", (editor,)))
    assert made["network.html"].content["lists"] == lists


def test_hostile_rows_stay_text(read_archive: Read) -> None:
    rows = (
        '<img src=x onerror=alert(1)>,javascript:alert(1),,"=HYPERLINK(""http://x"")",<b>,,li,connected',
        "\u202eevil,data:text/html;x,,,,,li,",
        "$(reboot),,,,,,li,",
    )
    page = html_of(read_archive(f"network/li.csv:\n    {HEADER}\n" + "".join(f"    {row}\n" for row in rows)))
    assert "<img" not in page
    assert "<b></" not in page
    assert "javascript:" not in page
    assert "data:text" not in page
    assert ">\u202eevil</th>" in page
    assert "kinmap promote &#39;&lt;img" in page


def test_an_empty_page_says_how_rows_get_there(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    page = html("network.html")
    assert "kinmap import linkedin Connections.csv" in page
    assert "network/phone.csv" in page


def test_the_lines_that_an_empty_page_shows_read_well(html: Html, read_archive: Read) -> None:
    """
    people/ana.md:
        name: Ana
    """
    shown = re.findall(r"<code>(name,url[^<]*)</code>", html("network.html"))[0]
    indented = shown.replace("\n", "\n    ")
    archive = read_archive(f"network/phone.csv:\n    {indented}\n")
    assert archive.problems == ()
    assert [row.name for row in archive.rows] == ["Ana Duarte"]


def test_a_note_that_has_a_contact_is_given_what_to_put_into_it(made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        contact: {email: ana@example.org}
    network/li.csv:
        name,url,email,company,position,since,source
        Ana,https://li.example/in/x,,,,,li
    """
    (match,) = matches(made["network.html"], "alone")
    assert match.line == 'linkedin: "https://li.example/in/x"  # under contact'


def test_a_row_is_promoted_by_its_name_where_that_is_alone_else_by_its_address(read_archive: Read) -> None:
    rows = "    Eva,https://li.example/in/e1,,,,,li,\n"
    one = html_of(read_archive(f"network/li.csv:\n    {HEADER}\n{rows}"))
    two = html_of(read_archive(f"network/li.csv:\n    {HEADER}\n{rows}{rows.replace('e1', 'e2')}"))
    assert "kinmap promote Eva<" in one
    assert "kinmap promote https://li.example/in/e1<" in two
