"""What stands beside the pages: the style sheet, scripts, the archive's own additions and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kinmap.archive.settings import Settings

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
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast to the paper, by WCAG 2: of text, and of what carries meaning otherwise."""
SHEET = "assets/colours.css"
FOLDER = "files"
"""The folder of the site that pictures stand in, under their own paths."""


def installed() -> Path:
    """Return the folder of kinmap's templates: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    within = package / "templates"
    return within if within.is_dir() else package.parent / "templates"


def assets(own: Path | None) -> dict[str, bytes]:
    """Return style sheets and scripts by their path in the site; the archive's own come first."""
    found: dict[str, bytes] = {}
    for templates in (installed(), own):
        folder = templates / "assets" if templates else None
        if folder and folder.is_dir():
            found |= {f"assets/{name}": held for name, held in files(folder).items()}
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Return the regular files of a folder that lie in it; hidden ones and links out are passed over."""
    inside = folder.resolve()
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/")) or name.endswith("~")
        if not hidden and path.is_file() and path.resolve().is_relative_to(inside):
            found[name] = path.read_bytes()
    return found


class Pictures:
    """The pictures of an archive that its notes show, taken in as they are asked for.

    Attributes:
        files: their bytes by path in the site.
    """

    __slots__ = ("_root", "files")

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files: dict[str, bytes] = {}

    def __call__(self, file: str) -> str | None:
        """Return where a picture stands in the site, if it is a regular file inside the archive."""
        shown = f"{FOLDER}/{file}"
        path = self._root / file
        try:
            if path.is_file() and path.resolve().is_relative_to(self._root.resolve()):
                self.files.setdefault(shown, path.read_bytes())
        except (OSError, ValueError):
            return None  # a name that no file can have, or one that may not be read: its words are shown
        return shown if shown in self.files else None


def colours(settings: Settings) -> str:
    """Return the style sheet for the colours of site.yml, or nothing where none is given."""
    given = {name: colour for name, colour in settings.colours.items() if COLOUR.fullmatch(colour)}
    known = sorted(name for name in given if name in LIGHT)
    rules = "".join(f"  --{name}: {given[name]};\n" for name in known)
    return f':root, :root[data-theme], :root:not([data-theme="light"]) {{\n{rules}}}\n' if rules else ""


def faint(settings: Settings) -> tuple[str, ...]:
    """Return a sentence for each colour that site.yml makes hard to see on its paper."""
    found = []
    for tone, own in (("light", LIGHT), ("dark", DARK)):
        colours = own | settings.colours
        for name in colours.keys() & own.keys() - {"paper"}:
            least = TEXT if name in INK else GRAPHICS
            measured = contrast(colours[name], colours["paper"])
            if measured < least and {name, "paper"} & settings.colours.keys():
                found.append(
                    f"{name} {colours[name]} has a contrast of {measured:.1f} to the {tone} paper"
                    f" {colours['paper']}; {'text' if name in INK else 'a mark'} needs {least}"
                )
    return tuple(sorted(found))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, by WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`, 0 to 1, by WCAG 2."""
    digits = colour[1:] if len(colour) > len("#rgb") else "".join(c + c for c in colour[1:])
    red, green, blue = (linear(int(digits[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(share: float) -> float:
    """Return one channel of sRGB, 0 to 1, as an amount of light."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own


def sheets(settings: Settings) -> Mapping[str, bytes]:
    """Return the archive's own colours as a sheet, by its path in the site."""
    sheet = colours(settings)
    return {SHEET: sheet.encode()} if sheet else {}
