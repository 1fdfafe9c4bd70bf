"""Every word of the five ledgers, in both forms, and what is said where one is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from kinmap.archive.ledgers import Channel, Ending, Good, Occasion, Regard, Turn, Who
from kinmap.archive.load import Archive, read
from kinmap.archive.settings import KINDS
from kinmap.text import Span

OTHERS = {
    "people/rui-lopes.md": b"---\nname: Rui Lopes\n---\n",
    "people/marta silva.md": b"---\nname: Marta\n---\n",
    "events/harvest-dinner.md": b"---\ntitle: Dinner\ndate: 2026-07-01\n---\n",
}


def ana(ledger: str, entry: str) -> Archive:
    return read(OTHERS | {"people/ana.md": f"---\nname: Ana\n{ledger}:\n  - {entry}\n---\n".encode()})


def entry_of(ledger: str, entry: str) -> Any:  # noqa: ANN401 - each ledger has its own kind
    archive = ana(ledger, entry)
    assert archive.problems == ()
    (found,) = getattr(archive.people["ana"], ledger)
    return found


def said(archive: Archive) -> list[str]:
    return [f"{each.span.line}:{each.span.column} {each.code}" for each in archive.problems]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_channel_and_its_hours(kind: str) -> None:
    meeting = entry_of("meetings", f"2026-10-03 {kind.upper()}")
    assert (meeting.kind, meeting.channel, meeting.minutes) == (kind, *KINDS[kind])
    assert meeting == entry_of("meetings", f"{{date: 2026-10-03, kind: {kind}}}")._replace(words=kind.upper())


def test_a_meeting_of_no_kind_is_met() -> None:
    meeting = entry_of("meetings", "2026-10")
    assert (meeting.kind, meeting.channel, meeting.minutes) == ("met", Channel.IN_PERSON, 60)
    assert (meeting.by, meeting.companions, meeting.at, meeting.note) == (None, (), None, "")


@pytest.mark.parametrize(
    ("written", "minutes"), [("45m", 45), ("2h", 120), ("1h30m", 90), ("2d", 960), ("1D2H3M", 603)]
)
def test_a_duration_is_minutes(written: str, minutes: int) -> None:
    assert entry_of("meetings", f"2026-10-03 {written}").minutes == minutes
    assert entry_of("meetings", f"{{date: 2026-10-03, for: {written}}}").minutes == minutes


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("me", Who.ME),
        ("I", Who.ME),
        ("they", Who.THEY),
        ("them", Who.THEY),
        ("both", Who.BOTH),
        ("Them", Who.THEY),
    ],
)
def test_who(written: str, who: Who) -> None:
    assert entry_of("meetings", f"2026-10-03 by {written}").by is who
    assert entry_of("meetings", f"{{date: 2026-10-03, by: {written}}}").by is who
    assert entry_of("trust", f"2026-10-03 {written} earned").who is who
    assert entry_of("trust", f"{{date: 2026-10-03, who: {written}, earned: trust}}").who is who
    if who is not Who.BOTH:
        assert entry_of("promises", f"2026-10-03 {written}").who is who
        assert entry_of("promises", f"{{date: 2026-10-03, who: {written}}}").who is who


@pytest.mark.parametrize(
    ("written", "companions", "at"),
    [
        ("with rui-lopes", ("rui-lopes",), None),
        ("with rui-lopes [[marta silva]] by me", ("rui-lopes", "marta silva"), None),
        ("with rui-lopes at harvest-dinner", ("rui-lopes",), "harvest-dinner"),
        ("at harvest-dinner with RUI-LOPES", ("rui-lopes",), "harvest-dinner"),
        ("with [[Rui Lopes]] 2h coffee", ("rui-lopes",), None),
        ("with rui-lopes rui-lopes", ("rui-lopes",), None),
        ("at Quay", (), "Quay"),
        ("at [[Café Central]]", (), "Café Central"),
        ("at with", (), "with"),
    ],
)
def test_with_takes_all_words_up_to_the_next_by_at_or_duration(
    written: str, companions: tuple[str, ...], at: str | None
) -> None:
    meeting = entry_of("meetings", f"2026-10-03 {written}")
    assert (meeting.companions, meeting.at) == (companions, at)
    assert meeting.event == ("harvest-dinner" if at == "harvest-dinner" else None)


def test_with_takes_a_kind_for_an_id_since_only_by_at_and_durations_end_it() -> None:
    archive = ana("meetings", "2026-10-03 with rui-lopes coffee")
    assert said(archive) == ["4:31 link"]
    assert archive.people["ana"].meetings[0].kind == "met"


@pytest.mark.parametrize("turn", Turn)
@pytest.mark.parametrize(
    ("written", "regards"),
    [
        ("", {Regard.TRUST}),
        ("trust", {Regard.TRUST}),
        ("respect", {Regard.RESPECT}),
        ("respect trust", {Regard.TRUST, Regard.RESPECT}),
    ],
)
def test_trust(turn: Turn, written: str, regards: set[Regard]) -> None:
    found = entry_of("trust", f"2026-10-03 {written} {turn} they")
    assert (found.who, found.turn, set(found.regards)) == (Who.THEY, turn, regards)
    listed = ", ".join(sorted(regards))
    long = entry_of("trust", f"{{date: 2026-10-03, who: they, {turn}: [{listed}]}}")
    assert (long.who, long.turn, set(long.regards)) == (Who.THEY, turn, regards)


@pytest.mark.parametrize("way", ["gave", "got"])
@pytest.mark.parametrize("good", Good)
def test_exchange(way: str, good: Good) -> None:
    found = entry_of("exchange", f"2026-10-03 {good} {way}")
    assert (found.gave, found.good, found.to) == (way == "gave", good, None)
    assert entry_of("exchange", f"{{date: 2026-10-03, {way}: {good}}}").good is good


def test_an_introduction_is_to_somebody() -> None:
    for entry in (
        "2026-10-03 to rui-lopes gave introduction",
        "2026-10-03 gave introduction to [[Rui Lopes]]",
        "{date: 2026-10-03, gave: introduction, to: rui-lopes}",
        '{date: 2026-10-03, gave: introduction, to: "[[Rui Lopes]]"}',
    ):
        assert entry_of("exchange", entry).to == "rui-lopes"


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize(("whose", "mine"), [("", False), ("their", False), ("my", True)])
def test_life(occasion: Occasion, whose: str, mine: bool) -> None:
    found = entry_of("life", f"2026-10-03 answered 2026-10-04 {whose} {occasion}")
    assert (found.mine, found.occasion, str(found.answered)) == (mine, occasion, "2026-10-04")
    long = entry_of("life", f"{{date: 2026-10-03, {whose or 'their'}: {occasion}, answered: 2026-10-04}}")
    assert (long.mine, long.occasion, long.answered) == (mine, occasion, found.answered)


@pytest.mark.parametrize("ending", Ending)
def test_promises(ending: Ending) -> None:
    found = entry_of("promises", f"2026-10-03 me {ending} 2026-10-08 by 2026-10-10: Send it.")
    assert (found.who, str(found.due), found.ending, str(found.ended)) == (
        Who.ME, "2026-10-10", ending, "2026-10-08",
    )  # fmt: skip
    long = entry_of(
        "promises", f"{{date: 2026-10-03, who: me, by: 2026-10-10, {ending}: 2026-10-08, note: Send it.}}"
    )
    assert long == found._replace(words=long.words)


@pytest.mark.parametrize(
    ("ledger", "entry", "places"),
    [
        ("meetings", "2026-10-03 cofee", "4:16 word"),
        ("meetings", "2026-10-03 cofee wiht rui-lopes", "4:16 word, 4:22 word, 4:27 word"),
        ("meetings", "2026-10-03 1.5h", "4:16 word"),
        ("meetings", "2026-10-03 0h", "4:16 duration"),
        ("meetings", "2026-10-03 coffee walk", "4:23 repeated-word"),
        ("meetings", "2026-10-03 coffee coffee", "4:23 repeated-word"),
        ("meetings", "2026-10-03 1h 2h", "4:19 repeated-word"),
        ("meetings", "2026-10-03 by me by them", "4:22 repeated-word"),
        ("meetings", "2026-10-03 by Ana", "4:19 word"),
        ("meetings", "2026-10-03 by", "4:5 missing-word"),
        ("meetings", "2026-10-03 with by me", "4:5 missing-word"),
        ("meetings", "2026-10-03 [[rui-lopes]]", "4:16 word"),
        ("meetings", "2026 coffee", "4:5 date"),
        ("meetings", "2026-13 coffee", "4:5 date"),
        ("meetings", "2026-02-29 coffee", "4:5 date"),
        ("meetings", "0999-02 coffee", "4:5 date"),
        ("meetings", "2026-10-3 coffee", "4:5 date"),
        ("meetings", "coffee 2026-10-03", "4:5 date"),
        ("meetings", "coffee", "4:5 date"),
        ("meetings", '": note"', "4:5 date"),
        ("meetings", "2026-10-03 with nobody", "4:21 link"),
        ("meetings", "2026-10-03 with ana", "4:21 link"),
        ("meetings", "2026-10-03 with harvest-dinner", "4:21 link"),
        ("meetings", "{kind: coffee}", "4:5 date"),
        ("meetings", "{date: 2026, kind: coffee}", "4:12 date"),
        ("meetings", "{date: 2026-10-03, kind: cofee}", "4:30 word"),
        ("meetings", "{date: 2026-10-03, for: long}", "4:29 word"),
        ("meetings", "{date: 2026-10-03, for: 0m}", "4:29 duration"),
        ("meetings", "{date: 2026-10-03, by: Ana}", "4:28 word"),
        ("meetings", "{date: 2026-10-03, knid: coffee}", "4:24 unknown-field"),
        ("meetings", "{date: 2026-10-03, answered: 2026-10-04}", "4:24 unknown-field"),
        ("meetings", "{date: 2026-10-03, with: {a: b}}", "4:30 type"),
        ("trust", "2026-10-03 tehy earned", "4:16 word"),
        ("trust", "{date: 2026-10-03, woh: they, earned: trust}", "4:24 unknown-field"),
        ("meetings", "{date: 2026-10-03, note: [a]}", "4:30 type"),
        ("meetings", "{date: [2026-10-03], kind: coffee}", "4:12 type"),
        ("meetings", "2026-10-03 coffee: {a: b}", "4:24 type"),
        ("trust", "2026-10-03 earned", "4:5 missing-word"),
        ("trust", "2026-10-03 they", "4:5 missing-word"),
        ("trust", "2026-10-03", "4:5 missing-word, 4:5 missing-word"),
        ("trust", "2026-10-03 they earned lost", "4:28 repeated-word"),
        ("trust", "2026-10-03 they me earned", "4:21 repeated-word"),
        ("trust", "{date: 2026-10-03, who: they, earned: love}", "4:43 word"),
        ("trust", "{date: 2026-10-03, who: they}", "4:5 missing-word"),
        ("trust", "{date: 2026-10-03, who: she, earned: trust}", "4:29 word"),
        ("exchange", "2026-10-03 gave", "4:5 missing-word"),
        ("exchange", "2026-10-03 gift", "4:5 missing-word"),
        ("exchange", "2026-10-03 gave gift to rui-lopes", "4:29 word"),
        ("exchange", "2026-10-03 gave introduction to nobody", "4:37 link"),
        ("exchange", "{date: 2026-10-03, gave: gift, got: gift}", "4:36 repeated-word"),
        ("life", "2026-10-03 my", "4:5 missing-word"),
        ("life", "2026-10-03 win answered", "4:5 missing-word"),
        ("life", "2026-10-03 win answered soon", "4:29 date"),
        ("life", "2026-10-03 win answered 2026", "4:29 date"),
        ("life", "2026-10-03 win answered 2026-10-02", "4:29 date-order"),
        ("life", "2026-10-03 win answered 2026-10", ""),
        ("life", "2026-10-03 win answered 2026-09", "4:29 date-order"),
        ("life", "2026-10-03 win setback", "4:20 repeated-word"),
        ("promises", "2026-10-03 both", "4:16 word"),
        ("promises", "2026-10-03 by 2026-10-10", "4:5 missing-word"),
        ("promises", "2026-10-03 me kept 2026-10-02", "4:24 date-order"),
        ("promises", "2026-10-03 me kept 2026-10-08 broken 2026-10-09", "4:35 repeated-word"),
        ("promises", "2026-10-03 me by then", "4:22 date"),
        ("promises", "{date: 2026-10-03, who: both}", "4:29 word"),
    ],
)
def test_what_is_wrong_is_named_at_its_first_character(ledger: str, entry: str, places: str) -> None:
    archive = ana(ledger, entry)
    assert sorted(said(archive)) == sorted(filter(None, places.split(", ")))
    errors = [problem for problem in archive.problems if problem.is_error]
    assert len(getattr(archive.people["ana"], ledger)) == (0 if errors else 1)


PARTS = {
    "meetings": [("kind", ["", "coffee", "email"]), ("for", ["", "45m", "2d"]), ("by", ["", "me", "both"]),
                 ("with", ["", "rui-lopes"]), ("at", ["", "Quay", "harvest-dinner"])],
    "promises": [("who", ["me", "they"]), ("by", ["", "2026-10-10"]), ("kept", ["", "2026-10-08"])],
    "life": [("their", ["win", "news"]), ("answered", ["", "2026-10-04"])],
    "exchange": [("gave", ["introduction"]), ("to", ["", "rui-lopes"])],
    "trust": [("who", ["me", "both"]), ("lost", ["trust", "respect"])],
}  # fmt: skip
BARE = {"kind", "for", "who"}


@pytest.mark.parametrize("ledger", PARTS)
@pytest.mark.parametrize("seed", range(12))
def test_both_forms_say_the_same_and_the_order_of_words_changes_nothing(ledger: str, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable, no cipher
    chosen = [(key, value) for key, values in PARTS[ledger] if (value := dice.choice(values))]
    ended = [(key, value) for key, value in chosen if key == "with"]
    words = [value if key in BARE else f"{key} {value}" for key, value in chosen if key != "with"]
    dice.shuffle(words)
    words += [f"{key} {value}" for key, value in ended]
    line = entry_of(ledger, f"2026-10-03 {' '.join(words)}: Said.")
    dice.shuffle(chosen)
    pairs = [f"{key}: [{value}]" if key == "with" else f"{key}: {value}" for key, value in chosen]
    long = entry_of(ledger, f"{{{', '.join(['note: Said.', *pairs, 'date: 2026-10-03'])}}}")
    here = Span("")
    assert line._replace(words="", span=here) == long._replace(words="", span=here)


def test_one_companion_without_a_list_is_read_and_said() -> None:
    archive = ana("meetings", "{date: 2026-10-03, with: rui-lopes}")
    assert said(archive) == ["4:30 type"]
    assert archive.people["ana"].meetings[0].companions == ("rui-lopes",)


def test_a_ledger_takes_one_long_entry_without_its_dash_and_empty_items_are_none() -> None:
    note = b"---\nname: Ana\nmeetings:\n  date: 2026-10-03\n  kind: call\ntrust:\n  -\n  - \nlife:\n---\n"
    archive = read({"people/ana.md": note})
    assert archive.people["ana"].meetings[0].kind == "call"
    assert (archive.people["ana"].trust, archive.people["ana"].life) == ((), ())


def test_a_remark_below_a_note_of_several_lines_is_no_part_of_it(
    read_archive: Callable[[str], Archive],
) -> None:
    archive = read_archive("""
        people/ana.md:
            name: Ana
            meetings:
              - 2026-10-03 coffee: |
                  Two
                  lines.
                # by the way
              - 2026-08-14 call
    """)
    assert archive.problems == ()
    assert [meeting.note for meeting in archive.people["ana"].meetings] == ["Two\nlines.", ""]
