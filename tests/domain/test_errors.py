"""Errors: one line for people, a code for programs, and the same on the other side of a process border."""

from __future__ import annotations

import pickle

import pytest

from observance import errors
from observance.errors import ObservanceError, ReadError


def every_error() -> list[type[ObservanceError]]:
    found, left = [], [ObservanceError]
    while left:
        kind = left.pop()
        found.append(kind)
        left += kind.__subclasses__()
    return sorted({kind for kind in found if kind.__module__ == errors.__name__}, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", every_error())
def test_an_error_survives_pickling_whole(kind: type[ObservanceError]) -> None:
    error = kind("page {page} cannot be read", where="a/b.pdf", do="ask for it again", page=7)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.what, again.where, again.do, again.fields) == (error.what, error.where, error.do, error.fields)
    assert str(again) == "a/b.pdf: page 7 cannot be read; ask for it again"
    assert (again.code, again.exit_status) == (kind.code, kind.exit_status)


@pytest.mark.parametrize("breaking", ["\n", "\r\n", "\u2028", "\x1b[2J", "\x00", "\u202e"])
def test_an_error_is_one_line_whatever_a_file_is_called(breaking: str) -> None:
    line = str(ReadError("{name} breaks off", where=f"a{breaking}b.pdf", do="see {name}", name=f"c{breaking}d"))
    assert line.isprintable()
    assert line.count("breaks off") == 1


def test_an_error_is_shown_in_another_language_with_its_fields() -> None:
    error = ReadError("page {page} is missing", where="a.txt", page=3)
    assert error.line({"page {page} is missing": "la page {page} manque"}.get) == "a.txt: la page 3 manque"


def test_braces_in_a_field_are_not_filled_again() -> None:
    assert str(ReadError("it says {said}", said="{said}")) == "it says {said}"


def test_codes_tell_errors_apart() -> None:
    codes = [kind.code for kind in every_error()]
    assert len(codes) == len(set(codes))


def test_the_tree_in_the_module_names_every_error() -> None:
    assert errors.__doc__ is not None
    assert all(kind.__name__ in errors.__doc__ for kind in every_error())
