"""The programme: the cases of a session spread evenly over its sittings.

Reads items in the order in which they are to be heard; gives them with their sitting. Document D.0 of a session does
this by hand; items can be moved afterwards by an act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from observance.domain.roster import AgendaItem


def spread(items: Sequence[AgendaItem], sittings: Sequence[int]) -> tuple[AgendaItem, ...]:
    """The items over the sittings: in order, no sitting with two more than another."""
    return tuple(replace(item, sitting=sittings[k * len(sittings) // len(items)]) for k, item in enumerate(items))
