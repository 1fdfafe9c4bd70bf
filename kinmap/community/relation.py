"""Everything that the notes say about you and one person, on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinmap.archive.ledgers import Life, Promise
from kinmap.archive.person import Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.acts import Acts, acts, by_side
from kinmap.community.balance import Balance, balance
from kinmap.community.care import unanswered
from kinmap.community.chain import chain
from kinmap.community.conditions import Acquaintance, Conditions, participation, regard, time
from kinmap.community.drift import DRIFTING_FROM, drift
from kinmap.community.encounters import Encounter
from kinmap.community.history import tally_and_history
from kinmap.community.planned import Planned
from kinmap.community.promises import Promises, broken, promises
from kinmap.community.rhythm import Origin, State, pace
from kinmap.community.stages import CONNECTED, Stage
from kinmap.community.standing import Mutual, courses
from kinmap.community.testimony import Testimony


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One person as they stand to you on one day. Days are whole; None is *there is none*.

    Attributes:
        declared: a connection or kin because you said so, without the four conditions.
        since: the day of the latest change to this stage; None for the listed.
        history: the stages and the days at which they changed, from the first above listed on.
        time: the figures behind the condition of that name.
        encounters: in order of day, on one day the shortest first.
        contacts: their distinct days, in order.
        rhythm: days, with `rhythm_from`; `mean` is the average of the gaps
            of an own one, else the same.
        ratio: days since the last contact / limit.
        drift: the last gaps against all before; from 2 on, and fresh, they are `drifting`.
        depth: facets known, of how many.
        unanswered: their wins and setbacks of the last 90 days without an answer, by day.
        missed: those from before.
        broken: promises broken by either side, by day.
        chain: ids from you to them, their own last.
    """

    person: Person
    stage: Stage
    declared: bool
    since: date | None
    history: tuple[tuple[date, Stage], ...]
    conditions: Conditions
    time: Acquaintance
    acts: Acts
    trust: Mutual
    respect: Mutual
    encounters: tuple[Encounter, ...]
    contacts: tuple[date, ...]
    planned: Planned | None
    rhythm: int | None
    rhythm_from: Origin | None
    mean: Fraction | None
    limit: int | None
    due: date | None
    ratio: Fraction | None
    state: State
    drift: Fraction | None
    drifting: bool
    depth: tuple[int, int]
    balance: Balance
    unanswered: tuple[Life, ...]
    missed: tuple[Life, ...]
    promises: Promises
    broken: tuple[Promise, ...]
    chain: tuple[str, ...]

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def last(self) -> date | None:
        """The day of the last contact."""
        return self.contacts[-1] if self.contacts else None

    @property
    def let_go(self) -> bool:
        """Whether you let them go: networked and known, and counted no further."""
        return self.person.intent is Intent.LET_GO

    @property
    def connected(self) -> bool:
        """Whether they are a connection or kin that you did not let go, silent or not."""
        return self.stage in CONNECTED and not self.let_go

    @property
    def silent(self) -> bool:
        """Whether you have long not met."""
        return self.state is State.SILENT


def relation(told: Testimony, through: Mapping[str, str], settings: Settings, today: date) -> Relation:
    """Return all that can be said of one person.

    Args:
        told: what the notes tell of them, up to today.
        through: by id, the person or event that each came through.
        settings: thresholds, rhythms and facets.
        today: the last day that counts.
    """
    person = told.person
    encounters = told.encounters
    contacts = tuple(dict.fromkeys(encounter.day for encounter in encounters))
    done = acts(person, told.lines, told.favours, today)
    sides = by_side(done)
    trust, respect = courses(person, today)
    tally, history = tally_and_history(told, done, (trust, respect), settings, today)
    stage = history[-1][1] if history else Stage.LISTED
    conditions = Conditions(
        time(tally, encounters, today), participation(tally, sides), regard(trust), regard(respect)
    )
    now = pace(person, stage, contacts, settings, today)
    fading = drift(contacts, today)
    waiting, missed = unanswered(person.life, today)
    return Relation(
        person=person,
        stage=stage,
        declared=stage in CONNECTED and not all(condition.holds for _, condition in conditions),
        since=history[-1][0] if history else None,
        history=history,
        conditions=conditions,
        time=Acquaintance(tally.age(today), tally.meetings, len(tally.months)),
        acts=sides,
        trust=trust,
        respect=respect,
        encounters=encounters,
        contacts=contacts,
        planned=told.planned,
        rhythm=now.rhythm,
        rhythm_from=now.origin,
        mean=now.mean,
        limit=now.limit,
        due=now.due,
        ratio=now.ratio,
        state=now.state,
        drift=fading,
        drifting=now.state is State.FRESH and fading is not None and fading >= DRIFTING_FROM,
        depth=(len(person.facets), len(settings.facets)),
        balance=balance(told.favours, today),
        unanswered=waiting,
        missed=missed,
        promises=promises(person.promises, today),
        broken=broken(person.promises, today),
        chain=chain(person.id, through),
    )
