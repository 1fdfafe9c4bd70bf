"""Everything that the notes say about you and one person, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinmap.archive.ledgers import Life, Promise
from kinmap.archive.person import Person
from kinmap.community.acts import Acts
from kinmap.community.balance import Balance
from kinmap.community.conditions import Acquaintance, Conditions
from kinmap.community.encounters import Encounter
from kinmap.community.planned import Planned
from kinmap.community.promises import Promises
from kinmap.community.rhythm import Origin, State
from kinmap.community.stages import Stage
from kinmap.community.standing import Mutual


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
        rhythm: days, with `rhythm_from`; `mean` is the average of the gaps of an own rhythm.
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
