"""How all this is worked out: the model in plain words, with this archive's own figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kinmap.archive.settings import Settings
from kinmap.community.stages import CONNECTED, Stage
from kinmap.pages import holds, labels, said, words
from kinmap.pages.daily import drawn
from kinmap.pages.figures import figures
from kinmap.pages.page import Later, Page
from kinmap.pages.rhythms import PLURAL
from kinmap.pages.tongue import say
from kinmap.pages.view import View, Who

PATH = "about.html"


@dataclass(frozen=True, slots=True)
class Rule:
    """A term, and its rule in a sentence or two; of a stage, its value as well."""

    term: str
    words: str
    stage: str = ""


def pages(view: View) -> Iterator[Page]:
    """Give the page that explains the others."""
    yield Page(PATH, "about.html", say("How this is worked out"), Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    example = worked(view)
    return {
        "drawn": drawn(view),
        "conditions": conditions(view.settings),
        "stages": stages(view.settings),
        "rhythms": tuple(
            Rule(say(PLURAL[Stage(stage)]), words.exact(days).every)
            for stage, days in view.settings.rhythm.items()
        ),
        "states": states(),
        "figures": figures(view),
        "facets": words.joined(view.settings.facets),
        "example": example,
        "held": holds.conditions(view, view.relations[example.id]) if example else (),
    }


def conditions(settings: Settings) -> tuple[Rule, ...]:
    """Return the four conditions with this archive's thresholds."""
    asked = settings.connection
    return (
        Rule(
            say("Time"),
            say(
                "You have known each other for at least {length}, and met in person or by voice at least "
                "{times}, {in_months}.",
                length=words.exact(asked.days),
                times=words.times(asked.meetings),
                in_months=said.in_months(asked.months),
            ),
        ),
        Rule(
            say("Participation"),
            say(
                "Both of you carry it: {acts}. An act is a meeting that one of you asked for, something "
                "given, an answer to a win, a setback or news, a promise kept.",
                acts=holds.asks_acts(asked),
            ),
        ),
        Rule(
            say("Trust"),
            say(
                "Each has earned the other\u2019s. What is lost is not earned again, only repaired. A "
                "promise kept earns trust; one broken is shown, and costs none by itself."
            ),
        ),
        Rule(say("Respect"), say("Each has earned the other\u2019s, told apart from trust.")),
    )


def stages(settings: Settings) -> tuple[Rule, ...]:
    """Return the stages, the nearest first."""
    within = words.exact(settings.answer)
    told = {
        Stage.KIN: say(
            "A connection, with exchange both ways (each gave something), and care both ways: each of you "
            "answered a win or a setback of the other\u2019s within {length}.",
            length=within,
        ),
        Stage.CONNECTION: say(
            "All four conditions hold; or you declared it, and nobody\u2019s trust is lost. What is "
            "declared, and not shown by the notes, is marked so."
        ),
        Stage.POSSIBLE: say(
            "You know each other, and you decided to connect, or two of the four conditions hold."
        ),
        Stage.KNOWN: say("You have met, spoken or written, or the note says since when you know each other."),
        Stage.LISTED: say("A name, and nothing more yet."),
    }
    return tuple(Rule(words.capital(labels.stage(it.value)), said, it.value) for it, said in told.items())


def states() -> tuple[Rule, ...]:
    """Return the states, and fading."""
    return (
        Rule(say("Fresh"), say("The time since you last met, spoke or wrote is under the limit.")),
        Rule(
            say("Gone quiet"),
            say(
                "It has reached the limit. The limit is the rhythm itself where you stated it, or where it "
                "is that of the stage, for a promise has no grace. Where the rhythm is your own habit, the "
                "limit is twice the usual wait and two weeks, but no more than half a year over it, for a "
                "habit has."
            ),
        ),
        Rule(say("Long silent"), say("It is three times the limit, or more; of a habit, twice.")),
        Rule(
            say("Fading"),
            say(
                "Still fresh, but the last three waits are at least twice as long as those before, on "
                "average."
            ),
        ),
    )


def worked(view: View) -> Who | None:
    """Return somebody to explain the conditions by: the nearest, and of these the most written of."""
    found = [it for it in view.relations.values() if it.stage in CONNECTED and not it.declared]
    found = found or [it for it in view.relations.values() if it.encounters]
    if not found:
        return None
    best = min(found, key=lambda it: (-it.held, -it.stage.rank, -len(it.encounters), it.id))
    return view.who(best.id)
