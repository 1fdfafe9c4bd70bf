"""What the archive in a test's docstring says, on 1 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import Community, community as model
from kinmap.problems import Severity

TODAY = date(2026, 11, 1)


@pytest.fixture
def community(archive: Archive) -> Community:
    """The model of that archive, in which nothing may be wrong."""
    assert [str(each) for each in archive.problems if each.severity is Severity.ERROR] == []
    return model(archive, TODAY)
