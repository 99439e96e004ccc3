"""How those who speak are called on what people read: their capacity in the reader's language, for whom, briefly.

Reads a :class:`~observance.domain.case.Step`; gives words. What the program does not know is left as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from observance.domain.case import Step
from observance.domain.record import Capacity
from observance.errors import N_
from observance.reference.countries import state_name
from observance.reference.labels import committee_label, experts_label

#: What the capacities of speakers are called.
CAPACITIES = {
    "chair": N_("Chairperson"),
    "government_representative": N_("Government representative"),
    "worker_members": N_("Worker members"),
    "employer_members": N_("Employer members"),
    "worker_member": N_("Worker member"),
    "employer_member": N_("Employer member"),
    "government_member": N_("Government member"),
    "observer": N_("Observer"),
    "secretariat": N_("Secretariat"),
    "reporter": N_("Reporter"),
    "other": N_("other capacity"),
}
_EXPERTS = N_("Committee of Experts")
_COMMITTEE = N_("Committee on the Application of Standards")
#: The letters of a body behind its name: "World Federation of Ports (WFP)".
_LETTERS = re.compile(r"\(([^\W\d_a-z][\w-]{1,11})\)$")
#: These are called by their capacity alone: the case says of which State, a group is spoken for as one.
_ALONE = frozenset({Capacity.GOVERNMENT_REPRESENTATIVE, Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})


def speaker_of(step: Step, language: str, say: Callable[..., str]) -> str:
    """Who says something: "Worker members", "Government member, Norland"; the author or the document of a writing."""
    if step.capacity is None or step.capacity is Capacity.OTHER:
        return source_of(step.by, say) or step.document
    capacity = say(CAPACITIES[step.capacity.value])
    named = None if step.capacity in _ALONE else _named(step, language)
    return f"{capacity}, {named}" if named else capacity


def source_of(name: str | None, say: Callable[..., str]) -> str | None:
    """Who is recalled or wrote something: as printed, but for those of whom the program makes the name."""
    made = {experts_label(): _EXPERTS, committee_label(): _COMMITTEE}
    return say(made[name]) if name in made else name


def state_called(printed: str, code: str | None, printed_in: str | None, language: str) -> str:
    """A State in the reader's language, the short form of a longer one printed; whatever else it is as printed."""
    short = state_name(code, language) if code else None
    if short is None or (printed_in == language and short not in printed):
        return printed
    return short


def language_name(code: str, language: str) -> str:
    """A language in another: "Russian", «russe»; its code where it has no name there."""
    from babel import Locale

    return Locale(language).languages.get(code) or code


def _named(step: Step, language: str) -> str | None:
    """The State in the reader's language, the short form of a longer one printed; a body by its letters."""
    if step.named is None or step.state_code is None:
        letters = _LETTERS.search(step.named or "")
        return letters[1] if letters else step.named
    return state_called(step.named, step.state_code, step.language, language)
