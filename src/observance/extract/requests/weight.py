"""What is asked, whatever the verb: the weight of a request.

Reads the words that state the act; gives an :class:`~observance.domain.findings.ActAsked`. ``lang/acts.py`` says how
verbs and things tell it.
"""

from __future__ import annotations

from observance.domain.findings import ActAsked
from observance.lang.acts import act_told


def act_asked(action: str, code: str) -> ActAsked:
    """The act that a clause asks for; ``other`` where no words tell."""
    found = act_told(action, code)
    return found.act if found else ActAsked.OTHER
