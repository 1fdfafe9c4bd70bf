"""Pages rendered on all cores: each is a function of its own content, so nobody waits for another.

The shares are forked off, so that nothing has to be handed over but the finished pages; where
a system cannot fork, or for a few pages, one process renders them all. A share that fails is
rendered again by the parent, where its error comes up as it would have without all this.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from kinmap.pages.page import Page
from kinmap.site.assets import Pictures

FEW = 150
"""Pages that one process renders sooner than two would be started."""


def rendered(
    render: Callable[[Page], bytes], pictures: Pictures, pages: Sequence[Page], jobs: int | None = None
) -> dict[str, bytes]:
    """Return the bytes of all pages by path, in the order of the pages.

    Args:
        render: makes one page; pictures that it meets are taken into `pictures`.
        pictures: what the pages show, filled as they are rendered.
        pages: all of them.
        jobs: how many processes; as many as there are cores, if left out.

    Raises:
        TemplatesError: if a template cannot be used.
    """
    jobs = jobs or (cores() if len(pages) >= FEW else 1)
    shares = [pages[start::jobs] for start in range(jobs)]
    children = [_child(render, pictures, share) for share in shares[1:]]
    written = {page.path: render(page) for page in shares[0]}
    for share, child in zip(shares[1:], children, strict=True):
        written |= _received(child, pictures) or {page.path: render(page) for page in share}
    return {page.path: written[page.path] for page in pages}


def cores() -> int:
    """Return how many processes may render: the cores that this one may use, where it can fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _child(render: Callable[[Page], bytes], pictures: Pictures, share: Sequence[Page]) -> Connection:
    """Start a process that renders a share; return where its pages will come from."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, render, pictures, share), daemon=True)
    process.start()
    sender.close()
    return receiver


def _send(
    sender: Connection, render: Callable[[Page], bytes], pictures: Pictures, share: Sequence[Page]
) -> None:
    try:
        sender.send(({page.path: render(page) for page in share}, pictures.files))
    except Exception:  # noqa: BLE001 - the parent meets the same one, and says it once
        sender.close()


def _received(receiver: Connection, pictures: Pictures) -> dict[str, bytes] | None:
    """Return a child's pages, None where it failed."""
    try:
        written, files = receiver.recv()
    except EOFError:
        return None
    pictures.files.update(files)
    pages: dict[str, bytes] = written
    return pages
