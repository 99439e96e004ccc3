"""What is asked, whatever the verb: the weight of a request.

Reads the clause that states the act, in the words printed; gives an :class:`~observance.domain.findings.ActAsked`. The
first words of the clause that tell an act decide; where "ensure" and its like stand alone, it is they. How an act is to
be done ("adopt, after consulting the unions, the Code") is not what is asked, where the act stands before it.
"""

from __future__ import annotations

import re

from observance.domain.findings import ActAsked
from observance.extract.requests.words import act_words, words
from observance.lang import worded

#: What is left of the commas around a stretch that was taken out.
_COMMAS = re.compile(r"\s*,\s*,?(?=\s|$)")


@worded
def act_asked(action: str, code: str) -> ActAsked:
    """The act that a clause asks for; ``other`` where no words tell."""
    found = _main(action, code) or _told(action, code)[1]
    if found is ActAsked.SUPPLY_INFORMATION and words(code).report_form.search(action):
        return ActAsked.REPORT
    return found


def _main(action: str, code: str) -> ActAsked | None:
    """The act that stands before the words that say how it is to be done."""
    adjunct = words(code).adjunct.search(action)
    if adjunct is None:
        return None
    at, act = _told(_COMMAS.sub(" ", action[: adjunct.start()] + action[adjunct.end() :]), code)
    return act if 0 <= at < len(action[: adjunct.start()].rstrip(" ,")) else None


def _told(action: str, code: str) -> tuple[int, ActAsked]:
    """The act that the words tell, and where; the weak words count only where there are no others."""
    return _first(action, code, weak=False) or _first(action, code, weak=True) or (-1, ActAsked.OTHER)


def _first(action: str, code: str, *, weak: bool) -> tuple[int, ActAsked] | None:
    """The act whose words come first; of two at one place the longer match."""
    places = [
        (found.start(), -len(found.group()), n, act)
        for n, (act, pattern) in enumerate(act_words(code, weak))
        if (found := pattern.search(action))
    ]
    return (min(places)[0], min(places)[3]) if places else None
