"""Make templates/assets/towns.js, the largest towns for whoever asks the map of places where to go.

    python -m bench.towns

They come from the gazetteer, and with it from GeoNames. The script of the map loads the file
when somebody looks for a place: a name a line, with its point on the map in units of the land.
"""

from __future__ import annotations

import json
from pathlib import Path

from kinmap.archive.gazetteer import gazetteer
from kinmap.maps.land import mercator

FILE = Path(__file__).parents[1] / "templates" / "assets" / "towns.js"
CREDIT = "/*! The largest towns, from GeoNames (geonames.org), CC BY 4.0; changed. */"
MOST = 2000


def written() -> str:
    """Return the file."""
    lines, seen = [], set()
    for line in gazetteer().towns[:MOST]:
        name, _, latitude, longitude, _ = line.decode().split("\t")
        if name not in seen:
            x, y = mercator(float(latitude), float(longitude))
            lines.append(f"{name}\t{x:.0f}\t{y:.0f}")
            seen.add(name)
    text = json.dumps("\n".join(lines), ensure_ascii=False)
    return f"{CREDIT}\nwindow.kinmap.townsWritten = {text};\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
