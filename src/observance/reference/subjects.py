"""What laws are about, in any of the languages of the house, and how an instrument's one name is written.

Reads ``subjects.toml``; gives the concepts of a subject's words, and English names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from observance.domain.law import Form
from observance.lang import pattern, worded

if TYPE_CHECKING:
    from observance.reference.law_files import Subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Something that laws are about, under its English label; an adjective only qualifies another."""

    label: str
    adjective: bool = False


@worded
def _data() -> Subjects:
    # What only reading data needs is loaded when data are read.
    from observance.reference.law_files import subjects

    return subjects()


def concepts_in(text: str, code: str) -> tuple[tuple[int, int, Concept], ...]:
    """The concepts that the words of a language name, longest first at a place."""
    every, concepts = _forms(code)
    return tuple((m.start(), m.end(), concepts[m.lastgroup or ""]) for m in every.finditer(text))


@worded
def _forms(code: str) -> tuple[re.Pattern[str], dict[str, Concept]]:
    """All forms of a language as one pattern: longer forms first, each with the concept that it names."""
    forms = [(form, concept) for concept in _data().concepts for form in getattr(concept, code, ())]
    forms.sort(key=lambda pair: -len(pair[0]))
    body = "|".join(f"(?P<c{n}>{pattern([form])})" for n, (form, _) in enumerate(forms))
    known = {f"c{n}": Concept(label=c.label, adjective=c.adjective) for n, (_, c) in enumerate(forms)}
    return re.compile(rf"(?<!\w)(?:{body or '(?!)'})(?!\w)", re.IGNORECASE), known


def form_label(form: Form) -> str:
    """What a form is called in English: "Law", "Decree"."""
    return _data().forms[form]


def name_on(form: Form, subject: str) -> str:
    """The name of an instrument by its subject: "Law on Ports", "Labour Code"."""
    template = _data().names["code" if form is Form.CODE else "on"]
    return template.format(form=form_label(form), subject=subject)


def name_by(form: Form, number: str | None, date: str | None) -> str:
    """The name of an instrument by number and date: "Law No. 6-IX of 2023-12-19"."""
    names = _data().names
    name = names["number"].format(form=form_label(form), number=number) if number else form_label(form)
    return names["date"].format(name=name, date=date) if date else name


def name_of_state(form: Form, state: str | None) -> str:
    """The name of what a State has once: "Constitution of Norland"."""
    return _data().names["of_state"].format(form=form_label(form), state=state) if state else form_label(form)


def joining_words() -> tuple[str, str]:
    """What joins the parts of an English name, and what ties one to another: "and", "of"."""
    names = _data().names
    return names["joined"], names["belonging"]
