"""The acts of a sitting: one class an act, each an entry of the append-only journal, all of them by their kinds.

Nothing here reads or writes files. The id of an act is made by its client, so that a repeated one is known; ``by`` is
the credential that it is done with, ``at`` the time that it is given, in milliseconds since 1 January 1970, UTC.
"""

from __future__ import annotations

import re

from observance.domain.act import Act, ActInSitting
from observance.domain.acts_after import (
    AcceptAmendment,
    AcknowledgeAmendment,
    AdoptRecord,
    IssueCorrigendum,
    MergeTurns,
    ProposeAmendment,
    PublishDraft,
    RefuseAmendment,
    ReturnAmendment,
    WriteTurn,
)
from observance.domain.acts_before import (
    AdoptProfile,
    CloseList,
    FileWrittenInformation,
    FoundSitting,
    GrantLeave,
    HandInText,
    MoveItem,
    OverrideSetting,
    RegisterCredential,
    RegisterDelegation,
    RegisterPerson,
    RequestFloor,
    SetProgramme,
    WaiveRule,
    WithdrawRequest,
)
from observance.domain.acts_during import (
    AdjournSitting,
    AdoptEarlierRecords,
    AnnounceLimit,
    ChairSpeaks,
    CloseItem,
    CloseSitting,
    EndTurn,
    ExtendTime,
    GiveFloor,
    Interrupt,
    OpenItem,
    OpenSitting,
    RaisePointOfOrder,
    ResumeClock,
    ResumeSitting,
    SetSpokenLanguage,
    StopClock,
    SuspendSitting,
    TakeChair,
    WithdrawAct,
)
from observance.domain.acts_of_conclusions import (
    AdoptConclusions,
    AmendConclusions,
    DraftConclusions,
    ReadOutConclusions,
    TakeUpConclusions,
)

__all__ = [
    "ACTS",
    "KINDS",
    "AcceptAmendment",
    "AcknowledgeAmendment",
    "Act",
    "ActInSitting",
    "AdjournSitting",
    "AdoptConclusions",
    "AdoptEarlierRecords",
    "AdoptProfile",
    "AdoptRecord",
    "AmendConclusions",
    "AnnounceLimit",
    "ChairSpeaks",
    "CloseItem",
    "CloseList",
    "CloseSitting",
    "DraftConclusions",
    "EndTurn",
    "ExtendTime",
    "FileWrittenInformation",
    "FoundSitting",
    "GiveFloor",
    "GrantLeave",
    "HandInText",
    "Interrupt",
    "IssueCorrigendum",
    "MergeTurns",
    "MoveItem",
    "OpenItem",
    "OpenSitting",
    "OverrideSetting",
    "ProposeAmendment",
    "PublishDraft",
    "RaisePointOfOrder",
    "ReadOutConclusions",
    "RefuseAmendment",
    "RegisterCredential",
    "RegisterDelegation",
    "RegisterPerson",
    "RequestFloor",
    "ResumeClock",
    "ResumeSitting",
    "ReturnAmendment",
    "SetProgramme",
    "SetSpokenLanguage",
    "StopClock",
    "SuspendSitting",
    "TakeChair",
    "TakeUpConclusions",
    "WaiveRule",
    "WithdrawAct",
    "WithdrawRequest",
    "WriteTurn",
    "kind_of",
]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")

#: The classes of acts by their kind, the name under which a journal and a rules profile know them.
ACTS: dict[str, type[Act]] = {
    _CAPITAL.sub("_", act.__name__).lower(): act
    for act in list(globals().values())
    if isinstance(act, type) and issubclass(act, Act) and act not in (Act, ActInSitting)
}
KINDS: dict[type[Act], str] = {act: kind for kind, act in ACTS.items()}


def kind_of(act: Act) -> str:
    """The kind of an act: the name of its class in small letters."""
    return KINDS[type(act)]
