"""Pages that are kept on disk: what is known of them comes back whole, or not at all."""

from __future__ import annotations

import shutil
from array import array
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from bench import corpus
from kinmap.archive.files import find
from kinmap.archive.kept import Kept as OfNotes
from kinmap.archive.load import load, read
from kinmap.archive.person import Body
from kinmap.archive.sealed import sealed, unsealed
from kinmap.archive.upper import known_by_upper
from kinmap.community.model import community
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.looks import Watch
from kinmap.pages.traces import ALL, FILE, NAME, PERSON, WORD, Comparison, Read, Seen, things
from kinmap.pages.view import view
from kinmap.site import kept
from kinmap.site.assets import Pictures
from kinmap.site.kept import FILE as KEPT_IN, SUM, Kept, Part, Record, gathered, recalled
from kinmap.site.render import Renderer
from kinmap.site.spelling import FOLLOWS, beyond, spelled, told
from kinmap.site.traced import made
from kinmap.site.witness import Witness
from kinmap.text import Span
from tests.site.rebuilding import DAY, again, edit, put, start, tree

READS: list[Read] = [(PERSON, "ana"), (NAME, "rui"), (FILE, "events/dinner.md")]
PAGES = {
    "people/ana.html": Record(
        "a5" * 32,
        b"said by the page",
        array("I", [0, 1, 2]),
        {"people/boat.png": None},
        {"people/ana.js": "c7" * 32},
    ),
    "people/rui.html": Record("b6" * 32, b"another says it.", array("I", [1]), {}),
}
A_TEXT = 0.3
"""Of all edits, those of a text alone."""
KEPT = Kept(b"the same for all", READS, [bytes([number] * SUM) for number in range(3)], PAGES)


@pytest.fixture(scope="module")
def lively() -> Seen:
    """A small archive with something of everything in it."""
    notes = {path: text.encode() for path, text in corpus.archive(corpus.people(20))}
    made = view(community(read(notes), corpus.DAY))
    return Seen(made, frame(made))


def keep(root: Path, held: bytes) -> None:
    (root / KEPT_IN).parent.mkdir(exist_ok=True)
    (root / KEPT_IN).write_bytes(held)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    for all_of_it in (KEPT, Kept()):
        keep(tmp_path, kept.written(all_of_it))
        assert recalled(tmp_path) == all_of_it


def test_half_a_letter_is_kept_as_it_is(tmp_path: Path) -> None:
    page = PAGES["people/rui.html"]._replace(reads=array("I", [0]), shown={"\udc00.png": None})
    odd = Kept(b"", [(WORD, "\ud800")], [b"a sum of 16 byte"], {"a.html": page})
    keep(tmp_path, kept.written(odd))
    assert recalled(tmp_path) == odd


@pytest.mark.parametrize("turns", [20, pytest.param(200, marks=pytest.mark.torture)])
def test_of_what_is_damaged_nothing_is_believed(tmp_path: Path, turns: int) -> None:
    whole, dice = kept.written(KEPT), Random(3)  # noqa: S311 - repeatable, no cipher
    for turn in range(turns):
        at = dice.randrange(1, len(whole))
        bit = bytes([whole[at] ^ 1 << dice.randrange(8)])
        keep(tmp_path, (whole[:at] + bit + whole[at + 1 :], whole[:at], whole + bit, bit * at)[turn % 4])
        assert recalled(tmp_path) == Kept()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kinds":["file",', b'"kinds":["file"],"more":['),  # fewer kinds than there are
        (b'"names":["ana",', b'"names":['),
        (b'"pages":["people/ana.html",', b'"pages":['),
        (b'"form":"2', b'"form":"1'),
        (b64encode(array("I", [0, 1, 2, 1])), b64encode(array("I", [0, 1, 2, 3]))),  # of what has no name
        (b64encode(array("I", [3, 1])), b64encode(array("I", [3, 1, 1]))),
        (b'"told":"', b'"told":"AAAA'),
        (b'"scripts":{', b'"others":{'),
    ],
)
def test_of_what_another_hand_wrote_nothing_is_believed(tmp_path: Path, old: bytes, new: bytes) -> None:
    held = unsealed(kept.written(KEPT))
    assert held
    assert held.count(old) == 1
    keep(tmp_path, sealed(held.replace(old, new)))
    assert recalled(tmp_path) == Kept()


def test_what_is_gathered_keeps_its_numbers_until_most_of_them_say_nothing() -> None:
    page = Record("c7" * 32, b"the third of all", array("I", [0]), {})
    new = Part([(WORD, "sea")], {"people/eva.html": page})
    both = gathered((Part(READS, {"people/ana.html": PAGES["people/ana.html"]}), new))
    assert both.reads == [*READS, (WORD, "sea")]
    assert both.pages["people/ana.html"] is PAGES["people/ana.html"]
    lean = gathered((Part(READS, {"people/rui.html": PAGES["people/rui.html"]}), new))
    assert lean.reads == [READS[1], (WORD, "sea")]
    for one in (both, lean):
        assert [one.reads[number] for number in one.pages["people/eva.html"].reads] == [(WORD, "sea")]
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


@pytest.mark.parametrize("said", [told, beyond])
def test_every_field_of_a_relation_is_told_but_those_that_follow_from_others(
    lively: Seen, said: Callable[[Relation], object]
) -> None:
    one = next(it for it in lively.view.relations.values() if it.encounters and it.acts.both)
    for name in Relation._fields:
        if name not in {"person", "encounters"}:
            another = one._replace(**{name: "another"})  # type: ignore[arg-type] # anything else will do
            assert (said(another) == said(one)) == (name in FOLLOWS)
    there = one.encounters[0]._replace(spans=(Span("people/nobody.md"),))
    assert said(one._replace(encounters=(there,))) != said(one)
    assert said(one._replace(person=replace(one.person, through="nobody"))) != said(one)


def test_the_sum_of_a_note_is_in_what_is_told_of_its_person(lively: Seen) -> None:
    person = next(iter(lively.view.archive.people.values()))
    sums = []
    for of in ({}, {person.path: b"one sum of many"}, {person.path: b"another sum of many"}):
        made = replace(lively.view, archive=replace(lively.view.archive, sums=of))
        sums.append(Witness(replace(lively, view=made), "").tell((PERSON, person.id)))
    assert len({*sums}) == 3
    assert {len(it) for it in sums} == {SUM}


@pytest.mark.parametrize(
    ("says", "before", "after"),
    [
        ("through: rui", {"people/rui.md": "Rui"}, {}),
        ("meetings: [2026-09-01 coffee with rui]", {"people/rui.md": "Rui"}, {}),
        ("meetings: [2026-09-01 coffee at feast]", {"events/feast.md": "Feast"}, {}),
        ("exchange: [2026-09-01 gave introduction to rui]", {"people/rui.md": "Rui"}, {}),
        ('knows: ["[[Ro]]", "[[Rui]]"]', {"people/r.md": "Rui"}, {"people/r.md": "Ro"}),
    ],
)
def test_where_a_link_leads_is_told_beside_the_note(
    says: str, before: dict[str, str], after: dict[str, str]
) -> None:
    note = f"---\nname: Ana\n{says}\n---\n"
    first, second = (
        community(
            read({"people/ana.md": note.encode(), **{path: f"# {it}\n".encode() for path, it in of.items()}}),
            DAY,
        )
        for of in (before, after)
    )
    assert first.people["ana"] != second.people["ana"]
    assert beyond(first.people["ana"]) != beyond(second.people["ana"])


@pytest.mark.parametrize("edits", [25, pytest.param(600, marks=pytest.mark.torture)])
def test_what_has_the_same_sum_is_the_same(tmp_path: Path, edits: int) -> None:
    """Sums let a note stand for itself and all that follows from it; here all is compared as it is."""
    dice, day, root = Random(9), DAY, start(tmp_path)  # noqa: S311 - repeatable, no cipher
    before, stood = looked_at(root), 0
    for _ in range(edits):
        if dice.random() < A_TEXT:
            write_on(root, dice)
        else:
            day = edit(root, dice, day)
            give(root, dice)
        now = looked_at(root)
        stood += compare(before, now)
        before = now
    assert stood > edits


def looked_at(root: Path) -> Seen:
    """Return all that pages are made from, on one day, of notes that have sums."""
    files = find(root).files
    made = view(community(known_by_upper(load(root, kept=OfNotes()), files), DAY))
    return Seen(made, frame(made))


def compare(before: Seen, now: Seen) -> int:
    """Hold that whatever has the same sum is the same, and return how many things have.

    Where nothing that a sum is over has another sum, and no note has, neither has it.
    """
    one, other, compared = Witness(before, ""), Witness(now, ""), Comparison(before, now)
    if one.base != other.base:
        return 0
    stood = 0
    sums, were = now.view.archive.sums, before.view.archive.sums
    looks = [ALL, *{*names_of(before), *names_of(now)} - {ALL}]
    kept = Kept(one.base, looks, list(map(one.tell, looks)))
    changed = Witness(now, "").changed(kept)
    assert changed == {number for number, was in enumerate(kept.sums) if other.tell(looks[number]) != was}
    for look in looks:
        same, holds = one.tell(look) == other.tell(look), compared.same(look)
        stood += same
        assert holds or not same, look
        person = now.view.archive.people.get(look[1])
        if holds and not same:  # the note was written otherwise, and says the same
            assert person, look
            assert sums[person.path] != were[person.path]
    return stood


def names_of(seen: Seen) -> Iterator[Read]:
    """Give the name of everything that can be looked at, and some of what cannot."""
    for kind, parts in things(seen).items():
        for name in {"nobody"}.union(*parts):
            if name is not None:
                yield kind, name


def write_on(root: Path, dice: Random) -> None:
    """Write more of somebody, beneath the front matter."""
    for path in sorted((root / "people").rglob("*.md"))[: dice.randint(1, 2)]:
        path.write_text(path.read_text() + dice.choice(("Seen again.\n", "## Work\nAt sea.\n", "[[eva]]\n")))


def give(root: Path, dice: Random) -> None:
    """Let somebody introduce somebody else, or promise something."""
    owner, other = dice.sample(("ana", "rui", "eva"), 2)
    given = f"exchange: [2026-0{dice.randint(1, 9)}-05 gave introduction to {other}]"
    line = dice.choice((given, "knows: []"))
    put(root, f"people/{owner}.md", f"---\nname: {owner.title()}\n{line}\n---\n")


def test_whatever_a_page_can_look_up_has_a_sum(lively: Seen) -> None:
    witness = Witness(lively, "")
    reads = list(names_of(lively))
    nothing = {witness.tell((kind, "nobody")) for kind in things(lively)}
    sums = [witness.tell(read) for read in reads if read[1] != "nobody"]
    assert len(sums) > 100
    assert not nothing & set(sums)


def test_a_page_sees_the_same_whether_it_is_the_first_or_the_last(lively: Seen) -> None:
    html, shown, watch = Renderer(lively.frame), Pictures(Path()), Watch(lively)
    for page in [page for page in pages(lively.view) if page.again and not page.scripts]:
        after, first = made(html, shown, watch, page), made(html, shown, Watch(lively), page)
        assert after.trace
        assert first.trace
        assert sorted(after.trace.reads) == sorted(first.trace.reads)
        assert after.files == first.files


@pytest.mark.parametrize(
    "changed",
    [
        lambda seen: replace(seen, frame=replace(seen.frame, title="Another")),
        lambda seen: replace(seen, view=replace(seen.view, today=date(2026, 12, 1))),
    ],
)
def test_what_is_the_same_for_all_has_a_sum(lively: Seen, changed: Callable[[Seen], Seen]) -> None:
    bases = [Witness(*of).base for of in ((lively, "one"), (changed(lively), "one"), (lively, "two"))]
    assert len({*bases}) == 3
    assert Witness(lively, "one").base == bases[0]


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
    before, held, pages = tree(root / "site"), (root / KEPT_IN).read_bytes(), recalled(root).pages
    (root / KEPT_IN).write_bytes(held.replace(b"people/", b"people\\", 3))
    (root / "site/people/ana.html").unlink()
    again(root, DAY)
    assert tree(root / "site") == before
    assert recalled(root).pages.keys() == pages.keys()
