"""Who came nearer, who moved further out, who fell long silent and who was heard again, by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kinmap.community.growth import MONTHS, NOWHERE, Change, Position, changes
from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import Stage
from kinmap.pages.view import View

KIN, CONNECTION, POSSIBLE, KNOWN = "Kin", "Connections", "Possible", "Known"
AWAY, SILENT, HEARD = "Further away", "Long silent", "Heard again"
NEARER = {"kin": KIN, "connection": CONNECTION, "possible": POSSIBLE, "known": KNOWN}
TURNS = (KIN, CONNECTION, POSSIBLE, KNOWN, AWAY, SILENT, HEARD)
"""What may become of somebody, in the order in which a month tells it; the words stand before the names."""


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
    let_go = {id_ for id_, one in view.relations.items() if one.let_go}
    standing = dict.fromkeys((CONNECTION, KIN, SILENT), 0)
    found, looks = [], defaultdict[str, list[tuple[int, str]]](list)
    for month, changed in sorted(by_month(view).items()):
        for id_, before, after in changed:
            was, now = parts(before), parts(after)
            if not (was or now):
                continue
            if was != now and id_ not in let_go:
                for part in was:
                    standing[part] -= 1
                for part in now:
                    standing[part] += 1
            looks[id_].append((month, look(after)))
        found.append(Happened(month, turned(changed), standing[CONNECTION], standing[KIN], standing[SILENT]))
    return Story(tuple(found), {id_: tuple(those) for id_, those in looks.items()})


def is_connected(stage: Stage) -> bool:
    """Tell whether a stage is that of a connection or of kin."""
    return stage is Stage.CONNECTION or stage is Stage.KIN


def parts(position: Position) -> tuple[str, ...]:
    """Return the figures of a month that somebody counts for."""
    stage, silent = position
    if not is_connected(stage):
        return ()
    if silent:
        return (SILENT,)
    return (CONNECTION, KIN) if stage is Stage.KIN else (CONNECTION,)


def turned(changed: Iterable[Change]) -> Mapping[str, tuple[str, ...]]:
    """Return who changed in what way, in a month."""
    turns: dict[str, list[str]] = {}
    for id_, (was, was_silent), (now, silent) in changed:
        if now is not was:
            turns.setdefault(NEARER[now] if now > was else AWAY, []).append(id_)
        if silent is not was_silent:
            turns.setdefault(SILENT if silent else HEARD, []).append(id_)
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
    for this, changed in changes(view.community).items():
        if there := begun.get(this):
            for it in changed:
                moved = it.before.stage is not it.after.stage
                found.setdefault(this if moved and it.id in there else this - 1, []).append(it)
        elif changed:
            found.setdefault(this - 1, []).extend(changed)
        place.update([(id_, after) for id_, _, after in changed])
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


def begun_on(people: Iterable[Relation]) -> dict[int, set[str]]:
    """Return whose stage changed on the first of a month, by month."""
    found: dict[int, set[str]] = {}
    for one in people:
        for since, _ in one.history:
            if since.day == 1:
                found.setdefault(month_of(since), set()).add(one.id)
    return found


def month_of(day: date) -> int:
    """Return the month of a day, counted from the year 0."""
    return day.year * MONTHS + day.month - 1
