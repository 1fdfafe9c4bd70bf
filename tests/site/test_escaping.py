"""What templates show is escaped as Jinja itself would have it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from markupsafe import Markup, escape

from kinmap.site.escaping import escaped, replaced, shown

TEXTS = st.text() | st.text(alphabet="<>&\"'a")


@given(TEXTS | st.integers() | st.floats() | st.booleans() | st.none())
def test_whatever_is_shown_is_escaped(content: object) -> None:
    assert shown(content) == escape(content)


@given(TEXTS)
def test_a_text_is_escaped_alike_with_and_without_the_quick_way(text: str) -> None:
    assert escaped(text) == replaced(text) == escape(text)
    assert type(replaced(text)) is str


@pytest.mark.parametrize("safe", [Markup("<i>&amp;</i>"), 7, 1.5])
def test_what_is_safe_stays_as_it_is(safe: object) -> None:
    assert shown(safe) == str(safe)
