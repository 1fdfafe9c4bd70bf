"""How long an address book takes, every one of whose people has a note that lacks what it gives.

python -m bench.address_books [CARDS]
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from bench import corpus
from bench.imports import KINMAP, ROOT, ROUNDS
from bench.measure import Contender, run

CARDS = 2_000
PHOTOGRAPH = b64encode(bytes(6_000)).decode()
"""What every tenth card has as well, as a telephone writes it."""
EVERY_TENTH = 10
WIDTH = 74
NAME = re.compile(r"^name: (.*)$", re.MULTILINE)


def main() -> None:
    """Print how long a preview takes, the import, and the same file again."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CARDS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "book.vcf").write_text("".join(notes(root, count)), encoding="utf-8", newline="")
        print(f"{count:,} cards of {count:,} people with a note; in seconds:\n")
        for name, rounds, more in (
            ("preview", ROUNDS, []),
            ("applied", 1, ["--apply"]),
            ("again", 1, ["--apply"]),
        ):
            words = [*KINMAP, "import", "vcard", "book.vcf", *more]
            one = Contender(name, words, root, {"PYTHONPATH": str(ROOT)}, lambda: None)
            runs = [run(one) for _ in range(rounds)]
            wall, cpu = (
                statistics.median(each) for each in zip(*((it.wall, it.cpu) for it in runs), strict=True)
            )
            print(f"  {name:10}  {wall:.2f}, {cpu:.2f} of CPU, {max(it.memory for it in runs):.0f} MB")


def notes(root: Path, count: int) -> list[str]:
    """Write an archive with so many notes, each with an e-mail alone, and return a card for each."""
    cards = []
    for number, (path, content) in enumerate(corpus.archive(corpus.people(count))):
        found, email = NAME.search(content), f"p{number}@example.org"
        if path.startswith("people/") and found:
            cards.append(card(found[1], email, number))
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        reached = content.replace("---\n", f"---\ncontact: {{email: {email}}}\n", 1) if found else content
        (root / path).write_text(reached, encoding="utf-8")
    return cards


def card(name: str, email: str, number: int) -> str:
    """Return a card with a number and a birthday that no note has."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;", f"EMAIL;TYPE=INTERNET:{email}"]
    lines += [f"TEL;TYPE=CELL:+351 9{number:08}", f"BDAY:19{number % 90 + 10}-03-{number % 28 + 1:02}"]
    if number % EVERY_TENTH == 0:
        picture = f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTOGRAPH}"
        lines += [f"{' ' if at else ''}{picture[at : at + WIDTH]}" for at in range(0, len(picture), WIDTH)]
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCARD"))


if __name__ == "__main__":
    main()
