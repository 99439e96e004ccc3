"""``observance actors``: who is who in a case, and what an identity rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from observance.cli.opening import opened_case, with_open
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from observance.domain.parties import Actor, Evidence, Parties
    from observance.domain.regrouping import Outcome
    from observance.domain.text import Citation

#: The kinds of actors in words.
KINDS = {"person": N_("person"), "organisation": N_("organisation"), "state": N_("State")}

#: What a joining rests on, in words.
GROUNDS = {
    "same_name": N_("the same name"),
    "same_sound": N_("the same sound in another spelling"),
    "like_sound": N_("a similar sound"),
    "same_document": N_("named in one document"),
    "given_name": N_("given name"),
    "initial": N_("initial"),
    "office": N_("office held"),
    "sex": N_("the same honorific or sex of the name"),
    "same_state": N_("the same State"),
    "world_body": N_("a name or letters of a known body"),
    "body_of_state": N_("a body of which a State has one"),
    "same_ideas": N_("a name made of the same words in any language"),
    "shorter_name": N_("a shorter name of the only one of its kind"),
    "short_name": N_("a short name for the one named before"),
    "letters": N_("the same letters"),
    "tied_letters": N_("letters that the text ties to the name"),
    "initials": N_("letters of the name in another language"),
    "stated": N_("the text says so"),
}

#: In what two that may be one differ, in words.
DOUBTS = {
    "same_name": N_("the family name is spelled otherwise"),
    "given_name": N_("the given name of one of them is not known"),
    "office": N_("another office"),
    "same_state": N_("another State"),
    "same_document": N_("no document names both"),
}

#: How one actor stands to another, and the other to it.
RELATIONS = {
    "chairs": (N_("chairs {other}"), N_("chaired by {other}")),
    "holds_office": (N_("holds an office of {other}"), N_("has an officer: {other}")),
    "member_of": (N_("is a member of {other}"), N_("has a member: {other}")),
    "affiliated_to": (N_("is affiliated to {other}"), N_("has an affiliate: {other}")),
    "succeeds": (N_("succeeds {other}"), N_("is succeeded by {other}")),
    "also_known_as": (N_("is also called {other}"), N_("is also called {other}")),
}


@click.command(
    "actors",
    cls=Command,
    help=N_(
        "List the persons, organisations and States that the documents of CASE name, or show one of them: its "
        "spellings, where it is named, and what its identity rests on.\n\n"
        "ACTOR is an id as the list gives it, or its beginning. What may be one actor, and is not surely, is listed "
        "as proposed, with what speaks for it and against it: `observance merge` confirms it, `observance "
        "not-the-same` refuses it."
    ),
)
@click.argument("case")
@click.argument("actor", required=False)
@click.option("--kind", type=click.Choice(sorted(KINDS)), cls=Option, help=N_("Only actors of this kind."))
@click.option("--relations", is_flag=True, cls=Option, help=N_("List what the documents state of one and another."))
@with_open
@click.pass_context
def command(
    context: click.Context, /, case: str, actor: str | None, kind: str | None, relations: bool, **given: Any
) -> None:
    session = session_of(context)
    with opened_case(session, case, given) as file:
        parties = file.parties()
    if relations and not actor:
        lines = _related_all(parties, session)
    else:
        lines = explain_actor(parties, actor, session) if actor else _listed(parties, kind, session)
    for line in lines:
        click.echo(line)


def _listed(parties: Parties, kind: str | None, session: Session) -> list[str]:
    from observance.cli.layout import table

    say = session.say
    rows = [
        (actor.id[:8], say(KINDS[actor.kind.value]), actor.name, str(len(actor.mentions)), _spelled(actor))
        for actor in parties.actors
        if kind in (None, actor.kind.value)
    ]
    lines = list(table((say("actor"), say("kind"), say("name"), say("mentions"), say("other spellings")), rows))
    proposed = list(_proposed(parties, parties.actors, session))
    return [*lines, "", say("May be one, and is not surely:"), *proposed] if proposed else lines


def _spelled(actor: Actor) -> str:
    others = [name for name in actor.names if name != actor.name]
    return ", ".join(others[:4]) + (" ..." if len(others) > 4 else "")


def _proposed(parties: Parties, actors: Iterable[Actor], session: Session) -> Iterator[str]:
    named = {actor.id: actor.name for actor in parties.actors}
    shown = {actor.id for actor in actors}
    for one in parties.proposals:
        if one.one in shown or one.other in shown:
            grounds = "; ".join(_grounds(evidence, session) for evidence in one.evidence)
            doubts = [session.say(DOUBTS[ground.value]) for evidence in one.against for ground in evidence.grounds]
            yield session.say(
                "  {one} ({id}) and {other} ({other_id}): {grounds}",
                one=named[one.one], id=one.one[:8], other=named[one.other], other_id=one.other[:8], grounds=grounds,
            )  # fmt: skip
            if doubts:
                yield session.say("    against it: {doubts}", doubts=", ".join(doubts))


def explain_actor(parties: Parties, id_: str, session: Session) -> list[str]:
    """What is known of an actor: spellings, places, and the evidence of every joining."""
    actor = parties.actor(id_)
    if actor is None:
        raise NotFound("the case knows no actor {actor}", do="list them with: observance actors CASE", actor=id_)
    say = session.say
    lines = [f"{actor.name} ({say(KINDS[actor.kind.value])}, {actor.id})", "", say("Named as:")]
    lines += [f"  {name}" for name in actor.names]
    lines += ["", say("Where:")]
    lines += [f"  {one.finding[:8]} {one.document} {_place(one.citation)}" for one in actor.mentions]
    spoken = [one for one in parties.outcomes if one.decision.id in actor.decisions]
    if spoken:
        lines += ["", say("Decided by people:")]
        lines += [f"  {line}" for one in spoken for line in _decided(one, session)]
    if actor.evidence:
        lines += ["", say("One actor because of:")]
        lines += [f"  {_grounds(one, session)}: {' = '.join(map(_line, one.words))}" for one in actor.evidence]
    relations = list(_related(parties, actor, session))
    if relations:
        lines += ["", say("Relations:"), *relations]
    proposed = list(_proposed(parties, (actor,), session))
    return [*lines, "", say("May be one, and is not surely:"), *proposed] if proposed else lines


def _related(parties: Parties, actor: Actor, session: Session) -> Iterator[str]:
    """What the texts state of an actor and another, whichever of the two it is said of."""
    called = {other.id: other.name for other in parties.actors}
    spelled = {mention.finding: mention.name for mention in actor.mentions}
    for holder in parties.actors:
        for one in holder.relations:
            if actor.id in (holder.id, one.target):
                way = 0 if holder.id == actor.id else 1
                other = (called.get(one.target, one.target), holder.name)[way]
                other = spelled.get(one.of, other) if holder.id == one.target else other
                date = f" ({one.date})" if one.date else ""
                said = session.say(RELATIONS[one.kind.value][way], other=other)
                yield f"  {said}{date}: {one.citation.document} {_place(one.citation)}"


def _related_all(parties: Parties, session: Session) -> list[str]:
    """A table of every relation: who, what, since when as printed, and where."""
    from observance.cli.layout import table

    called = {actor.id: actor.name for actor in parties.actors}
    say = session.say
    rows = [
        (
            actor.name,
            say(RELATIONS[one.kind.value][0], other=called.get(one.target, one.target)),
            one.date or "",
            f"{one.citation.document} {_place(one.citation)}",
        )
        for actor in parties.actors
        for one in actor.relations
    ]
    return list(table((say("name"), say("relation"), say("date"), say("place")), rows))


def _decided(outcome: Outcome, session: Session) -> tuple[str, ...]:
    from observance.cli.listing_decisions import EFFECTS, told

    one = outcome.decision
    reason = f"{session.say(EFFECTS[outcome.effect.value])}. {_line(one.reason)}"
    return f"{one.id[:8]} {one.at[:10]} {one.author}: {told(one, session)}", f"  {reason}"


def _grounds(evidence: Evidence, session: Session) -> str:
    return ", ".join(session.say(GROUNDS[ground.value]) for ground in evidence.grounds)


def _place(citation: Citation) -> str:
    return f"{citation.start}-{citation.end}: {_line(citation.quote)}"


def _line(quote: str) -> str:
    return " ".join(quote.split())
