"""Work is shared out among processes, and nobody can tell by the result."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterable, Sequence

import pytest

from kinmap.archive.load import read
from kinmap.archive.shares import FEW, Child, answers, aside, in_handfuls, shared

HERE = os.getpid()


def doubled(share: Iterable[int]) -> list[int]:
    return [2 * number for number in share]


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_every_item_is_worked_on_once_however_many_shares_there_are(jobs: int) -> None:
    made = shared(doubled, range(100), jobs)
    assert sorted(number for share in made for number in share) == list(range(0, 200, 2))


@pytest.mark.parametrize("number", [1, 10, FEW, 5000])
def test_every_item_is_in_one_handful_and_beside_those_that_it_stood_beside(number: int) -> None:
    made = in_handfuls(list, range(number), 7)
    assert sorted(made) == [list(range(at, min(at + 7, number))) for at in range(0, number, 7)]


def test_what_is_handed_over_for_a_handful_becomes_what_was_made_again() -> None:
    made = in_handfuls(
        lambda some: (os.getpid(), sum(some)),
        range(10 * FEW),
        10,
        give=lambda made: str(made[1]),
        take=lambda said: (0, int(said)),
    )
    assert {process for process, _ in made} <= {HERE, 0}
    assert sum(each for _, each in made) == sum(range(10 * FEW))


def test_a_handful_that_fails_elsewhere_is_done_again_here() -> None:
    def only_here(some: Sequence[int]) -> int:
        return sum(some) // (os.getpid() == HERE)

    assert sum(in_handfuls(only_here, range(2 * FEW), 1)) == sum(range(2 * FEW))


def test_a_process_that_is_killed_costs_time_alone() -> None:
    def fatal(some: Sequence[int]) -> int:
        if os.getpid() != HERE and some[0] >= FEW:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(some)

    assert sum(in_handfuls(fatal, range(2 * FEW), 10)) == sum(range(2 * FEW))


def test_half_an_answer_is_none() -> None:
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        os.write(sender, pickle.dumps("whole") + pickle.dumps("half of it")[:-5])
        os._exit(1)
    os.close(sender)
    assert answers([Child(process, os.fdopen(receiver, "rb"))], str) == (["whole"], False)


def test_a_share_is_worked_on_by_a_process_of_its_own() -> None:
    made = shared(lambda _: os.getpid(), range(10), 3)
    assert made[0] == HERE
    assert len(set(made)) == 3


def test_a_little_work_stays_where_it_is() -> None:
    assert shared(lambda _: os.getpid(), range(FEW - 1)) == [HERE]


def test_a_share_that_fails_elsewhere_is_done_again_here() -> None:
    def only_here(share: Iterable[int]) -> list[int]:
        if os.getpid() != HERE:
            raise RuntimeError
        return list(share)

    made = shared(only_here, range(10), 2)
    assert sorted(number for share in made for number in share) == list(range(10))


def test_an_error_in_a_share_comes_up_as_if_there_were_no_shares() -> None:
    with pytest.raises(ZeroDivisionError):
        shared(lambda share: [1 // number for number in share], [1, 0, 1, 1], 2)


def test_what_is_done_aside_is_done_by_another_process_and_is_there_when_it_is_asked_for() -> None:
    with aside(lambda: (os.getpid(), "done"), 1, 2) as made:
        process, said = made()
    assert process != HERE
    assert said == "done"


def test_what_little_is_to_be_done_aside_is_done_here_and_not_before_it_is_asked_for() -> None:
    with aside(lambda: 1 // 0, FEW - 1):
        pass
    with aside(os.getpid, FEW - 1) as made:
        assert made() == HERE


def test_what_fails_aside_is_done_again_here() -> None:
    with aside(lambda: 1 // (os.getpid() == HERE), 1, 2) as made:
        assert made() == 1


def test_nobody_is_left_behind_whose_work_was_not_asked_for() -> None:
    out, put = os.pipe()
    with (
        pytest.raises(KeyError),
        aside(lambda: (os.write(put, str(os.getpid()).encode()), b"much" * 100_000), 1, 2),
    ):
        raise KeyError
    process = int(os.read(out, 20))
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)
    os.close(out)
    os.close(put)


def test_so_many_notes_that_they_are_shared_out_are_read_as_a_few_are() -> None:
    notes = {
        f"people/p{n:03}.md": f"---\nname: P {n}\nknown: 20{n % 90 + 10}-13\n---\n[[p{n + 1:03}]]\n".encode()
        for n in range(FEW)
    }
    whole = read(notes)
    assert list(whole.people) == [f"p{n:03}" for n in range(FEW)]
    for path, note in notes.items():
        alone = read({path: note})
        (name,) = alone.people
        assert whole.people[name] == alone.people[name]
        assert [it for it in whole.problems if it.span.path == path and it.code == "date"] == [
            it for it in alone.problems if it.code == "date"
        ]
