"""How a build grows with the people: its time, its memory, the site, and the largest pages.

python -m bench.sizes [1000,4000,16000,64000,160000]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import corpus
from bench.builders import of_kinmap, roomy
from bench.measure import Contender, FailedError, run

SIZES = "1000,4000,16000,64000,160000"
LARGE = 2_000_000
"""Bytes that no page should have more of."""
HEAD = """\
|  people |     wall |      CPU |   memory |     site | largest page |
|--------:|---------:|---------:|---------:|---------:|-------------:|"""


def main(sizes: list[int]) -> None:
    """Build archives of these sizes, one after the other, each from nothing, and print a line for each."""
    print(HEAD)
    for number in sizes:
        with tempfile.TemporaryDirectory(prefix="kinmap-sizes-", dir=roomy(number)) as made:
            (one,) = of_kinmap(Path(made), corpus.people(number))
            try:
                seen = run(Contender(one.name, one.words, one.folder, one.variables), watched=True)
            except FailedError as error:
                print(error)
                return
            files = {path: path.stat().st_size for path in site(one.folder)}
        pages = sorted((size, path) for path, size in files.items() if path.suffix == ".html")
        figures = f"{seen.wall:.1f} s | {seen.cpu:.1f} s | {seen.memory:,.0f} MB"
        whole = sum(files.values()) / 1e6
        print(f"| {number:,} | {figures} | {whole:,.0f} MB | {pages[-1][0] / 1e3:,.0f} kB |", flush=True)
        for size, path in pages[::-1]:
            if size > LARGE:
                print(f"  larger than 2 MB: {path.relative_to(one.folder)}, {size / 1e6:.1f} MB")


def site(folder: Path) -> Iterator[Path]:
    """Give every file of the site that was built."""
    return (path for path in (folder / "site").rglob("*") if path.is_file())


if __name__ == "__main__":
    main([int(word) for word in (sys.argv[1:] or [SIZES])[0].split(",")])
