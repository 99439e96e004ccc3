"""Joinings: what people decide about which things are one, stored so that it is found again after any build.

The machine groups findings: mentions to an actor, requests to an ask. A person says otherwise with four verbs: merge,
split, not the same, rename. Reads the groups that the person saw; gives a decision of
:mod:`observance.domain.decisions` that holds selectors of findings and no id of a group, for groups may be others
after the next build. :mod:`observance.domain.regrouping` applies the decisions; nothing in either module knows what the
findings are.

How another noun is added (``ask`` beside ``actor``): choose its word, which stands before the verb in ``kind``; make a
:class:`Group` of each of its groups, with the findings in the order of documents and places and, where there are any,
the ties by which the machine joined them; apply ``regroup(NOUN, groups, decisions, locate)`` where the case is read
(``CaseFile.parties`` does it for actors, by :mod:`observance.domain.identities`); and add the noun to ``HELD`` of
``observance.pipeline.deciding``: ``observance merge``, ``split``, ``rename``, ``not-the-same``, ``undo`` and
``decisions`` then take its ids too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observance.domain.decisions import Decision
from observance.domain.findings import folded_quote
from observance.domain.selectors import Selector
from observance.domain.text import Citation
from observance.errors import UsageError

#: The noun of decisions about actors.
ACTOR = "actor"
#: A merge of many spellings, or a split of many mentions, is found again by this many of each side at most.
MOST = 400


class Verb(StrEnum):
    """What a person decides about groups."""

    MERGE = "merge"
    SPLIT = "split"
    NOT_SAME = "not_same"
    RENAME = "rename"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A finding in a group: its id and its place."""

    finding: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings that the machine holds to be one thing.

    ``members`` are in the order of documents and places; ``ties`` the pairs of findings by which it joined them, in
    the order in which it did. Members that no tie reaches hang on the first.
    """

    id: str
    name: str
    members: tuple[Member, ...]
    ties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, when and why: ``at`` is ISO 8601 with zone; ``id`` is made by the author's program."""

    id: str
    at: str
    author: str
    reason: str


#: What finds a member again: its place with what stands around it.
Select = Callable[[Member], Selector]


def kind_of(noun: str, verb: Verb) -> str:
    """The kind of a decision."""
    return f"{noun}.{verb.value}"


def verb_of(noun: str, kind: str) -> Verb | None:
    """What is decided about a noun, ``None`` where the decision is about something else."""
    of, _, verb = kind.partition(".")
    return Verb(verb) if of == noun and verb in set(Verb) else None


def merge(noun: str, groups: Sequence[Group], select: Select, signed: Signature) -> Decision:
    """Groups are one, which is called as the first: every spelling of each stands for it."""
    if len({group.id for group in groups}) < 2:
        raise UsageError("these are one already", do="give two that the list tells apart")
    first, *others = groups
    return _decision(
        noun, Verb.MERGE, signed, first,
        these=map(select, _spellings(first.members)),
        those=map(select, (member for other in others for member in _spellings(other.members))),
        value=first.name,
    )  # fmt: skip


def split(noun: str, group: Group, moved: Iterable[str], select: Select, signed: Signature, name: str = "") -> Decision:
    """Some findings of a group are another thing than the others; ``name`` is what that is called, if it is told."""
    leaving = set(moved)
    these = [member for member in group.members if member.finding in leaving]
    those = [member for member in group.members if member.finding not in leaving]
    if not these or not those:
        raise UsageError("a part of it has to go and a part to stay", do="name some of its places, and not all")
    near = {member.citation.document for member in these}
    beside = [member for member in those if member.citation.document in near]
    apart = [member for member in those if member.citation.document not in near]
    kept = (*beside, *_spellings(apart, by_document=True))
    return _decision(
        noun, Verb.SPLIT, signed, group, these=map(select, these), those=map(select, kept[:MOST]), value=name
    )


def part(noun: str, one: Group, other: Group, select: Select, signed: Signature) -> Decision:
    """Two groups are not the same, whatever the machine makes of them later."""
    if one.id == other.id:
        raise UsageError("these are one", do="say which places are another's with: observance split")
    these, those = _spellings(one.members, by_document=True), _spellings(other.members, by_document=True)
    return _decision(noun, Verb.NOT_SAME, signed, one, these=map(select, these), those=map(select, those))


def rename(noun: str, group: Group, name: str, select: Select, signed: Signature) -> Decision:
    """A group is called so."""
    if not name.strip():
        raise UsageError("a name has to have letters", do="give the name in quotation marks")
    these = map(select, _spellings(group.members))
    return _decision(noun, Verb.RENAME, signed, group, these=these, value=" ".join(name.split()))


def undoing(decision: Decision, signed: Signature) -> Decision:
    """The decision that undoes another; it can itself be undone."""
    return Decision(
        id=signed.id, kind="undo", at=signed.at, author=signed.author, reason=signed.reason, subject=decision.id
    )


def _decision(
    noun: str,
    verb: Verb,
    signed: Signature,
    group: Group,
    *,
    these: Iterable[Selector],
    those: Iterable[Selector] = (),
    value: str = "",
) -> Decision:
    return Decision(
        id=signed.id,
        kind=kind_of(noun, verb),
        at=signed.at,
        author=signed.author,
        reason=signed.reason,
        subject=group.id,
        value=value,
        these=tuple(these),
        those=tuple(those),
    )


def _spellings(members: Iterable[Member], *, by_document: bool = False) -> tuple[Member, ...]:
    """The first member of every spelling, of every document where that is wanted."""
    first: dict[tuple[str, str], Member] = {}
    for member in members:
        document = member.citation.document if by_document else ""
        first.setdefault((document, folded_quote(member.citation.quote)), member)
    return tuple(first.values())[:MOST]
