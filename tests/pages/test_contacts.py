from __future__ import annotations

from collections.abc import Callable

Html = Callable[[str], str]


def test_a_mark_says_what_it_was(html: Html) -> None:
    """
    people/ana.md:
        every: 6 weeks
        meetings:
          - 2026-10-03 coffee: She took the job.
          - 2026-08-14 call
          - 2026-03-11 letter
          - 2026-12-05 walk
    """
    page = html("people/ana.html")
    assert "<title>3 Oct 2026, coffee: She took the job.</title>" in page
    assert "<title>50 days, 14 Aug 2026 to 3 Oct 2026</title>" in page
    assert "<title>since 3 Oct 2026</title>" in page
    assert "5 December, planned" in page
    assert "due 14 November" in page
    assert all(f'class="mark {shape}"' in page for shape in ("disc", "ring", "stroke", "planned"))


def test_the_pictures_say_themselves_in_words(html: Html) -> None:
    """
    people/ana.md:
        meetings: [2026-10-03 coffee, 2026-08-14 call]
    """
    said = "Two encounters, the first on 14 Aug 2026, the last on 3 Oct 2026."
    assert f'aria-label="{said}"' in html("people/ana.html")


def test_in_a_week_of_several_the_fullest_gives_the_shape(html: Html) -> None:
    """
    people/ana.md:
        meetings: [2026-10-01 message, 2026-10-02 coffee]
    """
    page = html("people/ana.html")
    weeks = page[page.index('class="plot weeks"') :]
    assert "<title>1 Oct 2026, message; 2 Oct 2026, coffee</title>" in weeks
    assert 'class="mark disc"' in weeks


def test_without_a_contact_there_is_no_picture(html: Html) -> None:
    """
    people/ana.md:
        known: 2020
    """
    assert "<figure" not in html("people/ana.html")
