"""Every write of what people decide: a line in the log of the case, with author, time and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from uuid import uuid4

from observance.casefile import CaseFile
from observance.domain.corrections import KIND as CORRECT
from observance.domain.decisions import Decision, may_be_undone
from observance.domain.joinings import Group, Select, Signature, merge, part, undoing
from observance.domain.matters import BELONGS, Matter, named_for_decision
from observance.errors import NotFound, UsageError
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


def undo(case: Path, folder: Path, id_: str, *, author: str, reason: str) -> Decision:
    """Take a decision back, which is a decision too; where it changed what is read or which case it is of, have the
    case put together again."""
    file, signed = CaseFile.open(case), _signed(author, reason)
    log = {one.id: one for one in file.decisions()}
    if id_ not in log:
        raise NotFound("there is no such decision", do="choose one of those that are listed")
    if id_ not in {one.id for one in may_be_undone(log.values())}:
        raise UsageError("this decision was taken back already", do="look at the list again")
    decided = undoing(log[id_], signed)
    file.decide(LOG, decided)
    if _what(log, id_).kind in _AT_BUILD:
        Requests(folder).ask(Request())
    return decided


#: Kinds of decisions that are applied when a case is built, not when it is shown.
_AT_BUILD = frozenset({BELONGS, CORRECT})


def _what(log: Mapping[str, Decision], id_: str) -> Decision:
    """What is taken back in the end, where it is itself a taking back."""
    seen = log[id_]
    for _ in log:
        if seen.kind != "undo" or seen.subject not in log:
            break
        seen = log[seen.subject]
    return seen


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
