"""Pages made on all cores, but for those that stand as they would be made."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kinmap.archive.shares import nothing, shared
from kinmap.pages.looks import Watch
from kinmap.pages.page import Page
from kinmap.pages.traces import Read, Seen
from kinmap.site.assets import Pictures
from kinmap.site.kept import Kept, Left, Part, Record, gathered
from kinmap.site.publish import Edition, Put
from kinmap.site.render import Renderer
from kinmap.site.traced import made, names, sum_of, traceable
from kinmap.site.witness import Witness, sum_over
from kinmap.site.workers import hands, paths, swept


class Rebuilt(NamedTuple):
    """What became of all pages.

    Attributes:
        files: by path.
        kept: the pages that can be told again, for the next build.
        stood: how many were not made, since they stand.
    """

    files: dict[str, Put]
    kept: Kept | None = None
    stood: int = 0


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """A site that is made anew where it would be another.

    Attributes:
        renderer: of this build.
        pictures: what the pages show, filled with it.
        seen: what the pages are made from.
        new: takes each file as soon as it is made.
        left: what the last build left.
        jobs: how many processes; as many as there are cores, if left out.
    """

    renderer: Renderer
    pictures: Pictures
    seen: Seen
    new: Edition
    left: Left
    jobs: int | None = None

    def rebuilt(self, pages: Sequence[Page], meanwhile: Callable[[], object] = nothing) -> Rebuilt:
        """Return what became of all pages; `meanwhile` is done while other processes make some.

        Pages that cannot stand, as maps cannot where a line is new, are begun before it is known which do.
        """
        witness = Witness(self.seen, self.left.means)
        known = self.left.pages.pages if self.left.pages.base == witness.base else {}
        whole = bool(known) and witness.but_texts(self.left.pages)
        perhaps = {
            page.path: page
            for page in pages
            if page.path in known and (traceable(page) or (whole and page.upper))
        }
        standing: dict[str, Record] = {}

        def first() -> None:
            standing.update(self.standing(perhaps.values(), witness, whole=whole))
            meanwhile()

        shares = self.shares([page for page in pages if page.path not in perhaps], first)
        shares += self.shares([page for path, page in perhaps.items() if path not in standing])
        files = {file: Put(sum_, fresh=False) for it in standing.items() for file, sum_ in files_of(*it)}
        files |= {path: put for share in shares for path, put in share.files.items()}
        parts = [Part(list(share.reads), share.pages) for share in shares]
        reads, records = gathered([Part(self.left.pages.reads, standing), *parts])
        kept = Kept(witness.base, reads, witness.tell_all(reads, self.jobs), records)
        return Rebuilt({path: files[path] for path in paths(pages)}, kept, len(standing))

    def shares(self, fresh: Sequence[Page], meanwhile: Callable[[], object] = nothing) -> list[Share]:
        """Return what several processes made of some pages; their pictures are taken into the site."""
        made = shared(self.make, fresh, hands(fresh, self.jobs), meanwhile)
        for share in made:
            self.pictures.take(share.pictures)
        return made

    def standing(self, pages: Collection[Page], witness: Witness, *, whole: bool) -> dict[str, Record]:
        """Return what is known of those pages that need not be made; their pictures are taken into the site.

        Args:
            pages: some of those that the last build left.
            witness: of today.
            whole: whether nothing is other than texts of notes on people.
        """
        known, changed = self.left.pages.pages, witness.changed(self.left.pages) if pages else set()

        def same(page: Page, record: Record) -> bool:
            """Tell whether a page has all that it saw as it was."""
            return changed.isdisjoint(record.reads) and record.said == sum_over(names(page))

        def stands(page: Page) -> bool:
            """Tell whether a page would be made as it was, and has its files as they were left."""
            record = known[page.path]
            return (
                ((whole and page.upper) or same(page, record))
                and all(self.new.has(file, was) for file, was in files_of(page.path, record))
                and all(sum_of(self.pictures, file) == was for file, was in record.shown.items())
            )

        return {page.path: known[page.path] for page in pages if stands(page)}

    def make(self, pages: Iterable[Page]) -> Share:
        """Make some pages, and take down what they saw."""
        share, watch = Share(self.pictures), Watch(self.seen)
        for page in swept(pages):
            it = made(self.renderer, self.pictures, watch, page)
            share.files.update({path: self.new.put(path, held) for path, held in it.files.items()})
            if it.trace is not None:
                reads = share.numbers(it.trace.reads)
                beside = {path: share.files[path].sum for path in it.files if path != page.path}
                share.pages[page.path] = Record(
                    share.files[page.path].sum, sum_over(it.named), reads, it.shown, beside
                )
        return share


def files_of(path: str, record: Record) -> Iterator[tuple[str, str]]:
    """Give the files of a page, itself and its scripts, each with the sum of its bytes."""
    yield path, record.sum
    yield from record.scripts.items()


@dataclass(frozen=True, slots=True)
class Share:
    """What one process made of some pages.

    Attributes:
        pictures: those that the pages show.
        files: what became of each file.
        reads: the names of what was looked up, each with its number.
        pages: those that can be told again.
    """

    pictures: Pictures
    files: dict[str, Put] = field(default_factory=dict)
    reads: dict[Read, int] = field(default_factory=dict)
    pages: dict[str, Record] = field(default_factory=dict)

    def numbers(self, reads: Iterable[Read]) -> array[int]:
        """Return the numbers of what was looked up; what is new gets the next one."""
        ours = self.reads
        return array("I", [ours.setdefault(read, len(ours)) for read in reads])
