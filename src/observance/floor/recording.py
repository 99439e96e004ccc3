"""The rules of the draft record: writing and merging turns, publication, amendments.

Each rule reads a State and an act; gives the State after it, or refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from observance.domain import acts
from observance.domain.amendments import Amendment, Change, Printed, Publication, Standing
from observance.domain.sitting import Held, Phase, State, Turn, Writing
from observance.floor.amending import adopted_paragraphs, conflicting
from observance.floor.composing import draft_text, paragraphs_of, words_of
from observance.floor.ruling import (
    in_phase,
    is_waived,
    known,
    new,
    nobody_on_floor,
    not_published,
    refuse,
    rules,
    setting,
    with_reason,
)

HOUR = 3_600_000


def is_paragraph(text: str) -> bool:
    """One line of words, as it will be read: no blank at an end, no two in a row."""
    return bool(text) and text == " ".join(text.split())


def write_turn(state: State, act: acts.WriteTurn) -> State:
    """Before the draft is out, in a working language; a part that is given anew replaces what it was."""
    not_published(state)
    turn = known(state.turns, act.turn)
    if act.language not in rules(state).languages:
        refuse("language", "{language} is no language of the record", language=act.language)
    if not act.paragraphs or not all(map(is_paragraph, act.paragraphs)):
        refuse("paragraphs", "a text is paragraphs of words, each one line without blanks to spare")
    if act.after is not None and (turn.into is not None or not _can_follow(state, turn, act.after)):
        refuse("not-interrupted", "{turn} was not interrupted by {after}", turn=turn.id, after=act.after)
    others = tuple(writing for writing in turn.writings if (writing.part, writing.after) != (act.part, act.after))
    if any(writing.language != act.language for writing in others):
        refuse("language", "the other parts of {turn} are in another language", turn=turn.id)
    made = Writing(part=act.part, paragraphs=act.paragraphs, language=act.language, by=act.by, at=act.at,
                   after=act.after)  # fmt: skip
    places = {name: n for n, name in enumerate((None, *turn.interrupted_by))}
    written = replace(turn, writings=tuple(sorted((*others, made), key=lambda w: (places[w.after], w.part))))
    return replace(state, turns={**state.turns, turn.id: written})


def _can_follow(state: State, turn: Turn, name: str) -> bool:
    """Whether words can stand after what interrupted a turn: it did, and is printed by itself."""
    other = state.turns.get(name)
    return name in turn.interrupted_by and (other is None or other.into is None)


def merge_turns(state: State, act: acts.MergeTurns) -> State:
    """Two turns of one speaker with nothing printed between them."""
    not_published(state)
    turn, into = known(state.turns, act.turn), known(state.turns, act.into)
    ids = list(state.turns)
    first, second = ids.index(into.id), ids.index(turn.id)
    if into.into is not None or turn.into is not None or any(other.into == turn.id for other in state.turns.values()):
        refuse("merged", "{turn} or {into} is merged already", turn=turn.id, into=into.id)
    if second <= first or any(state.turns[between].into != into.id for between in ids[first + 1 : second]):
        refuse("merge-order", "{turn} does not follow {into}", turn=turn.id, into=into.id)
    if any(first < told.after <= second for told in state.happenings):
        refuse("merge-order", "the record tells of something between {into} and {turn}", turn=turn.id, into=into.id)
    if any(writing.after in {into.id, *ids[first + 1 : second]} for other in state.turns.values()
           for writing in other.writings):  # fmt: skip
        refuse("merge-order", "the record tells of something between {into} and {turn}", turn=turn.id, into=into.id)
    if _speaker(turn) != _speaker(into):
        refuse("merge-speaker", "{turn} and {into} are not of one speaker", turn=turn.id, into=into.id)
    return replace(state, turns={**state.turns, turn.id: replace(turn, into=into.id)})


def _speaker(turn: Turn) -> tuple[object, ...]:
    return turn.item, turn.kind, turn.capacity, turn.person, turn.delegation, turn.on_behalf_of, turn.language, turn.by


def publish_draft(state: State, act: acts.PublishDraft) -> State:
    """When the sitting is over and every turn is written; with a deadline that leaves time enough."""
    in_phase(state, Phase.ADJOURNED, Phase.CLOSED)
    not_published(state)
    nobody_on_floor(state)
    unwritten = [turn.id for turn in state.turns.values() if not turn.writings]
    if unwritten or not state.turns:
        refuse("unwritten", "these turns have no text: {turns}", turns=", ".join(unwritten))
    for turn in state.turns.values():
        languages = {writing.language for part in (turn, *_merged_into(state, turn)) for writing in part.writings}
        if len(languages) > 1:
            refuse("language", "the parts of {turn} are in several languages", turn=turn.id)
    hours = setting(state, "amendment_hours")
    if act.deadline < act.at + hours * HOUR:
        refuse("deadline", "the deadline leaves less than {hours} hours", hours=hours)
    digest = sha256(draft_text(state, words_of(state)).encode()).hexdigest()
    made = Publication(at=act.at, deadline=act.deadline, text_sha256=digest, printed=_printed(state))
    return replace(state, publication=made)


def _printed(state: State) -> Printed:
    """What the draft prints of rules and entries."""
    people = {name for name, _ in state.chairs} | {turn.person for turn in state.turns.values() if turn.person}
    delegations = {turn.delegation for turn in state.turns.values() if turn.delegation}
    items = {turn.item for turn in state.turns.values()} | {told.item for told in state.happenings}
    items |= {name for told in state.happenings for name in told.what}
    return Printed(
        profile=rules(state),
        agenda=tuple(item for item in state.agenda if item.id in items),
        people={name: state.people[name] for name in sorted(people)},
        delegations={name: state.delegations[name] for name in sorted(delegations)},
    )


def _merged_into(state: State, turn: Turn) -> tuple[Turn, ...]:
    return tuple(other for other in state.turns.values() if other.into == turn.id)


# --- Amendments -----------------------------------------------------------------------------------------------------


def propose_amendment(state: State, act: acts.ProposeAmendment) -> State:
    """Of one's own speech, with the credential that asked for the floor, in time, without a long insertion."""
    made = replace(act.amendment, by=act.by, at=act.at, standing=Standing.PROPOSED, reason="")
    new(state.amendments, made.id)
    amendable(state)
    assert state.publication is not None
    if act.at > state.publication.deadline:
        refuse("deadline", "the time that the Chair stated is over")
    turn = known(state.turns, made.turn)
    if turn.by != act.by:
        refuse("own-speech", "{turn} is not the speech of {by}", turn=turn.id, by=act.by)
    _check_words(made, paragraphs_of(state).get(turn.id, ()))
    most = setting(state, "insertion_characters")
    if len(made.new) - len(made.old) > most and not is_waived(state, "insertion", made.id):
        refuse("insertion", "an amendment adds {most} characters at most", most=most)
    return _with_amendment(state, made)


def _check_words(made: Amendment, printed: Sequence[str]) -> None:
    """The old words are those of the draft, the new ones are a paragraph; none where there is to be none."""
    if made.change is Change.INSERT:
        stands = 0 <= made.paragraph <= len(printed) and bool(printed) and not made.old
    else:
        stands = 0 <= made.paragraph < len(printed) and printed[made.paragraph] == made.old
    if not stands:
        refuse("old-words", "the draft of {turn} does not hold these words there", turn=made.turn)
    if made.change is Change.DELETE:
        if made.new:
            refuse("new-words", "a paragraph that is deleted has no new words")
    elif not is_paragraph(made.new) or made.new == made.old:
        refuse("new-words", "the new words are one paragraph, and not the old ones")


def amendable(state: Held) -> None:
    """The draft is out and not adopted."""
    if state.publication is None:
        refuse("not-published", "the draft is not published yet")
    if state.adoption is not None:
        refuse("adopted", "the record is adopted")


def _with_amendment(state: State, made: Amendment) -> State:
    return replace(state, amendments={**state.amendments, made.id: made})


def _settled(state: State, name: str, standing: Standing, reason: str = "") -> State:
    """The amendment with its new standing, where the step is one that can be taken."""
    amendable(state)
    made = known(state.amendments, name)
    if made.standing not in _BEFORE[standing]:
        refuse("amendment-settled", "{amendment} is {standing}", amendment=name, standing=made.standing.value)
    return _with_amendment(state, replace(made, standing=standing, reason=reason))


#: From which standing an amendment comes to another: nothing is decided before its receipt is acknowledged.
_BEFORE = {
    Standing.ACKNOWLEDGED: frozenset({Standing.PROPOSED}),
    Standing.ACCEPTED: frozenset({Standing.ACKNOWLEDGED}),
    Standing.REFUSED: frozenset({Standing.ACKNOWLEDGED, Standing.ACCEPTED}),
    Standing.RETURNED: frozenset({Standing.ACKNOWLEDGED}),
}


def acknowledge_amendment(state: State, act: acts.AcknowledgeAmendment) -> State:
    """Once, after it came in."""
    return _settled(state, act.amendment, Standing.ACKNOWLEDGED)


def accept_amendment(state: State, act: acts.AcceptAmendment) -> State:
    """Where it merges with what was accepted of the same paragraph."""
    made = known(state.amendments, act.amendment)
    against = conflicting(state, made)
    if against:
        refuse("conflict", "{amendment} changes the same words as {others}", amendment=made.id,
               others=", ".join(other.id for other in against))  # fmt: skip
    after = _settled(state, made.id, Standing.ACCEPTED)
    if not adopted_paragraphs(after).get(made.turn, ("",)):
        refuse("empty-speech", "a speech keeps a paragraph: {turn}", turn=made.turn)
    return after


def refuse_amendment(state: State, act: acts.RefuseAmendment) -> State:
    """With a reason; also one that was accepted before."""
    with_reason(act.reason)
    return _settled(state, act.amendment, Standing.REFUSED, act.reason)


def return_amendment(state: State, act: acts.ReturnAmendment) -> State:
    """With a reason; its author may propose another, and the time that the Chair stated holds for it."""
    with_reason(act.reason)
    return _settled(state, act.amendment, Standing.RETURNED, act.reason)
