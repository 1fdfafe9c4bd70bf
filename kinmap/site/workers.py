"""Pages rendered on all cores: each is a function of its own content, so nobody waits for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kinmap.archive.shares import nothing, shared
from kinmap.pages.page import Page
from kinmap.site.assets import Pictures
from kinmap.site.scripts import scripts


def rendered(
    render: Callable[[Page], bytes],
    pictures: Pictures,
    pages: Sequence[Page],
    jobs: int | None = None,
    meanwhile: Callable[[], object] = nothing,
) -> dict[str, bytes]:
    """Return the bytes of all pages and of their scripts by path, in the order of the pages.

    Args:
        render: makes one page; pictures that it meets are taken into `pictures`.
        pictures: what the pages show, filled as they are rendered.
        pages: all of them.
        jobs: how many processes; as many as there are cores, if left out.
        meanwhile: what this process is to do first, when the others have begun.

    Raises:
        TemplatesError: if a template cannot be used.
    """

    def work(share: Iterable[Page]) -> tuple[dict[str, bytes], dict[str, bytes]]:
        made: dict[str, bytes] = {}
        for page in share:
            made |= {page.path: render(page), **scripts((page,))}
        return made, pictures.files

    written: dict[str, bytes] = {}
    for made, shown in shared(work, pages, jobs, meanwhile):
        written |= made
        pictures.files.update(shown)
    order = (path for page in pages for path in (page.path, *(it.path for it in page.scripts)))
    return {path: written[path] for path in order}
