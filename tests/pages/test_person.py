from __future__ import annotations

import re
from collections.abc import Callable

Html = Callable[[str], str]


def text(html: str) -> str:
    """Return what a reader sees of a page's text, without its tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" .", ".").replace(" ,", ",")


def test_the_last_meeting_and_the_rhythm_come_first(html: Html) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        pronouns: she/her
        known: 2019-05
        every: 6 weeks
        meetings:
          - 2026-09-01 coffee 2h by me: She took the job.
    """
    page = text(html("people/ana.html"))
    assert "known since May 2019" in page
    assert "You last met on 1 September, over coffee: She took the job." in page
    assert "You wanted every six weeks; all was well until 13 October." in page


def test_a_habit_is_told_as_one(html: Html) -> None:
    """
    people/ana.md:
        intent: connect
        meetings: [2026-10-01 call, 2026-09-01 call, 2026-08-01 call, 2026-07-01 call]
    """
    page = text(html("people/ana.html"))
    assert "You last spoke on 1 October, by telephone" in page
    assert "You usually speak every four weeks; all is well until 16 December." in page
    assert "the middle of your last waits" in page


def test_every_ledger_line_has_its_place(html: Html) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        meetings:
          - 2026-10-03 coffee
        trust:
          - 2026-09-02 they earned: Kept it to herself.
        promises:
          - 2026-10-03 me by 2026-10-10: Send the article.
        ---
    """
    page = html("people/ana.html")
    assert all(f'id="L{line}"' in page for line in (4, 6, 8))
    assert 'href="#L8"' in page


def test_two_lines_on_one_line_of_the_file_have_one_place(html: Html) -> None:
    """
    people/ana.md:
        meetings: [2026-10-03 coffee, 2026-09-03 call]
    """
    assert html("people/ana.html").count('id="L2"') == 1


def test_what_is_missing_stands_first(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        known: 2020
        meetings:
          - 2026-10-03 coffee by me
          - 2026-09-03 coffee by me
          - 2026-08-03 coffee
          - 2026-07-03 coffee
        exchange:
          - 2026-09-03 got help: With the move.
    """
    page = text(html("people/ana.html"))
    assert "Time. Not yet: one meeting is missing. Known since January 2020; four meetings" in page
    assert "Participation. Not yet: one act of hers is missing. Two acts of yours, one of hers." in page
    assert "Trust. Not yet: no line says that either of you earned the other’s trust." in page


def test_lost_trust_is_said_plainly(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        trust:
          - 2026-01-01 both earned
          - 2026-02-01 they lost: Passed it on.
    """
    page = text(html("people/ana.html"))
    assert "Trust. Not now: she lost your trust, which is not repaired." in page
    assert "they lost trust : Passed it on." in page


def test_what_waits_stands_before_the_next_meeting(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        meetings:
          - 2026-10-03 coffee
        life:
          - 2026-10-25 setback: The landlord wants the flat.
        promises:
          - 2026-10-03 me by 2026-10-10: Send the article.
          - 2026-10-03 they by 2026-12-01: Return the book.
    """
    page = text(html("people/ana.html"))
    assert "Her setback on 25 October: The landlord wants the flat." in page
    assert "An answer by 8 November still counts as care." in page
    assert "You promised on 3 October: Send the article." in page
    assert "By 10 October, which has passed." in page
    assert "She promised on 3 October: Return the book." in page


def test_a_meeting_in_anothers_note_leads_there(html: Html) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-03 walk with rui: The cliff path.
    people/rui.md:
        name: Rui
    """
    page = html("people/rui.html")
    assert 'href="../people/ana.html#L3">ana.md:3</a>' in page
    assert "You last met on 3 October, on a walk" in page


def test_an_event_is_a_line_as_well(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    events/dinner.md:
        title: Harvest dinner
        date: 2026-09-01
        there: [ana]
    """
    page = html("people/ana.html")
    assert "You last met on 1 September, at Harvest dinner." in page
    assert 'href="../events/dinner.html">dinner.md:4</a>' in page


def test_what_is_planned_is_said(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        meetings:
          - 2026-10-03 walk
    events/dinner.md:
        title: Harvest dinner
        date: 2026-11-20
        there: [ana]
    """
    page = html("people/ana.html")
    assert "She is expected at Harvest dinner on 20 November." in page
    assert "planned: event: Harvest dinner" in text(page)


def test_an_empty_note_teaches_its_next_line(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    page = html("people/ana.html")
    assert "You have not written of a meeting yet." in page
    assert "meetings:\n  - YYYY-MM-DD coffee" in page
    assert "Nothing yet under Work, Family, Interests, Values, Hopes, Worries." in page


def test_what_you_know_is_the_note_itself(html: Html) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        ---
        ## Work
        Taught by [[rui]].
    people/rui.md:
        name: Rui Lopes
    """
    page = html("people/ana.html")
    assert re.search(r'Taught by <a[^>]* href="../people/rui.html"[^>]*>Rui Lopes</a>', page)
    assert "One of the six things you wished to know of people." in page


def test_words_of_a_note_cannot_become_markup(html: Html) -> None:
    """
    people/ana.md:
        name: <script>alert(1)</script>
        how: '<img src=x onerror=alert(1)>'
        tags: ['"><b>']
        contact: {web: 'javascript:alert(1)', email: '"><b>x'}
        mood: <i>
        meetings:
          - '2026-10-03 coffee: <b>bold</b>'
    """
    page = html("people/ana.html")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "<b>bold" not in page
    assert "<i>" not in page.split("<main", 1)[1]


def test_a_fault_is_said_on_top_and_the_rest_is_shown(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-13-03 coffee
          - 2026-10-03 coffee
    """
    page = html("people/ana.html")
    assert "One thing in this note could not be read, and is left out of what you see here." in page
    assert "people/ana.md:4:" in page
    assert "You last met on 3 October, over coffee." in page


def test_own_fields_stand_under_their_names(html: Html) -> None:
    """
    people/ana.md:
        x-allergies: [nuts, {severe: cats}]
    """
    assert "<dt>x-allergies</dt><dd>nuts, severe: cats</dd>" in html("people/ana.html")


def test_a_declared_connection_is_marked_so(html: Html) -> None:
    """
    people/ana.md:
        declared: 1998
    """
    page = text(html("people/ana.html"))
    assert "connection since 1998, declared" in page
    assert "You declared this a connection since 1998; the notes do not show all four conditions." in page


def test_the_chain_back_to_you_is_told(html: Html) -> None:
    """
    people/ana.md:
        known: 2019
        through: rui
    people/rui.md:
        name: Rui Lopes
        through: marta
    people/marta.md:
        name: Marta
    """
    assert "through Marta, then Rui Lopes" in text(html("people/ana.html"))


def test_how_kin_came_to_be_has_its_lines(html: Html) -> None:
    """
    people/ana.md:
        known: 2020
        meetings:
          - 2026-05-03 coffee by both
          - 2026-06-03 coffee by both
          - 2026-07-03 coffee by both
          - 2026-08-03 coffee
          - 2026-09-03 coffee
        trust:
          - 2026-01-01 both earned trust respect
        exchange:
          - 2026-02-02 gave help: Moved house.
          - 2026-02-03 got gift: A jar.
        life:
          - 2026-03-01 win answered 2026-03-02: The prize.
          - 2026-03-05 my setback answered 2026-03-06: She called.
          - 2026-01-05 my setback answered 2026-03-06: Too late to count.
    """
    page = html("people/ana.html")
    kin = page[page.index("Kin, because") : page.index("How it came to be")]
    assert all(words in kin for words in ("Moved house.", "A jar.", "The prize.", "She called."))
    assert "Too late" not in kin


def test_a_line_has_the_names_of_whom_it_is_about_with_their_pages(html: Html) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        meetings:
          - 2026-10-03 walk by them with rui at fair: She sang.
    people/rui.md:
        name: Rui Lopes
    events/fair.md:
        title: The fair
        date: 2026-10-03
    """
    written = html("people/ana.html").split("Everything written")[1]
    assert (
        'walk by them with <a class="name" href="../people/rui.html">Rui Lopes</a>'
        ' at <a class="name" href="../events/fair.html">The fair</a>' in written
    )
    page = text(html("people/rui.html"))
    assert "walk by Ana Duarte at The fair : She sang. ana.md:4" in page
    assert "by them" not in page


def test_what_a_line_says_is_set_as_markdown_and_its_quotations_within_quotations(html: Html) -> None:
    """
    people/ana.md:
        how: At [[rui]]'s.
        meetings:
          - '2026-10-03 coffee: Nobody said "*Blaeu*" to [[rui]].'
        promises:
          - '2026-10-03 me: Read *Kidnapped*.'
    people/rui.md:
        name: Rui Lopes
    """
    page = html("people/ana.html")
    rui = '<a class="name" href="../people/rui.html">Rui Lopes</a>'
    assert f"<q>Nobody said \u2018<em>Blaeu</em>\u2019 to {rui}.</q>" in page
    assert "Read <em>Kidnapped</em>." in page
    assert f"How you met: At {rui}" in page
    assert "*" not in page.split("<main", 1)[1]


def test_what_anothers_note_says_is_said_as_theirs(html: Html) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        meetings:
          - 2026-10-03 walk with rui eva: She sang.
          - 2026-10-04 call with eva
    people/rui.md:
        name: Rui Lopes
        every: 2 weeks
    people/eva.md:
        name: Eva
    """
    assert "You last met on 3 October, on a walk, with Ana Duarte, whose note says: She sang." in text(
        html("people/rui.html")
    )
    assert "You last spoke on 4 October, by telephone, with Ana Duarte." in text(html("people/eva.html"))
    assert "walk with Ana Duarte, 3 October." in text(html("stale.html"))


def test_a_promise_by_a_month_is_not_over_before_the_month_is(html: Html) -> None:
    """
    people/ana.md:
        promises:
          - 2026-09-03 me by 2026-10: Send the article.
          - 2026-09-04 me by 2027-06: Send the book.
          - 2026-09-05 me by 2026-11: Send the map.
    """
    page = text(html("people/ana.html"))
    assert "By October 2026, which has passed." in page
    assert "By June 2027." in page
    today = text(html("index.html"))
    assert "Send the book. by June 2027" in today


def test_all_that_is_known_is_said_in_one_word(html: Html) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        ---
        ## Work
        At Lumen.
    site.yml:
        facets: [Work]
    """
    assert "Something of the one thing you wished to know of people." in html("people/ana.html")


def test_a_stage_that_was_theirs_before_is_theirs_again(html: Html) -> None:
    """
    people/ana.md:
        known: 2011-02
        meetings: [2012-01-05 walk by both, 2012-02-05 walk by both]
        trust:
          - 2012-10-01 both earned
          - 2022-06-17 they lost
    """
    page = text(html("people/ana.html"))
    assert "known again since 17 June 2022 · first known in February 2011" in page


def test_whoever_is_left_in_peace_is_nobody_to_be_reminded_of(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        intent: rest
    people/rui.md:
        intent: let-go
    people/eva.md:
        every: never
    """
    for id_, said in (
        ("ana", "You let her rest, and nothing is due."),
        ("rui", "You chose to let them go, and nothing is due."),
        ("eva", "You wanted no rhythm with them, and nothing is due."),
    ):
        page = text(html(f"people/{id_}.html"))
        assert said in page
        assert "To be reminded" not in page


def test_since_when_you_know_somebody_has_its_line(html: Html) -> None:
    """
    people/ana.md:
        ---
        known: 2019-05
        declared: 2012
        meetings:
          - 2026-10-03 coffee
        ---
    people/rui.md:
        ---
        declared: 2012
        ---
    people/eva.md:
        intent: connect
        known: 2025-05
        meetings: [2026-10-03 coffee]
    """
    assert 'May 2019</time><span><b>known</b></span><span class="src">line 2</span>' in html(
        "people/ana.html"
    )
    assert '2012</time><span><b>declared</b></span><span class="src">line 2</span>' in html("people/rui.html")
    assert '<b>known</b></span><span class="src"><a href="people/eva.html">eva.md:3</a>' in html("next.html")


def test_many_acts_of_one_side_are_spelt_where_a_sentence_begins(html: Html) -> None:
    """
    people/ana.md:
        meetings: [2026-01-01 call by me, 2026-01-02 call by me, 2026-01-03 call by me, 2026-01-04 call by me,
          2026-01-05 call by me, 2026-01-06 call by me, 2026-01-07 call by me, 2026-01-08 call by me,
          2026-01-09 call by me, 2026-01-10 call by me, 2026-01-11 call by me, 2026-01-12 call by me,
          2026-01-13 call by me]
    """
    assert "missing. Thirteen acts of yours, none of theirs." in text(html("people/ana.html"))


def test_all_that_is_missing_is_said_so_that_it_can_be_done(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    people/rui.md:
        pronouns: he/him
        known: 2026-10-01
        meetings: [2026-10-03 coffee by me]
    """
    nobody, rui = text(html("people/ana.html")), text(html("people/rui.html"))
    assert (
        "Not yet: six months of knowing each other, five meetings and four more months in which you meet "
        "are missing." in nobody
    )
    assert (
        "Not yet: one act of yours, two acts of his and a fairer share on his side are missing. "
        "One act of yours, none of his." in rui
    )


def test_what_is_dated_later_is_as_if_it_were_not_there(html: Html) -> None:
    """
    people/ana.md:
        intent: connect
        known: 2028-01
        declared: 2028-02
        meetings:
          - 2026-10-03 coffee
    """
    page = text(html("people/ana.html"))
    assert "2028" not in page
    assert "possible since 3 October 2026" in page


def test_each_change_of_stage_leads_to_its_lines(html: Html) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-03 coffee
    """
    came = html("people/ana.html").split("How it came to be")[2].split("What they ask")[0]
    assert 'known, 3 October 2026</span> <span class="src"><a href="../people/ana.html#L3">line 3</a>' in came
