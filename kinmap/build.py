"""From notes to a site: text goes in at the top, and falls through the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from kinmap.archive.load import Archive
from kinmap.archive.shares import aside
from kinmap.community.model import community
from kinmap.interchange.ics import Wording, calendar
from kinmap.pages import pages, some
from kinmap.pages.agenda import agenda
from kinmap.pages.frame import frame
from kinmap.pages.noted import count, noted
from kinmap.pages.page import Page
from kinmap.pages.search import findable, said
from kinmap.pages.tongue import speaking, spoken, tongue, unspoken
from kinmap.pages.traces import Seen
from kinmap.pages.view import View, view
from kinmap.pages.words import dated
from kinmap.problems import Problem
from kinmap.site.assets import Pictures
from kinmap.site.cache import Site, as_left
from kinmap.site.colours import faint
from kinmap.site.kept import Kept, Left
from kinmap.site.look import look, renderer, sheets
from kinmap.site.memory import Memory
from kinmap.site.publish import Edition, Put, edition
from kinmap.site.rebuild import Rebuilding, Rebuilt
from kinmap.site.render import Renderer
from kinmap.site.search import Shards, index, shards
from kinmap.site.workers import paths, rendered

CALENDAR = "calendar.ics"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build.

    Attributes:
        pages: how many there are.
        problems: all that is wrong in the archive.
        hints: sentences about settings that cannot be as they are: a language, colours that are hard to see.
        wrote: whether the site was not already so.
        shown: the sum of each picture that the notes ask for, by file; None where there is none.
        site: as it was left, if the next build is to know; no other build had been there since.
        kept: the pages, for the next build that is to make none of them again without need.
        stood: how many pages were not made, since they stand.
    """

    pages: int
    problems: tuple[Problem, ...]
    hints: tuple[str, ...]
    wrote: bool
    shown: Mapping[str, str | None] = field(default_factory=dict)
    site: Site | None = None
    kept: Kept | None = None
    stood: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """How a site is to be built; the bytes are the same in every way.

    Attributes:
        memory: what is remembered of the last site, and will be of this one, where there are to be more.
        left: what the last build left, if this one is to leave as much for the next.
        cache: a folder of this user's, in which compiled templates are kept from build to build.
        jobs: how many processes; as many as there are cores, if left out.
        stage: told the name of each part of the work as it begins.
    """

    memory: Memory | None = None
    left: Left | None = None
    cache: Path | None = None
    jobs: int | None = None
    stage: Callable[[str], object] = lambda _: None


def build(root: Path, archive: Archive, output: Path, today: date, way: Way = Way()) -> Built:
    """Build the site of the archive that was read from `root` into `output`, as of a day.

    Raises:
        TemplatesError: if a template cannot be used.
        PublishError: if the site may not, or cannot, be put there.
    """
    way.stage("model")
    pictures = Pictures(root)
    with (
        aside(partial(words_of, archive, way.memory), len(archive.people), way.jobs) as words,
        speaking(tongue(spoken(archive.settings.language))),
    ):
        last = way.memory.seen if way.memory else None
        before = last.view.community if last else None
        apart = partial(aside, number=len(archive.people), jobs=way.jobs)
        seen = view(community(archive, today, before, apart))
        whole = Seen(seen, frame(seen))
        html = renderer(root, archive.settings, whole.frame, pictures)
        if way.memory:
            way.memory.begin(html, look(root, archive.settings, whole.frame))
        if way.cache:
            html.ready(way.cache)
        if way.memory:
            way.memory.glance(html, pictures, whole, partial(some, seen))
        with edition(output, root, way.left.stamps if way.left else {}) as new:
            way.stage("what pages say as a whole")
            made = list(pages(seen))
            way.stage("pages")
            files, kept, stood = drawn(whole, made, html, pictures, new, way, words)
            way.stage("publishing")
            wrote = new.finish(files)
            site = as_left(output) if way.left else None
    hints = (*unspoken(archive.settings.language), *faint(archive.settings.colours))
    return Built(len(made), archive.problems, hints, wrote, pictures.sums(), site, kept, stood)


def words_of(archive: Archive, memory: Memory | None = None) -> Shards:
    """Return the words of all notes for the search, which is not told how anybody stands to you."""
    notes = noted(archive)
    return shards(memory.unless_vain(notes) if memory else notes, count(archive))


def drawn(  # noqa: PLR0913, PLR0917 - what pages are made from, by what, and for whom
    seen: Seen,
    made: list[Page],
    html: Renderer,
    pictures: Pictures,
    new: Edition,
    way: Way,
    words: Callable[[], Shards],
) -> Rebuilt:
    """Put every file into the new site as it is made, and return what became of each."""
    found: dict[str, Put] = {}
    noted = None if way.memory else words()  # whose maker holds memory until then; a server shows pages first

    def put(files: Mapping[str, bytes]) -> dict[str, Put]:
        new.announce(files)
        return {path: new.put(path, held) for path, held in files.items()}

    def put_others() -> dict[str, Put]:
        return put(beside(seen.view, noted or words()))

    new.announce(paths(made))
    with aside(put_others, len(seen.view.archive.people), way.jobs) as others:

        def meanwhile() -> None:
            found.update(others())

        if way.memory is not None:
            held = way.memory.rendered(html, pictures, seen, made, meanwhile)
            drawing = Rebuilt({path: new.put(path, it) for path, it in held.items()})
        elif way.left is not None:
            drawing = Rebuilding(html, pictures, seen, new, way.left, way.jobs).rebuilt(made, meanwhile)
        else:
            drawing = Rebuilt(rendered(html.render, pictures, made, new.put, way.jobs, meanwhile))
    found |= put({**sheets(pictures.root, seen.view.settings), **pictures.files})
    return drawing._replace(files={**drawing.files, **found})


def beside(seen: View, noted: Shards) -> dict[str, bytes]:
    """Return what stands beside the pages: the search index, and the calendar."""
    wording = Wording(**agenda(), day=dated)
    return {
        **index(findable(seen), said(), noted),
        CALENDAR: calendar(seen.community, wording=wording),
    }


def site(root: Path, seen: Seen, shown: list[Page]) -> dict[str, bytes]:
    """Return pages by their path, with their pictures, scripts and styles, and put them nowhere."""
    pictures = Pictures(root)
    html = renderer(root, seen.view.settings, seen.frame, pictures)
    written = rendered(html.render, pictures, shown, lambda _, held: held)
    return {**sheets(root, seen.view.settings), **pictures.files, **written}
