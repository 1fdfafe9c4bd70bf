"""What `explain` shows is true: its lines bring the problem about, and those put right do not."""

from __future__ import annotations

import pytest

from kinmap.archive.load import read
from kinmap.codes import CODES
from kinmap.site.markdown import cut_at

ON_A_DISK = {"unreadable", "conflict-copy", "outside"}
"""Those that come of a folder, and of no text; the tests of the files have them."""
IN_BODIES = {"nested"}
"""Those that are seen only when a body is made into a page."""
OF_PATHS = {"id-clash", "slug-clash"}
ELSEWHERE = {"setting": "site.yml", "csv": "network/contacts.csv", "missing-field": "events/dinner.md"}
BARE = {"setting", "csv", "front-matter", "no-name", "front-matter-none"}
"""Those whose lines are a whole file, and not the inside of front matter."""
OTHER = "---\nname: Rui Lopes\n{}---\n"
SITE = b"places: {Lisbon: [38.72, -9.14]}\n"


def files(code: str, lines: str) -> dict[str, bytes]:
    """Return an archive in which such lines stand."""
    if code in OF_PATHS:
        return {path: f"---\nname: Person {at}\n---\n".encode() for at, path in enumerate(lines.split("\n"))}
    path = ELSEWHERE.get(code, "people/ana.md")
    content = lines.encode().replace(b"\\xe9", b"\xe9") + b"\n"
    if code not in BARE:
        name = b"" if path.startswith("events/") else b"name: Ana\n"
        content = b"---\n" + name + content + b"---\n"
    other = OTHER.format("through: ana\n" if code == "through-circle" else "").encode()
    return {"site.yml": SITE, "people/rui-lopes.md": other, path: content}


def said_of(code: str, lines: str) -> set[str]:
    return {problem.code for problem in read(files(code, lines)).problems}


@pytest.mark.parametrize("code", sorted(set(CODES) - ON_A_DISK - IN_BODIES))
def test_the_lines_before_bring_it_about(code: str) -> None:
    assert said_of(code, CODES[code].before) == {code}


@pytest.mark.parametrize("code", sorted(set(CODES) - ON_A_DISK - IN_BODIES))
def test_the_lines_after_are_silent(code: str) -> None:
    assert said_of(code, CODES[code].after) == set()


def test_the_body_before_is_cut_and_the_one_after_is_not() -> None:
    before, after = (lines.split("---\n")[-1] for lines in (CODES["nested"].before, CODES["nested"].after))
    assert cut_at(before) == 1
    assert cut_at(after) is None
