"""The colours of site.yml: as a style sheet, for light and for dark, and whether they can be seen.

An owner chooses for one tone: the dark one if their paper is dark, else the light one. In the
other the paper is kinmap's own, and each colour is made lighter or darker, its hue kept, until
it is seen there as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

INK = frozenset({"ink", "link"})
LIGHT = {
    "paper": "#fbfaf7", "ink": "#221e1a", "link": "#1d5068", "kin": "#7a3412",
    "connection": "#1f5f7a", "possible": "#5d8296", "known": "#857e73", "listed": "#8c857a",
}  # fmt: skip
DARK = {
    "paper": "#1a1817", "ink": "#ece6dc", "link": "#8fc3dc", "kin": "#f4b68c",
    "connection": "#7fc1e0", "possible": "#6d9bb3", "known": "#98907f", "listed": "#857d72",
}  # fmt: skip
"""Kinmap's own colours, as the style sheet has them."""
TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast to the paper, by WCAG 2: of text, and of what carries meaning otherwise."""
EASE = 1.6
"""How much more than the least contrast is given to a colour where its owner did not choose it."""
ENOUGH = 8.0
"""A colour is to be seen as well as where its owner chose it, up to this; beyond, its hue is lost."""
NIGHT = 0.18
"""A paper of less luminance is dark: black and white are then seen equally well on it."""
STEPS = 100
GROUND = (
    "  --leaf: color-mix(in srgb, var(--paper) 96%, var(--ink));"
    " --rule: color-mix(in srgb, var(--paper) 84%, var(--ink));\n"
)
"""The second ground and the hairlines follow a paper that the owner chose."""


def sheet(given: Mapping[str, str]) -> str:
    """Return the style sheet for an archive's colours, `#rrggbb` or `#rgb`; nothing where none is given.

    Paper is white: what is printed keeps the colours of the style sheet.
    """
    chosen = {name: given[name] for name in LIGHT if name in given}
    if not chosen:
        return ""
    here, there = (DARK, LIGHT) if night(given) else (LIGHT, DARK)
    paper = given.get("paper", here["paper"])
    other = {name: seen(name, colour, paper, there) for name, colour in chosen.items()}
    other.pop("paper", None)
    light, dark = (other, chosen) if night(given) else (chosen, other)
    in_dark = rules(dark)
    return (
        "@media screen {\n"
        f':root, :root[data-theme="light"] {{\n{rules(light)}}}\n'
        f':root[data-theme="dark"] {{\n{in_dark}}}\n'
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{\n{in_dark}}} }}\n'
        "}\n"
    )


def rules(colours: Mapping[str, str]) -> str:
    """Return the lines that set colours."""
    ground = GROUND if "paper" in colours else ""
    return "".join(f"  --{name}: {colour};\n" for name, colour in colours.items()) + ground


def night(given: Mapping[str, str]) -> bool:
    """Tell whether an owner's colours are for the dark tone."""
    return "paper" in given and luminance(given["paper"]) < NIGHT


def least(name: str) -> float:
    """Return the least contrast that a colour needs."""
    return TEXT if name in INK else GRAPHICS


def seen(name: str, colour: str, paper: str, own: Mapping[str, str]) -> str:
    """Return a colour for the other tone, lighter or darker by as little as lets it be seen there.

    Args:
        name: what it is for.
        colour: as its owner chose it.
        paper: what it was chosen for.
        own: kinmap's colours of the other tone.
    """
    wanted = max(least(name) * EASE, min(contrast(colour, paper), ENOUGH))
    end = 0.0 if luminance(own["paper"]) > NIGHT else 1.0
    shades = (shade(colour, end, step / STEPS) for step in range(STEPS))
    return next((it for it in shades if contrast(it, own["paper"]) >= wanted), own["ink"])


def shade(colour: str, end: float, share: float) -> str:
    """Return a colour with its lightness moved by a share, 0 to 1, to black or white, and calmer for it."""
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    mixed = hls_to_rgb(hue, lightness + (end - lightness) * share, saturation * (1 - share / 2))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)


def faint(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each colour that the archive makes hard to see on its paper."""
    colours = (DARK if night(given) else LIGHT) | dict(given)
    return tuple(
        f"{name} {colours[name]} has a contrast of {measured:.1f} to the paper {colours['paper']};"
        f" {'text' if name in INK else 'a mark'} needs {least(name)}"
        for name in LIGHT
        if {name, "paper"} & given.keys()
        and name != "paper"
        and (measured := contrast(colours[name], colours["paper"])) < least(name)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, by WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, by WCAG 2."""
    red, green, blue = (linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of `#rgb` or `#rrggbb`."""
    digits = colour[1:] if len(colour) > len("#rgb") else "".join(c + c for c in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def linear(share: float) -> float:
    """Return one channel of sRGB, 0 to 1, as an amount of light."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own
