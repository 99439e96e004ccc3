"""What the words of an ask point back to, where they alone do not say what is asked ("the steps in this regard").

Reads the requests of an ask; gives steps that quote the words behind them, and their requests themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from observance.assemble.alike import GENERAL
from observance.assemble.beside import OF_ACT
from observance.assemble.marks import provisions_within
from observance.assemble.said import Said
from observance.assemble.steps import step_of
from observance.domain.case import Step
from observance.domain.findings import PointsTo
from observance.domain.quoted import within
from observance.lang.subjects import subjects_in

#: What words point back to that say nothing of its kind; "the union" says that it is one.
_OF_ANYTHING = frozenset({PointsTo.ANY, PointsTo.NOUN, PointsTo.TOPIC})
#: The most quotations that are shown of what an ask points back to.
_MOST = 2


def pointed_at(group: Sequence[Said]) -> tuple[Step, ...]:
    """The words to which the requests of an ask point back; nothing where one of them says by itself what is asked."""
    if not all(map(says_nothing, group)):
        return ()
    return tuple({step.words: step for one in group for step in _behind(one)}.values())[:_MOST]


def is_empty(one: Said) -> bool:
    """Whether words point back and are by themselves of no subject: "the steps in this regard", not "this permit"."""
    back = within(one.known.antecedents, one.finding.citation)
    if not says_nothing(one) or any(antecedent.to not in _OF_ANYTHING for antecedent in back):
        return False
    return not subjects_in(one.finding.citation.quote) - GENERAL - OF_ACT.get(one.act, frozenset())


def says_nothing(one: Said) -> bool:
    """Whether words point back, and beside those that do are of no subject but the act itself, and name nothing."""
    back = within(one.known.antecedents, one.finding.citation)
    place = one.finding.citation
    names = within(one.known.names, place)
    if not back or names or provisions_within(place, one.known):
        return False
    words = one.request.action
    for antecedent in back:
        words = words.replace(antecedent.citation.quote, " ")
    deadline = one.request.deadline
    words = words.replace(deadline.words, " ") if deadline else words
    return not subjects_in(words) - GENERAL - OF_ACT.get(one.act, frozenset())


def _behind(one: Said) -> Iterator[Step]:
    for antecedent in within(one.known.antecedents, one.finding.citation):
        for place in antecedent.meant:
            step = step_of(one.finding, one.document)
            yield replace(step, words=" ".join(place.quote.split()), page=place.page, how=None)
