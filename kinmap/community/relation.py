"""Everything that the notes say about you and one person, on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kinmap.archive.ledgers import Life, Promise
from kinmap.archive.person import Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.acts import Acts, acts, by_side
from kinmap.community.balance import Balance, balance
from kinmap.community.care import unanswered
from kinmap.community.chain import chain
from kinmap.community.conditions import Acquaintance, Conditions, acquaintance, conditions
from kinmap.community.drift import DRIFTING_FROM, drift
from kinmap.community.encounters import Encounter
from kinmap.community.history import Chapter, history
from kinmap.community.planned import Planned
from kinmap.community.promises import Promises, broken, promises
from kinmap.community.rhythm import FRESH, SILENT, Origin, Pace, State, pace
from kinmap.community.stages import CONNECTED, LISTED, Stage
from kinmap.community.standing import Mutual, courses
from kinmap.community.testimony import Testimony

LET_GO = Intent.LET_GO


class Relation(NamedTuple):
    """One person as they stand to you on one day. Days are whole; None is *there is none*.

    Attributes:
        history: the stages and the days at which they changed, from the first above listed on.
        time: the figures behind the condition of that name.
        encounters: in order of day, on one day the shortest first.
        contacts: their distinct days, in order.
        pace: the rhythm, and where you are in it; each figure has a name here, too.
        drift: the last gaps against all before.
        depth: facets known, of how many.
        unanswered: their wins and setbacks of the last 90 days without an answer, by day.
        missed: those from before.
        broken: promises broken by either side, by day.
        chain: ids from you to them, their own last.
    """

    person: Person
    history: tuple[Chapter, ...]
    conditions: Conditions
    time: Acquaintance
    acts: Acts
    trust: Mutual
    respect: Mutual
    encounters: tuple[Encounter, ...]
    contacts: tuple[date, ...]
    planned: Planned | None
    pace: Pace
    drift: Fraction | None
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
    def stage(self) -> Stage:
        """The highest stage that applies."""
        return self.history[-1][1] if self.history else LISTED

    @property
    def since(self) -> date | None:
        """The day of the latest change to this stage; None for the listed."""
        return self.history[-1][0] if self.history else None

    @property
    def declared(self) -> bool:
        """Whether they are a connection or kin because you said so, without the four conditions."""
        return self.stage in CONNECTED and not all(condition.holds for _, condition in self.conditions)

    @property
    def rhythm(self) -> int | None:
        """Days between contacts."""
        return self.pace.rhythm

    @property
    def rhythm_from(self) -> Origin | None:
        """What the rhythm comes from."""
        return self.pace.origin

    @property
    def limit(self) -> int | None:
        """Days after a contact within which all is well."""
        return self.pace.limit

    @property
    def due(self) -> date | None:
        """The day at which the limit is reached."""
        return self.pace.due

    @property
    def ratio(self) -> Fraction | None:
        """Days since the last contact / limit."""
        return self.pace.ratio

    @property
    def state(self) -> State:
        """Whether it is time again."""
        return self.pace.state

    @property
    def drifting(self) -> bool:
        """Whether the gaps grow although they are fresh: a remark, no call to act."""
        return self.state is FRESH and self.drift is not None and self.drift >= DRIFTING_FROM

    @property
    def last(self) -> date | None:
        """The day of the last contact."""
        return self.contacts[-1] if self.contacts else None

    @property
    def let_go(self) -> bool:
        """Whether you let them go: networked and known, and counted no further."""
        return self.person.intent is LET_GO

    @property
    def connected(self) -> bool:
        """Whether they are a connection or kin that you did not let go, silent or not."""
        return self.stage in CONNECTED and not self.let_go

    @property
    def silent(self) -> bool:
        """Whether you have long not met."""
        return self.pace.state is SILENT


def relation(told: Testimony, through: Mapping[str, str], settings: Settings, today: date) -> Relation:
    """Return all that can be said of one person.

    Args:
        told: what the notes tell of them, up to today.
        through: by id, the person or event that each came through.
        settings: thresholds, rhythms and facets.
        today: the last day that counts.
    """
    person = told.person
    done = acts(told, today)
    regards = courses(person, today)
    chapters = history(told, done, regards, settings, today)
    contacts = tuple(dict.fromkeys([encounter.day for encounter in told.encounters]))
    figures = acquaintance(told, today)
    waiting, missed = unanswered(person.life, today)
    sides = by_side(done)
    return Relation(
        person=person,
        history=chapters,
        conditions=conditions(figures, told.spoken, sides, regards, settings.connection),
        time=figures,
        acts=sides,
        trust=regards[0],
        respect=regards[1],
        encounters=told.encounters,
        contacts=contacts,
        planned=told.planned,
        pace=pace(person, chapters[-1][1] if chapters else LISTED, contacts, settings, today),
        drift=drift(contacts, today),
        depth=(len(person.facets), len(settings.facets)),
        balance=balance(told.favours, today),
        unanswered=waiting,
        missed=missed,
        promises=promises(person.promises, today),
        broken=broken(person.promises, today),
        chain=chain(person.id, through),
    )
