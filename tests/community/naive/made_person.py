"""Made-up people: their notes, and what those mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from typing import TypeVar

from tests.community.naive import entries
from tests.community.naive.entries import World
from tests.community.naive.made_rows import EMAILS, URLS, address
from tests.community.naive.made_site import FACETS, OF, OWN_FACETS
from tests.community.naive.plain import Exchange, Knows, Life, Meeting, Person, Settings, Trust

T = TypeVar("T")
EVERY = {"6 weeks": 42, "1 week": 7, "10 days": 10, "2 Months": 60, "1 year": 365, "never": 0, "Never": 0}


@dataclass
class Maker:
    """Writes one note after another; `names` are the people's, some of them shared by two."""

    world: World
    names: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def name_all(self) -> None:
        """Give people names and aliases, and the pen those that lead to one person alone."""
        pen = self.world.pen
        for n, name in enumerate(self.world.people):
            if pen.chance(0.8):
                self.names[name] = "Ana Duarte" if pen.chance(0.1) else f"Person {n} Êx"
            if pen.chance(0.3):
                self.aliases[name] = f"Nick {n}"
        called = list(self.names.values())
        for name in self.world.people:
            alone = [self.aliases[name]] if name in self.aliases else []
            alone += [self.names[name]] if called.count(self.names.get(name, "")) == 1 else []
            pen.ids[name] = pen.random.choice(alone) if alone else None

    def person(self, name: str, settings: Settings, crowd: list[str]) -> tuple[str, Person]:
        """Return the note of one person, and what it means."""
        person = Person(name, self.names.get(name, name))
        if name in crowd:
            return self.bare(name), person
        fields = [*self.dates(person), *self.places(person), *self.links(person)]
        fields += self.ledgers(person, crowd)
        body = self.facets(person, settings)
        if name in self.names:
            if self.world.pen.chance(0.8):
                fields.append(f"name: {self.world.pen.text(self.names[name])}")
            else:
                body = f"# {self.names[name]}\n\n{body}"
        if name in self.aliases:
            fields.append(f"aliases: [{self.aliases[name]}]")
        fields.append("pronouns: they")
        self.world.pen.random.shuffle(fields)
        return "---\n" + "\n".join(fields) + f"\n---\n{body}", person

    def bare(self, name: str) -> str:
        """Return the note of one of a crowd, with nothing but names."""
        fields = [f"name: {self.names[name]}"] if name in self.names else []
        fields += [f"aliases: [{self.aliases[name]}]"] if name in self.aliases else []
        return "---\n" + "\n".join([*fields, "pronouns: they"]) + "\n---\n"

    def dates(self, person: Person) -> list[str]:
        pen, fields = self.world.pen, []
        if pen.chance(0.5):
            written, person.known = pen.day(year=True)
            fields.append(f"known: {written}")
        if pen.chance(0.3):
            written, person.declared = pen.day(year=True)
            fields.append(f"declared: {pen.text(written)}")
        if pen.chance(0.25):
            written = pen.random.choice(list(EVERY))
            person.every = EVERY[written]
            fields.append(f"every: {written}")
        if pen.chance(0.3):
            person.intent = pen.random.choice(["connect", "connect", "keep", "rest", "let-go"])
            fields.append(f"intent: {person.intent}")
        fields += ["private: true"] * pen.chance(0.1) + ["birthday: 02-29"] * pen.chance(0.1)
        return fields

    def places(self, person: Person) -> list[str]:
        pen, fields = self.world.pen, []
        for what, among, into in (
            ("contexts", ("professional", "personal", "social", "charitable"), person.contexts),
            ("tags", OF["tagged"], person.tags),
            ("groups", OF["of"], person.groups),
        ):
            if pen.chance(0.6):
                chosen = pen.random.choices(among, k=pen.random.randint(1, 3))
                into.extend(chosen if what == "contexts" else [pen.case(word) for word in chosen])
                fields.append(f"{what}: {pen.flow(into)}")
        place = pen.random.choice([None, *OF["at"], "[38.7, -9.1]"])
        if place:
            person.place = place if place in OF["at"] else None
            fields.append(f"place: {place}")
        return fields + self.contact(person)

    def contact(self, person: Person) -> list[str]:
        pen = self.world.pen
        keys = []
        if pen.chance(0.3):
            person.emails = [pen.case(email) for email in pen.random.sample(EMAILS, pen.random.randint(1, 2))]
            keys.append(f"email: {pen.flow(person.emails) if len(person.emails) > 1 else person.emails[0]}")
        for what in ("linkedin", "web"):
            if pen.chance(0.2):
                url = address(pen, pen.random.choice(URLS))
                person.urls.append(url)
                keys.append(f"{what}: {pen.text(url, loose=False)}")
        return ["contact: {" + ", ".join(keys) + "}"] if keys else []

    def links(self, person: Person) -> list[str]:
        world, pen, fields = self.world, self.world.pen, []
        if pen.chance(0.35):
            to = pen.random.choice([*world.people, *world.events])
            lost = to == person.id or pen.chance(0.05)
            person.through = None if lost else to
            fields.append(f"through: {pen.text('nobody-at-all' if lost else pen.id(to))}")
        lines = []
        for to in pen.random.choices(world.people, k=pen.random.choice([0, 0, 1, 2, 3])):
            since, day = pen.day(year=True) if pen.chance(0.6) else ("", None)
            said = [f"sister since {since}", f"since {since}"] if since else ["", "a friend"]
            words = pen.random.choice(said)
            who = pen.text(pen.id(to))
            lines.append(f"  - {who}: {words}" if words else f"  - {who}")
            person.knows += [Knows(to, day)] if to != person.id else []
        return fields + (["knows:\n" + "\n".join(lines)] if lines else [])

    def ledgers(self, person: Person, crowd: list[str]) -> list[str]:
        pen, own = self.world.pen, person.id
        written = {}
        written["meetings"], person.meetings = self.many(own, entries.meeting)
        written["trust"], person.trust = self.many(own, entries.trust)
        written["exchange"], person.exchange = self.many(own, entries.exchange)
        written["life"], person.life = self.many(own, entries.life)
        written["promises"], person.promises = self.many(own, entries.promise)
        if pen.chance(0.08):
            self.habit(written["meetings"], person)
        if pen.chance(0.25):
            self.bond(written, person)
        if crowd and pen.chance(0.5):
            self.party(written["meetings"], person, crowd)
        lists = {what: "".join(f"\n  - {text}" for text in texts) for what, texts in written.items()}
        return [f"{what}:{texts}" for what, texts in lists.items() if texts]

    def many(self, own: str, entry: Callable[[World, str], tuple[str, T]]) -> tuple[list[str], list[T]]:
        made = [entry(self.world, own) for _ in range(self.world.pen.random.randint(0, self.world.busy))]
        return [text for text, _ in made], [meant for _, meant in made]

    def habit(self, written: list[str], person: Person) -> None:
        """Add calls at regular gaps, with a little disorder, that may thin out at the end."""
        random = self.world.pen.random
        gap, day = random.choice([1, 7, 30, 90, 700]), min(self.world.pen.days)
        channel, hours = self.world.kinds["call"]
        for n in range(random.choice([4, 8, 15, 45])):
            written.append(f"{day} call")
            person.meetings.append(Meeting(day, "call", channel, hours))
            step = gap * 3 if n > 10 and random.random() < 0.5 else gap
            day += timedelta(max(step + random.choice([-1, 0, 0, 1, 2]), 0))

    def bond(self, written: dict[str, list[str]], person: Person) -> None:
        """Add what makes kin of a connection, from some day on."""
        day = self.world.pen.random.choice(self.world.pen.days)
        written["trust"].append(f"{day} both earned trust respect")
        person.trust.append(Trust(day, "both", "earned", ("trust", "respect")))
        written["exchange"] += [f"{day} gave help", f"{day} got knowledge"]
        person.exchange += [Exchange(day, gave=True, good="help")]
        person.exchange += [Exchange(day, gave=False, good="knowledge")]
        written["life"] += [f"{day} win answered {day}", f"{day} my setback answered {day}"]
        person.life += [Life(day, mine=False, occasion="win", answered=day)]
        person.life += [Life(day, mine=True, occasion="setback", answered=day)]

    def party(self, written: list[str], person: Person, crowd: list[str]) -> None:
        """Add a line of as many people as may still join each other, or of one more."""
        date, day = self.world.pen.day()
        guests = tuple(crowd[: self.world.pen.random.choice([29, 30])])
        written.append(f"{date} party with {' '.join(guests)}")
        person.meetings.append(Meeting(day, "party", "in person", Fraction(1), None, guests))

    def facets(self, person: Person, settings: Settings) -> str:
        """Return a body with some headings, and count those with something under them."""
        pen, body, known = self.world.pen, "", set()
        chosen = FACETS if settings.facets == len(FACETS) else OWN_FACETS
        for facet in pen.random.choices([*chosen, "Else"], k=pen.random.randint(0, 4)):
            under = pen.random.choice(["A word.\n\n", "\n", "", "### Deeper\n"])
            body += f"## {pen.case(facet)}\n{under}"
            known |= {facet.casefold()} if under.strip() and facet != "Else" else set()
        person.facets = len(known)
        return body
