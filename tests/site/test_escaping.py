"""What templates show is escaped as Jinja itself would have it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from kinmap.site.escaping import Templates, shown

WORDS = {"it": "a <b> & \"c\" 'd'", "safe": Markup("<i>x</i>"), "n": 7, "none": None, "yes": True, "x": 1.5}


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
    ],
)
def test_a_template_writes_what_jinja_would(source: str) -> None:
    macro = "{% macro w() %}<u>{{ caller('<') }}</u>{% endmacro %}"
    ours = Templates(autoescape=True).from_string(macro + source).render(WORDS)
    assert ours == Environment(autoescape=True).from_string(macro + source).render(WORDS)


def test_a_name_that_nobody_gave_is_an_error_still() -> None:
    with pytest.raises(UndefinedError):
        Templates(autoescape=True, undefined=StrictUndefined).from_string("{{ nothing }}").render()
