"""A round: what is told to pages and to the terminal, and what is tried again."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kinmap.cli import workshop
from kinmap.serve.hints import EASING, LEAST, MOST, Hints
from kinmap.serve.news import News
from kinmap.serve.notice import NOTHING, Notice, Slip
from kinmap.serve.rounds import Look, Round, Rounds, reader
from kinmap.serve.shelf import Shelf
from kinmap.site.memory import Window
from kinmap.site.publish import PublishError, publish
from tests.serve.conftest import DAY, workshop_of, write


def rounds_of(root: Path, day: date | None = DAY) -> tuple[Rounds, list[Round]]:
    """Return the rounds of an archive, the first of them done, and what they tell the terminal."""
    told: list[Round] = []
    rounds = Rounds(
        workshop_of(root, root / "site", day), Shelf(root / "site"), News(), told.append, reader(root)
    )
    rounds.first()
    return rounds, told


def changed(rounds: Rounds, since: int = 0) -> set[str]:
    return {path for path in rounds.news.since(since).changed if path.endswith(".html")}


def test_only_the_pages_that_changed_are_told(small: Path) -> None:
    rounds, told = rounds_of(small)
    write(small, {"people/rui.md": "---\nname: Rui\nknows: [ana]\n---\nPlays the *viola*.\n"})
    rounds.one()
    assert "people/rui.html" in changed(rounds)
    assert "people/ana.html" not in changed(rounds)
    assert told[0].look.saved == {"people/rui.md"}
    assert rounds.news.since(rounds.news.number).changed == ()


def test_a_page_that_is_gone_is_told_as_gone_until_it_is_back(small: Path) -> None:
    rounds, _ = rounds_of(small)
    note = (small / "people/rui.md").read_text()
    (small / "people/rui.md").unlink()
    rounds.one()
    assert "people/rui.html" in rounds.news.since(0).gone
    write(small, {"people/rui.md": note})
    rounds.one()
    assert "people/rui.html" not in rounds.news.since(0).gone


def test_a_slip_is_shown_with_file_line_and_its_text_until_it_is_mended(small: Path) -> None:
    rounds, told = rounds_of(small)
    good = (small / "people/ana.md").read_text()
    write(small, {"people/ana.md": good.replace("coffee", "cofee")})
    rounds.one()
    notice = rounds.news.since(0).notice
    assert notice.head == "One thing in your notes needs a look."
    (slip,) = notice.slips
    assert slip.place == "people/ana.md:4"
    assert (slip.before, slip.word, slip.after) == ("- 2026-10-03 ", "cofee", ": Said.")
    assert slip.fix == "did you mean `coffee`?"
    assert [problem.code for problem in told[-1].fresh] == ["word"]
    write(small, {"people/ana.md": good})
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING


def test_what_was_wrong_before_is_shown_only_once_its_file_is_saved(small: Path) -> None:
    write(small, {"people/eva.md": "---\nname: Eva\nhat: red\n---\n"})
    rounds, _ = rounds_of(small)
    write(small, {"people/rui.md": "---\nname: Rui\n---\n"})
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING
    write(small, {"people/eva.md": "---\nname: Eva\n\nhat: red\n---\n"})
    rounds.one()
    assert [slip.place for slip in rounds.news.since(0).notice.slips] == ["people/eva.md:4"]
    os.utime(small / "people/eva.md")
    rounds.one()
    assert rounds.news.since(0).notice.slips
    write(small, {"people/rui.md": "---\nname: Rui B\n---\n"})
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING


def test_of_many_slips_the_first_are_shown_and_a_way_to_the_others(small: Path) -> None:
    rounds, _ = rounds_of(small)
    write(small, {"people/eva.md": "---\nname: Eva\n" + "".join(f"h{n}t: red\n" for n in range(7)) + "---\n"})
    rounds.one()
    notice = rounds.news.since(0).notice
    assert notice.head == "Seven things in your notes need a look."
    assert (len(notice.slips), notice.more, notice.where) == (4, "And three more.", "problems.html")


def test_a_template_that_cannot_be_used_is_shown_with_its_line_and_the_last_site_stays(small: Path) -> None:
    rounds, _ = rounds_of(small)
    index = (small / "site/index.html").read_bytes()
    write(
        small,
        {"templates/about.html": "{% extends 'kinmap/about.html' %}\n{% block content %}\n  {{ 1 + }}\n"},
    )
    rounds.one()
    notice = rounds.news.since(0).notice
    assert notice.head.startswith("The site could not be built anew.")
    assert (notice.slips[0].place, notice.slips[0].before) == ("templates/about.html:3", "{{ 1 + }}")
    assert (small / "site/index.html").read_bytes() == index
    shutil.rmtree(small / "templates")
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING


def test_the_notice_speaks_the_language_of_the_site(small: Path) -> None:
    write(small, {"site.yml": "language: de\n"})
    rounds, _ = rounds_of(small)
    write(small, {"people/rui.md": "---\nname: Rui\nhat: red\n---\n"})
    rounds.one()
    assert rounds.news.since(0).notice.head == "Eine Stelle in deinen Notizen braucht einen Blick."


def test_a_full_disk_leaves_the_old_site_and_is_tried_again_later(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds, told = rounds_of(small)
    index = (small / "site/index.html").read_bytes()

    def full(*_: object) -> None:
        raise PublishError(f"site could not be written: {os.strerror(errno.ENOSPC).lower()}")

    with monkeypatch.context() as patched:
        patched.setattr(workshop, "build", full)
        write(small, {"people/rui.md": "---\nname: Rui B\n---\n"})
        rounds.one()
        rounds.one()
    assert rounds.news.since(0).notice.slips[0].said == "site could not be written: no space left on device"
    assert (small / "site/index.html").read_bytes() == index
    assert rounds.again > time.monotonic()
    assert len(told) == 1
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING
    assert rounds.again == 0
    assert b"Rui B" in (small / "site/people/rui.html").read_bytes()


def test_an_archive_that_goes_away_is_waited_for(small: Path) -> None:
    rounds, _ = rounds_of(small)
    shutil.move(small, small.parent / "elsewhere")
    rounds.one()
    assert "The archive is gone from" in rounds.news.since(0).notice.slips[0].said
    shutil.move(small.parent / "elsewhere", small)
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING


def test_an_empty_folder_in_the_place_of_the_archive_is_no_archive(small: Path) -> None:
    rounds, told = rounds_of(small)
    shutil.move(small, small.parent / "elsewhere")
    small.mkdir()  # where a disk was mounted
    rounds.one()
    assert "The archive is gone from" in told[-1].look.failure
    assert (rounds.news.since(0).changed, rounds.news.since(0).gone) == ((), ())
    assert list(small.iterdir()) == []
    small.rmdir()
    shutil.move(small.parent / "elsewhere", small)
    rounds.one()
    assert rounds.news.since(0).changed == ()
    assert rounds.news.since(0).notice == NOTHING


def test_a_fault_of_kinmaps_own_takes_nothing_away(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds, told = rounds_of(small)
    with monkeypatch.context() as patched:
        patched.setattr(workshop, "find", lambda _: 1 / 0)
        rounds.one()
    assert "a fault of kinmap's own: ZeroDivisionError" in told[-1].look.failure
    assert "Traceback" in capsys.readouterr().err
    rounds.one()
    assert rounds.news.since(0).notice == NOTHING


def test_once_threads_serve_no_process_is_forked_off(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds, told = rounds_of(small)
    monkeypatch.setattr("kinmap.archive.shares.child", lambda *_: pytest.fail("it might wait for ever"))
    write(small, {f"people/p{n}.md": f"---\nname: P{n}\n---\n" for n in range(160)})
    rounds.one()
    assert not told[-1].look.failure
    assert len(changed(rounds)) > 150


def test_a_new_day_is_due_at_the_owners_midnight(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(small, {"site.yml": "timezone: Pacific/Auckland\n"})
    before_midnight = "1793530799"  # 2026-10-31T23:59:59+13:00
    monkeypatch.setenv("SOURCE_DATE_EPOCH", before_midnight)
    rounds, _ = rounds_of(small, day=None)
    assert not rounds.builder.due()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(before_midnight) + 1))
    assert rounds.builder.due()
    rounds.one()
    assert not rounds.builder.due()
    assert "index.html" in changed(rounds)


def test_a_day_that_was_given_is_never_over(small: Path) -> None:
    rounds, _ = rounds_of(small)
    assert not rounds.builder.due()


def test_nothing_is_told_where_nothing_came_of_a_round() -> None:
    news = News()
    news.tell((), (), NOTHING)
    assert news.number == 0
    assert news.wait(0, 0.0) is None
    news.tell(("index.html",), (), NOTHING)
    news.tell(("index.html",), (), Notice("Look.", (Slip("a", "b", "c", "d", "e", "f"),)))
    assert news.since(1).changed == ("index.html",)
    assert str(news.since(0)).startswith('id: 2\ndata: {"number": 2, "changed": ["index.html"], "gone": []')
    assert str(news.since(0)).endswith("}\n\n")
    assert "\n" not in str(news.since(0))[6:-2].partition("\n")[2]


class Ahead:
    """A builder that shows pages before the site is there, and then may fail to put it there."""

    def __init__(self, place: Path) -> None:
        self.place, self.failure = place, ""
        self.pages = {"a.html": b"1", "b.html": b"1"}
        self.served: list[tuple[bytes | str | None, ...]] = []

    def look(self, window: Window | None = None) -> Look:
        if isinstance(window, Rounds):
            window.show({"a.html": b"2", "b.html": b"1", "new.html": b"2"})
            self.served.append(tuple(window.shelf.held(path) for path in ("a.html", "b.html", "new.html")))
            self.served.append((*window.news.since(0).changed,))
            self.pages |= {"a.html": b"2", "b.html": b"2", "new.html": b"2"}
        if not self.failure:
            publish(self.place, self.pages)
        return Look(failure=self.failure)

    def due(self) -> bool:
        return False

    def rest(self) -> None:
        return


def test_pages_are_shown_ahead_of_the_rest_and_told_once(tmp_path: Path) -> None:
    builder = Ahead(tmp_path / "site")
    rounds = Rounds(builder, Shelf(builder.place), News(), list[Round]().append, reader(tmp_path))
    rounds.first()
    rounds.one()
    assert builder.served == [(b"2", b"1", None), ("a.html",)]
    assert rounds.news.since(1).changed == ("b.html", "new.html")
    assert rounds.shelf.held("a.html") == b"2"


def test_what_was_shown_ahead_is_taken_back_where_it_does_not_come_to_be(tmp_path: Path) -> None:
    builder = Ahead(tmp_path / "site")
    rounds = Rounds(builder, Shelf(builder.place), News(), list[Round]().append, reader(tmp_path))
    rounds.first()
    builder.failure = "No space left."
    rounds.one()
    assert rounds.news.since(1).changed == ("a.html",)
    assert rounds.shelf.held("a.html") == b"1"


def test_pages_that_are_open_are_made_before_the_rest(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinmap.serve.rounds.GRACE", 0.0)  # nobody asks for them
    rounds, _ = rounds_of(small)
    write(small, {"people/rui.md": "---\nname: Rui of Porto\nknows: [ana]\n---\n"})
    with rounds.news.read("index.html"), rounds.news.read("people/index.html"):
        rounds.one()
    first = rounds.news.since(0).number - 1
    assert "people/index.html" not in rounds.news.since(first).changed
    assert "people/rui.html" not in rounds.news.since(first).changed
    assert "assets/day.js" not in rounds.news.since(0).changed
    assert rounds.news.open() == set()


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Rui's page while somebody has it open, and rounds that are overtaken by a save before they end."""

    root: Path
    rounds: Rounds
    hints: Hints
    told: list[Round]
    page: str = "people/rui.html"

    @property
    def shown(self) -> bytes:
        """What the page is served as."""
        return self.rounds.shelf.held(self.page) or b""

    def by(self, name: str) -> None:
        """Save another name, and once more while the site is made of it."""
        write(self.root, {"people/rui.md": f"---\nname: {name}\n---\n"})
        self.hints.give()
        self.rounds.one()

    def left_alone(self) -> None:
        """Make the site that the last save asks for."""
        assert self.hints.taken(0.0)
        self.rounds.one()


@pytest.fixture
def overtaken(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Overtaken]:
    """A page that is open, of a site in whose rounds nobody waits for it to be fetched."""
    monkeypatch.setattr("kinmap.serve.rounds.GRACE", 0.0)
    rounds, told = rounds_of(small)
    rounds.hints = hints = Hints()
    overtaken = Overtaken(small, rounds, hints, told)
    with rounds.news.read(overtaken.page):
        yield overtaken


def test_a_save_while_a_site_is_made_ends_the_round_as_soon_as_what_is_open_is_shown(
    overtaken: Overtaken,
) -> None:
    file = overtaken.root / "site" / overtaken.page
    for name in ("Rui B", "Rui C"):
        overtaken.by(name)
        assert name.encode() in overtaken.shown
        assert overtaken.rounds.news.since(0).changed == (overtaken.page,)
        assert b"Rui B" not in file.read_bytes()
    assert overtaken.told == []
    overtaken.left_alone()
    assert b"Rui C" in file.read_bytes()
    assert [it.look.saved for it in overtaken.told] == [{"people/rui.md"}]
    assert list(overtaken.root.glob(".site*")) == []


def test_what_was_shown_of_a_site_that_was_overtaken_is_taken_back_where_the_next_is_as_before(
    overtaken: Overtaken,
) -> None:
    before, note = overtaken.shown, (overtaken.root / "people/rui.md").read_text()
    overtaken.by("Rui B")
    assert overtaken.shown != before
    number = overtaken.rounds.news.number
    write(overtaken.root, {"people/rui.md": note})
    overtaken.left_alone()
    assert overtaken.shown == before
    assert overtaken.rounds.news.since(number).changed == (overtaken.page,)


def test_a_site_is_made_whole_in_the_end_however_often_something_is_saved(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds, _ = rounds_of(small)
    rounds.hints = Hints()
    rounds.hints.give()
    assert rounds.overtaken()
    monkeypatch.setattr("kinmap.serve.rounds.PUT_OFF", 0.0)
    assert not rounds.overtaken()


def test_the_rest_waits_until_what_is_open_was_sent_as_it_is_now() -> None:
    news = News()
    news.tell(("a.html", "b.html"))
    assert news.caught_up(("a.html", "b.html"), 0.0)
    with news.read("a.html"):
        assert not news.caught_up(("a.html", "b.html"), 0.0)
        assert news.caught_up(("b.html",), 0.0)
        news.sent("a.html", 0)
        assert not news.caught_up(("a.html",), 0.0)
        news.sent("a.html", 1)
        assert news.caught_up(("a.html", "b.html"), 0.0)


def test_hints_are_taken_together_when_it_is_quiet() -> None:
    hints = Hints()
    assert not hints.taken(0.0)
    hints.give()
    hints.give()
    begun = time.monotonic()
    assert hints.taken(10.0)
    assert time.monotonic() - begun >= LEAST * 0.9
    assert not hints.taken(0.0)


def test_a_save_that_went_on_while_it_was_built_makes_the_next_wait_longer() -> None:
    hints = Hints()
    for _ in range(9):
        hints.give()
        hints.taken(1.0)
        hints.give()
        hints.learn()
        hints.taken(1.0)
        hints.quiet = min(hints.quiet, 0.05)  # not to wait for it here
    hints.quiet = MOST
    hints.learn()
    assert hints.quiet == pytest.approx(MOST * EASING)
    for _ in range(40):
        hints.learn()
    assert hints.quiet == LEAST


def test_whoever_waits_waits_no_longer_once_it_is_over() -> None:
    hints = Hints()
    hints.give()
    hints.end()
    assert not hints.taken(60.0)


def test_a_look_without_anything_is_the_smallest(small: Path) -> None:
    publish(small / "other", {"index.html": b"1"})

    class Idle:
        def look(self, window: Window | None = None) -> Look:
            del window
            return Look()

        def due(self) -> bool:
            return False

        def rest(self) -> None:
            return

    told: list[Round] = []
    rounds = Rounds(Idle(), Shelf(small / "other"), News(), told.append, reader(small))
    rounds.first()
    rounds.one()
    assert told == []
