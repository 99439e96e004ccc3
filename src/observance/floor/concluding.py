"""The rules of conclusions: drafted, amended, read out, adopted; and those of an earlier session, taken up.

Each rule reads a State and an act; gives the State after it, or refuses. What is asked is an item of conclusions, and
what a body makes of it later is no matter of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from observance.domain import acts
from observance.domain.amendments import Adoption
from observance.domain.conclusions import (
    ConclusionChange,
    ConclusionItem,
    Conclusions,
    ConclusionText,
    EarlierConclusions,
    ReadingOut,
)
from observance.domain.record import Capacity
from observance.domain.sitting import Happening, Phase, State
from observance.floor.composing import BREAK, CONCLUSIONS_ADOPTED
from observance.floor.recording import is_paragraph
from observance.floor.ruling import (
    agenda_item,
    in_phase,
    known,
    new,
    nobody_on_floor,
    on_floor,
    refuse,
    rules,
    with_reason,
)

#: Who reads conclusions out.
READERS = frozenset({Capacity.CHAIR, Capacity.REPORTER, Capacity.SECRETARIAT})
_PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?\Z")


def draft_conclusions(state: State, act: acts.DraftConclusions) -> State:
    """On a case that was heard, in all languages of the record; drafted anew they are to be read out again."""
    made = replace(act.conclusions, by=act.by, at=act.at, changes=(), read=None, adoption=None)
    if not made.id:
        new({}, made.id)
    before = state.conclusions.get(made.id)
    if before is not None:
        _open(before)
    if any(other.item == made.item for other in state.conclusions.values() if other.id != made.id):
        refuse("concluded", "{item} has conclusions already", item=made.item)
    item = agenda_item(state, made.item)
    if item.state is None:
        refuse("no-case", "{item} is no case of a State", item=item.id)
    if not any(item.id in own.heard for own in state.sittings()):
        refuse("not-heard", "{item} was not heard yet", item=item.id)
    _check_texts(made.texts, rules(state).languages)
    _check_items(made)
    return _with(state, made)


def _with(state: State, made: Conclusions) -> State:
    return replace(state, conclusions={**state.conclusions, made.id: made})


def _open(made: Conclusions) -> None:
    if made.adoption is not None:
        refuse("conclusions-adopted", "the conclusions {name} are adopted", name=made.id)


def _check_texts(texts: Sequence[ConclusionText], languages: Sequence[str]) -> None:
    """One text a language, paragraph for paragraph."""
    if sorted(text.language for text in texts) != sorted(languages):
        refuse("languages", "conclusions stand once in each of: {languages}", languages=", ".join(languages))
    if not all(text.paragraphs and all(map(is_paragraph, text.paragraphs)) for text in texts):
        refuse("paragraphs", "a text is paragraphs of words, each one line without blanks to spare")
    if len({len(text.paragraphs) for text in texts}) > 1:
        refuse("parallel", "the texts have the same paragraphs in each language")


def _check_items(made: Conclusions) -> None:
    """Each item says what is asked and of whom in words of the text, and when in the terms of a calendar."""
    ids = [item.id for item in made.items]
    if len(set(ids)) != len(ids) or not all(ids):
        refuse("id-taken", "two items of the conclusions have one id, or one has none")
    for item in made.items:
        _check_words(made, item)
        if item.by_date is not None and not _is_day(item.by_date):
            refuse("day", "{day} is no day", day=item.by_date)


def _check_words(made: Conclusions, item: ConclusionItem) -> None:
    what, of_whom = dict(item.what), dict(item.of_whom)
    for text in made.texts:
        stands = 0 <= item.paragraph < len(text.paragraphs)
        asked, asked_of = what.get(text.language, ""), of_whom.get(text.language, "")
        if not (stands and asked and asked in text.paragraphs[item.paragraph]):
            refuse("item-words", "what {item} asks does not stand in its paragraph ({language})",
                   item=item.id, language=text.language)  # fmt: skip
        if not (asked_of and any(asked_of in paragraph for paragraph in text.paragraphs)):
            refuse("item-words", "of whom {item} asks does not stand in the text ({language})",
                   item=item.id, language=text.language)  # fmt: skip


def _is_day(text: str) -> bool:
    if _PARTIAL_DATE.match(text):
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def amend_conclusions(state: State, act: acts.AmendConclusions) -> State:
    """Before they are adopted, with a reason; what was read out before is to be read out again."""
    with_reason(act.reason)
    made = known(state.conclusions, act.conclusions)
    _open(made)
    text = made.text_in(act.language)
    if text is None or not 0 <= act.paragraph < len(text.paragraphs) or text.paragraphs[act.paragraph] != act.old:
        refuse("old-words", "the conclusions {name} do not hold these words there", name=made.id)
    if not is_paragraph(act.new) or act.new == act.old:
        refuse("new-words", "the new words are one paragraph, and not the old ones")
    paragraphs = (*text.paragraphs[: act.paragraph], act.new, *text.paragraphs[act.paragraph + 1 :])
    change = ConclusionChange(
        language=act.language, paragraph=act.paragraph, old=act.old, new=act.new, by=act.by, at=act.at,
        reason=act.reason,
    )  # fmt: skip
    fresh = {item.id: item for item in act.items}
    for name in fresh:
        known({item.id: item for item in made.items}, name)
    amended = replace(
        made,
        texts=tuple(replace(t, paragraphs=paragraphs) if t.language == act.language else t for t in made.texts),
        items=tuple(fresh.get(item.id, item) for item in made.items),
        changes=(*made.changes, change),
        read=None,
    )
    _check_items(amended)
    return _with(state, amended)


def read_out_conclusions(state: State, act: acts.ReadOutConclusions) -> State:
    """By the Chair, the Reporter or the secretariat, who has the floor, on their item."""
    in_phase(state, Phase.OPEN)
    made = known(state.conclusions, act.conclusions)
    _open(made)
    turn = on_floor(state)
    if turn.capacity not in READERS:
        refuse("reader", "as {capacity} one does not read out conclusions", capacity=turn.capacity.value)
    _on_their_item(state, made)
    assert state.identity is not None
    return _with(state, replace(made, read=ReadingOut(sitting=state.identity.symbol, turn=turn.id, at=act.at)))


def _on_their_item(state: State, made: Conclusions) -> None:
    if state.item != made.item:
        refuse("other-item", "{request} is about {item}, which is not open", request=made.id, item=made.item)


def adopt_conclusions(state: State, act: acts.AdoptConclusions) -> State:
    """In the sitting in which they were read out, in the words read."""
    in_phase(state, Phase.OPEN)
    nobody_on_floor(state)
    made = known(state.conclusions, act.conclusions)
    _open(made)
    _on_their_item(state, made)
    assert state.identity is not None
    here = state.identity.symbol
    if made.read is None or made.read.sitting != here:
        refuse("not-read", "the conclusions {name} were not read out in this sitting as they stand", name=made.id)
    adoption = Adoption(in_sitting=here, at=act.at, as_amended=bool(made.changes), text_sha256=text_sum(made))
    told = Happening(
        id=act.id, kind=CONCLUSIONS_ADOPTED, at=act.at, after=len(state.turns), what=(made.item,), item=made.item
    )
    adopted = _with(state, replace(made, adoption=adoption))
    return replace(adopted, happenings=(*state.happenings, told))


def text_sum(made: Conclusions) -> str:
    """The sha256 of the texts of conclusions, languages in order."""
    texts = sorted(made.texts, key=lambda text: text.language)
    return sha256(BREAK.join(BREAK.join((text.language, *text.paragraphs)) for text in texts).encode()).hexdigest()


def take_up_conclusions(state: State, act: acts.TakeUpConclusions) -> State:
    """Adopted by an earlier session of the same body, in the words adopted; each once."""
    assert state.identity is not None
    earlier = dict(state.earlier)
    for entry in act.conclusions:
        made = entry.conclusions
        new(earlier, made.id)
        if entry.body != state.identity.body or entry.session >= state.identity.session:
            refuse("session", "these are no conclusions of an earlier session: {name}", name=made.id)
        if made.adoption is None or made.adoption.text_sha256 != text_sum(made):
            refuse("not-adopted", "these are not the words that were adopted: {name}", name=made.id)
        earlier[made.id] = entry
    return replace(state, earlier=earlier)


def adopted_conclusions(state: State) -> tuple[EarlierConclusions, ...]:
    """What this session adopted, as the next one takes it up."""
    assert state.identity is not None
    found = []
    for made in state.conclusions.values():
        item = agenda_item(state, made.item)
        if made.adoption is not None and item.state is not None:
            numbers = dict.fromkeys(c.number for c in item.conventions if c.number is not None)
            found.append(
                EarlierConclusions(
                    body=state.identity.body, session=state.identity.session, state=item.state,
                    state_code=item.state_code, conventions=tuple(numbers), conclusions=made,
                )
            )  # fmt: skip
    return tuple(found)


def earlier_on(state: State, item: str) -> tuple[EarlierConclusions, ...]:
    """What earlier sessions concluded on the State of an item, where it is on a Convention of the item."""
    entry = agenda_item(state, item)
    numbers = {convention.number for convention in entry.conventions}
    return tuple(
        made for made in state.earlier.values()
        if (made.state_code or made.state) in (entry.state_code, entry.state)
        and (not made.conventions or not numbers or numbers & set(made.conventions))
    )  # fmt: skip
