"""The rules of adopted records: records adopted in a later sitting, and corrigenda to them.

Each rule reads a State and an act; gives the State after it, or refuses.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from observance.domain import acts
from observance.domain.amendments import Adoption, Standing
from observance.domain.sitting import Happening, Phase, State
from observance.floor.amending import adopted_words, corrected_words
from observance.floor.composing import Front, draft_text, joined
from observance.floor.recording import amendable, is_paragraph
from observance.floor.ruling import in_phase, known, new, nobody_on_floor, one_line, refuse, with_reason


def adopt_earlier_records(state: State, act: acts.AdoptEarlierRecords) -> State:
    """In an open sitting, each once; a record of this journal after its deadline, with every amendment settled."""
    in_phase(state, Phase.OPEN)
    nobody_on_floor(state)
    assert state.identity is not None
    here = state.identity.symbol
    symbols = [record.symbol for record in act.records]
    one_line(*symbols)
    done = {record.symbol for record in state.adopted}
    if not symbols or done & set(symbols) or len(set(symbols)) != len(symbols) or here in symbols:
        refuse("adoption", "the record of an earlier sitting is adopted once")
    for record in act.records:
        if record.symbol in state.apart:
            state = _adopted(state.at(record.symbol), act.at, here, as_amended=record.as_amended).at(here)
    return _told(replace(state, adopted=(*state.adopted, *act.records)), act)


def _told(state: State, act: acts.AdoptEarlierRecords) -> State:
    """The records adopted stand in the record, in one sentence."""
    told = Happening(
        id=act.id,
        kind="adopted",
        at=act.at,
        after=len(state.turns),
        what=tuple(record.symbol for record in act.records),
        amended=tuple(record.symbol for record in act.records if record.as_amended),
        item=state.item,
    )
    return replace(state, happenings=(*state.happenings, told))


def adopt_record(state: State, act: acts.AdoptRecord) -> State:
    """In a sitting of which there is another journal; one of this journal adopts the record by an act of its own."""
    assert state.identity is not None
    amendable(state)
    if not act.in_sitting or act.in_sitting == state.identity.symbol:
        refuse("own-sitting", "a record is adopted in a later sitting")
    if act.in_sitting in state.apart:
        refuse("adopted-there", "the sitting {symbol} adopts it by an act of its own", symbol=act.in_sitting)
    return _adopted(state, act.at, act.in_sitting, as_amended=act.as_amended)


def _adopted(state: State, at: int, in_sitting: str, *, as_amended: bool) -> State:
    """After the deadline, with every amendment settled; as amended where one was accepted, and only there."""
    amendable(state)
    assert state.publication is not None
    if at <= state.publication.deadline:
        refuse("deadline", "amendments are still taken")
    waiting = [a.id for a in state.amendments.values() if a.standing in (Standing.PROPOSED, Standing.ACKNOWLEDGED)]
    if waiting:
        refuse("unsettled", "these amendments wait for an answer: {amendments}", amendments=", ".join(waiting))
    amended = any(a.standing is Standing.ACCEPTED for a in state.amendments.values())
    if amended != as_amended:
        refuse("as-amended", "a record is adopted as amended where an amendment was accepted, and only there")
    text = draft_text(state, adopted_words(state), Front.ADOPTED)
    digest = sha256(text.encode()).hexdigest()
    return replace(state, adoption=Adoption(in_sitting=in_sitting, at=at, as_amended=amended, text_sha256=digest))


def issue_corrigendum(state: State, act: acts.IssueCorrigendum) -> State:
    """To an adopted record: a paragraph of it, or of what an earlier corrigendum made of it; with a reason."""
    made = replace(act.corrigendum, by=act.by, at=act.at)
    with_reason(made.reason)
    if state.adoption is None:
        refuse("not-adopted", "the record is not adopted yet")
    new({before.id: before for before in state.corrigenda}, made.id)
    printed = joined(corrected_words(state)).get(known(state.turns, made.turn).id, ())
    if not 0 <= made.paragraph < len(printed) or printed[made.paragraph] != made.old:
        refuse("old-words", "the adopted record of {turn} does not hold these words there", turn=made.turn)
    if not is_paragraph(made.new) or made.new == made.old:
        refuse("new-words", "the new words are one paragraph, and not the old ones")
    return replace(state, corrigenda=(*state.corrigenda, made))
