"""The files of words of the world about law: ``conventions.toml`` and ``subjects.toml``, as they are written.

Reads those files; gives their rows. It is loaded when data are read, and only then.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from observance.domain.law import Form
from observance.errors import DataError
from observance.reference import HERE, _toml

D = TypeVar("D", bound=msgspec.Struct)


class ConventionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Convention of the ILO with its titles, without the word itself; a language that lacks one is empty."""

    number: int
    year: int
    en: str
    fr: str = ""
    es: str = ""
    ru: str = ""


class NamedRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An instrument without a number: its one name, and the forms of its names."""

    name: str
    form: Form
    year: int
    forms: tuple[str, ...]


class Instruments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``conventions.toml`` holds."""

    conventions: tuple[ConventionRow, ...]
    instruments: tuple[NamedRow, ...]


class ConceptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that laws are about: its English label and its forms in each language."""

    label: str
    adjective: bool = False
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()


class Subjects(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``subjects.toml`` holds: how names are written, and what laws are about."""

    names: dict[str, str]
    forms: dict[Form, str]
    concepts: tuple[ConceptRow, ...]


def instruments() -> Instruments:
    """The international instruments."""
    return _read("conventions.toml", Instruments)


def subjects() -> Subjects:
    """The subjects of laws and the names of forms."""
    return _read("subjects.toml", Subjects)


def _read(name: str, class_: type[D]) -> D:
    place = HERE / name
    try:
        return msgspec.convert(_toml(place), class_)
    except msgspec.ValidationError as problem:
        raise DataError(
            "this data file is not in the form expected: {problem}", where=str(place), problem=problem
        ) from problem
