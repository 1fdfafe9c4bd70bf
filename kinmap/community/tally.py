"""A running count of what the stages rest on, from the first entry to the last.

One pass over a person's days gives the history of their stages: whatever a day brings is
added, and the stage is read off. After the last day the count is that of today.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from kinmap.archive.ledgers import Channel, Who
from kinmap.archive.settings import Threshold
from kinmap.community.encounters import Encounter
from kinmap.community.stages import Stage
from kinmap.community.standing import Standing

POSSIBLE_CONDITIONS = 2
"""Conditions that make somebody known a possible connection."""


class Tally:
    """What is true of one person as of the day that was added last."""

    __slots__ = (
        "acts_me",
        "acts_they",
        "cared",
        "days",
        "declared",
        "exchanged",
        "has_respect",
        "has_trust",
        "known",
        "meetings",
        "months",
        "respect",
        "share",
        "threshold",
        "trust",
        "wanted",
    )

    def __init__(self, threshold: Threshold, *, wanted: bool) -> None:
        self.threshold = threshold
        self.share = threshold.share.as_integer_ratio()
        self.wanted = wanted
        self.known: date | None = None
        self.declared: date | None = None
        self.days: list[date] = []
        self.meetings = 0
        self.months: Counter[tuple[int, int]] = Counter()
        self.acts_me = 0
        self.acts_they = 0
        self.trust = dict.fromkeys(Who.BOTH.sides, Standing.NONE)
        self.respect = dict.fromkeys(Who.BOTH.sides, Standing.NONE)
        self.has_trust = False
        self.has_respect = False
        self.exchanged: set[bool] = set()
        self.cared: set[bool] = set()

    def know(self, day: date) -> None:
        """Take in the day on which you got to know each other."""
        self.known = day

    def declare(self, day: date) -> None:
        """Take in the day from which you say that you are connected."""
        self.declared = day

    def meet(self, encounter: Encounter) -> None:
        """Add an encounter; they come in order of day."""
        self.days.append(encounter.day)
        if encounter.channel is not Channel.WRITTEN:
            self.meetings += 1
            self.months[encounter.day.year, encounter.day.month] += 1

    def unmeet(self, encounter: Encounter) -> None:
        """Take an event away again, for a line stands instead of it."""
        self.days.remove(encounter.day)
        self.meetings -= 1
        month = (encounter.day.year, encounter.day.month)
        self.months[month] -= 1
        if not self.months[month]:
            del self.months[month]

    def act(self, side: Who) -> None:
        """Add an act of one side."""
        if side is Who.ME:
            self.acts_me += 1
        else:
            self.acts_they += 1

    def turn_trust(self, turn: tuple[Who, Standing]) -> None:
        """Set one side's standing in trust."""
        self.trust[turn[0]] = turn[1]
        self.has_trust = all(standing is Standing.EARNED for standing in self.trust.values())

    def turn_respect(self, turn: tuple[Who, Standing]) -> None:
        """Set one side's standing in respect."""
        self.respect[turn[0]] = turn[1]
        self.has_respect = all(standing is Standing.EARNED for standing in self.respect.values())

    def exchange(self, gave: bool) -> None:  # noqa: FBT001 - called through a list of changes
        """Add something given or got."""
        self.exchanged.add(gave)

    def care(self, mine: bool) -> None:  # noqa: FBT001 - likewise
        """Add a win or setback, mine or theirs, that the other answered in time."""
        self.cared.add(mine)

    @property
    def start(self) -> date | None:
        """The day from which time counts: known, else declared, else the first encounter."""
        return self.known or self.declared or (self.days[0] if self.days else None)

    def age(self, day: date) -> int | None:
        """Return the days since the start; None where nothing starts them."""
        start = self.start
        return None if start is None else (day - start).days

    @property
    def ripe(self) -> int | None:
        """The ordinal of the day on which time is up, once you met often enough for it."""
        asked = self.threshold
        if self.meetings < asked.meetings or len(self.months) < asked.months or self.start is None:
            return None
        return self.start.toordinal() + asked.days

    def has_time(self, day: date) -> bool:
        """Tell whether you have known each other long and often enough."""
        ripe = self.ripe
        return ripe is not None and ripe <= day.toordinal()

    @property
    def has_share(self) -> bool:
        """Whether the smaller side has its share of all acts (so it is, where there are none)."""
        part, of = self.share
        return min(self.acts_me, self.acts_they) * of >= (self.acts_me + self.acts_they) * part

    @property
    def has_participation(self) -> bool:
        """Whether both sides take part."""
        asked = self.threshold.acts
        return self.acts_me >= asked <= self.acts_they and self.has_share

    def held(self, day: date) -> int:
        """Return how many of the four conditions hold."""
        return self.has_time(day) + self.has_participation + self.has_trust + self.has_respect

    def stage(self, day: date) -> Stage:
        """Return the highest stage that applies (model.md, *Stages*)."""
        held = self.held(day)
        vouched = self.declared is not None and Standing.LOST not in self.trust.values()
        if held == 4 or vouched:  # noqa: PLR2004 - all four of the conditions
            return Stage.KIN if len(self.exchanged) == len(self.cared) == 2 else Stage.CONNECTION  # noqa: PLR2004 - both ways
        if self.start is None:
            return Stage.LISTED
        return Stage.POSSIBLE if self.wanted or held >= POSSIBLE_CONDITIONS else Stage.KNOWN
