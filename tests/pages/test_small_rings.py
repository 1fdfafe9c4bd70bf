from __future__ import annotations

from collections.abc import Mapping

from kinmap.maps.ring_names import Dot
from kinmap.pages.page import Page
from kinmap.pages.small_rings import small_rings
from kinmap.pages.view import View


def test_everybody_sits_where_they_sit_on_the_rings_and_who_has_gone_quiet_is_pale(
    seen: View, made: Mapping[str, Page]
) -> None:
    """
    people/ana.md:
        every: 2 weeks
        meetings: [2026-10-30 coffee]
    people/rui.md:
        every: 2 weeks
        knows: [ana]
        meetings: [2026-09-01 coffee]
    people/zoe.md:
        name: Zoe
    """
    small = small_rings(seen)
    assert small
    dots: dict[str, Dot] = {it.dot.id: it.dot for it in made["maps/rings.html"].content["people"]}  # type: ignore[attr-defined]
    assert dict(small.points) == {
        "known": f"M{dots['ana'].x:.0f} {dots['ana'].y:.0f}h0",
        "known pale": f"M{dots['rui'].x:.0f} {dots['rui'].y:.0f}h0",
    }
    assert small.quiet


def test_there_is_no_picture_of_nobody(seen: View) -> None:
    """
    people/zoe.md:
        name: Zoe
    """
    assert small_rings(seen) is None
