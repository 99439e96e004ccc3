"""Make the index of a case, or bring the one that is there to what the case is now.

Reads the current generation of a case; the index is in its place at once, and what is cut off leaves the former one as
it was.
"""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from observance.casefile import CaseFile
from observance_web.index.bringing import bring, create_tables
from observance_web.index.elsewhere import is_remembered, remember
from observance_web.index.names import index_name
from observance_web.index.places import places

_LOG = logging.getLogger(__name__)


def ensure_index(folder: Path, former: str | None = None, *, whole: bool = False) -> bool:
    """Have the index of a case as it is now; whether anything had to be made.

    ``former`` is the index that others may still be reading: it is kept until the next one. An index of the same shape
    that is there is brought up to date; with ``whole``, where it is damaged, or where the case does not remember it,
    all is made anew.
    """
    name, database = index_name(folder), settings.ENVIRONMENT.database
    known = not database or is_remembered(folder, database)
    if name is None or (places().ready(name) and known):
        return False
    if whole or not known or not _brought(folder, name):
        with places().making(name):
            create_tables()
            bring(CaseFile.open(folder))
    places().drop_others(frozenset({name, former or name} if known else {name}))
    if database:
        remember(folder, database)
    return True


def _brought(folder: Path, name: str) -> bool:
    """Bring an index that is there up to date; whether there was one, and it was sound."""
    last = places().last(name)
    if last is None:
        return False
    try:
        with places().changing(last, name):
            bring(CaseFile.open(folder))
    except DatabaseError as error:
        _LOG.error("the index %s is made anew: %s", last, error)
        return False
    return True
