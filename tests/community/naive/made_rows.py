"""Made-up rows of an address book, and the addresses that rows and people share."""

from __future__ import annotations

from tests.community.naive.pen import Pen
from tests.community.naive.plain import Row

URLS = ("linkedin.com/in/ana", "a.example", "b.example/x", "c.example/~é")
EMAILS = ("a@x.example", "b@x.example", "ç@x.example", "d@x.example")


def made_rows(pen: Pen) -> tuple[list[Row], str]:
    rows = []
    columns = ["name", "url", "email", "company", "position", "since", "source", "mark"]
    pen.random.shuffle(columns)
    lines = [",".join(columns)]
    for n in range(pen.random.choice([0, 0, 1, 3, 5, 8])):
        url = address(pen, pen.random.choice(URLS)) if pen.chance(0.6) else ""
        email = pen.case(pen.random.choice(EMAILS)) if pen.chance(0.5) else ""
        if pen.chance(0.3):
            url = f"https://row-{n}.example"
        mark = pen.random.choice([None, None, "connected", "known", "stranger"])
        rows.append(Row(url, email, mark))
        cells = {"name": f'"Row, {n}"', "url": url, "email": email, "mark": mark or ""}
        lines.append(",".join(cells.get(column, "") for column in columns))
        if pen.chance(0.1):
            lines.append("")
    return rows, "\n".join(lines) + "\n" if len(lines) > 1 else ""


def address(pen: Pen, bare: str) -> str:
    """Return a url in one of the forms that are one and the same."""
    start = pen.random.choice(["", "https://", "http://", "https://www.", "www.", "HTTP://WWW."])
    return start + pen.case(bare) + pen.random.choice(["", "/"])
