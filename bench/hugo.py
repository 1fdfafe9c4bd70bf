"""The made-up life as a site of Hugo's: the same people, fields, ledgers, bodies and lists.

There are two of them. The lean one has the shortest template for each kind of page, and none of
the feeds and maps that Hugo adds by itself: Hugo at its quickest. The other has the pages that
kinmap has as well, as far as Hugo can work them out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import DAY, YEARS, Sheet, body

SETTINGS = """\
baseURL = "/"
title = "A life on paper"
languageCode = "en"
timeZone = "UTC"
disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]
[taxonomies]
  context = "contexts"
  group = "groups"
  tag = "tags"
  place = "places"
"""
BASE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav><a href="/">Home</a> <a href="/people/">People</a></nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
SINGLE = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<dl>
{{ range $name := slice "known" "how" "through" "every" }}{{ with index $.Params $name }}
<dt>{{ $name }}</dt><dd>{{ . }}</dd>{{ end }}{{ end }}
{{ range $name := slice "contexts" "groups" "tags" "places" "knows" }}{{ with index $.Params $name }}
<dt>{{ $name }}</dt><dd>{{ range . }}<span>{{ . }}</span> {{ end }}</dd>{{ end }}{{ end }}
</dl>
{{ range $name := slice "meetings" "trust" "exchange" "life" "promises" }}
<h2>{{ $name }}</h2>
<ul>{{ range index $.Params $name }}<li>{{ . }}</li>{{ end }}</ul>
{{ end }}
{{ .Content }}
{{ end }}
"""
LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"""
LAYOUTS = Path(__file__).parent / "layouts"
"""The templates of the other site. A person's page has the ledgers as one time line by year, the
last contact, whom they know and who knows them; the lists have the day of the last contact; there
are a journal by month, and what a search needs in one file. Nothing of the model is in them, no
drawing, and no place of a line in its note: Hugo could not work those out."""
SEARCHED = """\
[outputs]
  home = ["HTML", "JSON"]
"""
LINK = re.compile(r"\[\[(.+?)\]\]")
LISTS = ("contexts", "groups", "tags", "knows")


def site(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the lean site."""
    yield "hugo.toml", SETTINGS
    yield "layouts/_default/baseof.html", BASE
    yield "layouts/_default/single.html", SINGLE
    yield "layouts/_default/list.html", LIST
    yield "layouts/index.html", LIST
    yield from people(sheets)


def full(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the site with the same pages as kinmap's."""
    yield "hugo.toml", SETTINGS.replace("[taxonomies]", f"{SEARCHED}[taxonomies]")
    for path in sorted(LAYOUTS.rglob("*.*")):
        yield f"layouts/{path.relative_to(LAYOUTS).as_posix()}", path.read_text(encoding="utf-8")
    for year in range(DAY.year - YEARS, DAY.year + 1):
        yield f"content/journal/{year}.md", f'---\ntitle: "{year}"\nyear: "{year}"\n---\n'
    yield from people(sheets)


def people(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of everybody's page."""
    names = {one.id: one.name for one in sheets}
    yield from ((f"content/people/{one.id}.md", page(one, names)) for one in sheets)


def page(one: Sheet, names: dict[str, str], address: str = "/people/{}/") -> str:
    """Return the page of one person: what each note of the archive says, in Hugo's words.

    MkDocs and Eleventy understand them too; `address` is how a person's page is linked to.
    """
    lines = ["---", f"title: {one.name}"]
    for name, text in one.fields.items():
        if name == "place":
            lines.append(f"places: [{text}]")
        else:
            lines.append(f"{name}: {text if name in LISTS else json.dumps(text)}")
    for ledger, entries in one.ledgers.items():
        lines += [f"{ledger}:", *(f"  - {json.dumps(f'{head}: {remark}')}" for head, remark in entries)]
    linked = LINK.sub(lambda found: f"[{names[found[1]]}]({address.format(found[1])})", body(one))
    return "\n".join([*lines, "---", "", linked])
