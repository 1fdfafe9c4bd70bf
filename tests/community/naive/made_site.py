"""A made-up site.yml, most settings of which are left out at times."""

from __future__ import annotations

from fractions import Fraction

from tests.community.naive.entries import HOURS
from tests.community.naive.pen import Pen
from tests.community.naive.plain import Goal, Settings

Kinds = dict[str, tuple[str, Fraction]]
LENGTHS = {"4 weeks": 28, "10 days": 10, "1 day": 1, "2 Months": 60, "1 year": 365, "3 years": 1095}
SHARES = ("0", "1", "0.333", "0.3333333", "0.5", ".25", "1.0", "0.2")
ODD = {"days": (0, 1, 20, 365), "meetings": (0, 1, 2, 3), "months": (0, 1, 2), "acts": (0, 1, 3)}
FACETS = ("Work", "Family", "Interests", "Values", "Hopes", "Worries")
OWN_FACETS = ("Bread", "FAMILY", "Straße")
OF = {
    "in": ("professional", "personal", "social", "Charitable"),
    "at": ("Lisbon", "PORTO", "Faro"),
    "tagged": ("climbing", "Bread", "rock climbing"),
    "of": ("lumen", "Reading-Group"),
}


def site(pen: Pen, kinds: Kinds) -> tuple[Settings, str, Kinds]:
    """Return settings, the text that means them (empty where all are the defaults), and all kinds."""
    settings = Settings()
    if pen.chance(0.3):
        return settings, "", kinds
    blocks = [connection(pen, settings)] if pen.chance(0.8) else []
    blocks += [rhythm(pen, settings)] if pen.chance(0.4) else []
    blocks += [goals(pen, settings)] if pen.chance(0.7) else []
    if pen.chance(0.3):
        kinds |= {"regatta": ("in person", Fraction(3)), "postcard": ("written", HOURS["written"])}
        kinds |= {"fax": ("voice", Fraction(1, 3))}
        blocks.append("kinds: {Regatta: in person 3h, postcard: written, fax: Voice 20m}")
    if pen.chance(0.4):
        written = pen.random.choice(list(LENGTHS))
        settings.answer = LENGTHS[written]
        blocks.append(f"answer: {written}")
    if pen.chance(0.6):
        written = pen.random.choice(["5", "0", "0.5", "2.75", "40"])
        settings.hours = Fraction(written)
        blocks.append(f"hours: {written} per week")
    if pen.chance(0.2):
        settings.facets = len(OWN_FACETS)
        blocks.append(f"facets: {pen.flow(list(OWN_FACETS))}")
    blocks += ["places: {Lisbon: [38.72, -9.14], Porto: [41.1, -8.6]}"] * pen.chance(0.5)
    pen.random.shuffle(blocks)
    return settings, "\n".join([*blocks, "title: Made up"]) + "\n", kinds


def connection(pen: Pen, settings: Settings) -> str:
    lines = ["connection:"]
    for name, odd in ODD.items():
        if pen.chance(0.7):
            number = pen.random.choice(odd)
            setattr(settings, name, number)
            lines.append(f"  {name}: {number}")
    if pen.chance(0.5):
        share = pen.random.choice(SHARES)
        settings.share = Fraction(share)
        lines.append(f"  share: {share}")
    return "\n".join(lines) if len(lines) > 1 else "connection: {acts: 2}"


def rhythm(pen: Pen, settings: Settings) -> str:
    chosen = pen.random.sample(["kin", "connection", "possible", "known"], pen.random.randint(1, 3))
    written = {stage: pen.random.choice(list(LENGTHS)) for stage in chosen}
    settings.rhythm = {stage: LENGTHS[length] for stage, length in written.items()}
    return "rhythm: {" + ", ".join(f"{stage}: {length}" for stage, length in written.items()) + "}"


def goals(pen: Pen, settings: Settings) -> str:
    for _ in range(pen.random.randint(1, 5)):
        want, kin = pen.random.choice([0, 1, 1, 2, 40]), pen.chance(0.3)
        word = pen.case("kin" if kin else pen.random.choice(["connection", "connections"]))
        by = pen.random.choice([None, *OF])
        of = pen.random.choice(OF[by]) if by else ""
        written = f"{want} {word} {by} {of}" if by else f"{want} {word}"
        settings.goals.append(Goal(written, want, kin, by, of))
    return "goals:\n" + "\n".join(f"  - {goal.written}" for goal in settings.goals)
