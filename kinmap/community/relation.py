"""Everything that the notes say about you and one person, on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from kinmap.archive.ledgers import Channel, Life, Promise
from kinmap.archive.person import Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.acts import Acts, acts
from kinmap.community.balance import Balance, balance
from kinmap.community.care import unanswered
from kinmap.community.chain import chain
from kinmap.community.conditions import Acquaintance, Conditions, acquaintance, conditions
from kinmap.community.drift import DRIFTING_FROM, drift
from kinmap.community.encounters import Encounter
from kinmap.community.favours import Favour, favours
from kinmap.community.history import Chapter, history
from kinmap.community.planned import Planned
from kinmap.community.promises import Promises, broken, promises
from kinmap.community.rhythm import FRESH, SILENT, Origin, Pace, State, pace
from kinmap.community.stages import ALL, CONNECTED, LISTED, Stage
from kinmap.community.standing import Mutual, courses
from kinmap.community.testimony import Superseded, Testimony

LET_GO = Intent.LET_GO
WRITTEN = Channel.WRITTEN


class Outline(NamedTuple):
    """One person as they stand to you on one day: what the community as a whole is made of.

    The first five are what a `Testimony` has, in its order.

    Attributes:
        encounters: in order of day, on one day the shortest first.
        superseded: events that were encounters until a line stood instead.
        lent: what others' notes say was given to them.
        history: the stages and the days at which they changed, from the first above listed on.
        stage: the highest that applies.
        held: how many of the four conditions hold.
        contacts: the distinct days of the encounters, in order.
        pace: the rhythm, and where you are in it; each figure has a name here, too.
        drift: the last gaps against all before.
        chain: ids from you to them, their own last.
        settings: those that all this was judged by.
        today: the last day that counts.
    """

    person: Person
    encounters: tuple[Encounter, ...]
    superseded: tuple[Superseded, ...]
    lent: tuple[Favour, ...]
    planned: Planned | None
    history: tuple[Chapter, ...]
    stage: Stage
    held: int
    contacts: tuple[date, ...]
    pace: Pace
    drift: Fraction | None
    chain: tuple[str, ...]
    settings: Settings
    today: date


class Relation(Outline):
    """The same person in full. Days are whole; None is *there is none*.

    What is beyond the outline follows from it, is worked out when it is first asked for, and kept:
    hardly anything but the person's own page asks, and pages are made on all cores.
    """

    def afresh(self) -> Relation:
        """Return an equal one of which nothing beyond the outline is worked out, or kept, yet."""
        return Relation(*self)

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def since(self) -> date | None:
        """The day of the latest change to this stage; None for the listed."""
        return self.history[-1][0] if self.history else None

    @property
    def declared(self) -> bool:
        """Whether they are a connection or kin because you said so, without the four conditions."""
        return self.held < ALL and self.stage in CONNECTED

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

    @property
    def spoken(self) -> tuple[Encounter, ...]:
        """The encounters that were in person or by voice, and no letters."""
        return tuple([it for it in self.encounters if it.channel is not WRITTEN])

    @cached_property
    def conditions(self) -> Conditions:
        """The four, each with what it rests on."""
        regards = self.trust, self.respect
        return conditions(self.time, self.spoken, self.acts, regards, self.settings.connection)

    @cached_property
    def time(self) -> Acquaintance:
        """The figures behind the condition of that name."""
        return acquaintance(self.person, self.encounters, self.spoken, self.today)

    @cached_property
    def acts(self) -> Acts:
        """What each side did."""
        return acts(self.person, self.encounters, self.lent, self.today)

    @cached_property
    def _regards(self) -> tuple[Mutual, Mutual]:
        return courses(self.person, self.today)

    @property
    def trust(self) -> Mutual:
        """How either side came to stand in trust."""
        return self._regards[0]

    @property
    def respect(self) -> Mutual:
        """How either side came to stand in respect."""
        return self._regards[1]

    @property
    def depth(self) -> tuple[int, int]:
        """Facets known, of how many."""
        return len(self.person.facets), len(self.settings.facets)

    @cached_property
    def balance(self) -> Balance:
        """What was given and got of late."""
        return balance(favours(self.person, self.lent, self.today), self.today)

    @cached_property
    def _care(self) -> tuple[tuple[Life, ...], tuple[Life, ...]]:
        return unanswered(self.person.life, self.today)

    @property
    def unanswered(self) -> tuple[Life, ...]:
        """Their wins and setbacks of the last 90 days without an answer, by day."""
        return self._care[0]

    @property
    def missed(self) -> tuple[Life, ...]:
        """Those from before."""
        return self._care[1]

    @cached_property
    def promises(self) -> Promises:
        """What you owe them, and they you."""
        return promises(self.person.promises, self.today)

    @property
    def broken(self) -> tuple[Promise, ...]:
        """Promises broken by either side, by day."""
        return broken(self.person.promises, self.today)


def relation(told: Testimony, through: Mapping[str, str], settings: Settings, today: date) -> Relation:
    """Return all that can be said of one person.

    Args:
        told: what the notes tell of them, up to today.
        through: by id, the person or event that each came through.
        settings: thresholds, rhythms and facets.
        today: the last day that counts.
    """
    chapters, held = history(told, settings, today)
    contacts = tuple(dict.fromkeys([encounter.day for encounter in told.encounters]))
    stage = chapters[-1][1] if chapters else LISTED
    return Relation(
        *told,
        history=chapters,
        stage=stage,
        held=held,
        contacts=contacts,
        pace=pace(told.person, stage, contacts, settings, today),
        drift=drift(contacts, today),
        chain=chain(told.person.id, through),
        settings=settings,
        today=today,
    )
