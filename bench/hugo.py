"""The made-up life as a site of Hugo's: the same people, fields, ledgers, bodies and lists.

One lean template for each kind of page, and none of the feeds and maps that Hugo adds by
itself: it is measured at its quickest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bench.corpus import Sheet, body

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
LINK = re.compile(r"\[\[(.+?)\]\]")
LISTS = ("contexts", "groups", "tags", "knows")


def site(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the site."""
    yield "hugo.toml", SETTINGS
    yield "layouts/_default/baseof.html", BASE
    yield "layouts/_default/single.html", SINGLE
    yield "layouts/_default/list.html", LIST
    yield "layouts/index.html", LIST
    names = {one.id: one.name for one in sheets}
    yield from ((f"content/people/{one.id}.md", page(one, names)) for one in sheets)


def page(one: Sheet, names: dict[str, str]) -> str:
    """Return the page of one person: what each note of the archive says, in Hugo's words."""
    lines = ["---", f"title: {one.name}"]
    for name, text in one.fields.items():
        if name == "place":
            lines.append(f"places: [{text}]")
        else:
            lines.append(f"{name}: {text if name in LISTS else json.dumps(text)}")
    for ledger, entries in one.ledgers.items():
        lines += [f"{ledger}:", *(f"  - {json.dumps(f'{head}: {remark}')}" for head, remark in entries)]
    linked = LINK.sub(lambda found: f"[{names[found[1]]}](/people/{found[1]}/)", body(one))
    return "\n".join([*lines, "---", "", linked])
