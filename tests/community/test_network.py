"""Rows of network/: each contact once, whose they are, and what their marks tell."""

from __future__ import annotations

import pytest

from kinmap.archive.rows import Mark, Row
from kinmap.community.model import Community
from kinmap.community.network import contacts, folded_url
from kinmap.community.sift import estimate, wilson
from kinmap.text import Span


def row(line: int, *, url: str = "", email: str = "", mark: Mark | None = None) -> Row:
    return Row(Span("network/a.csv", line), name=f"Row {line}", url=url, email=email, mark=mark)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.Example.org/in/Ana/",
        "http://example.org/in/ana",
        "example.org/in/ana",
        "www.example.org/in/ana/",
        " HTTPS://EXAMPLE.ORG/in/ana ",
    ],
)
def test_urls_are_compared_without_scheme_www_case_and_the_last_slash(url: str) -> None:
    assert folded_url(url) == "example.org/in/ana"


def test_rows_that_share_an_address_through_others_are_one() -> None:
    rows = [
        row(2, url="a.example", email="a@x.example"),
        row(3, email="b@x.example"),
        row(4, url="https://a.example/", email="B@X.example"),
    ]
    assert [[each.span.line for each in contact.rows] for contact in contacts(rows, [])] == [[2, 3, 4]]


def test_rows_without_an_address_are_each_their_own() -> None:
    assert len(contacts([row(2), row(3)], [])) == 2


def test_an_email_is_no_url() -> None:
    assert len(contacts([row(2, url="a@x.example"), row(3, email="a@x.example")], [])) == 2


def test_of_several_marks_the_strongest_holds() -> None:
    rows = [
        row(2, email="a@x.example", mark=Mark.STRANGER),
        row(3, email="a@x.example", mark=Mark.CONNECTED),
        row(4, email="a@x.example"),
    ]
    (contact,) = contacts(rows, [])
    assert contact.mark is Mark.CONNECTED


def test_a_row_with_a_persons_address_is_that_person(community: Community) -> None:
    """
    people/ana.md:
        contact: {email: [a@x.example, Ana@X.example], linkedin: "https://www.example.org/in/ana"}
    network/a.csv:
        name,url,email,company,position,since,source
        Ana,,ana@x.example,,,,
        Ana,http://example.org/in/ANA/,,,,,
        Bento,,bento@x.example,,,,
    """
    assert [contact.person for contact in community.contacts] == ["ana", "ana", None]
    assert (community.funnel.networked, community.funnel.people) == (2, 1)


def test_marks_are_counted_once_for_each_contact(community: Community) -> None:
    """
    network/a.csv:
        name,url,email,company,position,since,source,mark
        Ana,,a@x.example,,,,,connected
        Ana,,a@x.example,,,,,known
        Bento,,b@x.example,,,,,stranger
        Carlos,,,,,,,
    """
    sift = community.sift
    assert (sift.rows, sift.marked, sift.marked_connected, sift.estimate) == (3, 2, 1, (1, 2))


def test_wilsons_interval_is_the_published_one() -> None:
    low, high = wilson(2, 10)
    assert (round(low, 4), round(high, 4)) == (0.0567, 0.5098)


@pytest.mark.parametrize(("hits", "trials"), [(0, 5), (5, 5), (0, 1), (1, 1)])
def test_an_interval_stays_within_nothing_and_all(hits: int, trials: int) -> None:
    low, high = wilson(hits, trials)
    assert 0 <= low < high <= 1


@pytest.mark.parametrize(
    ("rows", "marked", "connected", "bounds"),
    [(40, 10, 2, (3, 18)), (40, 0, 0, None), (40, 40, 7, None), (0, 0, 0, None), (3, 2, 0, (0, 1))],
)
def test_the_estimate_goes_from_those_marked_to_all(
    rows: int, marked: int, connected: int, bounds: tuple[int, int] | None
) -> None:
    assert estimate(rows, marked, connected) == bounds
