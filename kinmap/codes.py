"""The table of problem codes: what each means, before and after.

The codes are stable: scripts and editors may rely on them. Their order is that of the
documentation: errors first, then warnings.
"""

from __future__ import annotations

from dataclasses import dataclass

PERSON = "people/ana.md"
EVENT = "events/harvest-dinner.md"
SITE = "site.yml"
ROWS = "network/phone.csv"
HEADER = "name,url,email,company,position,since,source"
DEEP = 21
"""Lists in each other; one more than a note may have."""
QUOTES = 120
"""Quotations in each other; more than Markdown is read to."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table.

    Attributes:
        when: in a few words, when it is said.
        meaning: in two or three sentences, why it matters and what to do.
        before: lines that have the problem.
        after: the same lines put right.
        path: the file that the lines are of; empty, the lines are names of files.
        warning: whether it is a warning; all others are errors.
    """

    when: str
    meaning: str
    before: str
    after: str
    path: str = PERSON
    warning: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether the lines are all of the file, not only some fields of a note."""
        return self.path in (SITE, ROWS) or self.after.startswith("---")


ERRORS: dict[str, Code] = {
    "unreadable": Code(
        "a file that cannot be opened or read",
        "The file is there, but the system will not hand it over: its permissions forbid it, or the disk "
        "fails. Nothing of it is on any page until it can be read.",
        before="----------  people/ana.md",
        after="-rw-r--r--  people/ana.md",
        path="",
    ),
    "encoding": Code(
        "a file that is not UTF-8",
        "Text is read as UTF-8, and this file has a byte that does not belong to it, at the line that is "
        "named. Save the file as UTF-8 in your editor; guessing could turn names into other names.",
        before="how: On the quay, by the caf\\xe9.",
        after="how: On the quay, by the café.",
    ),
    "front-matter": Code(
        "no line to close the front matter, or no fields in it",
        "Front matter stands between two lines of `---`, and is made of `field: value` lines. Without the "
        "second line nobody can tell where the fields end and the words begin.",
        before="---\nname: Ana\n\nWhat I know of her.",
        after="---\nname: Ana\n---\nWhat I know of her.",
    ),
    "yaml": Code(
        "YAML that cannot be read",
        "The fields of a note are YAML, and here it breaks: a tab, a quote that is never closed, a control "
        "character, or lines that are not indented alike. The fields before that place are read all the "
        "same.",
        before='how: "On the quay.',
        after='how: "On the quay."',
    ),
    "quote": Code(
        "a text that YAML can only read in quotes",
        "A second `: ` in a line, or a sign of YAML's own at the start of a text (`[`, `*`, `&`, `@` …), "
        "means something else to YAML than to you. Put the text in quotes; the fix shows the line as it "
        "should be.",
        before="meetings:\n  - 2026-10-03 coffee: She said: yes.",
        after='meetings:\n  - "2026-10-03 coffee: She said: yes."',
    ),
    "plain-data": Code(
        "an anchor, an alias, a tag or a merge key",
        "A note is plain text that means what it says; YAML's references (`&`, `*`, `<<`) and types (`!`) "
        "make it a programme. Write the value out, or put it in quotes if the sign belongs to the text.",
        before="how: !quay On the quay.",
        after='how: "!quay On the quay."',
    ),
    "too-deep": Code(
        "more than 20 mappings and lists in each other",
        "Nobody writes this deep by hand, so it is most likely a slip, such as a row of brackets. Use fewer "
        "levels; the field is not read as it is.",
        before="x-boxes: " + "[" * DEEP + "ring" + "]" * DEEP,
        after="x-boxes: [ring]",
    ),
    "duplicate-field": Code(
        "a field that is given twice",
        "Of two values under one name only one can count, so the second would be lost. Keep one of them, or "
        "make one list of both.",
        before="tags: [climbing]\ntags: [chess]",
        after="tags: [climbing, chess]",
    ),
    "unknown-field": Code(
        "a field that looks like a slip for a known one, or one that has no place there",
        "In a note, a name that is a letter or two away from a known field is taken for a slip, since its "
        "words would be lost. Write the known name, or `x-` before your own. In site.yml, in entries and in "
        "`contact`, every name must be a known one.",
        before="birthdya: 03-02",
        after="birthday: 03-02",
    ),
    "missing-field": Code(
        "an event without `title` or `date`",
        "An event needs a title, to be called by, and a date; without its date nothing can be counted from "
        "it.",
        before="title: Harvest dinner",
        after="title: Harvest dinner\ndate: 2026-07-01",
        path=EVENT,
    ),
    "type": Code(
        "a text where a list is wanted, or the like",
        "The field is known, but what follows has another shape than it takes: one text, a list, or values "
        "by name. The fix shows the right one.",
        before="tags: climbing",
        after="tags: [climbing]",
    ),
    "date": Code(
        "no date, or one that does not exist",
        "Dates are written YYYY-MM-DD, YYYY-MM or YYYY, from 1000 to 9999; entries start with one that has "
        "at least its month. A birthday is MM-DD or YYYY-MM-DD.",
        before="known: 2026-13-03",
        after="known: 2026-12-03",
    ),
    "date-order": Code(
        "an answer, or the end of a promise, before its entry",
        "Nothing is answered before it happened, nor kept before it was promised. One of the two dates is a "
        "slip.",
        before="promises:\n  - 2026-10-03 me kept 2026-10-01: Send the article.",
        after="promises:\n  - 2026-10-03 me kept 2026-10-08: Send the article.",
    ),
    "duration": Code(
        "a duration of nothing",
        "A meeting of no time is none. Write how long it was (`45m`, `2h`, `1h30m`, `2d`), or leave it out: "
        "then its kind says what counts.",
        before="meetings:\n  - 2026-10-03 coffee 0h",
        after="meetings:\n  - 2026-10-03 coffee 1h",
    ),
    "rhythm": Code(
        "a length of days that is none",
        "A rhythm is a whole number and a unit, days, weeks, months or years, such as `6 weeks`. In a note, "
        "`every` may be `never` as well.",
        before="every: six weeks",
        after="every: 6 weeks",
    ),
    "word": Code(
        "a word that no rule knows",
        "Entries, and some fields, are made of fixed words, so that they can be counted without guessing. "
        "The nearest known word is named. What you want to say freely goes after `: `.",
        before="meetings:\n  - 2026-10-03 cofee by me",
        after="meetings:\n  - 2026-10-03 coffee by me",
    ),
    "missing-word": Code(
        "an entry without a part that must be there",
        "Without this word it cannot be told what the entry means: who earned, what was given, who promised. "
        "The entry counts for nothing until it is there.",
        before="trust:\n  - 2025-03-02 they: Kept our draft to herself.",
        after="trust:\n  - 2025-03-02 they earned: Kept our draft to herself.",
    ),
    "repeated-word": Code(
        "a part of an entry that is given twice",
        "An entry has one kind, one length, one WHO; of two, one would be lost. For two meetings on a day, "
        "write two lines.",
        before="meetings:\n  - 2026-10-03 coffee walk by me",
        after="meetings:\n  - 2026-10-03 coffee by me\n  - 2026-10-03 walk by me",
    ),
    "setting": Code(
        "a value in site.yml that cannot be read",
        "A goal, hours, a threshold, a kind of meeting, a place, a colour, a time zone, or the known name of "
        "an own field is not written as it must be. Until then the default holds, or that line is left out.",
        before="hours: five per week",
        after="hours: 5 per week",
        path=SITE,
    ),
    "id-clash": Code(
        "two files of one id",
        "The name of a file is the id of its person or event, whatever folder it is in, and in capitals or "
        "not. Two of one id could not be told apart in a link: rename one.",
        before="people/ana.md\npeople/work/Ana.md",
        after="people/ana.md\npeople/work/ana-duarte.md",
        path="",
    ),
    "slug-clash": Code(
        "two files whose pages have one address",
        "In an address, spaces and punctuation become `-`, and so two different ids can want one page. "
        "Neither may write over the other: rename one.",
        before="people/ana-duarte.md\npeople/ana duarte.md",
        after="people/ana-duarte.md\npeople/ana-duarte-lumen.md",
        path="",
    ),
    "through-circle": Code(
        "people who all got to know you through each other",
        "A `through` says who brought somebody to you, so the chain has to start with you. Here it runs in a "
        "circle: take `through` out of whoever you knew first.",
        before="through: rui-lopes",
        after="how: At school; I met Rui through her.",
    ),
    "csv": Code(
        "a file of rows without its header, or a row that does not fit it",
        "Each file of network/ starts with its header, and every row has as many cells. A row that does not "
        "is passed over; most often a comma stands in a name without quotes around it. A `mark` is "
        "`connected`, `known`, `stranger` or empty.",
        before=f"{HEADER}\nCastro, Luís,,,Irmão & Cª,Owner,2022-08-19,phone",
        after=f'{HEADER}\n"Castro, Luís",,,Irmão & Cª,Owner,2022-08-19,phone',
        path=ROWS,
    ),
}

WARNINGS: dict[str, Code] = {
    "link": Code(
        "a link to nobody, to several by one name, or to oneself",
        "There is no note of that id, or more than one person of that name; the nearest is named. The link "
        "is shown as plain words, and counts for nothing.",
        before="through: rui-lopse",
        after="through: rui-lopes",
        warning=True,
    ),
    "comment": Code(
        "a comment after the text of an entry",
        "YAML takes ` #` and all after it for a comment, and so these words are on no page. Put the text in "
        "quotes if they belong to it.",
        before="meetings:\n  - 2026-10-03 coffee: We sat at table #4.",
        after='meetings:\n  - "2026-10-03 coffee: We sat at table #4."',
        warning=True,
    ),
    "conflict-copy": Code(
        "a copy that a synchronising programme made of a note",
        "Two devices changed one note, and the programme that carries them put the other version aside. It "
        "is passed over: compare the two, move over what is missing, and delete the copy.",
        before="people/ana.md\npeople/ana (conflicted copy).md",
        after="people/ana.md",
        path="",
        warning=True,
    ),
    "outside": Code(
        "a file that leads out of the archive",
        "It is a link to something outside of this folder, and is passed over, so that nothing from "
        "elsewhere gets onto a page unawares. Put the file itself here.",
        before="people/ana.md -> /home/carla/ana.md",
        after="people/ana.md",
        path="",
        warning=True,
    ),
    "place": Code(
        "a place that neither site.yml nor the gazetteer knows, or a name of several towns",
        "Everything but the map of places works as before; there, nobody can say where it is, or which of "
        "several. Add it to `places` in site.yml with latitude and longitude, or write the nearest town.",
        before="place: Vale de Nenhures",
        after="place: Lisbon",
        warning=True,
    ),
    "no-name": Code(
        "a note without a name",
        "The first heading stands in its place, or else the name of the file. Write `name` to choose it; "
        "this is said once for the whole archive, with the number of notes.",
        before="---\nhow: On the quay.\n---",
        after="---\nname: Ana\nhow: On the quay.\n---",
        warning=True,
    ),
    "front-matter-none": Code(
        "a note without front matter, or with nothing in it",
        "The note is shown, and found, but there is nothing in it to count: no meetings, no dates. Start it "
        "with the fields that you want, between two lines of `---`; this is said once for the whole archive.",
        before="What I know of her.",
        after="---\nname: Ana\n---\nWhat I know of her.",
        warning=True,
    ),
    "own-field": Code(
        "a field of your own",
        "It is shown on the page under its name, and means nothing else to kinmap. To have it so without a "
        "word, start it with `x-`; to make it a known field, name both in `fields` of site.yml.",
        before="shoe-size: 38",
        after="x-shoe-size: 38",
        warning=True,
    ),
    "nested": Code(
        "Markdown that is nested deeper than it is read",
        "Quotations or lists stand so deep in each other that the innermost are shown as plain words. No "
        "word is lost; use fewer levels to have them shown as they are meant.",
        before="---\nname: Ana\n---\n" + "> " * QUOTES + "Yes.",
        after="---\nname: Ana\n---\n> Yes.",
        warning=True,
    ),
}

CODES: dict[str, Code] = ERRORS | WARNINGS
