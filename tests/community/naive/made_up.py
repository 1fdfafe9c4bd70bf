"""Made-up archives: the files, and the plain values that they mean."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.community.naive import entries, made_site
from tests.community.naive.entries import World
from tests.community.naive.made_person import Maker
from tests.community.naive.made_rows import made_rows
from tests.community.naive.pen import Pen
from tests.community.naive.plain import Archive, Event

STEMS = ("ana", "rui-lopes", "Marta Silva", "josé", "Ōta Kenji", "walk", "2h", "Şule", "zoë-K", "by", "Ænir")
EVENTS = ("fair", "Harvest Dinner", "gala-é", "open day", "work")
NEAR = (-1, 0, 0, 1, 14, 30, 90, 91, 365)
START = date(2026, 1, 1)


@dataclass
class MadeUp:
    """The bytes of an archive by path, what they mean, and the days to look at it."""

    files: dict[str, bytes]
    plain: Archive
    todays: list[date]


def made_up(seed: int) -> MadeUp:
    """Return the archive of a seed."""
    random = Random(seed)  # noqa: S311 - no cipher
    days = pool(random)
    pen = Pen(random, days)
    crowd = [f"guest-{n:02}" for n in range(30)] if random.random() < 0.01 else []
    names = [*random.sample(STEMS, random.randint(1, 7)), *crowd]
    events = [name for name in random.sample(EVENTS, random.randint(0, 4)) if name not in names]
    settings, site, kinds = made_site.site(pen, {**entries.KINDS})
    world = World(pen, names, events, kinds, busy=random.choice([1, 3, 5, 8]))
    maker = Maker(world)
    maker.name_all()
    files: dict[str, str] = {"site.yml": site} if site else {}
    plain = Archive(settings)
    for name in names:
        text, person = maker.person(name, settings, crowd)
        plain.people[name] = person
        folder = random.choice(["people", "people", "people/old friends", "people/Ä"])
        files[f"{folder}/{form(random, name)}.md"] = text
    for name in events:
        text, event = made_event(world, name, crowd)
        plain.events[name] = event
        files[f"events/{form(random, name)}.md"] = text
    rows, table = made_rows(pen)
    plain.rows = rows
    if table:
        files["network/phone.csv"] = table
    late = max(days) + timedelta(random.choice([0, 1, 30, 100, 400, 731]))
    todays = sorted({late, *(random.choice(days) + timedelta(random.choice(NEAR)) for _ in range(2))})
    return MadeUp({path: text.encode() for path, text in files.items()}, plain, todays)


def pool(random: Random) -> list[date]:
    """Return the few days that things happen on: close together, or over three years."""
    span = random.choice([20, 60, 200, 400, 1000])
    days = [START + timedelta(random.randint(0, span)) for _ in range(random.randint(3, 10))]
    return [*days, random.choice(days).replace(day=1)]


def form(random: Random, name: str) -> str:
    """Return the name of a file, in one normal form or the other."""
    return unicodedata.normalize(random.choice(["NFC", "NFC", "NFD"]), name)


def made_event(world: World, name: str, crowd: list[str]) -> tuple[str, Event]:
    pen = world.pen
    written, day = pen.day(year=True)
    lines = [f"title: {pen.text('The ' + name)}", f"date: {written}"]
    event = Event(name, day)
    if pen.chance(0.4):
        event.until = day + timedelta(pen.random.choice([0, 1, 2, 10]))
        lines.append(f"until: {event.until}")
    for field, guests in (("there", event.there), ("met", event.met)):
        chosen = pen.random.choices(world.people, k=pen.random.randint(0, 4))
        chosen += crowd if field == "there" and pen.chance(0.5) else []
        if chosen:
            lines.append(f"{field}: {pen.flow(world.written(chosen))}")
        guests.extend(dict.fromkeys(chosen))
    if pen.chance(0.3):
        lines.append(f"kind: {pen.random.choice(['business', 'social', 'charitable'])}")
    pen.random.shuffle(lines)
    return "---\n" + "\n".join(lines) + "\n---\nNotes.\n", event
