"""What `serve` builds with: one look at the archive after the other, each becoming a site."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from kinmap.archive.files import Found, find
from kinmap.archive.kept import recalled
from kinmap.archive.load import Archive, Known, read
from kinmap.archive.settings import Settings
from kinmap.archive.shares import alone
from kinmap.archive.upper import known_by_upper
from kinmap.build import Way, build
from kinmap.cli.common import cache, today_of
from kinmap.serve.rounds import Look
from kinmap.site.memory import Memory, OvertakenError, Window
from kinmap.site.publish import PublishError, allowed
from kinmap.site.render import TemplatesError


@dataclass(slots=True)
class Workshop:
    """An archive, where its site goes, and what is remembered from one look to the next.

    Attributes:
        root: the archive's folder.
        place: the site's.
        given: the day to build for; else that of the clock.
    """

    root: Path
    place: Path
    given: date | None
    _settings: Settings = field(default_factory=Settings)
    _day: date | None = None
    _files: Mapping[str, bytes | None] = field(default_factory=dict)
    _known: Known = field(default_factory=Known)
    _memory: Memory = field(default_factory=Memory)

    def look(self, window: Window | None = None) -> Look:
        """Read the archive, build its site, and say what was found; pages are shown in a window meanwhile."""
        self._memory.window = window
        gc.disable()  # as for `build`: what is read has no circles
        try:
            with nullcontext() if self._day is None else alone():  # by the second time, threads serve
                return self._built()
        except NotADirectoryError:
            sentence = f"The archive is gone from {self.root}; as soon as it is there again, kinmap goes on."
            return Look(language=self._settings.language, failure=sentence, outside=True)
        except OvertakenError:
            return Look(language=self._settings.language, overtaken=True)
        except TemplatesError as error:
            return Look(language=self._settings.language, failure=str(error))
        except (PublishError, OSError) as error:
            return Look(language=self._settings.language, failure=str(error), outside=True)
        except Exception as error:  # noqa: BLE001 - a fault of kinmap's own should not take the site away
            click.echo(traceback.format_exc(), err=True)
            return Look(
                language=self._settings.language,
                failure=f"This is a fault of kinmap's own: {error!r}. Please report it.",
            )

    def due(self) -> bool:
        """Tell whether a new day has begun since the last look."""
        return self._day is not None and today_of(self.given, self._settings) != self._day

    def rest(self) -> None:
        """Put away what the last look left behind, while nobody waits."""
        gc.collect()
        gc.freeze()

    def _built(self) -> Look:
        found = find(self.root)
        if self._files and not found.files:
            raise NotADirectoryError(self.root)  # where a disk was mounted, an empty folder may be left
        archive = known_by_upper(self._read(found), found.files)
        self._settings = archive.settings
        self._day = today_of(self.given, archive.settings)
        built = build(self.root, archive, self.place, self._day, Way(memory=self._memory, cache=cache()))
        before, self._files = self._files, found.files
        paths = found.files.keys() | before.keys()
        saved = frozenset(path for path in paths if found.files.get(path, ()) != before.get(path, ()))
        language = archive.settings.language
        return Look(saved, built.problems, language=language, asked=frozenset(built.shown))

    def _read(self, found: Found) -> Archive:
        """Return the archive; the first time with what the last build of all has kept, for the next."""
        if self._day is not None:
            return read(found.files, found.problems, known=self._known)
        allowed(self.place, self.root)  # before anything is kept
        kept = self._known.kept = recalled(self.root)
        archive = read(found.files, found.problems, known=self._known)
        self._known.kept = None
        kept.keep(self.root)
        return archive
