"""Why something was found, in words: what it was read as, the rule, and what proves the rule.

Reads a row of a finding and the data of rules; gives what its page shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from observance.lang import words_from
from observance.lang.frames import examples_of
from observance_web.findings.models import Finding
from observance_web.words import called, value_called


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A value that the words were read as: what it is called; ``data`` says that the value is not translated."""

    name: str
    value: str
    data: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What the words were read as, and the examples that prove the rule, each in three parts: before, words, after."""

    values: tuple[Read, ...]
    examples: tuple[tuple[str, str, str], ...]


def explained(finding: Finding) -> Explained:
    """The explanation of a finding in the language of the request."""
    with words_from(settings.ENVIRONMENT.words):
        examples = _examples(finding.rule)
    return Explained(values=tuple(_read(finding.kind, *pair) for pair in finding.values), examples=examples)


def _read(kind: str, name: str, value: str) -> Read:
    told = value_called(kind, name, value)
    return Read(name=called("field", name), value=value if told is None else told, data=told is None)


def _examples(rule: str) -> tuple[tuple[str, str, str], ...]:
    """The examples of a rule; a rule that is no frame of a language has none."""
    try:
        found = examples_of(rule)
    except (OSError, KeyError):
        return ()
    return tuple(_parts(example) for example in found)


def _parts(example: str) -> tuple[str, str, str]:
    before, _, rest = example.partition("[[")
    words, _, after = rest.partition("]]")
    return (before, words, after.replace("[[", "").replace("]]", "")) if rest else (example, "", "")
