"""What templates show is escaped as Jinja itself would have it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from kinmap.site.escaping import Templates, shown

WORDS: dict[str, object] = {
    "it": "a <b> & \"c\" 'd'",
    "safe": Markup("<i>x</i>"),
    "n": 7,
    "none": None,
    "yes": True,
    "x": 1.5,
}
WORDS |= {"deep": {"a": {"b": "<b>"}, "none": {}}, "day": date(2026, 11, 1)}


@given(st.text() | st.text(alphabet="<>&\"'a") | st.integers() | st.floats() | st.booleans() | st.none())
def test_whatever_is_shown_is_escaped(content: object) -> None:
    assert shown(content) == escape(content)


def test_what_is_safe_stays_as_it_is() -> None:
    assert shown(Markup("<i>&amp;</i>")) == "<i>&amp;</i>"


@pytest.mark.parametrize(
    "source",
    [
        "{{ it }}{{ safe }}{{ n }}{{ none }}{{ yes }}{{ x }}",
        "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(it) }}{{ m(m(it)) }}",
        "{% set a %}{{ it }}{% endset %}{{ a }}{{ a ~ it }}",
        "{% autoescape false %}{{ it }}{% endautoescape %}{{ it }}",
        "{{ it | upper }}{{ it | safe }}{{ [it, safe] | join('<') }}{{ '<' ~ it }}",
        "{% call(y) w() %}{{ y }}{{ it }}{% endcall %}",
        "{{ deep.a.b }}{{ deep.a['b'] }}{{ deep.a.items }}{{ it.upper() }}{{ deep.none.at is defined }}",
        "{% for y in [deep, deep] if y.a.b %}{{ y.a.b }}{{ loop.index }}{% endfor %}",
        "{% set a = deep.a %}{{ a.b }}{% macro m(x=deep.a.b) %}{{ x }}{% endmacro %}{{ m() }}",
        "{{ deep.a.nothing is defined }}{{ deep.a.nothing | default(deep.a.b) }}",
        "{{ day.year }}{{ day.replace(2027).year }}",
    ],
)
def test_a_template_writes_what_jinja_would(source: str) -> None:
    macro = "{% macro w() %}<u>{{ caller('<') }}</u>{% endmacro %}"
    ours = Templates(autoescape=True).from_string(macro + source).render(WORDS)
    assert ours == Environment(autoescape=True).from_string(macro + source).render(WORDS)


def test_a_name_that_nobody_gave_is_an_error_still() -> None:
    with pytest.raises(UndefinedError):
        Templates(autoescape=True, undefined=StrictUndefined).from_string("{{ nothing }}").render()
