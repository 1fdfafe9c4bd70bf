"""The made-up life as a site of Eleventy's: a lean page for each person, and a list of all.

Eleventy is installed into `.bench/`, with npm. It has no pages of taxonomies unless one programs
them, and has not got them here: it has fewer pages to make than the others.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import Sheet
from bench.hugo import page

VERSION = "3.1.2"
SETTINGS = """\
export default function (eleventy) {
  eleventy.setQuietMode(true);
  return {dir: {input: "content", includes: "../layouts", output: "site"}, markdownTemplateEngine: false};
}
"""
BASE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<nav><a href="/">Home</a> <a href="/people/">People</a></nav>
<main><h1>{{ title }}</h1>
{{ content | safe }}</main>
</body>
</html>
"""
SINGLE = """\
---
layout: base.njk
---
<dl>
{% set fields = {known: known, how: how, through: through, every: every} %}
{% for name, said in fields %}{% if said %}<dt>{{ name }}</dt><dd>{{ said }}</dd>{% endif %}
{% endfor %}
{% set lists = {contexts: contexts, groups: groups, tags: tags, places: places, knows: knows} %}
{% for name, said in lists %}{% if said %}<dt>{{ name }}</dt>
<dd>{% for one in said %}<span>{{ one }}</span> {% endfor %}</dd>{% endif %}{% endfor %}
</dl>
{% set ledgers = {meetings: meetings, trust: trust, exchange: exchange, life: life, promises: promises} %}
{% for name, lines in ledgers %}{% if lines %}
<h2>{{ name }}</h2>
<ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>
{% endif %}{% endfor %}
{{ content | safe }}
"""
LIST = """\
---
layout: base.njk
title: People
---
<ul>{% for one in collections.person %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>
{% endfor %}</ul>
"""


def installed(place: Path) -> Path:
    """Return the program, which is installed at its place the first time.

    Raises:
        subprocess.CalledProcessError: where it cannot be had.
    """
    folder = place / f"eleventy-{VERSION}"
    program = folder / "node_modules" / ".bin" / "eleventy"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        asked = {"private": True, "dependencies": {"@11ty/eleventy": VERSION}}
        (folder / "package.json").write_text(json.dumps(asked), encoding="utf-8")
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(npm, cwd=folder, check=True, stdout=sys.stderr)
    return program


def words(program: Path) -> list[str]:
    """Return how a site is built."""
    return [str(program), "--quiet"]


def site(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the site."""
    names = {one.id: one.name for one in sheets}
    yield "eleventy.config.mjs", SETTINGS
    yield "package.json", '{"type": "module"}\n'
    yield "layouts/base.njk", BASE
    yield "layouts/person.njk", SINGLE
    yield "content/index.md", "---\nlayout: base.njk\ntitle: A life on paper\n---\n"
    yield "content/people.njk", LIST
    yield "content/people/people.11tydata.json", '{"layout": "person.njk", "tags": ["person"]}\n'
    for one in sheets:
        yield f"content/people/{one.id}.md", page(one, names)
