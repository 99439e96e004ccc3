"""The bytes of a file, taken once and never more than the limits allow.

Reads a file; gives its bytes. What is no file any more (a folder, a pipe that took its place) is not waited for.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from observance.errors import NotAFile
from observance.read.cage import Limits
from observance.read.cage.limits import too_many_bytes


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises NotAFile, and TooLarge where there are more than the limits allow."""
    try:
        # Opening a pipe would wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _gone(path) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _gone(path)
        try:
            data = file.read(limits.bytes + 1)
        except OSError as error:
            raise _gone(path) from error
    if len(data) > limits.bytes:
        raise too_many_bytes(limits)
    return data


def _gone(path: Path) -> NotAFile:
    return NotAFile("there is no file here that can be read", where=str(path), do="check the name and the permission")
