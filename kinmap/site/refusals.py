"""Where a site may not be written, found out before anything is.

A folder that kinmap did not make, or that lies in, above or over the archive's own, is
somebody's; so is every file in a site that kinmap did not put there.
"""

from __future__ import annotations

import os
from pathlib import Path

from kinmap.site.manifest import foreign, listed

OURS = ("people", "events", "network", "templates", ".git")
"""What an archive keeps in folders of its own."""
DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a file manager leaves wherever somebody looks; they are moved along."""
FEW = 5


def refusal(output: Path, root: Path | None) -> str | None:
    """Return the sentence that says why nothing may be written to `output`, if that is so."""
    place = Path(os.path.abspath(output))  # noqa: PTH100 - as it was written, with no link resolved
    if place.is_symlink():
        return f"{output} is a symbolic link; name the folder that it leads to"
    if root is not None:
        said = over_archive(place.parent.resolve() / place.name, root.resolve(), output)
        if said:
            return said
    if not place.exists():
        return None
    return taken(place, output)


def over_archive(place: Path, root: Path, output: Path) -> str | None:
    """Return why a folder would get in the archive's way; both are given without links."""
    if any(same(place, above) for above in (root, *root.parents)):
        return f"{output} holds the archive itself; name a folder of its own for the site"
    for name in OURS:
        held = (root / name).resolve()
        if any(same(above, held) for above in (place, *place.parents)):
            return f"{output} lies in the archive's {name}/; name a folder outside it"
        if any(same(place, above) for above in held.parents):
            return f"{output} holds the archive's {name}/; name a folder of its own for the site"
    return None


def same(one: Path, other: Path) -> bool:
    """Tell whether two paths are one folder, whatever the letters' case or the mount."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def taken(place: Path, output: Path) -> str | None:
    """Return why a folder that is there may not be replaced."""
    if not place.is_dir():
        return f"{output} is a file; name a folder for the site"
    own = listed(place)
    if own is None:
        empty = next(place.iterdir(), None) is None
        return None if empty else f"{output} is not empty, and kinmap did not make it; name another folder"
    theirs = [path for path in foreign(place, own) if path.rpartition("/")[2] not in DROPPINGS]
    if not theirs:
        return None
    more = f" and {len(theirs) - FEW} more" if len(theirs) > FEW else ""
    return (
        f"{output} holds files that kinmap did not make ({', '.join(theirs[:FEW])}{more});"
        " move them out, or into templates/assets/ to have them in every site"
    )
