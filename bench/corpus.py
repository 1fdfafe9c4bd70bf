"""A life on paper, made up: as many people as are asked for, the same for each seed.

Each has a note of about 1.5 kB as one would write it: six meetings, the other ledgers, ties,
and a body with links to others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

DAY = date(2026, 11, 1)
"""The day of the build; everything lies before it."""
YEARS = 6
CIRCLE = 40
"""People of one circle, next to each other in the list."""
NEAR = 0.8
"""The share of somebody's acquaintances who are of their own circle."""
BROUGHT = 0.4
"""The share of people who were met through another."""

FIRST = (
    "Ada Aino Alma Amélie Ana Anselm Arjun Astrid Beata Benedikt Bram Carla Chiara Chloë Dag Dmitri "
    "Edda Eino Elif Emre Esther Femi Fiona Gesa Gioia Greta Hanna Hélène Henk Ida Ines Iver Jakub "
    "Jana João Kaisa Keiko Kofi Lena Leyla Livia Luís Mads Maeve Marta Mei Milo Nadia Nils Noor Oda "
    "Olek Paula Petra Quirin Rana Rasmus Rosa Rui Saskia Seán Signe Tara Tilda Tomás Uma Vera Viktor "
    "Wanda Yara Ylva Zeno Zofia"
).split()
LAST = (
    "Abel Almeida Andersen Baptiste Bauer Berg Brandt Castro Cohen Dahl Duarte Eriksen Fabre Falk "
    "Ferreira Fischer Gallo Gomes Haas Hansen Ito Jansen Kaya Keller Kowalski Kuhn Lange Larsen "
    "Lehmann Lopes Maier Marek Mensah Moreau Nagy Neri Novak Okafor Olsen Pereira Petit Quinn Ramos "
    "Rossi Sato Schmid Silva Sousa Stein Takeda Urban Vidal Vogel Weber Winter Yilmaz Zeman"
).split()
CONTEXTS = ("professional", "personal", "social", "charitable")
GROUPS = (
    "Choir",
    "Food bank",
    "Lumen",
    "Old school",
    "Climbing wall",
    "Neighbours",
    "Reading group",
    "Rowers",
)
TAGS = (
    "grant-writing",
    "climbing",
    "baking",
    "maps",
    "chess",
    "gardening",
    "violin",
    "law",
    "sailing",
    "teaching",
)
PLACES = {"Lisbon": (38.72, -9.14), "Bergen": (60.39, 5.32), "Graz": (47.07, 15.44), "Leeds": (53.8, -1.55)}
KINDS = ("coffee", "lunch", "dinner", "walk", "call", "visit", "message", "work")
REMARKS = (
    "She took the job after all",
    "We spoke of the move, and of her mother",
    "He brought the book back, unread",
    "Rain all the way; we turned round at the mill",
    "The trial went better than anybody had thought",
    "A long talk about what the children want to do",
    "Asked for the name of the carpenter",
    "Told me plainly that the plan would fail",
)
SENTENCES = (
    "Runs the small office by the river, and knows everybody who ever rented a room in it.",
    "Has been looking for somebody to share the allotment with since the spring.",
    "Two children; the elder plays in the same orchestra as mine did.",
    "Would rather write than talk on the telephone, and answers within the hour.",
    "Does not drink, and does not want to be asked why.",
    "Learnt the trade from an uncle, and left it again after the fire.",
    "Wants to see the north once more, in winter, by train.",
    "Worries about the lease, which ends next year.",
    "Reads everything about rivers; lend the one on the Danube.",
    "Thinks that one should be told the truth early, and tells it so.",
)
FACETS = ("Work", "Family", "Interests", "Hopes")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person: the fields, the ledgers, and the body.

    Attributes:
        fields: YAML by the field's name.
        ledgers: lines of date and words, each with its note, by the ledger's name.
        facets: a heading and a paragraph each, with links as `[[id]]`.
    """

    id: str
    name: str
    fields: dict[str, str]
    ledgers: dict[str, list[tuple[str, str]]]
    facets: list[tuple[str, str]]


def people(number: int, seed: int = 1) -> list[Sheet]:
    """Return so many people, the same ones for the same seed."""
    dice = Random(seed)
    names = [f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(number)]
    ids = [f"{name.split()[1].lower()}-{at:05}" for at, name in enumerate(names)]
    return [sheet(dice, at, name, ids) for at, name in enumerate(names)]


def sheet(dice: Random, at: int, name: str, ids: list[str]) -> Sheet:
    """Return the person at a place in the list; who comes earlier may have brought them along."""
    others = [other for other in acquaintances(dice, at, ids) if other != ids[at]]
    fields = {
        "known": str(some_day(dice)),
        "how": f"{dice.choice(REMARKS)}.",
        "contexts": listed(dice.sample(CONTEXTS, dice.randint(1, 2))),
        "groups": listed(dice.sample(GROUPS, dice.randint(1, 2))),
        "tags": listed(dice.sample(TAGS, 3)),
        "place": dice.choice(list(PLACES)),
        "every": f"{dice.randint(2, 20)} weeks",
        "knows": listed(sorted(set(others[:2]))),
    }
    if at and dice.random() < BROUGHT:
        fields["through"] = ids[dice.randrange(max(0, at - CIRCLE), at)]
    return Sheet(ids[at], name, fields, ledgers(dice, others), facets(dice, others))


def acquaintances(dice: Random, at: int, ids: list[str]) -> list[str]:
    """Return six others: four in five of them from the same circle of forty, as in a real life."""
    circle = ids[at // CIRCLE * CIRCLE :][:CIRCLE]
    return [dice.choice(circle if dice.random() < NEAR else ids) for _ in range(6)]


def ledgers(dice: Random, others: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return six meetings, and two lines or one of each of the others."""
    days = sorted(some_day(dice) for _ in range(6))
    by = ["by me", "by them", "by both"]
    return {
        "meetings": [
            (
                f"{day} {dice.choice(KINDS)} {dice.randint(1, 3)}h {dice.choice(by)}",
                f"{dice.choice(REMARKS)}.",
            )
            for day in days
        ],
        "trust": [(f"{days[2]} {who} earned", f"{dice.choice(REMARKS)}.") for who in ("they", "me")],
        "exchange": [
            (f"{days[1]} gave knowledge", "How the panel reads a budget."),
            (f"{days[3]} got help", "Two days with the roof."),
            *((f"{days[4]} gave introduction to {other}", "Both want a partner.") for other in others[2:3]),
        ],
        "life": [(f"{days[3]} win answered {days[3] + timedelta(2)}", "Shortlisted for the prize.")],
        "promises": [
            (f"{days[4]} me by {days[4] + timedelta(20)} kept {days[4] + timedelta(9)}", "Send the article.")
        ],
    }


def facets(dice: Random, others: list[str]) -> list[tuple[str, str]]:
    """Return what is known of somebody, with a link to another under each heading."""
    links = [f" See [[{other}]]." for other in others[3:]] or [""]
    return [(facet, " ".join(dice.sample(SENTENCES, 2)) + dice.choice(links)) for facet in FACETS[:3]]


def some_day(dice: Random) -> date:
    """Return a day within six years before the build, a month at least away from it."""
    return DAY - timedelta(days=dice.randint(30, YEARS * 365))


def listed(words: list[str]) -> str:
    """Return a list as YAML writes it in one line."""
    return f"[{', '.join(words)}]"


def archive(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the archive."""
    places = ", ".join(f"{name}: [{north}, {east}]" for name, (north, east) in PLACES.items())
    yield "site.yml", f"title: A life on paper\nlanguage: en\ntimezone: UTC\nplaces: {{{places}}}\n"
    yield from ((f"people/{one.id}.md", note(one)) for one in sheets)


def note(one: Sheet) -> str:
    """Return the note of one person, as its owner would write it."""
    lines = ["---", f"name: {one.name}", *(f"{name}: {text}" for name, text in one.fields.items())]
    for ledger, entries in one.ledgers.items():
        lines += [f"{ledger}:", *(f"  - {head}: {remark}" for head, remark in entries)]
    return "\n".join([*lines, "---", "", body(one)])


def body(one: Sheet) -> str:
    """Return the Markdown under the front matter."""
    return "\n".join(f"## {heading}\n\n{text}\n" for heading, text in one.facets)
