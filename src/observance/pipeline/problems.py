"""What went wrong with a document, as data: errors, bugs, workers that died, and text that is not there.

Reads and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from observance.domain.edition import Problem
from observance.errors import N_, NotAFile, ObservanceError, ReaderCrashed, ReadError, TooMuchMemory, TooSlow

NO_TEXT = "no-text"
LACKS_TEXT = "lacks-text"
#: The fact of a reading that names a correction whose words are not in it.
LOST_CORRECTION = "lost_correction"

_BROKE = N_("the program failed on this document ({error})")
_REPORT = N_("report this, with the document if you may")
_NO_TEXT = N_("there is no text in it, only pictures")
_LACKS_TEXT = N_("there is no text on its sheets {sheets}")
_SCANNED = N_("ask for a version with text, or have the pages recognised")
_LOST = N_("the correction {id} was not applied: its words are not in the text")
_ANEW = N_("correct the words as they are read now, or undo the decision")

#: Failures that another machine, or the same one an hour later, might not have.
_PASSING = (NotAFile, TooSlow, TooMuchMemory, ReaderCrashed)


def is_lasting(error: ObservanceError) -> bool:
    """Whether a failure follows from the document's bytes: then it is stored, and a later build does not try again."""
    return isinstance(error, ReadError) and not isinstance(error, _PASSING)


def problem_of(stage: str, error: ObservanceError) -> Problem:
    """An error as data."""
    fields = tuple(sorted((name, str(value)) for name, value in error.fields.items()))
    return Problem(stage=stage, code=error.code, what=error.what, do=error.do, fields=fields)


def broken(stage: str, error: Exception) -> Problem:
    """A bug met by a document: the line for it."""
    said = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode()
    return Problem(stage=stage, code="error", what=_BROKE, do=_REPORT, fields=(("error", said[:300]),))


def problems_of_facts(facts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """What a reading itself says is missing from it."""
    tell = {"no_text": lacking, LOST_CORRECTION: _not_applied}
    return tuple(tell[name](value) for name, value in facts if name in tell)


def _not_applied(decision: str) -> Problem:
    return Problem(stage="read", code="lost-correction", what=_LOST, do=_ANEW, fields=(("id", decision),))


def lacking(sheets: str) -> Problem:
    """The problem of a reading whose fact ``no_text`` is ``true`` or names the sheets without text."""
    if sheets == "true":
        return Problem(stage="read", code=NO_TEXT, what=_NO_TEXT, do=_SCANNED)
    return Problem(stage="read", code=LACKS_TEXT, what=_LACKS_TEXT, do=_SCANNED, fields=(("sheets", sheets),))


def lost_problem(stage: str, status: int | None) -> Problem:
    """The problem of a document at which its worker died."""
    return Problem(
        stage=stage,
        code="worker-lost",
        what=N_("the process that worked on this document died twice (status {status})"),
        do=N_("run the build again; if it dies again, report this with the document if you may"),
        fields=(("status", str(status)),),
    )
