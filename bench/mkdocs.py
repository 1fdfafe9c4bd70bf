"""The made-up life as a site of MkDocs': a lean page for each person, and a list of all.

MkDocs is installed into `.bench/`, in an environment of its own. It knows no taxonomies, so that it has
fewer pages to make than the others; its search and its menu, which would hold every page, are off.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import Sheet
from bench.hugo import page

VERSION = "1.6.1"
SETTINGS = """\
site_name: A life on paper
site_url: ""
theme:
  name: null
  custom_dir: theme
plugins: []
"""
PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>
<nav><a href="{{ base_url }}/">Home</a> <a href="{{ base_url }}/people/">People</a></nav>
<main>
<h1>{{ page.title }}</h1>
<dl>
{% for name in ["known", "how", "through", "every"] %}{% if page.meta[name] %}
<dt>{{ name }}</dt><dd>{{ page.meta[name] | e }}</dd>{% endif %}{% endfor %}
{% for name in ["contexts", "groups", "tags", "places", "knows"] %}{% if page.meta[name] %}
<dt>{{ name }}</dt><dd>{% for one in page.meta[name] %}<span>{{ one | e }}</span> {% endfor %}</dd>
{% endif %}{% endfor %}
</dl>
{% for name in ["meetings", "trust", "exchange", "life", "promises"] %}{% if page.meta[name] %}
<h2>{{ name }}</h2>
<ul>{% for line in page.meta[name] %}<li>{{ line | e }}</li>{% endfor %}</ul>
{% endif %}{% endfor %}
{{ page.content }}
</main>
</body>
</html>
"""


def installed(place: Path) -> Path:
    """Return the program, which is installed at its place the first time.

    Raises:
        subprocess.CalledProcessError: where it cannot be had.
    """
    program = place / f"mkdocs-{VERSION}" / "bin" / "mkdocs"
    if not program.exists():
        venv.create(place / f"mkdocs-{VERSION}", with_pip=True, symlinks=True)
        pip = [str(program.with_name("python")), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", f"mkdocs=={VERSION}"], check=True, stdout=sys.stderr)
    return program


def words(program: Path) -> list[str]:
    """Return how a site is built."""
    return [str(program), "build", "--quiet", "--site-dir", "site"]


def site(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the site."""
    names = {one.id: one.name for one in sheets}
    yield "mkdocs.yml", SETTINGS
    yield "theme/main.html", PAGE
    yield "docs/index.md", "# A life on paper\n"
    lines = "".join(f"- [{one.name}]({one.id}.md)\n" for one in sheets)
    yield "docs/people/index.md", f"# People\n\n{lines}"
    for one in sheets:
        yield f"docs/people/{one.id}.md", page(one, names, "{}.md")
