"""Foreign files of every format, a few of their bytes changed as disks, mails and editors change them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench.connections import export

FOLDER = Path(__file__).parent / "files"
SEEDS = {
    "linkedin": (export(8),),
    "vcard": ((FOLDER / "address-book.vcf").read_bytes(),),
    "google": tuple((FOLDER / f"google-{when}-2023.csv").read_bytes() for when in ("before", "after")),
    "outlook": ((FOLDER / "outlook.csv").read_bytes(),),
    "ics": ((FOLDER / "calendar.ics").read_bytes(),),
    "friends": ((FOLDER / "friends.md").read_bytes(),),
    "monica": ((FOLDER / "monica.json").read_bytes(),),
}
"""By format, files as they should be."""
WORDS = (
    b"", b"\0", b"\r", b"\n", b'"', b",", b";", b":", b"=", b"\\", b" ", b"\xff", b"\xe2\x80\xa8", b"=1+1",
    b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:\r\n", b"[[ana]]", b"<script>", b"../../x", b" ::: ",
    b"nives@example.org", b"\xef\xbb\xbf", b"\xff\xfe", b"'", b"- a: b\n", b"{{ x }}", b"A" * 5000, b"]}",
    b"--02-30", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RRULE:FREQ=DAILY\r\n", b"\n### Friends:\n",
    b"**", b"_",
)  # fmt: skip
"""What is put in."""
MOST = 6
"""Changes in one file."""


def mutated(dice: Random) -> tuple[str, bytes]:
    """Return a format, and a file of it that is no longer what it was."""
    name = dice.choice(list(SEEDS))
    content = dice.choice(SEEDS[name])
    for _ in range(dice.randint(1, MOST)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice((0, 0, 1, 3, 40, 400)))
        again = content[start:end] if dice.random() < 1 / 4 else b""
        content = content[:start] + dice.choice(WORDS) + again + again + content[end:]
    return name, content
