from __future__ import annotations

from collections.abc import Callable, Mapping

from kinmap.pages.community_map import FACTS, PATH
from kinmap.pages.page import Page
from kinmap.site.scripts import scripts

Html = Callable[[str], str]


def facts(page: Page) -> Mapping[str, object]:
    (script,) = page.scripts
    return script.held


def test_a_circle_is_listed_with_whom_each_of_its_people_knows(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
        knows: [bo, cy]
    people/bo.md:
        name: Bo
        groups: [Lumen]
    people/cy.md:
        name: Cy
    """
    page = html(PATH)
    assert (
        "Who knows whom. One circle, found from the ties in your notes; one person joins parts of them."
        in page
    )
    assert "<h3>Lumen, three people</h3>" in page
    assert "knows Bo and Cy" in page
    assert page.count("knows Ana") == 2


def test_whoever_joins_circles_is_told_with_what_they_join(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
        knows: [bo, cy, di]
    people/bo.md:
        name: Bo
        groups: [Lumen]
        knows: [cy]
    people/cy.md:
        name: Cy
        groups: [Lumen]
    people/di.md:
        name: Di
        groups: [Choir]
        knows: [ed, fay]
    people/ed.md:
        name: Ed
        groups: [Choir]
        knows: [fay]
    people/fay.md:
        name: Fay
        groups: [Choir]
    """
    page = html(PATH)
    joining = page.partition("Those who join circles")[2].partition("</ul>")[0]
    assert "Lumen, with Choir" in joining
    assert "Choir, with Lumen" in joining


def test_whoever_is_known_to_nobody_stands_at_the_side(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        knows: [bo]
    people/bo.md:
        name: Bo
    people/cy.md:
        name: Cy
    """
    page = html(PATH)
    assert "one person stands at the side, for nobody is known to know them." in page
    assert "<h3>On their own, one person</h3>" in page


def test_connections_who_know_no_other_connection_are_told(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        declared: 2020
        knows: [bo]
    people/bo.md:
        name: Bo
    """
    alone = html(PATH).partition("Connections who know none of the others")[2].partition("</ul>")[0]
    assert "Ana" in alone
    assert "Bo" not in alone


def test_an_archive_of_nobody_teaches_the_first_tie(html: Html) -> None:
    """
    site.yml:
        title: Nobody yet
    """
    page = html(PATH)
    assert "knows: [" in page
    assert '<script src="../maps/' not in page


def test_what_the_script_is_told_is_what_the_page_shows(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
        known: 2020
        contexts: [social]
        tags: [Sailing, chess]
        knows: [bo]
    people/bo.md:
        name: Bo
        tags: [sailing]
        through: ana
    """
    held = facts(made[PATH])
    assert held["ids"] == ["ana", "bo"]
    assert held["names"] == ["Ana", "Bo"]
    assert held["ties"] == [0, 1]
    assert held["tag"] == [[0, 1], [0]]
    assert held["via"] == [-1, 0]
    words = held["words"]
    assert isinstance(words, dict)
    assert words["tag"] == ["sailing", "chess"]
    assert {len(held[name]) for name in ("x", "y", "r", "circle", "stage", "state", "last")} == {2}  # type: ignore[arg-type]


def test_the_facts_are_a_classic_script_of_their_own(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana </script>
        knows: [bo]
    people/bo.md:
        name: Bo
    """
    (written,) = scripts([made[PATH]]).items()
    assert written[0] == FACTS
    assert written[1].startswith(b"window.KINMAP_COMMUNITY = {")


def test_a_group_that_differs_in_case_alone_is_offered_once(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
    people/bo.md:
        name: Bo
        groups: [lumen]
    """
    assert html(PATH).count('<option value="lumen">') == 1
