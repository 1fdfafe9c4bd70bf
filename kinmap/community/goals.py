"""The community that you want, and how far it is (model.md, *goals*)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kinmap.archive.person import Person
from kinmap.archive.settings import Goal, GoalBy
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.text import Span, fold


@dataclass(frozen=True, slots=True)
class Progress:
    """A goal, and who counts towards it already, by id."""

    goal: Goal
    who: tuple[str, ...]

    @property
    def have(self) -> int:
        """How many there are already."""
        return len(self.who)

    @property
    def gap(self) -> int:
        """How many are wanting."""
        return max(0, self.goal.want - self.have)


def goals(wanted: Iterable[Goal], heard: Collection[Relation]) -> tuple[Progress, ...]:
    """Count how far each goal is, by the connections that are not silent."""
    return tuple(Progress(goal, tuple(one.id for one in heard if counts(one, goal))) for goal in wanted)


def wanting(progress: Iterable[Progress]) -> list[Goal]:
    """Return the goals that somebody is still wanting to."""
    return [each.goal for each in progress if each.gap]


def counts(one: Relation, goal: Goal) -> bool:
    """Tell whether a connection counts towards a goal."""
    return (one.stage is Stage.KIN or not goal.kin) and (goal.by is None or fits(one.person, goal))


def fits(person: Person, goal: Goal) -> bool:
    """Tell whether somebody has the context, place, tag or group that a goal names, if it names one."""
    return goal.by is not None and fold(goal.of) in {fold(name) for name in named(person, goal.by)}


def stands_at(person: Person, goal: Goal) -> Span:
    """Return where a note has what the goal names."""
    field = {
        GoalBy.CONTEXT: "contexts",
        GoalBy.PLACE: "place",
        GoalBy.TAG: "tags",
        GoalBy.GROUP: "groups",
    }
    return person.spans.get(field[goal.by] if goal.by else "", Span(person.path))


def named(person: Person, by: GoalBy) -> Iterable[str]:
    """Return what a person has of the kind that a goal is limited to."""
    place = person.place.name if person.place else None
    return {
        GoalBy.CONTEXT: person.contexts,
        GoalBy.PLACE: (place,) if place else (),
        GoalBy.TAG: person.tags,
        GoalBy.GROUP: person.groups,
    }[by]
