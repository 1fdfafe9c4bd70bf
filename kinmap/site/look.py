"""How the pages of an archive look: templates, style sheets and colours, kinmap's and its own."""

from __future__ import annotations

from pathlib import Path

from kinmap.archive.settings import Settings
from kinmap.pages.page import Frame
from kinmap.site.assets import Pictures, assets, templates
from kinmap.site.colours import sheet
from kinmap.site.render import STYLE, Renderer

TEMPLATES = "templates"
COLOURS = "assets/colours.css"


def renderer(root: Path, settings: Settings, frame: Frame, pictures: Pictures) -> Renderer:
    """Return what renders the pages of an archive."""
    return Renderer(frame, own(root), (STYLE, *coloured(settings)), pictures)


def look(root: Path, settings: Settings, frame: Frame) -> tuple[object, ...]:
    """Return what decides how pages look, beside what they say: sheets, templates and their language."""
    return (tuple(coloured(settings)), templates(own(root)), frame.language)


def sheets(root: Path, settings: Settings) -> dict[str, bytes]:
    """Return scripts and style sheets by their path, those of the archive's colours among them."""
    return {**assets(own(root)), **coloured(settings)}


def own(root: Path) -> Path | None:
    """Return the archive's own templates, if it has any."""
    return root / TEMPLATES if (root / TEMPLATES).is_dir() else None


def coloured(settings: Settings) -> dict[str, bytes]:
    """Return the sheet of the archive's own colours by its path, if it has any."""
    return {COLOURS: made.encode()} if (made := sheet(settings.colours)) else {}
