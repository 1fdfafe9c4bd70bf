from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import pages
from kinmap.pages.daily import counts
from kinmap.pages.frame import frame
from kinmap.pages.page import Page
from kinmap.pages.view import view
from kinmap.site.render import Renderer

Html = Callable[[str], str]
Read = Callable[[str], Archive]
TODAY = date(2026, 11, 1)
NEVER = re.compile(
    r"\b(lead|leads score|score|engagement|overdue|lapsed|alarm|contact record)\b", re.IGNORECASE
)

QUIET = """
people/ana.md:
    name: Ana
    pronouns: she/her
    every: 6 weeks
    meetings: [2026-08-01 coffee]
people/bo.md:
    name: Bo
    every: 1 week
    meetings:
      - 2026-01-01 call: Of the boat.
people/cy.md:
    name: Cy
    every: 2 weeks
    meetings: [2026-10-25 coffee]
people/di.md:
    name: Di
    declared: 1990
people/ed.md:
    name: Ed
    every: 2 weeks
    intent: rest
    meetings: [2020-01-01 coffee]
people/faye.md:
    name: Faye
    every: 3 weeks
    meetings: [2026-10-01 coffee, 2026-12-01 walk]
"""


def text(html: str) -> str:
    """Return what a reader sees of a page's text, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inner(html))).replace(" .", ".").replace(" ,", ",")


def inner(html: str) -> str:
    """Return what stands between the contents and the foot."""
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def site(archive: Archive, today: date = TODAY) -> dict[str, str]:
    """Return every page of an archive as HTML."""
    seen = view(community(archive, today))
    renderer = Renderer(frame(seen))
    return {page.path: renderer.render(page).decode() for page in pages(seen)}


def test_an_empty_archive_has_its_pages_and_teaches(read_archive: Read) -> None:
    found = site(read_archive(""))
    assert set(found) == {
        "index.html",
        "stale.html",
        "events/index.html",
        "journal/index.html",
        "maps/community.html",
        "maps/growth.html",
        "maps/places.html",
        "maps/rings.html",
        "care.html",
        "community.html",
        "introductions.html",
        "next.html",
        "people/index.html",
        "groups/index.html",
        "tags/index.html",
        "places/index.html",
        "contexts/index.html",
        "network.html",
        "about.html",
    }
    assert "Your archive is empty, and begins with one note." in found["index.html"]
    for path in set(found) - {"about.html", "stale.html"}:
        assert 'class="teach"' in found[path], path


def test_a_link_never_leads_to_a_page_that_is_not_there(read_archive: Read) -> None:
    found = site(read_archive(QUIET))
    for path, html in found.items():
        folder = path.rpartition("/")[0]
        for href in re.findall(r'href="([^"#:]+\.html)', html):
            there = href.removeprefix("../") if folder else href
            assert there in found, f"{path} leads to {href}"


def test_every_place_that_is_linked_to_is_there(read_archive: Read) -> None:
    found = site(read_archive(QUIET))
    for path, html in found.items():
        for there, anchor in re.findall(r'href="(?:\.\./)?([^":]*)#(L[0-9]+)"', html):
            assert f'id="{anchor}"' in found[there or path], f"{path} leads to {there}#{anchor}"


def test_pages_keep_to_their_words(read_archive: Read) -> None:
    for path, html in site(read_archive(QUIET)).items():
        said = text(html).replace("Nobody gets a score here", "")
        assert not NEVER.search(said), path


def test_no_sentence_begins_with_a_digit(read_archive: Read) -> None:
    for path, html in site(read_archive(QUIET)).items():
        for sentence in re.findall(r'class="lede">\s*([^<]+)', html):
            assert not re.search(r"(^|[.?] )[0-9]", sentence), path


def test_a_page_does_not_change_with_the_day_where_it_need_not(read_archive: Read) -> None:
    archive = read_archive(QUIET)
    first, second = site(archive), site(archive, date(2026, 11, 2))
    for path in ("people/di.html", "people/index.html", "maps/rings.html"):
        assert inner(first[path]) == inner(second[path])


def test_the_long_silent_come_before_the_stale(read_archive: Read) -> None:
    page = text(site(read_archive(QUIET))["stale.html"])
    assert page.index("Long silent") < page.index("Bo") < page.index("Stale, among") < page.index("Ana")
    assert page.index("Ana") < page.index("Soon") < page.index("Cy")


def test_gone_quiet_says_the_wait_and_why(read_archive: Read) -> None:
    page = text(site(read_archive(QUIET))["stale.html"])
    assert "Three people you have not spoken to for longer than your rhythm with them." in page
    assert "ten months, not one week every week, as the note says" in page
    assert "13 weeks, not six every six weeks, as the note says" in page
    assert "Of the boat." in page
    assert "planned: 1 December, walk" in page
    assert "due 8 November" in page


def test_connections_of_whom_nothing_is_written_are_named(read_archive: Read) -> None:
    page = site(read_archive(QUIET))["stale.html"]
    part = page[page.index("Of whom nothing is written") :]
    assert "Di" in text("<main" + part)


def test_where_nobody_has_a_rhythm_the_page_teaches_one(html: Html) -> None:
    """
    people/ana.md:
        meetings: [2026-10-03 coffee]
    """
    page = html("stale.html")
    assert "Nobody has a rhythm yet, so nobody can go quiet." in page
    assert "every: 6 weeks" in page


def test_whoever_rests_is_not_listed(read_archive: Read) -> None:
    found = site(read_archive(QUIET))
    assert ">Ed<" in found["people/index.html"]
    assert ">Ed<" not in found["stale.html"]
    assert ">Ed<" not in found["index.html"]


def test_fading_is_told_with_its_waits(html: Html) -> None:
    """
    people/ana.md:
        every: 1 year
        meetings:
          - 2026-10-20 coffee
          - 2026-08-20 coffee
          - 2026-06-20 coffee
          - 2026-04-20 coffee
          - 2026-04-06 coffee
          - 2026-03-23 coffee
          - 2026-03-09 coffee
    """
    page = text(html("stale.html"))
    said = (
        "The last three waits were nine weeks, nine weeks and nine weeks; before that, two weeks on average."
    )
    assert said in page


def test_today_turns_to_three_and_no_more(made: Mapping[str, Page]) -> None:
    """
    people/a.md:
        every: 1 week
        meetings: [2026-09-01 coffee]
    people/b.md:
        every: 1 week
        meetings: [2026-09-02 coffee]
    people/c.md:
        every: 1 week
        meetings: [2026-09-03 coffee]
    people/d.md:
        every: 1 week
        declared: 1990
        meetings: [2026-09-04 coffee]
    """
    turn = made["index.html"].content["turn"]
    assert isinstance(turn, tuple)
    assert [it.who.id for it in turn] == ["d", "a", "b"]


def test_today_says_first_whom_you_are_losing_and_what_you_owe(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        every: 2 weeks
        birthday: 1980-11-03
        known: 2016-11-20
        meetings: [2026-09-01 coffee]
        life:
          - 2026-10-25 win: The prize.
        promises:
          - 2026-10-03 me by 2026-10-30: Send the article.
    events/dinner.md:
        title: Harvest dinner
        date: 2026-11-07
        there: [ana]
    """
    page = text(html("index.html"))
    assert "Sunday, 1 November 2026" in page
    asked = "One person has gone quiet; turn to them. You owe one answer and one promise."
    assert f"{asked} Harvest dinner is on Saturday." in page
    assert "two days over" in page
    assert "Ana, who turns 46" in page
    assert "Ana, ten years since you met" in page
    assert "No connections, among one person you have ever noted." in page


def test_today_with_nothing_to_do_says_so(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert "Nothing waits for you today." in html("index.html")


def test_people_stand_under_their_letters(html: Html) -> None:
    """
    people/a.md:
        name: Álvaro
    people/b.md:
        name: ana
        meetings: [2026-10-03 coffee]
    people/c.md:
        name: 山田
    people/d.md:
        name: 3M
    """
    page = html("people/index.html")
    assert re.findall(r'<tr id="letter-\d"><th scope="row"><a[^>]*>(.*?)</a>', page) == [
        "Álvaro",
        "山田",
        "3M",
    ]
    assert "Four people; you know one of them." in page
    assert "3 Oct 2026" in page


def test_an_event_to_come_is_a_briefing(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        pronouns: she/her
        meetings:
          - 2026-10-03 coffee: The job.
        promises:
          - 2026-10-03 they by 2026-12-01: Return the book.
    events/dinner.md:
        title: Harvest dinner
        date: 2026-11-07
        kind: charitable
        there: [ana]
    """
    page = text(html("events/dinner.html"))
    assert "7 November · charitable" in page
    assert "One person you know of is expected on Saturday." in page
    assert "You last met on 3 October, over coffee: The job." in page
    assert "She promised on 3 October: Return the book." in page


def test_a_past_event_says_whom_you_got_to_know(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    people/rui.md:
        name: Rui
    events/dinner.md:
        title: Harvest dinner
        date: 2026-07-01
        until: 2026-07-02
        there: [ana, nobody]
        met: [rui]
    """
    page = text(html("events/dinner.html"))
    assert "1 July to 2 July" in page
    assert "Two people of your notes were there, one of whom you got to know there." in page


def test_a_group_is_one_whatever_its_case_and_shows_its_people_by_stage(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
        declared: 1990
        knows: [rui, eva]
    people/rui.md:
        name: Rui
        groups: [lumen]
    people/eva.md:
        name: Eva
    """
    page = text(html("groups/lumen.html"))
    assert "Two people; you are connected to one of them." in page
    assert page.index("Connections") < page.index("Ana") < page.index("Those listed") < page.index("Rui")
    assert "One tie among them; one leads to others." in page


def test_a_place_of_events_alone_has_its_page(html: Html) -> None:
    """
    events/fair.md:
        title: Fair
        date: 2026-01-01
        place: Porto
    """
    page = html("places/porto.html")
    assert 'href="../events/fair.html">Fair</a>' in page


def test_problems_have_a_page_only_where_there_are_any(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert "problems.html" not in made


def test_problems_are_told_with_their_fixes(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        birthday: tomorrow
        mood: good
    """
    page = text(html("problems.html"))
    assert "One error, and one warning." in page
    assert "people/ana.md:3:" in page
    assert 'href="problems.html"' in html("index.html")


def test_of_very_many_problems_pages_show_the_first_and_say_how_many_there_are(read_archive: Read) -> None:
    lines = "        - 2026-10-03 cofee\n" * 1100
    made = site(read_archive(f"people/ana.md:\n    name: Ana\n    meetings:\n{lines}"))
    page, hers = text(made["problems.html"]), text(made["people/ana.html"])
    assert "One thousand one hundred errors" in page
    assert "And 100 more" in page
    assert "One thousand one hundred things in this note could not be read" in hers
    assert [it.count("`cofee`") for it in (page, hers)] == [1000, 1000]


def test_a_fault_in_one_note_changes_no_other_page(read_archive: Read) -> None:
    good = "people/ana.md:\n    name: Ana\npeople/rui.md:\n    name: Rui\n"
    bad = good.replace("name: Rui", "name: Rui\n    birthday: tomorrow")
    before, after = site(read_archive(good)), site(read_archive(bad))
    changed = {path for path, html in before.items() if after[path] != html}
    assert changed == {"index.html", "people/rui.html"}


def test_the_rings_show_everyone_who_is_known_once(html: Html) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        meetings: [2026-10-03 coffee]
        knows: [rui]
    people/rui.md:
        name: Rui
        declared: 1990
    people/eva.md:
        name: Eva
    """
    page = html("maps/rings.html")
    assert re.findall(r'<a class="d [^>]*data-id="(\w+)"', page) == ["rui", "ana"]
    assert 'aria-label="Ana Duarte: known, around Ana Duarte, last contact 3 October"' in page
    assert 'class="d known none"' in page
    assert "Connections, one" in page


def test_the_rings_are_the_same_whatever_order_notes_come_in(read_archive: Read) -> None:
    notes = [f"people/p{i}.md:\n    known: 2020\n    knows: [p{(i + 1) % 9}]\n" for i in range(9)]
    one, two = (site(read_archive("".join(found)))["maps/rings.html"] for found in (notes, notes[::-1]))
    assert one == two


def test_how_this_is_worked_out_has_this_archives_figures(html: Html) -> None:
    """
    site.yml:
        connection: {meetings: 8, days: 365}
        answer: 7 days
        rhythm: {kin: 3 weeks}
    people/ana.md:
        name: Ana
        meetings: [2026-10-03 coffee]
    """
    page = text(html("about.html"))
    assert "at least eight times, in four different months." in page
    assert "You have known each other for at least 365 days" in page
    assert "within one week." in page
    assert "every three weeks" in page
    assert "For example, Ana" in page


def test_the_contents_count_only_what_asks_for_something(read_archive: Read) -> None:
    seen = view(community(read_archive(QUIET), TODAY))
    assert counts(seen) == {"stale.html": 3}
