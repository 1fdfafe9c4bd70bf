"""What each of today, stale, next, show and brief says: first of all, what the model says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import WORKED, typed, written

Capture = pytest.CaptureFixture[str]
Files = Callable[[str], dict[str, bytes]]
CASES = sorted(case.parent for case in WORKED.parent.glob("*/expected.json"))
NOTES = """
    people/nives.md:
        ---
        name: Nives Orlić
        pronouns: she/her
        known: 2024-05-01
        every: 6 weeks
        boundaries: [No work talk.]
        meetings:
          - 2026-08-03 coffee 2h by me: She took the lead in the spring concert.
          - 2026-07-01 call by them
          - 2026-12-05 walk
        life:
          - 2026-10-20 win: Her own shop.
          - 2026-01-20 win: An old one.
        promises:
          - 2026-08-03 me by 2026-08-10: Lend her the Duruflé.
          - 2026-08-03 they: A plane for the bench.
        ---

        ## Work
        Stage carpenter, *restless*; knows [[rui]].
    people/rui.md:
        name: Rui Lopes
        every: 2 months
        intent: connect
        meetings:
          - 2026-09-20 coffee
    people/marta.md:
        name: Marta Silva
    events/dinner.md:
        ---
        title: Harvest dinner
        date: 2026-11-28
        place: Porto
        there: [nives, rui, marta]
        ---
        Bring chairs.
"""


@pytest.fixture
def home(tmp_path: Path, files: Files) -> Path:
    text = files(NOTES)
    return written(tmp_path, text)


def expected(case: Path) -> tuple[str, Any]:
    day = (case / "today.txt").read_text(encoding="utf-8").strip()
    return day, json.loads((case / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_lists_are_those_of_the_model(capsys: Capture, case: Path) -> None:
    day, model = expected(case)
    said = typed(capsys, case, f"stale --today {day} --json").plain
    assert [one["id"] for one in said["stale"]] == model["stale"]
    assert [one["id"] for one in said["soon"]] == model["soon"]
    assert [one["id"] for one in said["fading"]] == model["drifting"]
    assert said["unwritten"] == model["unwritten"]
    found = typed(capsys, case, f"next --today {day} --json").plain["candidates"]
    told = [
        {
            "id": one["id"],
            "holds": one["holds"],
            "reasons": [it["reason"] for it in one["reasons"]],
            "missing": one["missing"],
        }
        for one in found
    ]
    assert told == model["candidates"]


def test_a_person_is_shown_with_the_figures_of_the_model(capsys: Capture) -> None:
    day, model = expected(WORKED)
    for id_, figures in model["people"].items():
        said = typed(capsys, WORKED, f"show {id_} --today {day} --json").plain
        assert said["model"] == figures
        assert {it["name"]: it["holds"] for it in said["conditions"]} == figures["conditions"]
        assert len(said["waiting"]) == len(figures["unanswered"]) + sum(
            side["open"] for side in figures["promises"].values()
        )


def test_evidence_names_the_file_and_the_line(capsys: Capture) -> None:
    said = typed(capsys, WORKED, "show ana-duarte --today 2026-11-01 --json").plain
    places = {line["place"]: line for it in said["conditions"] for line in it["evidence"]}
    assert places
    for place, line in places.items():
        path, _, number = place.rpartition(":")
        written_there = (WORKED / path).read_text(encoding="utf-8").split("\n")[int(number) - 1]
        assert line["date"] in written_there or path.startswith("events/")
    text = typed(capsys, WORKED, "show ana-duarte --today 2026-11-01 --all").out
    assert all(place in text for place in places)


def test_today_says_what_waits_and_where_it_is_written(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "today --today 2026-11-01").out
    assert said.startswith(
        "Sunday, 1 November 2026\n\nOne person has gone quiet; turn to them. You owe one answer"
    )
    assert "Nives Orlić: Her own shop." in said
    assert "Lend her the Duruflé." in said
    assert "people/nives.md:15" in said
    assert "An old one" not in said
    assert "Harvest dinner, Porto" in said


def test_today_folds_what_is_much_and_all_unfolds_it(capsys: Capture, tmp_path: Path, files: Files) -> None:
    promises = "\n".join(f"          - 2026-10-{n:02} me: Promise {n}." for n in range(1, 8))
    notes = files(f"people/ana.md:\n        name: Ana\n        promises:\n{promises}\n")
    folder = written(tmp_path, notes)
    said = typed(capsys, folder, "today --today 2026-11-01").out
    assert "Promise 5." in said
    assert "Promise 6." not in said
    assert "And two more." in said
    whole = typed(capsys, folder, "today --today 2026-11-01 --all").out
    assert "Promise 7." in whole
    assert "more." not in whole
    assert len(typed(capsys, folder, "today --today 2026-11-01 --json").plain["promises"]) == 7


def test_stale_says_the_wait_the_rhythm_and_where_it_comes_from(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "stale --today 2026-11-01").out
    assert "13 weeks, not six" in said
    assert "Every six weeks, as the note says; planned: 28 November, Harvest dinner" in said
    assert "coffee, 3 August. “She took the lead in the spring concert.”" in said


def test_stale_looks_as_far_ahead_as_it_is_asked_to(capsys: Capture, home: Path) -> None:
    for words, soon in (("", []), (" --within 17", []), (" --within 18", ["rui"])):
        said = typed(capsys, home, f"stale --today 2026-11-01 --json{words}").plain
        assert [one["id"] for one in said["soon"]] == soon
    assert "Due within 18 days." not in typed(capsys, home, "stale --today 2026-11-01").out


def test_next_says_why_what_is_missing_and_what_to_do(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "next --today 2026-11-01").out
    assert "people whom you know without being connected" in said
    assert "What is missing:" in said
    assert "The next step:" in said


def test_a_briefing_says_what_to_have_in_mind(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "brief nives --today 2026-11-01").out
    assert "You last met on 3 August, over coffee: “She took the lead in the spring concert.”" in " ".join(
        said.split()
    )
    for words in (
        "No work talk.",
        "Her own shop.",
        "Lend her the Duruflé.",
        "A plane for the bench.",
        "Stage carpenter, restless; knows Rui Lopes.",
        "Nothing yet under",
        "Harvest dinner on 28 November",
    ):
        assert words in " ".join(said.split())


def test_a_briefing_on_an_event_says_whom_you_will_see(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "brief harvest --today 2026-11-01").out
    assert "Harvest dinner\n28 November" in said
    assert "Three people you know of are expected" in said
    assert "Lend her the Duruflé." in said
    assert "Marta Silva, whom you do not know yet" in said
    assert "Boundaries: No work talk." in said
    assert "Bring chairs." in said


def test_an_event_that_has_been_says_who_was_there(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "brief dinner --today 2026-12-24")
    assert "Who was there" in said.out
    assert "Whom you could get to know" not in said.out
    plain = typed(capsys, home, "brief dinner --today 2026-12-24 --json").plain
    assert {one["id"] for one in plain["there"]} == {"nives", "rui", "marta"}
    assert plain["guests"] == []


def test_show_of_somebody_listed_says_that_nothing_is_written(capsys: Capture, home: Path) -> None:
    said = typed(capsys, home, "show marta --today 2026-11-01").out
    assert said.startswith("Marta Silva\nlisted\n")
    assert "You have not written of a meeting yet." in said
    assert "○ Trust. Not yet" in said


MANY = """
    people/ana.md:
        ---
        name: Ana Duarte
        known: 2019
        declared: 2018
        birthday: 11-05
        meetings:
{meetings}
        life:
          - 2026-10-20 win: She *won* it with [[rui]], "at last".
        ---

        ## Work
        At Lumen.
    people/rui.md:
        name: Rui Lopes
        intent: connect
        knows: [ana]
        meetings:
          - 2026-10-01 walk with ana
          - 2026-09-01 walk
          - 2026-08-01 walk
"""


@pytest.fixture
def many(tmp_path: Path, files: Files) -> Path:
    days = (f"{year}-{month:02}-03" for year in range(2021, 2026) for month in range(1, 13))
    meetings = "\n".join(f"          - {day} coffee by me" for day in days)
    return written(tmp_path, files(MANY.format(meetings=meetings)))


def test_all_evidence_is_all_of_it_and_the_ledger_too(capsys: Capture, many: Path) -> None:
    said = typed(capsys, many, "show ana --today 2026-11-01").out
    assert "Fifty-nine earlier lines." in said
    assert "people/ana.md:10\n" not in said
    whole = typed(capsys, many, "show ana --today 2026-11-01 --all").out
    conditions, _, ledger = whole.partition("Everything written")
    assert all(f"people/ana.md:{line}\n" in conditions for line in range(7, 67))
    assert all(f"people/ana.md:{line}\n" in ledger for line in range(7, 69) if line != 67)
    assert "walk with Rui Lopes" in ledger
    assert "Work\n  At Lumen." in conditions
    plain = typed(capsys, many, "show ana --today 2026-11-01 --json").plain
    assert [len(it["evidence"]) for it in plain["conditions"]] == [62, 60, 0, 0]


def test_what_a_line_says_is_plain_in_a_terminal(capsys: Capture, many: Path) -> None:
    said = typed(capsys, many, "today --today 2026-11-01").out
    assert 'Ana Duarte (declared): She won it with Rui Lopes, "at last".' in " ".join(said.split())
    plain = typed(capsys, many, "today --today 2026-11-01 --json").plain
    assert plain["answers"][0]["note"] == 'She *won* it with [[rui]], "at last".'


def test_today_names_whom_to_get_to_know_and_marks_who_is_declared(capsys: Capture, many: Path) -> None:
    said = " ".join(typed(capsys, many, "today --today 2026-11-01").out.split())
    assert "Whom to get to know Rui Lopes, possible Chosen by you and often in touch. Missing: " in said
    assert "Ana Duarte (declared), whose birthday it is 5 November" in said
    plain = typed(capsys, many, "today --today 2026-11-01 --json").plain
    assert [it["id"] for it in plain["know"]] == ["rui"]


def test_next_shows_every_line_where_it_is_asked_to(capsys: Capture, many: Path) -> None:
    said = typed(capsys, many, "next --today 2026-11-01").out
    assert "One more line." in said
    assert "people/rui.md:8" not in said.partition("One more line.")[0]
    whole = typed(capsys, many, "next --today 2026-11-01 --all").out
    assert "One more line." not in whole
    assert "1 Aug 2026: walk" in whole


def test_show_says_how_each_tie_shows(capsys: Capture, many: Path) -> None:
    (tie,) = typed(capsys, many, "show ana --today 2026-11-01 --json").plain["ties"]
    assert (tie["id"], tie["how"]) == ("rui", "They know each other; together once, on 1 October.")
    assert tie["places"] == ["people/rui.md:4", "people/rui.md:6"]
