"""Two folders that change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

HERE = -100
"""`AT_FDCWD` of Linux: a path as the process sees it."""
EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux."""
CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM})
"""What a file system answers that knows no exchange."""


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can, and tell whether it could."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
