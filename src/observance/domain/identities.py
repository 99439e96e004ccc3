"""Identities: the actors of a case as people decided them, over what the machine resolved.

Reads parties as the machine made them and decisions; gives parties as they are shown, and what has become of each
decision. Nothing of the machine is lost by it: without the decisions the parties are the machine's again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from observance.domain.decisions import Decision
from observance.domain.joinings import ACTOR, Group, Member
from observance.domain.parties import Actor, Mention, Parties, Proposal, actor_id, with_targets
from observance.domain.regrouping import Locate, Regrouped, Regrouping, regroup

#: The place of a document in the order of the case.
Rank = Callable[[str], int]


def actor_group(actor: Actor) -> Group:
    """An actor as decisions see it: its mentions, and the joinings that its evidence tells."""
    members = tuple(Member(finding=mention.finding, citation=mention.citation) for mention in actor.mentions)
    ties = tuple((one.mentions[0], one.mentions[1]) for one in actor.evidence if len(one.mentions) > 1)
    return Group(id=actor.id, name=actor.name, members=members, ties=ties)


def as_decided(parties: Parties, decisions: Iterable[Decision], locate: Locate, rank: Rank) -> Parties:
    """The parties with what people decided about them."""
    log = tuple(decisions)
    if not any(decision.kind.startswith(f"{ACTOR}.") for decision in log):
        return parties
    found = regroup(ACTOR, [actor_group(actor) for actor in parties.actors], log, locate)
    by_id = {actor.id: actor for actor in parties.actors}
    made = [_actor(group, [by_id[id_] for id_ in group.of], rank) for group in found.groups]
    kept = [actor for actor in parties.actors if actor.id in found.untouched]
    actors = sorted((*made, *kept), key=lambda actor: _place(actor.mentions[0], rank))
    now = {mention.finding: actor.id for actor in actors for mention in actor.mentions}
    return Parties(
        actors=with_targets(actors),
        proposals=tuple(_proposals(parties, found, now)),
        outcomes=found.outcomes,
    )


def _place(mention: Mention, rank: Rank) -> tuple[int, int]:
    return rank(mention.document), mention.citation.start


def _actor(group: Regrouped, of: Sequence[Actor], rank: Rank) -> Actor:
    """The machine's actors, as far as their mentions are in a group; called as a person said, else as the first."""
    here = {member.finding for member in group.members}
    held = [mention for actor in of for mention in actor.mentions if mention.finding in here]
    mentions = tuple(sorted(held, key=lambda mention: _place(mention, rank)))
    spelled = {" ".join(mention.name.split()) for mention in mentions}
    names = tuple(dict.fromkeys(name for actor in of for name in actor.names if name in spelled))
    most = max(of, key=lambda actor: sum(mention.finding in here for mention in actor.mentions))
    is_most = 2 * sum(mention.finding in here for mention in most.mentions) > len(most.mentions)
    return Actor(
        id=actor_id(most.kind, mentions[0].finding),
        kind=most.kind,
        name=group.name or _called(names, most, whole=is_most),
        names=names,
        mentions=mentions,
        country=most.country if is_most else None,
        evidence=tuple(one for actor in of for one in actor.evidence if set(one.mentions) <= here),
        relations=tuple(one for actor in of for one in actor.relations if one.mention in here),
        decisions=group.decisions,
    )


def _called(names: Sequence[str], most: Actor, *, whole: bool) -> str:
    """What an actor is called that nobody named: a body of the world keeps its own name, printed or not."""
    return most.name if whole and (most.name in names or most.name not in most.names) else names[0]


def _proposals(parties: Parties, found: Regrouping, now: Mapping[str, str]) -> Iterable[Proposal]:
    """What is still open: neither joined nor parted by a person."""
    apart = {
        frozenset((now[one], now[other]))
        for these, those in found.apart
        for one in these
        for other in those
        if now[one] != now[other]
    }
    first = {actor.id: actor.mentions[0].finding for actor in parties.actors}
    seen: set[frozenset[str]] = set()
    for proposal in parties.proposals:
        held = next((one.mentions for one in proposal.evidence if len(one.mentions) == 2), None)
        one, other = (now[finding] for finding in held or (first[proposal.one], first[proposal.other]))
        pair = frozenset((one, other))
        if one != other and pair not in apart and pair not in seen:
            seen.add(pair)
            yield replace(proposal, one=one, other=other)
