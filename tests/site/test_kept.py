"""Pages that are kept on disk: what is known of them comes back whole, or not at all."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from bench import corpus
from kinmap.archive.load import read
from kinmap.archive.person import Body
from kinmap.community.conditions import conditions
from kinmap.community.model import community
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.traces import LOOKUPS, Read, Seen, Watch
from kinmap.pages.view import view
from kinmap.site import kept
from kinmap.site.assets import Pictures
from kinmap.site.kept import FILE, Kept, Record, gathered, recalled
from kinmap.site.render import Renderer
from kinmap.site.spelling import TOLD_TWICE, spelled, told
from kinmap.site.traced import made
from kinmap.site.witness import Witness
from kinmap.text import Span
from tests.site.rebuilding import DAY, again, clean, put, start, tree

READS: list[Read] = [("relation", "ana"), ("tie", ("ana", "rui")), ("entry", Span("people/ana.md", 3, 5))]
PAGES = {
    "people/ana.html": Record("a sum", "a key", array("I", [0, 1, 2]), {"people/boat.png": None}),
    "people/rui.html": Record("another", "a key", array("I", [1]), {}),
}


@pytest.fixture(scope="module")
def lively() -> Seen:
    """A small archive with something of everything in it."""
    notes = {path: text.encode() for path, text in corpus.archive(corpus.people(20))}
    made = view(community(read(notes), corpus.DAY))
    return Seen(made, frame(made))


def keep(root: Path, held: bytes) -> None:
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_bytes(held)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, kept.written(Kept(READS, PAGES)))
    assert recalled(tmp_path) == Kept(READS, PAGES)


def test_half_a_letter_is_kept_as_it_is(tmp_path: Path) -> None:
    odd = Kept([("word", "\ud800")], {"a.html": Record("", "", array("I", [0]), {"\udc00.png": None})})
    keep(tmp_path, kept.written(odd))
    assert recalled(tmp_path) == odd


@pytest.mark.parametrize("turns", [20, pytest.param(200, marks=pytest.mark.torture)])
def test_of_what_is_damaged_nothing_is_believed(tmp_path: Path, turns: int) -> None:
    whole, dice = kept.written(Kept(READS, PAGES)), Random(3)  # noqa: S311 - repeatable, no cipher
    for turn in range(turns):
        at = dice.randrange(1, len(whole))
        bit = bytes([whole[at] ^ 1 << dice.randrange(8)])
        keep(tmp_path, (whole[:at] + bit + whole[at + 1 :], whole[:at], whole + bit, bit * at)[turn % 4])
        assert recalled(tmp_path) == Kept()


def test_what_nobody_looks_up_any_more_is_left_out() -> None:
    old = Kept(READS, {"people/rui.html": PAGES["people/rui.html"]})
    new = Kept([("word", "sea")], {"people/eva.html": Record("third", "k", array("I", [0]), {})})
    one = gathered((old, new))
    assert one.reads == [READS[1], ("word", "sea")]
    assert {path: one.seen_by(it) for path, it in one.pages.items()} == {
        "people/rui.html": [READS[1]],
        "people/eva.html": [("word", "sea")],
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, "null"),
        (1, True),
        (("a", "b"), ("a,b",)),
        (date(2026, 11, 1), date(2026, 11, 2)),
        (PartialDate(2026), PartialDate(2026, 1)),
        (Fraction(1, 3), Fraction(1, 4)),
        (Body("a", 1), Body("a", 2)),
        (frozenset("ab"), frozenset("ac")),
    ],
)
def test_what_differs_is_spelled_otherwise(one: object, other: object) -> None:
    assert spelled(one) != spelled(other)
    assert spelled(one) == spelled(one)


def test_what_has_no_spelling_is_never_passed_over() -> None:
    with pytest.raises(TypeError, match="Random has no spelling"):
        spelled((1, Random(1)))  # noqa: S311 - a thing without fields


def test_every_field_of_a_relation_is_told_but_those_that_follow_from_others(lively: Seen) -> None:
    one = next(it for it in lively.view.relations.values() if it.encounters and it.acts.both)
    for name in Relation._fields:
        if name != "acts":
            another = one._replace(**{name: "another"})  # type: ignore[arg-type] # anything else will do
            assert (told(another) == told(one)) == (name in TOLD_TWICE)
    assert told(one._replace(acts=one.acts._replace(both=()))) != told(one)


def test_conditions_follow_from_what_is_told(lively: Seen) -> None:
    asked = lively.view.settings.connection
    for one in lively.view.relations.values():
        spoken = tuple(it for it in one.encounters if it.channel.value != "written")
        assert conditions(one.time, spoken, one.acts, (one.trust, one.respect), asked) == one.conditions
        assert (one.acts.me, one.acts.they) == tuple(
            tuple(act for act in one.acts.both if act.side.value == side) for side in ("me", "they")
        )


def test_whatever_a_page_can_look_up_has_a_spelling(lively: Seen) -> None:
    witness = Witness(lively, "")
    page = next(page for page in pages(lively.view) if page.again)
    for name, look in LOOKUPS.items():
        reads: list[Read] = [(name, key) for key in [*look(lively)][:40]]
        assert len({witness.key(page, reads), witness.key(page, reads[:-1])}) == 1 + bool(reads)


def test_a_page_sees_the_same_whether_it_is_the_first_or_the_last(lively: Seen) -> None:
    html, shown, watch = Renderer(lively.frame), Pictures(Path()), Watch(lively)
    for page in [page for page in pages(lively.view) if page.again and not page.scripts]:
        after, first = made(html, shown, watch, page), made(html, shown, Watch(lively), page)
        assert (after.trace, after.files) == (first.trace, first.files)


@pytest.mark.parametrize(
    "changed",
    [
        lambda seen: replace(seen, frame=replace(seen.frame, title="Another")),
        lambda seen: replace(seen, view=replace(seen.view, today=date(2026, 12, 1))),
    ],
)
def test_what_is_the_same_for_all_is_part_of_every_key(lively: Seen, changed: Callable[[Seen], Seen]) -> None:
    page = next(page for page in pages(lively.view) if page.again)
    first = Witness(lively, "one").key(page, ())
    assert Witness(changed(lively), "one").key(page, ()) != first
    assert Witness(lively, "two").key(page, ()) != first
    assert Witness(lively, "one").key(replace(page, chosen=("ana",)), ()) != first


def test_only_who_speaks_of_somebody_is_made_again(tmp_path: Path) -> None:
    root = start(tmp_path)
    put(root, "people/nils.md", "---\nname: Nils\n---\n")
    again(root, DAY)
    before = {path: it.sum for path, it in recalled(root).pages.items()}
    left = {path: (root / "site" / path).stat().st_mtime_ns for path in before}
    put(root, "people/eva.md", "---\nname: Eva\n---\nNews.\n")
    again(root, DAY)
    moved = {path for path in left if (root / "site" / path).stat().st_mtime_ns != left[path]}
    assert "people/eva.html" in moved
    assert not {"people/ana.html", "people/rui.html", "people/nils.html", "events/dinner.html"} & moved


def test_a_kept_page_that_was_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    root = start(tmp_path / "archive")
    again(root, DAY)
    (root / "site/people/ana.html").write_text("mine")
    (root / "site/people/rui.html").unlink()
    (root / "site/people/rui.html").symlink_to(root / "people/rui.md")
    put(root, "people/eva.md", "---\nname: Eva\n---\nNews.\n")
    again(root, DAY)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)


def test_damage_to_what_is_kept_costs_time_and_nothing_else(tmp_path: Path) -> None:
    root = start(tmp_path / "archive")
    again(root, DAY)
    (root / FILE).write_bytes((root / FILE).read_bytes().replace(b"people/", b"people\\", 3))
    put(root, "people/eva.md", "---\nname: Eva\n---\nNews.\n")
    again(root, DAY)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)
    assert recalled(root).pages
