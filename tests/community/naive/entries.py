"""Made-up lines of the ledgers: each as text, and as the plain value that it means."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.community.naive.pen import Pen
from tests.community.naive.plain import Exchange, Life, Meeting, Promise, Trust

NOTES = ("", "", "She took the job", "Quoted: whole, with a # and all", "[[see]] *there*", "- said so")
WHO = {"me": ["me", "I"], "they": ["they", "them"], "both": ["both"]}
CHANNELS = {
    "in person": [
        *("met", "coffee", "lunch", "dinner", "drinks", "walk"),
        *("visit", "event", "party", "trip", "work"),
    ],
    "voice": ["call", "video"],
    "written": ["message", "email", "letter"],
}
HOURS = {"in person": Fraction(1), "voice": Fraction(1, 2), "written": Fraction(1, 10)}
KINDS = {kind: (channel, HOURS[channel]) for channel, kinds in CHANNELS.items() for kind in kinds}
LENGTHS = {
    "45m": Fraction(3, 4),
    "20m": Fraction(1, 3),
    "2h": Fraction(2),
    "1h30m": Fraction(3, 2),
    "2d": Fraction(16),
    "1d2h": Fraction(10),
    "7m": Fraction(7, 60),
}
FEW = ("coffee", "coffee", "met", "call", "event", "message", "dinner")
GOODS = ("knowledge", "help", "introduction", "introduction", "introduction", "work", "gift")


@dataclass
class World:
    """What lines may speak of, and the hand that writes them."""

    pen: Pen
    people: list[str]
    events: list[str]
    kinds: dict[str, tuple[str, Fraction]]
    busy: int = 5
    """The most lines that a ledger has."""

    def note(self) -> str:
        return self.pen.random.choice(NOTES)

    def who(self, side: str) -> str:
        return self.pen.case(self.pen.random.choice(WHO[side]))

    def others(self, own: str, most: int) -> list[str]:
        """Return a few others, at times oneself or nobody, who count for nothing."""
        chosen = self.pen.random.choices(self.people, k=self.pen.random.randint(1, most))
        return [name for name in chosen if name != own or self.pen.chance(0.05)]

    def written(self, names: list[str], *, head: bool = False) -> list[str]:
        found = [self.pen.id(name, head=head) for name in names]
        return [*found, "nobody-at-all"] if self.pen.chance(0.02) else found

    def spoken(self, date: str, parts: list[list[str]]) -> str:
        """Return a line of one form or another: its parts in any order, after the date."""
        self.pen.random.shuffle(parts)
        return self.pen.line(" ".join([date, *(word for part in parts for word in part)]), self.note())


def meeting(world: World, own: str) -> tuple[str, Meeting]:
    pen = world.pen
    date, day = pen.day()
    kind = pen.random.choice([*FEW, *world.kinds])
    length = pen.random.choice([None, None, None, *LENGTHS])
    by = pen.random.choice([None, None, "me", "they", "both"])
    companions = world.others(own, 3) if pen.chance(0.45) else []
    where = [*world.events, *world.events, "Lisbon", "Café Central"]
    at = pen.random.choice(where) if pen.chance(0.3) else None
    event = at if at in world.events else None
    channel, hours = world.kinds[kind]
    hours = LENGTHS[length] if length else hours
    others = tuple(dict.fromkeys(name for name in companions if name != own))
    meant = Meeting(day, kind, channel, hours, by, others, event)
    told = bool(kind != "met" or pen.chance(0.3))
    if pen.chance(0.3):
        keys: dict[str, str | list[str]] = {"date": date, "note": world.note()}
        keys |= {"kind": pen.case(kind)} if told else {}
        keys |= {"for": length} if length else {}
        keys |= {"by": world.who(by)} if by else {}
        keys |= {"with": world.written(companions)} if companions else {}
        keys |= {"at": pen.id(at)} if at else {}
        return pen.long({key: value for key, value in keys.items() if value}), meant
    parts = [[pen.case("by"), world.who(by)]] if by else []
    parts += [[pen.case(length)]] if length else []
    parts += [[pen.case("at"), pen.id(at, head=True)]] if at else []
    together = [pen.case("with"), *world.written(companions, head=True)] if companions else []
    pen.random.shuffle(parts)
    cut = pen.random.randint(0, len(parts))
    parts.insert(cut, together)  # whatever follows it ends it, but the kind would not
    word = [[pen.case(kind)]] * told
    place = pen.random.choice([n for n in range(len(parts) + 1) if not together or n != cut + 1])
    parts[place:place] = word
    return pen.line(" ".join([date, *(word for part in parts for word in part)]), world.note()), meant


def trust(world: World, _own: str) -> tuple[str, Trust]:
    pen = world.pen
    date, day = pen.day()
    who = pen.random.choice(["me", "they", "both", "both"])
    turn = pen.random.choice(["earned", "earned", "earned", "lost", "repaired"])
    regards = pen.random.choice([[], ["trust"], ["respect"], ["trust", "respect"], ["respect", "trust"]])
    meant = Trust(day, who, turn, tuple(regards or ["trust"]))
    if regards and pen.chance(0.3):
        what: str | list[str] = regards[0] if len(regards) == 1 and pen.chance(0.5) else regards
        return pen.long({"date": date, "who": world.who(who), turn: what}), meant
    return world.spoken(date, [[world.who(who)], [pen.case(turn)], *([pen.case(r)] for r in regards)]), meant


def exchange(world: World, own: str) -> tuple[str, Exchange]:
    pen = world.pen
    date, day = pen.day()
    gave = pen.chance(0.6)
    good = pen.random.choice(GOODS)
    to = pen.random.choice(world.people) if good == "introduction" and pen.chance(0.85) else None
    to = None if to == own else to
    meant = Exchange(day, gave, good, to)
    way = "gave" if gave else "got"
    if pen.chance(0.3):
        keys: dict[str, str | list[str]] = {"date": date, way: good}
        return pen.long(keys | ({"to": pen.id(to)} if to else {})), meant
    parts = [[pen.case(way)], [pen.case(good)]]
    return world.spoken(date, parts + ([[pen.case("to"), pen.id(to, head=True)]] if to else [])), meant


def life(world: World, _own: str) -> tuple[str, Life]:
    pen = world.pen
    date, day = pen.day()
    mine, occasion = pen.chance(0.5), pen.random.choice(["win", "setback", "news"])
    when, answered = pen.after(date) if pen.chance(0.6) else ("", None)
    meant = Life(day, mine, occasion, answered)
    if pen.chance(0.3):
        keys: dict[str, str | list[str]] = {"date": date, "my" if mine else "their": occasion}
        return pen.long(keys | ({"answered": when} if when else {})), meant
    whose = [["my"]] if mine else [["their"]] * pen.chance(0.4)
    parts = [*([pen.case(word) for word in part] for part in whose), [pen.case(occasion)]]
    return world.spoken(date, parts + ([[pen.case("answered"), when]] if when else [])), meant


def promise(world: World, _own: str) -> tuple[str, Promise]:
    pen = world.pen
    date, day = pen.day()
    who = pen.random.choice(["me", "they"])
    by, due = pen.day() if pen.chance(0.5) else ("", None)
    ending = pen.random.choice([None, "kept", "kept", "broken", "released"])
    when, ended = pen.after(date) if ending else ("", None)
    meant = Promise(day, who, due, ending, ended)
    if pen.chance(0.3):
        keys: dict[str, str | list[str]] = {"date": date, "who": world.who(who)}
        keys |= {"by": by} if by else {}
        return pen.long(keys | ({ending: when} if ending else {})), meant
    parts = [[world.who(who)]] + ([[pen.case("by"), by]] if by else [])
    return world.spoken(date, parts + ([[pen.case(ending), when]] if ending else [])), meant
