"""LinkedIn's export of connections, as made up as its people, in the shapes in which it comes."""

from __future__ import annotations

from random import Random

NOTES = (
    "Notes:",
    (
        '"When exporting your connection data, you may notice that some of the email addresses are missing.'
        ' You will only see email addresses for connections who have allowed it."'
    ),
    "",
)
HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
FIRST = ("Ana", "Rui", "Marta", "Teresa", "Olof", "Nives", "Beatrix", "Taras", "Ondřej", "Åsa", "Zoë", "李")
LAST = ("Duarte", "Lopes", "Silva", "Gama", "Orlić", "Berg", "Holub", "Sbisà", "Żak", "O'Neill", "雷")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EVERY_SEVENTH = 7


def export(count: int, seed: int = 7) -> bytes:
    """Return an export of so many connections: the newest first, most of them without an e-mail."""
    chance = Random(seed)
    lines = [*NOTES, HEADINGS]
    for number in range(count):
        name = f"{chance.choice(FIRST)},{chance.choice(LAST)}"
        email = f"p{number}@example.org" if number % EVERY_SEVENTH == 0 else ""
        work = f'"Firm {chance.randrange(2000)}, Ltd",Engineer {chance.randrange(50)}'
        day = f"{chance.randrange(1, 29):02} {chance.choice(MONTHS)} {2025 - number * 20 // count}"
        lines.append(f"{name},https://www.linkedin.example/in/p{number:x},{email},{work},{day}")
    return ("\r\n".join(lines) + "\r\n").encode()


def table(*rows: str) -> bytes:
    """Return an export of some rows."""
    return "\n".join([*NOTES, HEADINGS, *rows, ""]).encode()
