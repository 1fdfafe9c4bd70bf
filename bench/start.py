"""How soon `kinmap --version` answers, beside Python with click alone.

python -m bench.start
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.measure import Contender, rounds, table

ROOT = Path(__file__).parents[1]
ROUNDS = 20


def main() -> None:
    """Print the medians."""
    says = Contender("kinmap --version", [sys.executable, "-m", "kinmap", "--version"], ROOT, {})
    click = Contender("python -c 'import click'", [sys.executable, "-c", "import click"], ROOT, {})
    print(f"How it starts; medians of {ROUNDS} rounds in turns; to be at most 2×:")
    print(table(rounds([says, click], ROUNDS)))


if __name__ == "__main__":
    main()
