"""The plain values of an archive that kinmap has read, for archives that lie in files."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kinmap.archive import event as events, ledgers, load, person as people, settings as site
from kinmap.dates import PartialDate
from tests.community.naive import plain


def plainly(read: load.Archive) -> plain.Archive:
    return plain.Archive(
        settings=settings(read.settings),
        people={name: person(each) for name, each in read.people.items()},
        events={name: event(each) for name, each in read.events.items() if each.date},
        rows=[plain.Row(row.url, row.email, row.mark and str(row.mark)) for row in read.rows],
    )


def day(written: PartialDate | None) -> date | None:
    return written.first if written else None


def person(read: people.Person) -> plain.Person:
    return plain.Person(
        id=read.id,
        name=read.name,
        known=day(read.known),
        declared=day(read.declared),
        through=read.through,
        contexts=[str(context) for context in read.contexts],
        groups=list(read.groups),
        tags=list(read.tags),
        place=read.place.name if read.place else None,
        every=(read.every.days or 0) if read.every else None,
        intent=str(read.intent) if read.intent else None,
        emails=list(read.contact.email),
        urls=[*read.contact.linkedin, *read.contact.web],
        knows=[plain.Knows(tie.id, day(tie.since)) for tie in read.knows],
        facets=len(read.facets),
        meetings=[meeting(each) for each in read.meetings],
        trust=[trust(each) for each in read.trust],
        exchange=[
            plain.Exchange(each.date.first, each.gave, str(each.good), each.to) for each in read.exchange
        ],
        life=[
            plain.Life(each.date.first, each.mine, str(each.occasion), day(each.answered))
            for each in read.life
        ],
        promises=[promise(each) for each in read.promises],
    )


def meeting(read: ledgers.Meeting) -> plain.Meeting:
    return plain.Meeting(
        read.date.first,
        read.kind,
        str(read.channel),
        Fraction(read.minutes, 60),
        str(read.by) if read.by else None,
        read.companions,
        read.event,
    )


def trust(read: ledgers.Trust) -> plain.Trust:
    return plain.Trust(read.date.first, str(read.who), str(read.turn), tuple(map(str, read.regards)))


def promise(read: ledgers.Promise) -> plain.Promise:
    ending = str(read.ending) if read.ending else None
    return plain.Promise(read.date.first, str(read.who), day(read.due), ending, day(read.ended))


def event(read: events.Event) -> plain.Event:
    assert read.date
    return plain.Event(read.id, read.date.first, day(read.until), list(read.there), list(read.met))


def settings(read: site.Settings) -> plain.Settings:
    return plain.Settings(
        days=read.connection.days,
        meetings=read.connection.meetings,
        months=read.connection.months,
        acts=read.connection.acts,
        share=read.connection.share,
        answer=read.answer,
        rhythm=dict(read.rhythm),
        hours=read.hours,
        facets=len(read.facets),
        goals=[
            plain.Goal(each.written, each.want, each.kin, str(each.by) if each.by else None, each.of)
            for each in read.goals
        ],
    )
