"""What a case is called in rows and in files of the web, the same in every build.

Reads a matter; touches no database.
"""

from __future__ import annotations

import hashlib

from observance.domain.matters import Matter


def key_of(matter: Matter) -> str:
    """What a case is called in the rows: a sum of its State and Conventions, the same in every build."""
    seed = "\x1f".join((matter.state or "", matter.state_code or "", *map(str, matter.conventions)))
    return hashlib.sha256(seed.encode()).hexdigest()[:20]
