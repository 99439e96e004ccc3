"""Files that are whole or not there.

Reads and writes bytes. Writing goes through a scratch folder: a process that is killed leaves the former file, never
half of a new one.
"""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, scratch: Path) -> None:
    """Put a file in its place at once: written apart, brought to the disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(exist_ok=True)
    apart = scratch / f"{os.getpid()}-{path.name}"
    with apart.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    apart.replace(path)


def bring_to_disk(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
