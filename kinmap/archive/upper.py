"""What an archive says above the text of its notes on people: all that lists and maps go by.

A line that is added to the text of a note changes the page of that person, and nothing that is
told of many. What the text has a part in elsewhere is whom the note is about and which facets
it fills, and what is wrong in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

from kinmap.archive.load import Archive
from kinmap.text import LETTERS


def known_by_upper(archive: Archive, files: Mapping[str, bytes | None]) -> Archive:
    """Return an archive that knows its sum, which is worked out when somebody first asks for it."""
    return replace(archive, upper=cache(partial(upper, files, archive)))


def upper(files: Mapping[str, bytes | None], archive: Archive) -> str:
    """Return a SHA-256 over all files of an archive, but for the text beneath front matter of people.

    Where it is equal, two archives are, `body` of people left aside.

    Args:
        files: the bytes by path; None for a file that could not be read.
        archive: what was read from them.

    Raises:
        ValueError: if it was read from other files: then nothing could be told by these.
    """
    people = {person.path: person for person in archive.people.values()}
    if not files.keys() >= people.keys():
        raise ValueError("notes were read from other files")
    said = hashlib.sha256(repr(archive.problems).encode(*LETTERS))
    for path, held in files.items():
        about, head = "", held or b""
        if path in people:
            person = people[path]
            about = repr((person.name, person.facets))
            head = head.removesuffix(person.body.text.encode(*LETTERS))
        said.update(f"{path}\0{held is None}\0{about}\0{len(head)}\0".encode(*LETTERS))
        said.update(head)
    return said.hexdigest()
