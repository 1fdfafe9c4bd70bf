"""A server's memory: what it keeps is what a clean build would make, whatever was edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from kinmap.archive.files import find
from kinmap.archive.load import Known, load, read
from kinmap.archive.upper import known_by_upper
from kinmap.build import Way, build, words_of
from kinmap.community.model import community
from kinmap.pages.frame import frame
from kinmap.pages.looks import Hidden, Looks, UntracedError, watched
from kinmap.pages.page import Page
from kinmap.pages.person import content
from kinmap.pages.traces import NAME, PERSON, WORD, Comparison, Seen, Trace, same_for_all
from kinmap.pages.view import View, each, those, view
from kinmap.site.assets import Pictures
from kinmap.site.memory import Memory, OvertakenError
from kinmap.site.render import Renderer

TODAY = date(2026, 11, 1)
NAMES = ("ana", "rui", "marta", "noor", "tam", "yulia")
KINDS = ("coffee", "call 1h", "walk by me", "letter", "dinner at feast")


def note(random: Random, name: str) -> str:
    """Return somebody's note, made up: whom they know, when you met, and links to others."""
    other, third = random.sample([it for it in NAMES if it != name], 2)
    lines = [f"name: {name.title()}{random.choice(['', ' Duarte'])}", "groups: [choir]", f"knows: [{third}]"]
    lines += [f"aliases: [{name[:2]}{random.randrange(3)}]", f"every: {random.randrange(2, 9)} weeks"]
    lines.append("meetings:")
    for _ in range(random.randrange(1, 5)):
        day = TODAY - timedelta(random.randrange(900))
        company = random.choice(["", f" with {other}", f" with {other} {third}"])
        lines.append(f"  - {day} {random.choice(KINDS)}{company}: Of [[{third}]].")
    lines += ["trust:", f"  - {TODAY - timedelta(random.randrange(900))} both earned"]
    body = f"## Work\nWith [[{other}]]; ![](files/{third}.png)\n"
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"


def begin(root: Path, random: Random) -> None:
    """Write a small archive."""
    for folder in ("people", "events", "files", "templates"):
        (root / folder).mkdir(parents=True)
    for name in NAMES:
        (root / f"people/{name}.md").write_text(note(random, name))
    (root / "events/feast.md").write_text("---\ntitle: Feast\ndate: 2026-11-20\nthere: [ana, rui]\n---\n")
    (root / "site.yml").write_text("title: Small\n")


def edit(root: Path, random: Random) -> int:
    """Change something, and return by how many days the clock moves on."""
    name = random.choice(NAMES)
    path = root / f"people/{name}.md"
    match random.randrange(11):
        case 0 | 1 | 2:
            path.write_text(note(random, name))
        case 3:
            path.unlink(missing_ok=True)
        case 4:
            there = f"there: [{', '.join(random.sample(NAMES, 2))}]"
            (root / "events/feast.md").write_text(
                f"---\ntitle: Feast\ndate: 2026-10-{random.randrange(10, 30)}\n{there}\n---\n"
            )
        case 5:
            (root / "site.yml").write_text(f"title: Small\nanswer: {random.randrange(7, 30)} days\n")
        case 6:
            (root / f"files/{name}.png").write_bytes(random.randbytes(20))
        case 7:
            block = "{% block footer %}" + str(random.randrange(3)) + "{% endblock %}"
            (root / "templates/event.html").write_text('{% extends "kinmap/event.html" %}' + block)
        case 8 | 9 if path.exists():
            path.write_text(path.read_text() + f"Seen in {random.randrange(40)} towns.\n")
        case _:
            return random.randrange(1, 40)
    return 0


def files(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder."""
    return {str(it.relative_to(folder)): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


@dataclass
class Looker:
    """Somebody who looks at some pages while the rest is made, and now and then saves meanwhile."""

    random: Random
    pages: list[str] = field(default_factory=list)
    shown: dict[str, bytes] = field(default_factory=dict)

    def open(self) -> list[str]:
        return self.random.sample(self.pages, min(3, len(self.pages)))

    def show(self, pages: Mapping[str, bytes]) -> None:
        self.shown |= pages

    def overtaken(self) -> bool:
        return self.random.random() < 0.005


@dataclass
class Saving(Looker):
    """Somebody who saves when they were asked so many times whether they did."""

    left: int = 0

    def overtaken(self) -> bool:
        self.left -= 1
        return self.left <= 0


def compare(tmp_path: Path, seed: int, edits: int) -> None:
    """Build after each edit, remembering, and clean; both must be the same to the last byte.

    Nor may anything be shown to whoever looks meanwhile that the site then does not have.
    """
    random, today = Random(seed), TODAY  # noqa: S311 - edits, no secrets
    looker = Looker(Random(seed))  # noqa: S311 - likewise
    root, known, way = tmp_path / "archive", Known(), Way(memory=Memory(window=looker))
    begin(root, random)
    for n in range(edits):
        whole = False
        while not whole:
            found = find(root)
            with suppress(OvertakenError):
                archive = read(found.files, found.problems, known=known)
                archive = known_by_upper(archive, found.files) if random.random() < 0.8 else archive
                build(root, archive, tmp_path / "site", today, way)
                whole = True
        build(root, load(root), tmp_path / "clean", today)
        clean = files(tmp_path / "clean")
        assert looker.shown.items() <= clean.items(), f"after edit {n} of seed {seed}"
        assert files(tmp_path / "site") == clean, f"after edit {n} of seed {seed}"
        looker.pages, looker.shown = sorted(it for it in clean if it.endswith(".html")), {}
        today += timedelta(edit(root, random))


def test_what_is_remembered_is_what_would_be_made(tmp_path: Path) -> None:
    compare(tmp_path, seed=1, edits=5)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(20))
def test_what_is_remembered_is_what_would_be_made_for_a_long_time(tmp_path: Path, seed: int) -> None:
    compare(tmp_path, seed=100 + seed, edits=25)


def test_words_are_gathered_for_the_search_only_as_long_as_nothing_is_saved() -> None:
    archive = read({f"people/{name}.md": b"---\nhow: A word.\n---\n" for name in NAMES})
    looker = Saving(Random(1), left=2)  # noqa: S311 - no secret
    with pytest.raises(OvertakenError):
        words_of(archive, Memory(window=looker))
    assert looker.left == 0
    assert words_of(archive, Memory()) == words_of(archive)


def test_a_page_is_kept_until_somebody_on_it_changes(tmp_path: Path) -> None:
    root, memory = tmp_path / "archive", Memory()
    (root / "people").mkdir(parents=True)
    for name, knows in (("ana", "[rui]"), ("rui", "[]"), ("tam", "[]")):
        (root / f"people/{name}.md").write_text(f"---\nname: {name.title()}\nknows: {knows}\n---\n")
    build(root, load(root), tmp_path / "site", TODAY, Way(memory=memory))
    before = dict(memory.pages)
    (root / "people/rui.md").write_text("---\nname: Rui Lopes\n---\n")
    build(root, load(root), tmp_path / "site", TODAY, Way(memory=memory))
    kept = {path for path, made in memory.pages.items() if made is before.get(path)}
    assert kept == {"people/tam.html", "stale.html"}


ARCHIVE = """
people/ana.md:
    name: Ana
    knows: [rui]
    meetings:
      - 2026-10-01 coffee
people/rui.md:
    name: Rui
"""


@pytest.fixture
def seen(read_archive: Callable[..., object]) -> Seen:
    archive = read_archive(ARCHIVE)
    made = view(community(archive, TODAY))  # type: ignore[arg-type]
    return Seen(made, frame(made))


def test_a_trace_names_whoever_a_page_speaks_of(seen: Seen) -> None:
    looks = Looks()
    looked = watched(seen, looks).view
    content(looked, looked.relations["ana"])
    assert (PERSON, "ana") in looks.trace.reads
    assert {(PERSON, "rui"), (NAME, "rui")} & {*looks.trace.reads}


def test_many_things_in_one_go_are_taken_down_like_one_after_the_other(seen: Seen) -> None:
    view = seen.view
    people, spans = ["ana", "rui", "ana"], [*view.entries, *view.entries]
    one, all_at_once = Looks(), Looks()
    looked = watched(seen, one).view
    plainly = (
        [looked.relations[it] for it in people],
        [looked.entries[it] for it in spans],
        {it: looked.neighbours[it] for it in ("ana", "nobody") if it in looked.neighbours},
    )
    for where in (watched(seen, all_at_once).view, view):
        found = (
            each(where.relations, people),
            each(where.entries, spans),
            those(where.neighbours, ["ana", "nobody"]),
        )
        assert found == plainly
    assert {*all_at_once.trace.reads} == {*one.trace.reads}
    assert {(PERSON, "ana"), (PERSON, "nobody")} <= {*one.trace.reads}


def test_what_has_no_name_cannot_be_looked_at(seen: Seen) -> None:
    looked = watched(seen, Looks()).view
    for look in (
        lambda: list(looked.relations),
        lambda: looked.community.stale[0],
        lambda: len(looked.archive.rows),
        looked.circles,
        lambda: bool(Hidden()),
    ):
        with pytest.raises(UntracedError):
            look()


def test_a_later_moment_holds_what_is_equal_in_it(seen: Seen) -> None:
    trace = Trace(((PERSON, "ana"), (PERSON, "nobody"), (WORD, "ana")))
    assert same_for_all(seen, seen)
    assert Comparison(seen, seen).holds(trace)


def test_what_was_chosen_for_a_page_is_part_of_it(seen: Seen, tmp_path: Path) -> None:
    memory = Memory()
    (tmp_path / "sheet.html").write_text("{{ whom }}")

    def sheet(*chosen: str) -> Page:
        def again(view: View) -> dict[str, object]:
            return {"whom": " ".join(view.relations[it].person.name for it in chosen)}

        return Page("sheet.html", "sheet.html", "Sheet", again(seen.view), chosen=lambda: chosen, again=again)

    def made(page: Page) -> bytes:
        html, shown = Renderer(seen.frame, tmp_path), Pictures(tmp_path)
        memory.begin(html, ("one look",))
        return memory.rendered(html, shown, seen, [page])["sheet.html"]

    assert made(sheet("ana")) == b"Ana"
    before = memory.pages["sheet.html"]
    assert made(sheet("ana")) == b"Ana"
    assert memory.pages["sheet.html"] is before
    assert made(sheet("rui", "ana")) == b"Rui Ana"
