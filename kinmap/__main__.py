"""`python -m kinmap` is `kinmap`."""

from __future__ import annotations

from kinmap.cli import main

if __name__ == "__main__":
    main()
