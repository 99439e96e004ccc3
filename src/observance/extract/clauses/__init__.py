"""Clauses: where what is stated begins and ends, and where the acts that it joins part.

One place for every kind of finding whose quotation is a clause:

- ``clauses_of(text, sentence, code)``: the clauses of a sentence, each with what it hangs on; ``near`` and
  ``innermost`` choose among them;
- ``acts(text, start, end, code)``: the acts of a clause, one span each;
- ``clause_start``, ``clause_end``, ``subject_start``, ``trimmed``, ``joined_at``, ``trimmed_end``, ``is_joined``: the
  bounds of the clause around a place.

The words are those of ``lang/<code>/clauses.toml``.
"""

from observance.extract.clauses.acts import acts
from observance.extract.clauses.bounds import (
    Span,
    clause_end,
    clause_start,
    is_joined,
    joined_at,
    subject_start,
    trimmed,
    trimmed_end,
)
from observance.extract.clauses.cutting import Clause, clauses_of, innermost, near
from observance.extract.clauses.words import Grammar, grammar, words

__all__ = [
    "Clause",
    "Grammar",
    "Span",
    "acts",
    "clause_end",
    "clause_start",
    "clauses_of",
    "grammar",
    "innermost",
    "is_joined",
    "joined_at",
    "near",
    "subject_start",
    "trimmed",
    "trimmed_end",
    "words",
]
