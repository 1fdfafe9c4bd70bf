"""What a ledger line says: as written on its own page, and with names on anybody else's."""

from __future__ import annotations

from kinmap.archive.ledgers import Entry
from kinmap.pages.phrases import phrase, plain
from kinmap.pages.view import View, entries


def lines(view: View, owner: str, of: str = "") -> list[str]:
    """Return what the lines of one note say on the page of `of`, or on nobody's."""
    found: list[Entry] = sorted(entries(view.archive.people[owner]), key=lambda entry: entry.span)
    return [plain(phrase(view, entry, of)) for entry in found]


def test_on_its_own_page_a_line_is_said_as_written_with_names_for_ids(seen: View) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-10-01 coffee 2h by them
          - 2026-10-02 by them
          - 2026-10-03 dinner 1h30m by both with rui [[Marta Silva]] at harvest
          - 2026-10-04 with nobody-known rui at [[Café Central]] 2h
          - {date: 2026-10-05, kind: walk, with: [rui], by: me, for: 45m, at: The old quay}
        exchange:
          - 2026-10-06 gave introduction to rui
          - 2026-10-07 got introduction to marta
          - 2026-10-08 gave introduction to nobody-known
          - 2026-10-09 gave help
    people/rui.md:
        name: Rui Lopes
    people/marta.md:
        name: Marta Silva
    events/harvest.md:
        title: Harvest dinner
        date: 2026-10-03
    """
    assert lines(seen, "ana", "ana") == [
        "coffee 2h by them",
        "met by them",
        "dinner 1h30m by both with Rui Lopes and Marta Silva at Harvest dinner",
        "met 2h with nobody-known and Rui Lopes at Café Central",
        "walk 45m by me with Rui Lopes at The old quay",
        "gave introduction to Rui Lopes",
        "got introduction to Marta Silva",
        "gave introduction to nobody-known",
        "gave help",
    ]


def test_on_anothers_page_whoever_asked_is_named(seen: View) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        meetings:
          - 2026-10-01 work 1d2h by them with rui marta
          - 2026-10-02 work by both with rui
          - 2026-10-03 work by me with rui marta
          - 2026-10-04 work with rui
        exchange:
          - 2026-10-05 gave introduction to rui
          - 2026-10-06 got introduction to rui
    people/rui.md:
        name: Rui Lopes
    people/marta.md:
        name: Marta Silva
    """
    assert lines(seen, "ana", "rui") == [
        "work 1d2h by Ana Duarte with Marta Silva",
        "work by me and Ana Duarte",
        "work by me with Ana Duarte and Marta Silva",
        "work with Ana Duarte",
        "gave introduction to Ana Duarte",
        "got introduction to Rui Lopes from Ana Duarte",
    ]
    assert lines(seen, "ana")[:2] == [
        "work 1d2h by Ana Duarte with Rui Lopes and Marta Silva",
        "work by me and Ana Duarte with Rui Lopes",
    ]
    assert lines(seen, "ana")[4] == "gave Ana Duarte an introduction to Rui Lopes"


def test_names_lead_to_their_pages(seen: View) -> None:
    """
    people/ana.md:
        meetings: [2026-10-01 coffee with rui]
    people/rui.md:
        name: Rui Lopes
    """
    found = phrase(seen, seen.archive.people["ana"].meetings[0], "ana")
    assert [(piece.words, piece.href) for piece in found if piece.href] == [("Rui Lopes", "people/rui.html")]


def test_what_was_earned_can_be_read_aloud(seen: View) -> None:
    """
    people/ana.md:
        trust:
          - 2026-10-01 them earned
          - 2026-10-02 me earned respect
          - {date: 2026-10-03, who: both, earned: [respect, trust]}
        promises:
          - 2026-10-04 me by 2026-11-04
        life:
          - 2026-10-05 my win answered 2026-10-06
    """
    assert lines(seen, "ana", "ana") == [
        "they earned trust",
        "I earned respect",
        "both earned respect and trust",
        "promise, me by 2026-11-04",
        "my win answered 2026-10-06",
    ]
