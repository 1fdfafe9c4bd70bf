"""Notes as people write them, and as a slip of the hand, of a disk or of a merge leaves them."""

from __future__ import annotations

import random
from collections.abc import Callable

ANA = """\
---
name: Ana Duarte # a comment
aliases: [Anita, "Ana D."]
pronouns: she/her
known: 2019-05
how: "First night: of the reading group."
through: rui-lopes
contexts: [professional, charitable]
groups:
- reading-group
- Lumen
tags: [grant-writing, climbing]
place: Lisbon
every: 6 weeks
intent: connect
declared: 1998
birthday: 03-02
contact: {email: ana@example.org, phone: "+351 900 000 000", web: https://ana.example}
boundaries: [No calls after eight.]
knows:
  - rui-lopes
  - marta: sister since 2010
private: true
meetings:
  - 2026-10-03 coffee 2h by me: She took the job at Lumen.
  - 2026-08-14 call by them
  - 2026-07-01 dinner by both with rui-lopes [[Marta Silva]] at harvest-dinner
  - {date: 2026-06-03, kind: walk, for: 1h30m, by: me, with: [rui-lopes], note: "Up the hill."}
trust:
  - 2025-03-02 they earned: Kept our draft to herself.
  - 2026-01-10 I earned respect
exchange:
  - 2026-02-02 gave introduction to rui-lopes: >
      Both wanted
      a climbing partner.
life:
  - 2026-09-30 win answered 2026-10-01: Shortlisted for the prize.
promises:
  - 2026-10-03 me by 2026-10-10 kept 2026-10-08: 'Send "the" article.'
shoe-size: 38
x-own: {a: [1, 2], b: {c: d}}
---

# Ana

## Work
Grants; see [[rui-lopes]] and `[[no link]]`, *emphasis* and a list:

- one
  - two [[harvest-dinner|the dinner]]

```
## Family
[[code]]
```

## Family ##
Two sons, José and 谢.
"""
RUI = """\
---
name: Rui Lopes
known: 2019
meetings:
  - 2026-10-04 video 45m by both: "It's: fine."
  - 2026-09: A whole month, long form kept short.
---
Words.
"""
DINNER = """\
---
title: Harvest dinner
date: 2026-07-01
until: 2026-07-02
kind: charitable
place: [38.72, -9.14]
there: [ana, rui-lopes]
met: [marta]
---
Notes.
"""
SITE = """\
title: Ana's archive
rhythm: {kin: 4 weeks, connection: 8 weeks}
hours: 5 per week
connection:
  days: 180
  share: 0.2
answer: 14 days
kinds: {regatta: in person 3h, postcard: written}
places: {Lisbon: [38.72, -9.14]}
goals:
  - 12 kin
  - 5 connections in charitable
fields: {birthdate: birthday}
colours: {kin: "#b4531f"}
"""
ROWS = """\
name,url,email,company,position,since,source,mark
Luís Castro,https://example.org/luis,luis@example.org,"Irmão, & Cª",Owner,2022-08-19,phone,known
Eva,,eva@example.org,,,,phone,
"""
FILES = {
    "events/harvest-dinner.md": DINNER,
    "network/phone.csv": ROWS,
    "people/ana.md": ANA,
    "people/marta.md": "# Marta Silva\n\nNo front matter at all.\n",
    "people/rui-lopes.md": RUI,
    "site.yml": SITE,
}
SIGNS: tuple[str, ...] = (
    *"[]{}:,#&*!|>'\"%@`?-<=~\\/ \t\n\r\0\x85\u2028\u2029\ufeff\u200f\U0001f984",
    *(": ", " #", "- ", "? ", "---\n", "...\n", "[[", "]]", "<<: ", "!!str ", "&a ", "*a", "\r\n", "\n\n"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n", "```\n", "\n  ", "\n\t", "%YAML 1.1\n", "|\n"),
    *("é", "e\u0301", "谢", "0", "2026-13-03", "by", "with", "at", "null", "No"),
)  # fmt: skip
RAW = (b"\xff", b"\xe9", b"\x00", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80")


def mutated(dice: random.Random) -> tuple[str, bytes]:
    """Return a file of the small archive, with one to six slips in it."""
    path = dice.choice([*FILES, *["people/ana.md"] * 6])
    text = FILES[path]
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        text = dice.choice(SLIPS)(dice, text)
    content = text.encode("utf-8", errors="surrogatepass")
    if dice.random() < 0.1:
        at = dice.randrange(len(content) + 1)
        content = content[:at] + dice.choice(RAW) + content[at:]
    return path, content


def put_in(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(SIGNS) + text[at:]


def take_out(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.choice((1, 1, 2, 5, 40)) :]


def write_over(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(SIGNS) + text[at + 1 :]


def move_lines(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def repeat_lines(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    return "\n".join([*lines[:at], *lines[at : at + dice.choice((1, 1, 3))], *lines[at:]])


def indent(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    shift = dice.choice((" ", "  ", "\t", "- ", "> "))
    lines[at] = shift + lines[at] if dice.random() < 0.6 else lines[at].lstrip()
    return "\n".join(lines)


def cut_off(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text) + 1)]


SLIPS: tuple[Callable[[random.Random, str], str], ...] = (
    put_in,
    put_in,
    put_in,
    write_over,
    take_out,
    take_out,
    move_lines,
    repeat_lines,
    indent,
    cut_off,
)
