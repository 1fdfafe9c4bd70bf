"""Templates are filled in quickly, and say what Jinja itself would say."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, UndefinedError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kinmap.archive.load import read
from kinmap.community.model import community
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.view import view
from kinmap.site.compiling import SAYING
from kinmap.site.filling import Plain, Templates
from kinmap.site.render import Renderer


@dataclass(frozen=True, slots=True)
class Thing:
    b: object
    parts: tuple[str, ...] = ("<1>", "2", "3")


WORDS: dict[str, object] = {
    "it": "a <b> & \"c\" 'd'",
    "safe": Markup("<i>x</i>"),
    "n": 7,
    "none": None,
    "yes": True,
    "x": 1.5,
    "thing": Thing("<b>"),
    "things": [Thing("<b>"), Thing(Markup("<u>")), Thing(2)],
    "deep": {"a": {"b": "<b>"}, "none": {}},
    "day": date(2026, 11, 1),
}
QUICK = [
    "{{ it }}{{ safe }}{{ n }}{{ none }}{{ yes }}{{ x }}",
    "{{ thing.b }}{% for y in things %}{{ y.b }}{{ loop.index }}{{ loop.last }}{% endfor %}",
    "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(it) }}{{ m(m(it)) }}{{ m(a=it) }}{{ m(it) ~ it }}",
    "{% macro m(a, b='<', c=a) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }}{{ m(it, safe) ~ m(1, c=2) }}",
    "{% macro m(a) %}{{ a }}{{ varargs | join }}{{ kwargs['z'] }}{% endmacro %}{{ m(1, it, z=safe) }}",
    "{% macro m(a, caller=none) %}{{ a }}{% endmacro %}{{ m(it) }}{% call m(1) %}x{% endcall %}",
    "{% set a %}{{ it }}{% endset %}{{ a }}{{ a ~ it }}",
    "{% autoescape false %}{{ it }}{% macro m(a) %}{{ a }}{% endmacro %}{{ m(it) }}{% endautoescape %}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{% autoescape false %}{{ m(it) }}{% endautoescape %}{{ m(it) }}",
    "{{ it | upper }}{{ it | safe }}{{ [it, safe] | join('<') }}{{ '<' ~ it }}{{ it.upper() }}",
    "{% macro w() %}<u>{{ caller('<') }}</u>{% endmacro %}{% call(y) w() %}{{ y }}{{ it }}{% endcall %}",
    "{% for y in things if y.b %}{{ y.b }}{{ loop.index }}{% else %}none{% endfor %}",
    "{% for y in things %}{% for z in y.parts %}{{ n }}{% set n = z %}{{ n }}{% endfor %}{% endfor %}{{ n }}",
    "{% for y in things %}{{ loop.first }}{{ loop.index0 }}{{ loop.length }}{{ 1 if loop.last }}{% endfor %}",
    "{% for y, z in deep | items %}{{ loop.index }}{{ y }}{% else %}{{ loop }}{% endfor %}",
    "{% for y in things %}{% for z in y.parts %}{{ loop.last }}{% endfor %}{{ loop.last }}{% endfor %}",
    "{% for y in things %}{% for z in y.parts %}{{ loop.cycle(1) }}{% endfor %}{{ loop.last }}{% endfor %}",
    "{% for y in things %}{% for z in things[:loop.index] %}{{ z.b }}{{ n }}{% endfor %}{% endfor %}",
    "{% for y in things %}{{ loop.last }}{{ loop.revindex }}{% include 'bit' %}{% endfor %}",
    "{% if not n %}{% for y in [1] %}{{ n }}{% endfor %}{% endif %}{% for y in [2] %}{{ n }}{% endfor %}",
    "{% set k = namespace(v=0) %}{% for y in things %}{% set k.v = k.v + n %}{{ k.v }}{% endfor %}",
    "{% for y in [] %}{{ nothing }}{% endfor %}{% if no is defined %}{{ no }}{% endif %}",
    "{% for y in things recursive %}{{ y.b }}{{ loop(things) if loop.depth == 1 }}{% endfor %}",
    "{{ day.year }}{{ day.replace(2027).year }}{{ 'x'.upper() }}{{ 1.5.real }}{{ 'yes' if n else 'no' }}",
    "{% include 'bit' %}{% filter upper %}{{ it }}{% endfilter %}{% with it = 1 %}{{ it }}{% endwith %}",
    "{% for y in things %}{{ seen(y.b) }}{% endfor %}{% raw %}{{ it }}{% endraw %}{{ '{}' }}{{ \"{x}\" }}",
    "{% import 'parts' as p with context %}{{ p.m(it) }}{% from 'parts' import m %}{{ m(n) }}",
    "{% import 'parts' as p with context %}{% include 'takes' %}{{ p.m(2) }}",
    "{% for it in (1, 2) %}{% import 'parts' as p with context %}{{ p.m(it) }}{% endfor %}",
    "{% import 'works' as p with context %}{{ p.a }}{{ p.m() }}{{ p }}",
    "{{ say('{a} < b', a=it) }}{{ say('{a}', a=safe) }}{{ say_n('one', '{n}', n) ~ say_in(it, it) }}",
    "{% macro m(a) %}{{ say('{b}', b=say(a)) }}{% endmacro %}{{ m(it) }}",
    "{% for say in [seen] %}{{ say(it) }}{% endfor %}",
    "{% extends 'frame' %}{% block a %}{{ super() }}{{ it }}{% endblock %}",
]
ONLY_PLAIN = [
    "{% macro m() %}{{ kwargs.z }}{% endmacro %}{{ m(z=safe) }}",
    "{% block a %}{{ it }}{% endblock %}{{ self.a() }}",
    "{{ deep.a.b }}{{ deep.a['b'] }}{{ deep.none.at is defined }}",
    "{% for y in [deep, deep] if y.a.b %}{{ y.a.b }}{{ loop.index }}{% endfor %}",
    "{% set a = deep.a %}{{ a.b }}{% macro m(x=deep.a.b) %}{{ x }}{% endmacro %}{{ m() }}",
    "{{ thing.nothing is defined }}{{ thing.nothing | default(deep.a.b) }}",
]
NOTES = """
    people/ana.md:
        name: Ana
        knows: [rui, bo]
        meetings:
          - 2026-10-03 coffee by me
    people/rui.md:
        name: Rui
        knows: [bo]
    people/bo.md:
        name: Bo
"""
PARTS = {
    "parts": "{% macro m(a) %}{{ it }}{{ a }}{% endmacro %}",
    "bit": "{{ it }}<hr>",
    "takes": "{% set it = 5 %}{% import 'parts' as p with context %}{{ p.m(it) }}",
    "works": "{% set a = it %}{% macro m() %}{{ a }}{{ it }}{% endmacro %}<br>",
    "frame": "<p>{% block a %}{{ n }}{% endblock %}</p>",
}


@pass_context
def seen(context: Context, what: object) -> str:
    return f"<{what} {context['n']} {context.get('y', '')}>"


def both(source: str, words: dict[str, object]) -> tuple[Templates, Environment]:
    held = DictLoader({**PARTS, "own.html": source})
    ours, jinja = Templates(held), Environment(loader=held, autoescape=True, undefined=StrictUndefined)
    jinja.trim_blocks = jinja.lstrip_blocks = jinja.keep_trailing_newline = True
    for made in (ours, jinja):
        made.globals |= {"seen": seen, **SAYING, **words}
    return ours, jinja


@pytest.mark.parametrize("source", QUICK)
def test_a_template_writes_what_jinja_would(source: str) -> None:
    ours, jinja = both(source, WORDS)
    expected = jinja.get_template("own.html").render(WORDS)
    assert ours.get_template("own.html").render(WORDS) == expected
    assert ours.fill("own.html", WORDS) == expected


@pytest.mark.parametrize("source", ONLY_PLAIN)
def test_what_only_jinjas_way_can_fill_is_filled_that_way(source: str) -> None:
    ours, jinja = both(source, WORDS)
    for _ in range(2):
        assert ours.fill("own.html", WORDS) == jinja.get_template("own.html").render(WORDS)


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ thing.nothing }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=1) }}",
        "{{ none.b }}",
        "{{ 1 / 0 }}",
        "{% include 'gone' %}",
    ],
)
def test_a_mistake_is_the_one_that_jinja_sees(source: str) -> None:
    ours, jinja = both(source, WORDS)
    with pytest.raises((TemplateError, TypeError, ArithmeticError)) as expected:
        jinja.get_template("own.html").render(WORDS)
    with pytest.raises(expected.type) as raised:
        ours.fill("own.html", WORDS)
    assert str(raised.value) == str(expected.value)


def test_a_name_that_nobody_gave_is_an_error_still() -> None:
    with pytest.raises(UndefinedError):
        Templates(DictLoader({"own.html": "{{ nothing }}"})).fill("own.html", {})


CONTENT = st.text(alphabet="a<&'\"{}%é", max_size=4) | st.integers() | st.floats() | st.booleans() | st.none()
PIECES = st.lists(
    st.sampled_from(
        [
            "{{ a }}",
            "{{ b }}",
            "<&{}",
            "{% if a %}{{ b }}{% endif %}",
            "{% for c in (a, b) %}{{ a }}{{ c }}{{ loop.index0 }}{% set a = c %}{% endfor %}",
            "{% macro m(x, y=b) %}{{ x }}{{ y }}{{ a }}{% endmacro %}{{ m(a) }}{{ m(m(b), a) }}",
            "{% set a = b %}",
            "{{ a ~ b }}",
        ]
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(PIECES, CONTENT, CONTENT | CONTENT.map(escape))
def test_any_template_of_these_pieces_writes_what_jinja_would(
    pieces: list[str], a: object, b: object
) -> None:
    ours, jinja = both("".join(pieces), {})
    assert ours.get_template("own.html").render(a=a, b=b) == jinja.get_template("own.html").render(a=a, b=b)


def test_kinmaps_own_templates_are_all_filled_quickly(
    monkeypatch: pytest.MonkeyPatch, files: Callable[[str], dict[str, bytes]]
) -> None:
    """One that names an entry of a mapping by a dot would be filled twice; it says `said["board"]`."""
    monkeypatch.setattr(Templates, "fill", lambda self, name, given: self.get_template(name).render(given))
    seen = view(community(read(files(NOTES)), date(2026, 11, 1)))
    renderer = Renderer(frame(seen))
    for page in {page.template: page for page in pages(seen)}.values():
        assert renderer.render(page)


def test_macros_that_one_page_has_used_say_the_next_ones_words() -> None:
    ours, jinja = both("{% import 'parts' as p with context %}{{ p.m(1) }}{% include 'takes' %}", {})
    for it in ("<b>", Markup("<i>"), 3):
        assert ours.fill("own.html", {"it": it}) == jinja.get_template("own.html").render(it=it)


def test_other_filters_are_used_by_macros_of_earlier_pages_too() -> None:
    macro = "{% macro m() %}{{ it | mine }}{% endmacro %}"
    source = "{% import 'm' as p with context %}{{ p.m() }}"
    templates = Templates(DictLoader({"m": macro, "own.html": source}))
    for said in ("one", "two"):
        templates.use({"mine": lambda it, said=said: f"{it} {said}"})
        assert templates.fill("own.html", {"it": 1}) == f"1 {said}"


def test_a_page_that_is_filled_in_leaves_nothing_behind_that_has_to_be_looked_for() -> None:
    class Content:
        parts = ("<1>",)

    macro = "{% macro own(x) %}{{ x }}{% endmacro %}{{ own(it.parts[0]) }}{{ p.m(1) }}"
    templates = Templates(DictLoader({**PARTS, "own.html": "{% import 'parts' as p with context %}" + macro}))
    templates.fill("own.html", {"it": Content()})
    held = Content()
    left = weakref.ref(held)
    templates.fill("own.html", {"it": held})
    del held
    assert left() is None


def test_both_ways_are_set_up_alike() -> None:
    quick, plain = Templates(None), Plain(None)
    for name in ("autoescape", "undefined", "trim_blocks", "lstrip_blocks", "keep_trailing_newline"):
        assert getattr(quick, name) == getattr(plain, name)
