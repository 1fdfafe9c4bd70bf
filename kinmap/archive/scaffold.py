"""What a new archive starts with: a few files that explain themselves."""

from __future__ import annotations

SITE = """\
# yaml-language-server: $schema=.kinmap/site.schema.json
# The settings of your archive. All of them are optional; what is written here after a # is
# only an example, or the default. `kinmap explain setting` says more.

title: My people
# me: Your Name                  # you, at the centre of the maps
# language: en
# timezone: Europe/Lisbon        # whose midnight starts a new day
# hours: 5 per week              # the time that you have for people

# How often you want to be in touch, by stage, where neither a note nor your habit says so.
# rhythm: {kin: 4 weeks, connection: 8 weeks, possible: 12 weeks}

# What the four conditions of a connection ask for.
# connection:
#   days: 180                    # known for so long
#   meetings: 5                  # met or spoken so often
#   months: 4                    # in so many different months
#   acts: 2                      # each side did so much for it
#   share: 0.2                   # and at least this part of all

# What there is to know of somebody: the ## headings of a note that count as depth.
# facets: [Work, Family, Interests, Values, Hopes, Worries]

# The community that you want.
# goals:
#   - 12 kin
#   - 40 connections
#   - 5 connections in charitable
"""

PERSON = """\
---
name: Jo Example
# This note is an example. Change it, or delete it, and write one note for each person.
# The file's name, jo-example, is the id by which other notes link here.
pronouns: they/them
known: 2024-05
how: We shared a table at the street party.
contexts: [personal]             # professional, personal, social, charitable
tags: [bread, allotments]
every: 6 weeks                   # how often you want to be in touch; leave it out if unsure
# One line for each time you met, spoke or wrote: the date, what it was, who asked for it.
meetings:
  - 2024-09-14 coffee 2h by me: Lent me the book on rye.
  - 2024-05-25 party: We shared a table.
# Trust and respect that was earned, lost or repaired; "they earned" means yours.
trust:
  - 2024-09-14 they earned: Told me honestly that my sourdough was a brick.
# What you gave each other: knowledge, help, an introduction, work or a gift.
exchange:
  - 2024-09-14 got gift: The book on rye.
# Their wins and setbacks (and yours), and the day on which the other answered.
life:
  - 2024-11-02 win answered 2024-11-03: The allotment is theirs at last.
# What was promised, by whom, until when, and how it ended.
promises:
  - 2024-09-14 me by 2024-10-01 kept 2024-09-28: Bring the book back.
---

## Interests
Rye, patience, and the allotment behind the station.

## Family
"""

IGNORE = """\
/site/
/.kinmap/
"""

ATTRIBUTES = """\
# Notes that you change on two machines are united line by line; `kinmap init` tells git how.
people/**/*.md merge=kinmap
events/**/*.md merge=kinmap
"""

FILES = {
    "site.yml": SITE,
    "people/jo-example.md": PERSON,
    ".gitignore": IGNORE,
    ".gitattributes": ATTRIBUTES,
}
