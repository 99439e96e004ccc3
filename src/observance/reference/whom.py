"""Whom a statement is about: names of persons and organisations that are no side, no State and no authority.

Reads the words of sides and the tables of bodies and States.
"""

from __future__ import annotations

from functools import lru_cache

from observance.lang.parties import is_government, is_side
from observance.reference.concepts import is_authority
from observance.reference.countries import country_code
from observance.reference.organisations import organisation_of


@lru_cache(maxsize=16384)
def is_whom(name: str) -> bool:
    """Whether a name tells whom a statement is about: no State, no side, no authority, no body of the world."""
    if not name[:1].isupper() or organisation_of(name) is not None or country_code(name) is not None:
        return False
    if is_government(name) or is_side(name):
        return False
    # What is said of two unions may name one Ministry.
    return not is_authority(name)
