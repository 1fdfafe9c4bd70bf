"""An archive that is edited at random and built again each time, beside a clean build of the same notes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from kinmap.archive.load import load
from kinmap.build import build
from kinmap.cli.build import anew, begun, up_to_date
from kinmap.cli.stages import Stages

DAY = date(2026, 11, 1)
NOTES = {
    "site.yml": "title: Mine\nme: Maren\n",
    "people/ana.md": "---\nname: Ana\ngroups: [Choir]\nevery: 6 weeks\nmeetings:\n"
    "  - 2026-10-03 coffee with rui: News.\n---\nWith [[rui]]. ![a boat](boat.png)\n",
    "people/rui.md": "---\nname: Rui\nthrough: ana\nmeetings:\n  - 2026-09-01 call by them\n---\n",
    "people/eva.md": "---\nname: Eva\nplace: Lisbon\nlife: [2026-10-20 win: The prize.]\n---\n",
    "events/dinner.md": "---\ntitle: Dinner\ndate: 2026-11-14\nkind: social\nthere: [ana, rui]\n---\n",
}
KEPT = ("build.json", "notes.jsonl", "pages.json")
WORDS = ("Ana", "Rui", "Eva", "Zoë", "Marta", "Ana & Rui")
OF_OTHERS = (
    "meetings: [2026-0{month}-03 walk with {other}, 2026-0{month}-09 call by me]",
    "exchange: [2026-0{month}-05 gave introduction to {other}]",
    "exchange: [2026-0{month}-05 received help]",
    "knows: [{other}: old friends]",
    "through: {other}",
    "promises: [2026-0{month}-05 me by 2026-11-0{month}: A book of [[{other}]]'s.]",
    "life: [2026-0{month}-06 win: The prize.]",
    "trust: [2026-0{month}-07 both earned]",
    "groups: [Choir, Rowing]",
    "tags: [sea]",
    "place: Porto",
    "every: {month} weeks",
    "private: true",
    "known: 202{month}",
    "how: @slip",
    "meetings: [2026-0{month}-03 cofee]",
)
"""Lines of a note that tell on the pages of others, on lists, on maps, or are slips."""


def start(root: Path) -> Path:
    """Write a small archive."""
    for path, text in NOTES.items():
        put(root, path, text)
    return root


def put(root: Path, path: str, text: str) -> None:
    """Write a file of an archive."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, the list of files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Became(NamedTuple):
    """What became of the pages of a site: so many were made, and so many stood as they would be made."""

    made: int
    stood: int


def built(root: Path, day: date, jobs: int | None = None) -> Became | None:
    """Build as the command does, and tell what became of the pages; None where there was nothing to do."""
    task, stages = begun(root, root / "site", day, jobs), Stages()
    if up_to_date(task):
        return None
    anew(task, stages)
    return Became(*map(int, re.findall(r"\d+", stages.said[-1])))


def again(root: Path, day: date, jobs: int | None = None) -> bool:
    """Build as the command does, and tell whether there was anything to do."""
    return built(root, day, jobs) is not None


def clean(root: Path, place: Path, day: date) -> dict[str, bytes]:
    """Return the site that a build makes that remembers nothing."""
    build(root, load(root), place, day)
    return tree(place)


def edit(root: Path, dice: Random, day: date) -> date:
    """Change something, and return the day from then on."""
    return dice.choice(EDITS)(root, dice, day)


def note(root: Path, dice: Random) -> Path:
    return dice.choice(sorted((root / "people").glob("*.md")) or [root / "people/none.md"])


def add(root: Path, dice: Random, day: date) -> date:
    met = f"2026-0{dice.randint(1, 9)}-03 walk with ana"
    text = f"---\nname: {dice.choice(WORDS)}\nmeetings: [{met}]\n---\n"
    put(root, f"people/n{dice.randrange(30)}.md", text)
    return day


def change(root: Path, dice: Random, day: date) -> date:
    path = note(root, dice)
    if path.exists():
        path.write_text(path.read_text().replace("name: ", f"name: {dice.choice('ABC')}", 1))
    return day


def beneath(root: Path, dice: Random, day: date) -> date:
    """Add a line to the text of a note, nearly always one that no other page says anything of."""
    path = note(root, dice)
    if path.exists():
        line = dice.choice(
            ("Seen again.", "With [[ana]].", "![a boat](boat.png)", "## Work\nShe sails.", "[[Zoë]]")
        )
        path.write_text(f"{path.read_text()}\n{line}\n")
    return day


def in_place(root: Path, dice: Random, day: date) -> date:
    """Change a letter, and put the times back."""
    path = note(root, dice)
    if path.exists():
        at, held = path.stat(), path.read_bytes()
        path.write_bytes(held.replace(b"name: ", b"name:", 1).replace(b"---\n", b"---\n\n", 1)[: len(held)])
        os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    return day


def delete(root: Path, dice: Random, day: date) -> date:
    note(root, dice).unlink(missing_ok=True)
    return day


def rename(root: Path, dice: Random, day: date) -> date:
    path = note(root, dice)
    if path.exists():
        path.rename(path.with_name(f"r{dice.randrange(30)}.md"))
    return day


def away(root: Path, dice: Random, day: date) -> date:
    """Put a note into a folder, where it keeps its id."""
    path = note(root, dice)
    if path.exists():
        (path.parent / "away").mkdir(exist_ok=True)
        path.rename(path.parent / "away" / path.name)
    return day


def of_others(root: Path, dice: Random, day: date) -> date:
    """Write a note that says something of somebody else."""
    path, other = note(root, dice), note(root, dice).stem
    month = dice.randint(1, 9)
    said = [line.format(other=other, month=month) for line in dice.sample(OF_OTHERS, 3)]
    text = f"---\nname: {dice.choice(WORDS)}\n" + "\n".join(said) + f"\n---\nWith [[{other}]].\n"
    put(root, f"people/{path.name}", text + dice.choice(("", "![a boat](boat.png)\n", "## Work\nAt sea.\n")))
    return day


def event(root: Path, dice: Random, day: date) -> date:
    path, there = f"events/e{dice.randrange(4)}.md", note(root, dice).stem
    if dice.random() < 0.3:
        (root / path).unlink(missing_ok=True)
    else:
        on = day + timedelta(days=dice.randint(-40, 40))
        put(root, path, f"---\ntitle: {dice.choice(WORDS)}\ndate: {on}\nthere: [{there}, ana]\n---\n")
    return day


def rows(root: Path, dice: Random, day: date) -> date:
    """Change, or take away, a list of people of whom there is no note."""
    path = "network/cards.csv"
    if dice.random() < 0.3:
        (root / path).unlink(missing_ok=True)
    else:
        found = [f"{dice.choice(WORDS)} {n},{dice.choice(WORDS)} Ltd,2026-0{n}-01" for n in range(1, 5)]
        put(root, path, "\n".join(["name,company,since", *found, ""]))
    return day


def settings(root: Path, dice: Random, day: date) -> date:
    lines = ("", "rhythm: {connection: 3 weeks}", 'colours: {kin: "#b4531f"}', "kinds: {walk: written}")
    put(root, "site.yml", f"title: {dice.choice(WORDS)}\nme: Maren\n{dice.choice(lines)}\n")
    return day


def language(root: Path, dice: Random, day: date) -> date:
    put(root, "site.yml", f"title: Mine\nme: Maren\nlanguage: {dice.choice(('de', 'en', 'xx'))}\n")
    return day


def template(root: Path, dice: Random, day: date) -> date:
    path = dice.choice(["templates/base.html", "templates/assets/own.css"])
    if dice.random() < 0.3:
        (root / path).unlink(missing_ok=True)
    elif path.endswith(".css"):
        put(root, path, f"h1 {{ margin: {dice.randrange(9)}px }}")
    else:
        said = f"<p>{dice.randrange(9)}</p>"
        put(root, path, f'{{% extends "kinmap/base.html" %}}{{% block footer %}}{said}{{% endblock %}}')
    return day


def picture(root: Path, dice: Random, day: date) -> date:
    if dice.random() < 0.3:
        (root / "people/boat.png").unlink(missing_ok=True)
    else:
        put(root, "people/boat.png", f"picture {dice.randrange(9)}")
    return day


def by_hand(root: Path, dice: Random, day: date) -> date:
    """Change, or take away, a page of the site."""
    page = root / "site" / dice.choice(["index.html", "people/index.html", "assets/day.js"])
    if page.exists() and dice.random() < 0.5:
        page.write_bytes(page.read_bytes()[:-1] + b"?")
    else:
        page.unlink(missing_ok=True)
    return day


def forget(root: Path, dice: Random, day: date) -> date:
    (root / ".kinmap" / dice.choice(KEPT)).unlink(missing_ok=True)
    return day


def damage(root: Path, dice: Random, day: date) -> date:
    """Turn a bit over in what the last build kept, or put what an earlier one kept in its place."""
    kept = root / ".kinmap" / dice.choice(KEPT)
    older = root / f".older-{kept.name}"
    if older.exists() and dice.random() < 0.5:
        kept.write_bytes(older.read_bytes())
    elif kept.exists():
        held = kept.read_bytes()
        older.write_bytes(held)
        at = dice.randrange(len(held))
        kept.write_bytes(held[:at] + bytes([held[at] ^ 1 << dice.randrange(8)]) + held[at + 1 :])
    return day


def later(_root: Path, dice: Random, day: date) -> date:
    return day + timedelta(days=dice.choice([-1, 1, 1, 30]))


EDITS: tuple[Callable[[Path, Random, date], date], ...] = (
    add, change, change, beneath, beneath, in_place, delete, rename, away, of_others, of_others, of_others,
    event, rows, settings, language, template, picture, by_hand, forget, damage, later, later,
)  # fmt: skip
OF_ONE_FILE = (add, change, beneath, delete, rename, away, of_others, event, by_hand)
