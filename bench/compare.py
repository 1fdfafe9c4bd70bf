"""Kinmap beside Hugo, MkDocs and Eleventy: the same notes, in turns, from nothing and after a save.

python -m bench.compare [--people 1000,16000] [--rounds 5] [--builders kinmap,hugo] [--minutes 60] [--write]
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench import corpus
from bench.builders import BUILDERS, MEMORY, Built, roomy
from bench.measure import Contender, FailedError, Run, middle, run

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "performance.md"
YARDSTICK = "Hugo, lean"
ALL = [name for name in BUILDERS if name != "lean"]
"""Who is compared, if nobody is asked for; `lean` is the second half of `hugo`."""
KINDS = {
    "built from nothing": Built.fresh,
    "nothing changed": Built.again,
    "one person changed": Built.edited,
}
"""What is measured, in this order within each round, with what is done before."""
HEAD = """\
|                      |     wall |  ratio |      CPU |  ratio | memory |  ratio |
|----------------------|---------:|-------:|---------:|-------:|-------:|-------:|"""
Runs = dict[tuple[str, str], list[Run]]
"""What was measured, by kind and builder."""


def main(options: argparse.Namespace) -> None:
    """Measure each size, print its tables, and write them into the document where that is asked for."""
    end = time.monotonic() + options.minutes * 60
    for number in options.people:
        said = size(number, options, end)
        print(said, flush=True)
        if options.write:
            text = written(DOCUMENT.read_text(encoding="utf-8"), number, said)
            DOCUMENT.write_text(text, encoding="utf-8")


def written(document: str, number: int, said: str) -> str:
    """Return a document with the tables of a size in their place; those of other sizes stay."""
    begin, end = f"<!-- bench.compare {number} -->", f"<!-- /bench.compare {number} -->"
    before, _, rest = document.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{said}\n{end}{after}"


def command(number: int, options: argparse.Namespace) -> str:
    """Return how these figures are had again."""
    words = f"python -m bench.compare --people {number} --rounds {options.rounds}"
    return f"{words} --builders {','.join(options.builders)}"


def size(number: int, options: argparse.Namespace, end: float) -> str:
    """Return the tables for so many people."""
    sheets = corpus.people(number)
    with tempfile.TemporaryDirectory(prefix="kinmap-bench-", dir=roomy(number)) as folder:
        places = [one for name in options.builders for one in builders(name, Path(folder), sheets)]
        runs, rounds = measured(places, options.rounds, end)
        for one in places:
            one.prove(number)
    note = sum(len(corpus.note(one).encode()) for one in sheets) / number
    where = "in memory" if roomy(number) == MEMORY else "on a disk"
    often = "one round" if rounds == 1 else f"medians of {rounds} rounds in turns"
    made_by = f"Notes of {note:,.0f} bytes, {where}; {often} (`{command(number, options)}`)."
    head = f"### {number:,} people\n\n{made_by}"
    return "\n".join([head, *(table(kind, places, runs) for kind in KINDS)])


def builders(name: str, made: Path, sheets: list[corpus.Sheet]) -> Sequence[Built]:
    """Return a builder's folders, or none with a sentence where it cannot be had."""
    try:
        return BUILDERS[name](made, sheets)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{name} is left out: {error}")
        return []


def measured(places: list[Built], rounds: int, end: float) -> tuple[Runs, int]:
    """Return what was measured, and how many rounds there were.

    The first round counts for memory alone, which is looked at while they run; no further one begins
    once time is up, but one is measured in any case. Who fails once is left out from then on.
    """
    memory: Runs = {}
    runs: Runs = {}
    one_round(places, memory, watched=True)
    done = 0
    while done < rounds and (not done or time.monotonic() < end):
        one_round(places, runs, watched=False)
        done += 1
    for key, each in runs.items():
        runs[key] = [replace(middle(each), memory=memory[key][0].memory)]
    return runs, done


def one_round(places: list[Built], runs: Runs, *, watched: bool) -> None:
    """Run every builder once for each kind, in turns, so that all meet the same weather."""
    for kind, before in KINDS.items():
        for one in list(places):
            before(one)
            try:
                seen = run(Contender(one.name, one.words, one.folder, one.variables), watched=watched)
            except FailedError as error:
                print(error)
                places.remove(one)
            else:
                runs.setdefault((kind, one.name), []).append(seen)


def table(kind: str, places: list[Built], runs: Runs) -> str:
    """Return the figures of one kind, with their ratios to Hugo's of a lean page a person."""
    base = runs.get((kind, YARDSTICK))
    lines = [f"\n{kind.capitalize()}:\n", HEAD]
    for one in places:
        cells = [f"| {one.name:20} |"]
        seen = runs[kind, one.name][0]
        for figure, unit in (("wall", "s"), ("cpu", "s"), ("memory", "MB")):
            value = getattr(seen, figure)
            ratio = f"{value / getattr(base[0], figure):.2f}×" if base else ""
            shown = f"{value:.2f}" if unit == "s" else f"{value:.0f}"
            cells.append(f"{shown:>5} {unit} | {ratio:>6} |")
        lines.append(" ".join(cells))
    return "\n".join(lines)


def numbers(text: str) -> list[int]:
    """Return the sizes that were asked for, parted by commas."""
    return [int(word) for word in text.split(",")]


def parsed(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=numbers, default=[1000, 16_000], help="sizes, parted by commas")
    parser.add_argument("--rounds", type=int, default=5, help="how many count")
    parser.add_argument("--minutes", type=float, default=60, help="after which no further round begins")
    parser.add_argument("--builders", type=lambda text: text.split(","), default=ALL)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    return parser.parse_args(words)


if __name__ == "__main__":
    main(parsed())
