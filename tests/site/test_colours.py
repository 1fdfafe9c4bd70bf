"""An archive's colours are measured, and given to light and dark so that they can be seen."""

from __future__ import annotations

import re

import pytest

from kinmap.site.assets import installed
from kinmap.site.colours import DARK, LIGHT, contrast, faint, sheet


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#abc", "#aabbcc") == pytest.approx(1)


@pytest.mark.parametrize(("tone", "own"), [("light", LIGHT), ("dark", DARK)])
def test_kinmaps_own_colours_are_those_of_the_style_sheet(tone: str, own: dict[str, str]) -> None:
    style = (installed() / "assets" / "style.css").read_text()
    block = re.search(rf':root\[data-theme="{tone}"\] {{\n([^}}]*--paper[^}}]*)}}', style)
    assert block
    named = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block[1]))
    assert {name: named[name] for name in own} == own


def test_kinmaps_own_colours_can_be_seen() -> None:
    assert faint(LIGHT) == ()
    assert faint(DARK) == ()


def test_no_colours_make_no_sheet() -> None:
    assert sheet({}) == ""
    assert faint({}) == ()


def test_a_faint_colour_is_said_with_its_figure() -> None:
    assert faint({"kin": "#ffe0d0"}) == (
        "kin #ffe0d0 has a contrast of 1.2 to the paper #fbfaf7; a mark needs 3.0",
    )
    assert faint({"ink": "#999"}) == ("ink #999 has a contrast of 2.7 to the paper #fbfaf7; text needs 4.5",)


def test_a_paper_is_measured_against_every_colour_on_it() -> None:
    assert [said.split()[0] for said in faint({"paper": "#7a3412"})] != []


def test_a_colour_for_light_is_drawn_lighter_for_dark() -> None:
    css = sheet({"link": "#14535c"})
    light, dark = re.findall(r'data-theme="(?:light|dark)"\] {\n  --link: (#[0-9a-f]{6})', css)
    assert light == "#14535c"
    assert contrast(dark, DARK["paper"]) >= 4.5


def test_a_dark_paper_means_the_dark_tone() -> None:
    css = sheet({"paper": "#101010", "kin": "#f4b68c"})
    dark = css.split(':root[data-theme="dark"]')[1].split("}")[0]
    light = css.split("}", maxsplit=1)[0]
    assert "--paper: #101010" in dark
    assert "--paper" not in light
    kin = re.search(r"--kin: (#[0-9a-f]{6})", light)
    assert kin
    assert contrast(kin[1], LIGHT["paper"]) >= 3


def test_nothing_but_known_names_comes_into_the_sheet() -> None:
    assert sheet({"x;}body{": "#000000"}) == ""


def test_a_colour_is_as_well_seen_in_the_other_tone_and_keeps_its_hue() -> None:
    css = sheet({"kin": "#8a4a22"})
    dark = css.split('data-theme="dark"] {\n  --kin: ')[1][:7]
    assert contrast(dark, DARK["paper"]) >= contrast("#8a4a22", LIGHT["paper"]) - 0.1
    red, green, blue = (int(dark[n : n + 2], 16) for n in (1, 3, 5))
    assert red > green > blue
    assert (green - blue) / (red - blue) == pytest.approx((0x4A - 0x22) / (0x8A - 0x22), abs=0.02)


def test_paper_keeps_its_own_colours() -> None:
    assert sheet({"paper": "#101010"}).startswith("@media screen {")
