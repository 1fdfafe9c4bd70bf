"""Pages made on all cores, but for those that stand as they would be made."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kinmap.archive.shares import nothing, shared
from kinmap.pages.page import Page
from kinmap.pages.traces import Read, Seen, Watch
from kinmap.site.assets import Pictures
from kinmap.site.kept import Kept, Left, Record, gathered
from kinmap.site.publish import Edition, Put
from kinmap.site.render import Renderer
from kinmap.site.traced import made, sum_of
from kinmap.site.witness import Witness, keyed
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
        """Return what became of all pages; `meanwhile` is done while other processes make some."""
        witness = Witness(self.seen, self.left.means, self.jobs)
        standing = self.standing(pages, witness)
        fresh = [page for page in pages if page.path not in standing]
        files = {path: Put(record.sum, fresh=False) for path, record in standing.items()}
        parts = [Kept(self.left.pages.reads, standing)]
        for share in shared(lambda some: self.make(some, witness), fresh, hands(fresh, self.jobs), meanwhile):
            files |= share.files
            parts.append(share.kept)
            self.pictures.take(share.pictures)
        in_order = {path: files[path] for path in paths(pages)}
        return Rebuilt(in_order, gathered(parts), len(standing))

    def standing(self, pages: Sequence[Page], witness: Witness) -> dict[str, Record]:
        """Return what is known of the pages that need not be made; their pictures are taken into the site."""
        known = self.left.pages.pages
        told = [witness.tell(read) for read in self.left.pages.reads]

        def stands(page: Page) -> bool:
            """Tell whether a page has all that it saw as it was, and its file as it was left."""
            record = known.get(page.path)
            return (
                record is not None
                and record.key == keyed(witness.base, page, map(told.__getitem__, record.reads))
                and self.new.has(page.path, record.sum)
                and all(sum_of(self.pictures, file) == was for file, was in record.shown.items())
            )

        return {page.path: known[page.path] for page in pages if stands(page)}

    def make(self, pages: Iterable[Page], witness: Witness) -> Share:
        """Make some pages, and take down what they saw."""
        share, watch = Share(self.pictures), Watch(self.seen)
        for page in swept(pages):
            it = made(self.renderer, self.pictures, watch, page)
            share.files.update({path: self.new.put(path, held) for path, held in it.files.items()})
            if it.trace is not None:
                reads = list(it.trace.reads)
                record = Record(
                    share.files[page.path].sum, witness.key(page, reads), share.numbers(reads), it.shown
                )
                share.pages[page.path] = record
        return share


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

    @property
    def kept(self) -> Kept:
        """The pages that can be told again."""
        return Kept(list(self.reads), self.pages)
