"""How long a calendar takes: its preview, the import, and the same file again.

python -m bench.calendars [EVENTS]
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from bench import corpus
from bench.imports import KINMAP, ROOT, ROUNDS
from bench.measure import Contender, run

EVENTS = 2_000
PEOPLE = 400
FIRST = date(2020, 1, 1)
NAME = re.compile(r"^name: (.*)$", re.MULTILINE)
TITLES = ("Coffee", "Planning", "Call about the fair", "Review: budget", "Lunch")
IN_A_SERIES, FOR_MANY = 10, 7
"""Each of so many comes again; each of so many has five guests."""


def main() -> None:
    """Print how long each of them takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "calendar.ics").write_text(calendar(people(root), count), encoding="utf-8", newline="")
        print(f"{count:,} events beside {PEOPLE:,} notes; in seconds:\n")
        for name, rounds, more in (
            ("preview", ROUNDS, []),
            ("applied", 1, ["--apply"]),
            ("again", 1, ["--apply"]),
        ):
            words = [*KINMAP, "import", "ics", "calendar.ics", *more]
            one = Contender(name, words, root, {"PYTHONPATH": str(ROOT)}, lambda: None)
            runs = [run(one) for _ in range(rounds)]
            wall, cpu = (
                statistics.median(each) for each in zip(*((it.wall, it.cpu) for it in runs), strict=True)
            )
            print(f"  {name:10}  {wall:.2f}, {cpu:.2f} of CPU, {max(it.memory for it in runs):.0f} MB")


def people(root: Path) -> list[str]:
    """Write an archive, and return the names in it."""
    names = []
    for path, content in corpus.archive(corpus.people(PEOPLE)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
        names += NAME.findall(content) if path.startswith("people/") else []
    return names


def calendar(names: list[str], count: int) -> str:
    """Return a calendar with so many events, a day each."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:me@example.org"]
    for number in range(count):
        day = FIRST + timedelta(days=number)
        guests = 5 if number % FOR_MANY == 0 else 1 + number % 2
        lines += ["BEGIN:VEVENT", f"UID:{number}@calendar.example", f"SUMMARY:{TITLES[number % len(TITLES)]}"]
        lines += [f"DTSTART;TZID=Europe/Lisbon:{day:%Y%m%d}T100000"]
        lines += [f"DTEND;TZID=Europe/Lisbon:{day:%Y%m%d}T113000", "ORGANIZER;CN=Me:mailto:me@example.org"]
        lines += ["ATTENDEE;CN=Me;PARTSTAT=ACCEPTED:mailto:me@example.org"]
        for at in range(guests):
            which = (number * 7 + at) % len(names)
            lines += [f'ATTENDEE;CN="{names[which]}";PARTSTAT=ACCEPTED:mailto:p{which}@example.org']
        lines += ["RRULE:FREQ=WEEKLY"] if number % IN_A_SERIES == 0 else []
        lines += [
            "DESCRIPTION:Dial in at the usual address.\\nBring your notes.",
            "LOCATION:Room 4",
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCALENDAR"))


if __name__ == "__main__":
    main()
