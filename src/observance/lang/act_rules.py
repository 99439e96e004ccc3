"""What a verb means with a thing, whatever the language: the rules of ``lang/acts.toml``.

Reads that file; gives :class:`ActRule` objects. Raises DataError where two rules say different things of one pair.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from observance.domain.findings import ActAsked
from observance.errors import DataError
from observance.lang import HERE, worded

PATH = HERE / "acts.toml"


class ActRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What verbs mean with things; without things, what they mean by themselves, and the other way round.

    ``besides`` are things of which one must stand there too, ``subjects`` those of which the verb is said ("the Act
    will prohibit"); ``weak`` rules count where no other tells an act, ``negated`` ones behind a negation.
    """

    act: ActAsked
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    weak: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rules by what they are looked up by: verb and thing, either empty where a rule has none.

    ``ensuring`` are the verbs that ask for a state of things.
    """

    joint: dict[tuple[str, str], tuple[ActRule, ...]] = field(repr=False)
    said_of: dict[tuple[str, str], ActRule] = field(repr=False)
    weak: dict[str, ActRule] = field(repr=False)
    negated: dict[str, ActRule] = field(repr=False)
    ensuring: frozenset[str] = field(repr=False)


@worded
def rules() -> tuple[ActRule, ...]:
    """All rules, in the order of the file."""
    try:
        return msgspec.convert(tomllib.loads(PATH.read_text(encoding="utf-8"))["rules"], tuple[ActRule, ...])
    except (OSError, ValueError, KeyError, msgspec.ValidationError) as problem:
        raise DataError("the rules of acts cannot be read: {problem}", where=PATH.name, problem=problem) from problem


@worded
def table() -> Table:
    """The rules made ready; those that need something besides come before those that do not."""
    joint: dict[tuple[str, str], list[ActRule]] = {}
    for rule, pair in _pairs():
        joint.setdefault(pair, []).append(rule)
    for (verb, thing), found in joint.items():
        if sum(not rule.besides for rule in found) > 1:
            raise DataError(
                "two rules of acts say what {verb} means with {thing}", where=PATH.name, verb=verb, thing=thing
            )
    weak = {verb: rule for rule in rules() if rule.weak and not (rule.things or rule.subjects) for verb in rule.verbs}
    return Table(
        joint={pair: tuple(sorted(found, key=lambda one: not one.besides)) for pair, found in joint.items()},
        said_of={(verb, thing): rule for rule in rules() for verb in rule.verbs for thing in rule.subjects},
        weak=weak,
        negated={verb: rule for rule in rules() if rule.negated for verb in rule.verbs},
        ensuring=frozenset(verb for verb, rule in weak.items() if rule.act is ActAsked.ENSURE),
    )


def _pairs() -> Iterator[tuple[ActRule, tuple[str, str]]]:
    for rule in rules():
        if rule.things or not (rule.weak or rule.negated or rule.subjects):
            for verb in rule.verbs or ("",):
                for thing in rule.things or ("",):
                    yield rule, (verb, thing)
