"""By what a body is known: the keys under which its mentions are looked up, and what its rule says about it.

Reads named organisations; gives keys: a ground with what it rests on. Mentions under one key are one body's.
"""

from __future__ import annotations

from observance.domain.findings import NameMention
from observance.domain.parties import Ground
from observance.reference.organisations import organisation_of
from observance.resolve.body_names import body_name
from observance.resolve.named import Named, plain
from observance.resolve.sounds import in_latin

_LETTERS = "names:letters"
_WORLD = "names:world "
_GOVERNMENT = "names:government"
_SOLE = "names:sole "
_FOUNDING = ("names:body", "names:set up", "names:sole", "names:spelled", "names:quoted")

Key = tuple[Ground, str]


def is_letters(finding: NameMention) -> bool:
    """Whether a body is named by its letters."""
    return finding.rule.startswith(_LETTERS)


def is_alone(one: Named) -> bool:
    """Whether letters stand by themselves, in a text on a State."""
    return is_letters(one.finding) and not one.finding.long_form and one.home is not None


def is_government(finding: NameMention) -> bool:
    """Whether it is a Government that is named."""
    return finding.rule == _GOVERNMENT


def is_sole(finding: NameMention) -> bool:
    """Whether it is a body of which a State has one."""
    return finding.rule.startswith(_SOLE)


def is_of_world(finding: NameMention) -> bool:
    """Whether it is a body of the world, known by the list."""
    return finding.rule.startswith(_WORLD)


def has_ideas(finding: NameMention) -> bool:
    """Whether a full name is compared by its ideas: a body of the world and a Government are known without."""
    return not is_of_world(finding) and not is_government(finding) and world_key(finding) is None


def is_founding(finding: NameMention) -> bool:
    """Whether a full name may be that of a body not known before."""
    return finding.rule.startswith(_FOUNDING)


def full_keys(one: Named) -> tuple[Key, ...]:
    """By what a full name is known: a body of the world, a Government of its State, or the name as printed."""
    finding = one.finding
    if is_of_world(finding):
        return ((Ground.WORLD_BODY, finding.rule.removeprefix(_WORLD)),)
    if is_government(finding):
        return ((Ground.BODY_OF_STATE, one.home or one.document),)
    if is_sole(finding):
        return ((Ground.BODY_OF_STATE, f"{body_name(finding.name, one.states).key} {one.home or one.document}"),)
    return (world_key(finding) or _name_key(finding.name, one.home),)


def world_key(finding: NameMention) -> Key | None:
    """The body of the world that a list has a name for."""
    world = organisation_of(finding.name)
    return (Ground.WORLD_BODY, world.id) if world else None


def letters_key(one: Named) -> Key:
    """Letters in a State, in whatever script."""
    return Ground.LETTERS, f"{in_latin(plain(one.finding.name))} {one.home or ''}"


def long_keys(one: Named) -> tuple[Key, ...]:
    """The name that a text ties letters to: in the same State, else where no State is told."""
    long = one.finding.long_form or ""
    return tuple(dict.fromkeys((_name_key(long, one.home), _name_key(long, None))))


def _name_key(name: str, home: str | None) -> Key:
    return Ground.SAME_NAME, f"{plain(name)} {home or ''}"
