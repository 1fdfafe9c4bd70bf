"""Turn tables that others measured into archives.

Two of them: the eighteen women and fourteen events of *Deep South* (A. Davis, B. B. Gardner,
M. R. Gardner, 1941), and one student's messages of half a year (CollegeMsg: P. Panzarasa,
T. Opsahl, K. M. Carley, JASIST 60, 2009).

    python -m bench.real FOLDER-OF-TABLES FOLDER-OF-ARCHIVES
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

Files = dict[str, str]
"""Texts by their path in the archive."""

WRITERS = {frozenset({"me"}): "me", frozenset({"they"}): "them", frozenset({"me", "they"}): "both"}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody was at an event on a day, `YYYY-MM-DD`."""

    woman: str
    event: str
    day: str


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One message between the student and another, on a day, sent by `me` or `they`."""

    other: int
    day: str
    sent_by: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two of the others wrote to each other, so many times."""

    a: int
    b: int
    messages: int


def attendances(table: Path) -> list[Attendance]:
    """Return the rows of `woman,event,date`."""
    return [Attendance(row["woman"], row["event"], row["date"]) for row in rows(table)]


def messages(table: Path) -> list[Message]:
    """Return the rows of `when_utc,other,sent_by`, each with its day in UTC."""
    return [Message(int(row["other"]), row["when_utc"][:10], row["sent_by"]) for row in rows(table)]


def ties(table: Path) -> list[Tie]:
    """Return the rows of `a,b,messages`."""
    return [Tie(int(row["a"]), int(row["b"]), int(row["messages"])) for row in rows(table)]


def rows(table: Path) -> Iterator[Mapping[str, str]]:
    """Yield the rows of a table with a header."""
    with table.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def women(attended: Iterable[Attendance]) -> Files:
    """Return an archive in which each event says who was there, and notes say nothing but a name."""
    there: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in attended:
        there[one.event, one.day].append(one.woman)
    files = {"site.yml": "title: Southern women, 1936\nlanguage: en\ntimezone: America/Chicago\n"}
    for name in sorted({woman for guests in there.values() for woman in guests}):
        files[f"people/{id_of(name)}.md"] = f"---\nname: {name}\ncontexts: [social]\n---\n"
    for (event, day), guests in there.items():
        files[f"events/{id_of(event)}.md"] = occasion(event, day, guests)
    return files


def occasion(event: str, day: str, guests: Iterable[str]) -> str:
    """Return the note of an event."""
    ids = ", ".join(id_of(name) for name in guests)
    return f"---\ntitle: Event {event.removeprefix('E')}\ndate: {day}\nkind: social\nthere: [{ids}]\n---\n"


def student(sent: Iterable[Message], known: Iterable[Tie]) -> Files:
    """Return an archive with one line for each other student and day, and the ties as `knows`."""
    friends: dict[int, list[Tie]] = defaultdict(list)
    for tie in known:
        friends[tie.a].append(tie)
    files = {
        "site.yml": "title: One student's messages, 2004\nme: The student\nlanguage: en\ntimezone: UTC\n"
    }
    for other, written in groupby(sorted(sent), key=lambda message: message.other):
        files[f"people/student-{other}.md"] = correspondent(other, list(written), friends[other])
    return files


def correspondent(other: int, written: list[Message], friends: list[Tie]) -> str:
    """Return the note of one whom the student wrote with; the messages are sorted by day."""
    lines = ["---", f"name: Student {other}", "contexts: [social]"]
    if friends:
        lines += ["knows:", *(f"  - student-{tie.b}: {count(tie.messages)}" for tie in friends)]
    lines.append("meetings:")
    for day, of_day in groupby(written, key=lambda message: message.day):
        senders = [message.sent_by for message in of_day]
        by = WRITERS[frozenset(senders)]
        lines.append(f"  - {day} message by {by}: {count(len(senders))}.")
    return "\n".join([*lines, "---", ""])


def count(number: int) -> str:
    """Return `1 message` or `3 messages`."""
    return f"{number} message{'' if number == 1 else 's'}"


def id_of(name: str) -> str:
    """Return the id of a name in plain letters."""
    return name.lower().replace(" ", "-")


def write(files: Files, root: Path) -> None:
    """Write an archive into a folder that is not there yet."""
    root.mkdir(parents=True)
    for path, text in files.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def main(tables: Path, archives: Path) -> None:
    """Turn both sets of tables in a folder into archives in another."""
    write(women(attendances(tables / "southern-women.csv")), archives / "southern-women")
    sent = messages(tables / "college-messages-one-person.csv")
    known = ties(tables / "college-messages-ties.csv")
    write(student(sent, known), archives / "college-messages")
    print(f"Two archives are in {archives}: southern-women and college-messages.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
