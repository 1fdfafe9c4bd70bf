"""What stands beside the pages: the style sheet, scripts, the archive's own additions and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kinmap.archive.settings import Settings

INK = frozenset({"ink", "link"})
MARKS = frozenset({"kin", "connection", "possible", "known", "listed"})
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
PAPER = {"light": "#fbfaf7", "dark": "#1a1817"}
TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast to the paper, by WCAG 2: of text, and of what carries meaning otherwise."""
SHEET = "assets/colours.css"


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


def picture(root: Path, file: str) -> bytes | None:
    """Return a picture of the archive, if it is a regular file inside it."""
    path = root / file
    try:
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            return path.read_bytes()
    except (OSError, ValueError):
        return None  # a name that no file can have; its words are shown instead
    return None


def colours(settings: Settings) -> str:
    """Return the style sheet for the colours of site.yml, or nothing where none is given."""
    given = {name: colour for name, colour in settings.colours.items() if COLOUR.fullmatch(colour)}
    known = sorted(name for name in given if name in INK | MARKS | {"paper"})
    rules = "".join(f"  --{name}: {given[name]};\n" for name in known)
    return f':root, :root[data-theme], :root:not([data-theme="light"]) {{\n{rules}}}\n' if rules else ""


def faint(settings: Settings) -> tuple[str, ...]:
    """Return a sentence for each colour of site.yml that is hard to see on its paper."""
    given = settings.colours
    papers = {"": given["paper"]} if "paper" in given else PAPER
    return tuple(
        f"{name} {given[name]} has a contrast of {measured:.1f} to the {f'{tone} ' if tone else ''}paper"
        f" {paper}; {'text' if name in INK else 'a mark'} needs {least} to be seen well"
        for name in sorted(given.keys() & (INK | MARKS))
        for tone, paper in papers.items()
        if (measured := contrast(given[name], paper)) < (least := TEXT if name in INK else GRAPHICS)
    )


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
