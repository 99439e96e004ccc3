"""The rules before a sitting: identity, profile, programme, registry, written information.

Each rule reads a State and an act; gives the State after it, or refuses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from observance.domain import acts
from observance.domain.roster import AgendaItem, Credential, Office
from observance.domain.rules import Override, RulesProfile, Waiver
from observance.domain.sitting import State
from observance.floor.profiles import SETTINGS, faults_of
from observance.floor.ruling import (
    agenda_item,
    credential,
    is_waived,
    known,
    new,
    nobody_on_floor,
    one_line,
    refuse,
    rules,
    setting,
    sitting_of,
    with_reason,
)

DAY = 86_400_000


def found_sitting(state: State, act: acts.FoundSitting) -> State:
    """Once, of the session that the journal is of; the first makes its credential the secretariat's."""
    made = act.identity
    _day(made.day)
    one_line(made.symbol)
    for own in state.sittings():
        assert own.identity is not None
        if (made.body, made.session) != (own.identity.body, own.identity.session):
            refuse("session", "this journal is that of another session: {symbol}", symbol=own.identity.symbol)
        if made.symbol == own.identity.symbol or made.sitting == own.identity.sitting:
            refuse("founded", "this journal has the sitting {symbol}", symbol=own.identity.symbol)
    if state.identity is not None:
        return state.at_new(made)
    secretariat = Credential(id=act.by, office=Office.SECRETARIAT)
    return replace(state, identity=made, credentials={act.by: secretariat})


def _day(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        refuse("day", "{day} is no day", day=day)


def adopt_profile(state: State, act: acts.AdoptProfile) -> State:
    """Rules do not change under a speaker; they are those of the sitting's body, and lack nothing."""
    for own in state.sittings():
        nobody_on_floor(own)
    identity = state.identity
    if identity and (act.profile.body, act.profile.session) != (identity.body, identity.session):
        refuse("profile", "these are rules of another body or session: {id}", id=act.profile.id)
    if state.profile and not _goes_on(state.profile, act.profile):
        refuse("profile", "rules that follow others keep their languages and capacities: {id}", id=act.profile.id)
    for fault in faults_of(act.profile):
        refuse("profile", "the profile is not whole: {fault}", fault=fault)
    return replace(state, profile=act.profile)


def _goes_on(before: RulesProfile, after: RulesProfile) -> bool:
    """Whether what was registered and said under some rules can be printed under others."""
    return (
        before.languages == after.languages
        and set(before.spoken) <= set(after.spoken)
        and set(before.capacities) <= set(after.capacities)
    )


def override_setting(state: State, act: acts.OverrideSetting) -> State:
    """A setting that the profile knows, with a reason."""
    with_reason(act.reason)
    if act.setting not in SETTINGS or act.value < 0:
        refuse("setting", "there is no setting {name} with the value {value}", name=act.setting, value=act.value)
    made = Override(
        setting=act.setting, value=act.value, by=act.by, at=act.at, reason=act.reason, announced=act.announced
    )
    return replace(state, overrides=(*state.overrides, made))


def waive_rule(state: State, act: acts.WaiveRule) -> State:
    """A rule that the profile allows to be set aside, for one subject, with a reason."""
    with_reason(act.reason)
    if act.rule not in rules(state).waivable:
        refuse("not-waivable", "the rule {rule} cannot be set aside", rule=act.rule)
    made = Waiver(rule=act.rule, subject=act.subject, by=act.by, at=act.at, reason=act.reason, announced=act.announced)
    return replace(state, waivers=(*state.waivers, made))


def set_programme(state: State, act: acts.SetProgramme) -> State:
    """A whole programme; what was heard stays in it as it was."""
    ids = [item.id for item in act.items]
    if len(set(ids)) != len(ids) or not all(ids):
        refuse("id-taken", "two items of the programme have one id, or one has none")
    by_id = {item.id: item for item in act.items}
    used = {request.item for request in state.requests.values()} | {made.item for made in state.conclusions.values()}
    used |= {item for own in state.sittings() for item in own.heard}
    for item in state.agenda:
        if item.id in used and by_id.get(item.id) != item:
            refuse("item-in-use", "{item} was opened, or has a list of speakers: move it", item=item.id)
    languages = set(rules(state).languages)
    for item in act.items:
        _has_headings(item, languages)
    return replace(state, agenda=act.items)


def _has_headings(item: AgendaItem, languages: set[str]) -> None:
    """A case has its State and Conventions for a heading, any other item a title in each language."""
    missing = languages - dict(item.titles).keys()
    if missing and item.state is None:
        refuse("headings", "{item} has no heading in {languages}", item=item.id, languages=", ".join(sorted(missing)))
    one_line(*dict(item.titles).values(), *(convention.title for convention in item.conventions))
    if item.state is not None:
        one_line(item.state)


def move_item(state: State, act: acts.MoveItem) -> State:
    """An item that is not open."""
    with_reason(act.reason)
    item = agenda_item(state, act.item)
    if any(own.item == item.id for own in state.sittings()):
        refuse("item-open", "{item} is being discussed", item=item.id)
    moved = replace(item, sitting=act.to)
    return replace(state, agenda=tuple(moved if entry.id == item.id else entry for entry in state.agenda))


def register_delegation(state: State, act: acts.RegisterDelegation) -> State:
    """With a name to print in each language of the record's headings."""
    entry = act.delegation
    missing = set(rules(state).languages) - dict(entry.names).keys()
    if not entry.id or missing:
        refuse("names", "{id} has no name in {languages}", id=entry.id, languages=", ".join(sorted(missing)))
    one_line(*dict(entry.names).values())
    return replace(state, delegations={**state.delegations, entry.id: entry})


def register_person(state: State, act: acts.RegisterPerson) -> State:
    """With a name, of a delegation that is known or of none."""
    person = act.person
    if not person.id or not person.name.strip():
        refuse("names", "{id} has no name", id=person.id)
    one_line(person.name, *dict(person.honorifics).values())
    if person.delegation is not None:
        known(state.delegations, person.delegation)
    return replace(state, people={**state.people, person.id: person})


def register_credential(state: State, act: acts.RegisterCredential) -> State:
    """Given out once: who acted with it must stay known. A delegate's is that of a delegation."""
    entry = act.credential
    new(state.credentials, entry.id)
    if entry.office is Office.DELEGATE and entry.delegation is None:
        refuse("delegation", "a delegate's credential names a delegation")
    if entry.delegation is not None:
        known(state.delegations, entry.delegation)
    return replace(state, credentials={**state.credentials, entry.id: entry})


def file_written_information(state: State, act: acts.FileWrittenInformation) -> State:
    """In time, not too long, by the Government whose case it is."""
    paper = act.information
    new({filed.id: filed for filed in state.written}, paper.id)
    item, delegation = agenda_item(state, paper.item), known(state.delegations, paper.delegation)
    own = credential(state, act.by)
    if own.office is Office.DELEGATE and own.delegation != delegation.id:
        refuse("own-delegation", "{by} does not act for {delegation}", by=act.by, delegation=delegation.id)
    if item.state_code is None or item.state_code != delegation.state_code:
        refuse("own-case", "{item} is not the case of {delegation}", item=item.id, delegation=delegation.id)
    days = setting(state, "written_notice_days")
    if act.at > _midnight(state, item) - days * DAY and not is_waived(state, "notice", paper.id):
        refuse("notice", "written information is due {days} days before the sitting", days=days)
    pages = setting(state, "written_pages")
    if not 0 < paper.pages <= pages and not is_waived(state, "pages", paper.id):
        refuse("pages", "written information has {pages} pages at most", pages=pages)
    for name in paper.answers:
        known({entry.id: entry for made in state.earlier.values() for entry in made.conclusions.items}, name)
    return replace(state, written=(*state.written, paper))


def _midnight(state: State, item: AgendaItem) -> float:
    """When the day of the sitting that hears an item begins in the room; never where no day is known yet."""
    own = sitting_of(state, item)
    if own is None or own.identity is None:
        return float("inf")
    days = (_day(own.identity.day) - date(1970, 1, 1)).days
    return days * DAY - own.identity.offset * 60_000
