"""After a change of a note's text alone, pages of many stand: they say nothing of it, and prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bench import corpus
from kinmap.archive.kept import Kept as OfNotes
from kinmap.archive.load import Archive, Known, read
from kinmap.archive.person import Body, Person
from kinmap.archive.upper import known_by_upper, upper
from kinmap.community.model import community
from kinmap.community.relation import Relation
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.page import Page
from kinmap.pages.traces import ALL, Seen, things
from kinmap.pages.view import view
from kinmap.site.assets import Pictures
from kinmap.site.kept import Kept
from kinmap.site.memory import Memory
from kinmap.site.render import Renderer
from kinmap.site.scripts import scripts
from kinmap.site.witness import Witness
from tests.site.rebuilding import DAY, NOTES, Became, built, clean, start, tree

LIVELY = {path: text.encode() for path, text in corpus.archive(corpus.people(40))}
EVA = "people/eva.md"


def seen(files: Mapping[str, bytes | None], known: Known | None = None) -> Seen:
    made = view(community(known_by_upper(read(files, known=known), files), corpus.DAY))
    return Seen(made, frame(made))


def write(root: Path, path: str, more: str) -> None:
    """Add something to a file."""
    (root / path).write_text((root / path).read_text() + more)


def test_a_line_more_in_a_note_makes_one_page_again(tmp_path: Path) -> None:
    root = start(tmp_path / "archive")
    first = built(root, DAY)
    assert first
    write(root, EVA, "Seen again.\n")
    assert built(root, DAY) == Became(made=1, stood=first.made - 1)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)


@pytest.mark.parametrize("line", ["## Work\nShe sails.\n", "With [[nobody]].\n"])
def test_a_line_that_fills_a_facet_or_is_a_slip_makes_lists_again(tmp_path: Path, line: str) -> None:
    root = start(tmp_path / "archive")
    built(root, DAY)
    write(root, EVA, line)
    again = built(root, DAY)
    assert again
    assert again.made > 10
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)


@pytest.mark.parametrize("path", ["maps/community.js", "maps/growth.html", "index.html"])
@pytest.mark.parametrize("gone", [True, False])
def test_what_was_damaged_is_made_again(tmp_path: Path, path: str, gone: bool) -> None:
    root = start(tmp_path / "archive")
    built(root, DAY)
    (root / "site" / path).unlink() if gone else write(root, f"site/{path}", "more")
    write(root, EVA, "Seen again.\n")
    built(root, DAY)
    assert tree(root / "site") == clean(root, tmp_path / "clean", DAY)


def test_nothing_of_texts_is_in_a_page_that_says_so() -> None:
    told = LIVELY | {
        path: held + b"\nCanary, with [a shop](https://shop.example) and ![a boat](boat.png).\n"
        for path, held in LIVELY.items()
        if path.startswith("people/")
    }
    one, other = seen(LIVELY), seen(told)
    assert upper(LIVELY, one.view.archive) == upper(told, other.view.archive)
    written, rewritten = drawn(one), drawn(other)
    assert len(written) > 30
    assert written == rewritten


def drawn(it: Seen) -> dict[str, bytes]:
    """Return the files of all pages that say nothing of texts."""
    html, those = Renderer(it.frame), [page for page in pages(it.view) if page.upper]
    return {page.path: html.render(page) for page in those} | scripts(those)


@pytest.mark.parametrize("known", [lambda: None, lambda: Known(kept=OfNotes())])
def test_what_is_taken_over_unlooked_at_is_as_it_was(known: Callable[[], Known | None]) -> None:
    ana = next(path for path in LIVELY if path.startswith("people/"))
    one, other = (
        seen(files, known()) for files in (LIVELY, LIVELY | {ana: LIVELY[ana] + b"\nSeen again.\n"})
    )
    reads = [(kind, name) for kind, parts in things(one).items() for name in {"nobody"}.union(*parts) if name]
    was = Witness(one, "")
    kept = Kept(was.base, [ALL, *reads], list(map(was.tell, [ALL, *reads])))
    found = Witness(other, "").changed(kept)
    plainly = Witness(other, "")
    assert found == {n for n, it in enumerate(kept.reads) if plainly.tell(it) != kept.sums[n]}
    assert [kept.reads[n] for n in found] == [("person", one.view.owners[ana])]


def test_of_what_no_sum_is_known_nothing_is_taken_over() -> None:
    ana = next(path for path in LIVELY if path.startswith("people/"))
    notes = (LIVELY, LIVELY | {ana: LIVELY[ana].replace(b"name: ", b"name: Another ")})
    one, other = (view(community(read(files), corpus.DAY)) for files in notes)
    was, now = (Witness(Seen(it, frame(it)), "") for it in (one, other))
    reads = [ALL, ("person", one.owners[ana]), ("name", one.owners[ana])]
    kept = Kept(was.base, reads, list(map(was.tell, reads)))
    assert not now.but_texts(kept)
    assert now.changed(kept) == {1, 2}


def test_pages_of_events_and_people_alone_may_say_something_of_texts() -> None:
    it = seen(LIVELY).view
    told = {page.path for page in pages(it) if not page.upper}
    assert told == {*it.links.people.values(), *it.links.events.values()}


def test_no_template_of_a_page_that_says_so_is_given_anybody_whole() -> None:
    """Else a template of the archive's own could show what such a page does not go by."""
    for page in pages(seen(LIVELY).view):
        if page.upper:
            assert not set(map(type, reached(dict(page.content)))) & {Person, Relation, Archive, Body}, (
                page.path
            )


def reached(value: object) -> Iterator[object]:
    """Give all that a template can get at from what it is given."""
    yield value
    if isinstance(value, Mapping):
        inner = [*value.keys(), *value.values()]
    elif is_dataclass(value):
        inner = [getattr(value, it.name) for it in fields(value)]
    elif isinstance(value, (tuple, list, frozenset, set)):
        inner = list(value)
    else:
        inner = []
    for it in inner:
        yield from reached(it)


def test_a_server_keeps_pages_of_many_after_such_a_change() -> None:
    files = {path: text.encode() for path, text in NOTES.items()}
    memory, later = Memory(), files | {EVA: NOTES[EVA].encode() + b"Seen again.\n"}
    remember(memory, files)
    before = dict(memory.pages)
    remember(memory, later)
    again = {path for path, made in memory.pages.items() if made is not before.get(path)}
    assert "maps/community.html" in before
    assert again == {"people/eva.html"}


def test_a_server_keeps_none_where_nobody_worked_out_what_they_go_by() -> None:
    memory = Memory()
    made = view(community(read({path: text.encode() for path, text in NOTES.items()}), DAY))
    render(memory, Seen(made, frame(made)))
    assert "maps/community.html" not in memory.pages


def remember(memory: Memory, files: Mapping[str, bytes | None]) -> None:
    made = view(community(known_by_upper(read(files), files), DAY))
    render(memory, Seen(made, frame(made)))


def render(memory: Memory, it: Seen) -> None:
    html = Renderer(it.frame)
    memory.begin(html, "the same look")
    memory.rendered(html, Pictures(Path()), it, list[Page](pages(it.view)))
