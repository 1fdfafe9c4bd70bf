"""Sifting asks in a fixed random order, keeps each answer, and puts them into the rows' own files."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kinmap.archive.load import read as read_archive
from kinmap.archive.rows import HEADER, Mark, Row
from kinmap.community.network import Known, contacts
from kinmap.community.sift import estimate
from kinmap.interchange.sifting import Sifting, begin, entered, kept, keyed, taken_up
from kinmap.text import Span

PATH = "network/a.csv"


def rows(count: int) -> list[Row]:
    return [Row(Span(PATH, n + 2), name=f"P{n}", url=f"l.example/{n}") for n in range(count)]


def known(some: Sequence[Row]) -> tuple[Known, ...]:
    return contacts(some, [])


def names(sifting: Sifting) -> list[str]:
    return [sifting.everyone[key].rows[0].name for key in sifting.queue]


@pytest.fixture
def sifting() -> Sifting:
    return begin(known(rows(5)), {})


# -- the order -----------------------------------------------------------------------------


def test_the_order_is_the_same_every_time_and_not_that_of_the_file() -> None:
    order = list(keyed(known(rows(50))))
    assert list(keyed(known(rows(50)[::-1]))) == order
    assert order != [f"url:l.example/{n}" for n in range(50)]


def test_rows_that_come_or_go_do_not_change_the_order_of_the_others() -> None:
    order, fewer = list(keyed(known(rows(50)))), list(keyed(known(rows(50)[::2])))
    assert [key for key in order if key in fewer] == fewer


def test_a_new_company_does_not_move_somebody_with_an_address() -> None:
    one = Row(Span(PATH, 2), name="Ana", url="l.example/ana", company="Lumen")
    other = Row(Span(PATH, 9), name="Ana D.", url="https://l.example/ana/", company="Acme")
    assert list(keyed(known([one]))) == list(keyed(known([other])))


def test_two_who_cannot_be_told_apart_are_asked_about_twice() -> None:
    twins = [Row(Span(PATH, 2), name="Ana"), Row(Span(PATH, 3), name="Ana")]
    assert len(keyed(known(twins))) == 2


def test_the_order_favours_no_part_of_the_file() -> None:
    first = [int(key.rpartition("/")[2]) for key in list(keyed(known(rows(4000))))[:400]]
    assert abs(sum(number < 2000 for number in first) - 200) < 50


# -- answers -------------------------------------------------------------------------------


def test_an_answer_goes_on_to_the_next(sifting: Sifting) -> None:
    first, second, *_ = names(sifting)
    sifting.answer(Mark.CONNECTED)
    assert names(sifting)[0] == second
    assert first not in names(sifting)
    assert sifting.counts() == (5, 1, 1)
    assert sifting.estimate() == estimate(5, 1, 1)


def test_the_skipped_come_back_at_the_end(sifting: Sifting) -> None:
    order = names(sifting)
    sifting.skip()
    assert names(sifting) == [*order[1:], order[0]]
    assert sifting.counts() == (5, 0, 0)


def test_back_shows_the_one_before_with_its_mark(sifting: Sifting) -> None:
    order = names(sifting)
    sifting.answer(Mark.KNOWN)
    assert sifting.back()
    assert names(sifting) == order
    assert sifting.current is not None
    assert sifting.mark(sifting.current) is Mark.KNOWN
    sifting.skip()
    assert names(sifting) == order[1:]
    assert sifting.counts() == (5, 1, 0)


def test_back_from_a_skipped_one_takes_it_off_the_end(sifting: Sifting) -> None:
    order = names(sifting)
    sifting.skip()
    sifting.back()
    assert names(sifting) == order


def test_undo_takes_the_last_answer_back(sifting: Sifting) -> None:
    order = names(sifting)
    sifting.answer(Mark.KNOWN)
    sifting.answer(Mark.STRANGER)
    assert sifting.undo()
    assert sifting.undo()
    assert (names(sifting), sifting.said) == (order, {})
    assert not sifting.undo()
    assert not sifting.back()


def test_undo_of_one_that_was_come_back_to_takes_its_mark(sifting: Sifting) -> None:
    sifting.answer(Mark.KNOWN)
    sifting.back()
    order = names(sifting)
    sifting.undo()
    assert (names(sifting), sifting.counts()) == (order, (5, 0, 0))


def test_the_last_answer_of_all_can_be_taken_back() -> None:
    sifting = begin(known(rows(1)), {})
    sifting.answer(Mark.KNOWN)
    assert sifting.current is None
    assert sifting.estimate() is None
    assert sifting.undo()
    assert names(sifting) == ["P0"]


# -- taken up again ------------------------------------------------------------------------


def test_it_is_taken_up_where_it_was_left(sifting: Sifting) -> None:
    sifting.skip()
    sifting.answer(Mark.CONNECTED)
    again = begin(known(rows(5)), taken_up(kept(sifting.said)))
    assert names(again) == names(sifting)
    assert again.counts() == (5, 1, 1)


def test_marks_of_the_file_are_not_asked_about_again() -> None:
    marked = [Row(Span(PATH, 2), name="A", mark=Mark.KNOWN), *rows(2)]
    assert "A" not in names(begin(known(marked), {}))


@pytest.mark.parametrize(
    "damage", [b'["a", "kn', b"\xff\xfe", b"[]", b"{}", b'["a", "friend"]', b"[1, 2]", b'[["a"], "known"]']
)
def test_a_damaged_line_costs_itself_alone(damage: bytes) -> None:
    assert taken_up(b'["a", "known"]\n' + damage) == {"a": "known"}
    assert taken_up(None) == {}


# -- into the files ------------------------------------------------------------------------

FILE = (HEADER + ",mark\nAna,l.example/a,,,,,x,\nRui,l.example/r,,,,,x,known\nEva,,,,,,x,\n").encode()


def lines(files: dict[str, bytes], said: dict[str, str]) -> list[str]:
    changes, _ = entered(files, said)
    return [line for path in files for line in (changes[path][1] or b"").decode().splitlines()[1:]]


def test_answers_come_into_their_rows_and_nothing_else_changes() -> None:
    said = {"url:l.example/a": "connected", "url:l.example/r": "", "Eva:::": "stranger"}
    assert lines({PATH: FILE}, said) == [
        "Ana,l.example/a,,,,,x,connected",
        "Rui,l.example/r,,,,,x,",
        "Eva,,,,,,x,stranger",
    ]


def test_a_file_without_a_column_for_marks_gets_one() -> None:
    plain = (HEADER + '\r\nAna,l.example/a,,"A, B",,,x\r\n\r\nbroken\r\nRui,l.example/r,,,,,x').encode()
    changes, _ = entered({PATH: plain}, {"url:l.example/r": "known"})
    assert (
        changes[PATH][1]
        == (
            HEADER + ',mark\r\nAna,l.example/a,,"A, B",,,x,\r\n\r\nbroken\r\nRui,l.example/r,,,,,x,known'
        ).encode()
    )


def test_skipped_ones_and_those_whose_row_is_gone_are_left_over() -> None:
    said = {"url:l.example/a": "skip", "url:l.example/gone": "known", "url:l.example/r": "stranger"}
    changes, left = entered({PATH: FILE}, said)
    assert list(changes) == [PATH]
    assert left == {"url:l.example/a": "skip", "url:l.example/gone": "known"}


def test_rows_that_are_one_say_the_same_once_one_of_them_is_marked_anew() -> None:
    one = (HEADER + ",mark\nAna,l.example/a,,,,,x,\n").encode()
    other = (HEADER + ",mark\nAna D.,l.example/a,,,,,y,connected\n").encode()
    files = {"network/a.csv": one, "network/b.csv": other}
    assert lines(files, {"url:l.example/a": "stranger"}) == [
        "Ana,l.example/a,,,,,x,stranger",
        "Ana D.,l.example/a,,,,,y,stranger",
    ]
    changes, _ = entered(files, {"url:l.example/a": "stranger"})
    archive = read_archive({path: new for path, (_, new) in changes.items()})
    assert contacts(archive.rows, [])[0].mark is Mark.STRANGER
