"""Pages that are kept on disk: what is known of them comes back whole, or not at all."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from bench import corpus
from kinmap.archive.load import load, read
from kinmap.archive.person import Body
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
from kinmap.site.spelling import FOLLOWS, spelled, told
from kinmap.site.traced import made
from kinmap.site.witness import Witness
from kinmap.text import Span
from tests.site.rebuilding import DAY, again, edit, put, start, tree

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


def test_what_is_gathered_keeps_its_numbers_until_most_of_them_say_nothing() -> None:
    new = Kept([("word", "sea")], {"people/eva.html": Record("third", "k", array("I", [0]), {})})
    both = gathered((Kept(READS, {"people/ana.html": PAGES["people/ana.html"]}), new))
    assert both.reads == [*READS, ("word", "sea")]
    assert both.pages["people/ana.html"] is PAGES["people/ana.html"]
    lean = gathered((Kept(READS, {"people/rui.html": PAGES["people/rui.html"]}), new))
    assert lean.reads == [READS[1], ("word", "sea")]
    for one in (both, lean):
        assert [one.reads[number] for number in one.pages["people/eva.html"].reads] == [("word", "sea")]
    assert list(lean.pages["people/rui.html"].reads) == [0]


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
        if name != "person":
            another = one._replace(**{name: "another"})  # type: ignore[arg-type] # anything else will do
            assert (told(another) == told(one)) == (name in FOLLOWS)
    assert told(one._replace(person=replace(one.person, how="another"))) != told(one)


@pytest.mark.parametrize("edits", [12, pytest.param(400, marks=pytest.mark.torture)])
def test_relations_that_differ_are_told_otherwise(tmp_path: Path, edits: int) -> None:
    dice, day, root = Random(9), DAY, start(tmp_path)  # noqa: S311 - repeatable, no cipher
    before: dict[str, Relation] = {}
    settings = load(root).settings
    for _ in range(edits):
        archive = load(root)
        now = community(archive, DAY).people
        for id_ in (now.keys() & before.keys()) if archive.settings == settings else ():
            assert (told(now[id_]) == told(before[id_])) == (now[id_] == before[id_])
        before, settings = now, archive.settings
        day = edit(root, dice, day)
        give(root, dice)


def give(root: Path, dice: Random) -> None:
    """Let somebody introduce somebody else, or promise something."""
    owner, other = dice.sample(("ana", "rui", "eva"), 2)
    given = f"exchange: [2026-0{dice.randint(1, 9)}-05 gave introduction to {other}]"
    line = dice.choice((given, "knows: []"))
    put(root, f"people/{owner}.md", f"---\nname: {owner.title()}\n{line}\n---\n")


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
    assert Witness(lively, "one").key(replace(page, chosen=lambda: ("ana",)), ()) != first


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive, built once."""
    root = start(tmp_path_factory.mktemp("kept") / "archive")
    put(root, "people/nils.md", "---\nname: Nils\n---\n")
    again(root, DAY)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The same for one test alone, whose files have other numbers and times."""
    return Path(shutil.copytree(built, tmp_path / "archive"))


def test_only_who_speaks_of_somebody_is_made_again(root: Path) -> None:
    pages = recalled(root).pages
    put(root, "people/eva.md", "---\nname: Eva\nplace: Lisbon\n---\nNews.\n")
    again(root, DAY)
    after = recalled(root).pages
    moved = {path for path in pages.keys() | after.keys() if pages.get(path) != after.get(path)}
    alone = {"events/dinner.html", *(f"people/{name}.html" for name in ("ana", "eva", "nils", "rui"))}
    assert moved & alone == {"people/eva.html"}


def test_pages_that_were_changed_by_hand_are_made_again(root: Path) -> None:
    before = tree(root / "site")
    (root / "site/people/ana.html").write_text("mine")
    (root / "site/people/rui.html").unlink()
    (root / "site/people/rui.html").symlink_to(root / "people/rui.md")
    again(root, DAY)
    assert tree(root / "site") == before


def test_where_what_is_kept_is_damaged_all_pages_are_made(root: Path) -> None:
    before, held, pages = tree(root / "site"), (root / FILE).read_bytes(), recalled(root).pages
    (root / FILE).write_bytes(held.replace(b"people/", b"people\\", 3))
    (root / "site/people/ana.html").unlink()
    again(root, DAY)
    assert tree(root / "site") == before
    assert recalled(root).pages.keys() == pages.keys()
