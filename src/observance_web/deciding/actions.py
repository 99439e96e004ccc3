"""Every write of what people decide: a line in the log of the case, with author, time and reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from uuid import uuid4

from observance.casefile import CaseFile
from observance.domain.decisions import Decision
from observance.domain.joinings import Group, Select, Signature, merge, part
from observance.domain.matters import BELONGS, Matter, named_for_decision
from observance.errors import UsageError
from observance.pipeline.deciding import groups_of, selecting
from observance_web.loading.requests import Request, Requests

#: The log of the web beside those of other programs.
LOG = "web"
#: The most characters of a reason and of a name.
_MOST = 2000


def decide_whether_one(case: Path, ids: Sequence[str], *, is_one: bool, author: str, reason: str) -> Decision:
    """Say that two asks, or two actors, are one, or that they are not."""
    file = CaseFile.open(case)
    noun, groups = groups_of(file, ids)
    decided = _VERDICTS[is_one](noun, groups, selecting(file), _signed(author, reason))
    file.decide(LOG, decided)
    return decided


def assign(case: Path, folder: Path, reference: str, matter: Matter | None, *, author: str, reason: str) -> Decision:
    """Say to which case a document belongs, or that it belongs to none, and have the case put together again."""
    file, signed = CaseFile.open(case), _signed(author, reason)
    decided = Decision(
        id=signed.id,
        kind=BELONGS,
        at=signed.at,
        author=signed.author,
        reason=signed.reason,
        subject=file.entry(reference).reference,
        value=named_for_decision(matter),
    )
    file.decide(LOG, decided)
    Requests(folder).ask(Request())
    return decided


def _merged(noun: str, groups: Sequence[Group], select: Select, signed: Signature) -> Decision:
    return merge(noun, groups, select, signed)


def _parted(noun: str, groups: Sequence[Group], select: Select, signed: Signature) -> Decision:
    one, other = groups
    return part(noun, one, other, select, signed)


_VERDICTS: dict[bool, Callable[[str, Sequence[Group], Select, Signature], Decision]] = {True: _merged, False: _parted}


def _signed(author: str, reason: str) -> Signature:
    told = " ".join(reason.split())[:_MOST]
    if not told:
        raise UsageError("no reason is given", do="say why, for those who read it")
    at = datetime.now(UTC).astimezone().isoformat(timespec="microseconds")
    return Signature(id=uuid4().hex, at=at, author=" ".join(author.split())[:_MOST] or getuser(), reason=told)
