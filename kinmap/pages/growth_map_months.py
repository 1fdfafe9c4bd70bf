"""Who came nearer, who moved further out, who fell long silent and who was heard again, by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kinmap.community.growth import MONTHS, Change, Position, growth
from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.pages.view import View

KIN, CONNECTION, POSSIBLE, KNOWN = "Kin", "Connections", "Possible", "Known"
AWAY, SILENT, HEARD = "Further away", "Long silent", "Heard again"
NEARER = {"kin": KIN, "connection": CONNECTION, "possible": POSSIBLE, "known": KNOWN}
TURNS = (KIN, CONNECTION, POSSIBLE, KNOWN, AWAY, SILENT, HEARD)
"""What may become of somebody, in the order in which a month tells it; the words stand before the names."""
NOWHERE = Position()


@dataclass(frozen=True, slots=True)
class Happened:
    """What changed in one month, counted from the year 0, and the community at its end.

    Attributes:
        turns: ids by what became of them, in the order of TURNS.
    """

    month: int
    turns: Mapping[str, tuple[str, ...]]
    connections: int
    kin: int
    silent: int


@dataclass(frozen=True, slots=True)
class Story:
    """All of it.

    Attributes:
        months: every month in which anything changed, in order, the running one included.
        looks: of everybody who was ever a connection, how their dot looks from which month on.
    """

    months: tuple[Happened, ...]
    looks: Mapping[str, tuple[tuple[int, str], ...]]


def story(view: View) -> Story:
    """Return what changed in every month, and what became of each connection."""
    standing = dict.fromkeys((CONNECTION, KIN, SILENT), 0)
    found, looks = [], dict[str, list[tuple[int, str]]]()
    for month, changes in sorted(by_month(view).items()):
        for it in changes:
            if not (is_connected(it.before.stage) or is_connected(it.after.stage)):
                continue
            counted = not view.relations[it.id].let_go
            for part in parts(it.before):
                standing[part] -= counted
            for part in parts(it.after):
                standing[part] += counted
            looks.setdefault(it.id, []).append((month, look(it.after)))
        found.append(Happened(month, turned(changes), standing[CONNECTION], standing[KIN], standing[SILENT]))
    return Story(tuple(found), {id_: tuple(those) for id_, those in looks.items()})


def is_connected(stage: Stage) -> bool:
    """Tell whether a stage is that of a connection or of kin."""
    return stage is Stage.CONNECTION or stage is Stage.KIN


def parts(position: Position) -> tuple[str, ...]:
    """Return the figures of a month that somebody counts for."""
    if not is_connected(position.stage):
        return ()
    if position.silent:
        return (SILENT,)
    return (CONNECTION, KIN) if position.stage is Stage.KIN else (CONNECTION,)


def turned(changes: Iterable[Change]) -> Mapping[str, tuple[str, ...]]:
    """Return who changed in what way, in a month."""
    turns: dict[str, list[str]] = {}
    for id_, before, after in ((it.id, it.before, it.after) for it in changes):
        if after.stage is not before.stage:
            turn = NEARER[after.stage.value] if after.stage > before.stage else AWAY
            turns.setdefault(turn, []).append(id_)
        if after.silent is not before.silent:
            turns.setdefault(SILENT if after.silent else HEARD, []).append(id_)
    return {turn: tuple(turns[turn]) for turn in TURNS if turn in turns}


def look(position: Position) -> str:
    """Return how a connection's dot looks: hollow while they are long silent or further away."""
    if position.silent or not is_connected(position.stage):
        return "hollow"
    return "kin" if position.stage is Stage.KIN else "connection"


def by_month(view: View) -> dict[int, list[Change]]:
    """Return changes by the month that they fell in.

    The community is known as of the first of each month. What happened on that day itself
    belongs to the month that begins with it, everything else to the one before.
    """
    found: dict[int, list[Change]] = {}
    place: dict[str, Position] = {}
    begun = begun_on(view.relations.values())
    for each in growth(view.community):
        this = month_of(each.day)
        for change in each.changes:
            moved = change.before.stage is not change.after.stage
            month = this if moved and (change.id, each.day) in begun else this - 1
            found.setdefault(month, []).append(change)
            place[change.id] = change.after
    this = month_of(view.today)
    running = [it for it in since_then(view, place) if it.before != it.after]
    if running:
        found.setdefault(this, []).extend(running)
    return found


def since_then(view: View, place: Mapping[str, Position]) -> Iterator[Change]:
    """Give everybody's change from the last first of a month to today."""
    if view.today.day == 1:
        return
    for id_, one in view.relations.items():
        before = place.get(id_, NOWHERE)
        heard = one.last is not None and one.last >= view.today.replace(day=1)
        silent = one.state is State.SILENT or (before.silent and not heard)
        yield Change(id_, before, Position(one.stage, silent))


def begun_on(people: Iterable[Relation]) -> set[tuple[str, date]]:
    """Return whose stage changed on a first of a month, and on which."""
    return {(one.id, since) for one in people for since, _ in one.history if since.day == 1}


def month_of(day: date) -> int:
    """Return the month of a day, counted from the year 0."""
    return day.year * MONTHS + day.month - 1
