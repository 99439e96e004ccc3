"""What is asked, whatever the verb: the weight of a request.

Reads the clause that states the act, in the words printed; gives an :class:`~observance.domain.findings.ActAsked`. The
first words of the clause that tell an act decide; where "ensure" and its like stand alone, it is they.
"""

from __future__ import annotations

from observance.domain.findings import ActAsked
from observance.extract.requests.words import act_words, words
from observance.lang import worded


@worded
def act_asked(action: str, code: str) -> ActAsked:
    """The act that a clause asks for; ``other`` where no words tell."""
    found = _first(action, code, weak=False) or _first(action, code, weak=True) or ActAsked.OTHER
    if found is ActAsked.SUPPLY_INFORMATION and words(code).report_form.search(action):
        return ActAsked.REPORT
    return found


def _first(action: str, code: str, *, weak: bool) -> ActAsked | None:
    """The act whose words come first; of two at one place the longer match."""
    places = [
        (found.start(), -len(found.group()), n, act)
        for n, (act, pattern) in enumerate(act_words(code, weak))
        if (found := pattern.search(action))
    ]
    return min(places)[3] if places else None
