"""The floor: the rules of a sitting, from the programme to the adopted record.

:func:`apply` takes a Sitting and an act and gives the Sitting after it, or the rule that does not admit it; the state
of a sitting is the fold of its acts, :func:`fold`. Pure: time is in the acts. :class:`Journal` keeps the acts on disk.
"""

from observance.floor.amending import adopted_paragraphs, conflicts
from observance.floor.applying import apply, fold
from observance.floor.concluding import adopted_conclusions, earlier_on
from observance.floor.drafting import adopted_record, corrected_record, draft_record
from observance.floor.journal import Accepted, Journal
from observance.floor.papers import conclusions_document
from observance.floor.profiles import read_profile, shipped_profile
from observance.floor.programme import spread

__all__ = [
    "Accepted",
    "Journal",
    "adopted_conclusions",
    "adopted_paragraphs",
    "adopted_record",
    "apply",
    "conclusions_document",
    "conflicts",
    "corrected_record",
    "draft_record",
    "earlier_on",
    "fold",
    "read_profile",
    "shipped_profile",
    "spread",
]
