"""What is asked to be done, told by verbs and the things that they are said of: the weight of a request.

Reads a clause and its language, the words of ``lang/<code>/acts.toml`` and what each verb means with each thing
(``act_rules``); gives an :class:`~observance.domain.findings.ActAsked` with the words that told it. A language is data
alone: no rule names a word.

The first verb that tells an act, by itself or with a thing, decides. Its things are those before the next verb, or
else, where it is passive, those before it ("the charges be dropped"). Verbs that ask for a state of things (ensure,
strengthen) decide where no other does, where a purpose follows them ("improve inspection so that debts end"), and
where what follows is what others are to be free to do ("ensure that unions can negotiate"). How an act is to be done
("adopt, after a dialogue with the unions, the Code") is not what is asked, where another act is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from observance.domain.findings import ActAsked
from observance.lang import worded, words_pattern
from observance.lang.act_rules import ActRule, table
from observance.lang.act_words import KIND, Token, TokenKind, tokens
from observance.lang.frames import codes_of, groups

#: So many characters may stand between a sign and the verb that it stands before.
_NEAR = 30
#: The signs behind which what is asked is no longer told.
_ENDS = ("able", "purpose")
#: So many words of classes on either side of a verb may be its things.
_MOST = 24
#: So near behind its pronoun stands the verb of a relative clause.
_BEHIND = 12
#: Where a thing that tells an act without a verb begins at the latest ("a full and impartial inquiry").
_OPENS = 24
#: What is left of the commas around a stretch that was taken out.
_COMMAS = re.compile(r"\s*,\s*,?(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act, the words that told it, as printed, and their classes; ``at`` is where they begin."""

    act: ActAsked
    at: int
    words: tuple[str, ...]
    verb: str = ""
    thing: str = ""
    weak: bool = False


@lru_cache(maxsize=4096)
def speaks_of(act: ActAsked, text: str) -> bool:
    """Whether some words of an act are in a text, in whatever language."""
    return any(act in acts_in(text, code) for code in codes_of(KIND))


@worded
def act_told(action: str, code: str) -> Told | None:
    """The act that a clause asks for; ``None`` where no words tell."""
    found = _main(action, code) or _told(action, code)
    if found and found.act is ActAsked.SUPPLY_INFORMATION and is_in_report(action, code):
        return replace(found, act=ActAsked.REPORT)
    return found


def is_in_report(text: str, code: str) -> bool:
    """Whether a text says that something is to be done in a report."""
    return _form("in_report", code).search(text) is not None


@lru_cache(maxsize=4096)
def acts_in(text: str, code: str) -> frozenset[ActAsked]:
    """All acts that the words of a text tell, but the weak ones."""
    return frozenset(one.act for one in _each(text, tokens(text, code), whole=True) if not one.weak)


@worded
def _form(name: str, code: str) -> re.Pattern[str]:
    return words_pattern(groups(KIND, code).get(name, ()))


def _main(action: str, code: str) -> Told | None:
    """The act beside the words that say how it is to be done; a state that is asked for stands before them."""
    adjunct = _form("adjunct", code).search(action)
    if adjunct is None:
        return None
    before = action[: adjunct.start()]
    found = _told(_COMMAS.sub(" ", before + action[adjunct.end() :]), code)
    return found if found and (not found.weak or found.at < len(before.rstrip(" ,"))) else None


def _told(action: str, code: str) -> Told | None:
    """The first act that is told, a weak one where there are no others."""
    found = tuple(_each(action, tuple(_of_main_clause(tokens(action, code)))))
    return next((one for one in found if not one.weak), found[0] if found else None)


def _of_main_clause(found: Sequence[Token]) -> Iterator[Token]:
    """The words without the verbs of relative clauses: "bring those who ordered the raid to justice"."""
    before: Token | None = None
    for one in found:
        relative = before is not None and before.name == "who" and one.start - before.end < _BEHIND
        if not (relative and one.kind is TokenKind.VERB):
            yield one
        before = one


def _each(text: str, found: Sequence[Token], *, whole: bool = False) -> Iterator[Told]:
    """The acts that verbs tell, in order; ``whole`` for those of all parts of a text."""
    ensured, first = False, True
    for n, one in enumerate(found):
        if (
            ensured
            and not whole
            and one.name in _ENDS
            and not (_leads_on(found[n - 1], one) or _is_passive(found[n + 1 : n + 2]))
        ):
            return
        if one.kind is TokenKind.THING and (whole or (first and one.start < _OPENS)):
            yield from _by(text, None, one, ())
        if one.kind is not TokenKind.VERB:
            continue
        first = False
        yield from _of_verb(text, n, found, ensured=ensured)
        ensured = ensured or one.name in table().ensuring


def _of_verb(text: str, n: int, found: Sequence[Token], *, ensured: bool) -> Iterator[Told]:
    verb, known = found[n], table()
    if _is_after("not", n, found):
        if not ensured and verb.name in known.negated:
            yield _made(known.negated[verb.name], text, verb)
        return
    passive = _is_after("be", n, found)
    if not passive and (told := next(_said_of(text, n, found), None)):
        yield told
        return
    after = tuple(_things(found[n + 1 : n + _MOST]))
    before = tuple(_passive_of(n, found)) if passive else ()
    alone = next(_by(text, verb, None, after), None)
    # "amend the Act so that no certificate is needed": what tells by itself is turned by what stands next to it alone.
    with_things = (
        told
        for things, near in ((after, after[:1] if alone else after), (before, before))
        for thing in near
        for told in _by(text, verb, thing, things)
    )
    told = next(with_things, alone)
    if told and not (ensured and passive and told.act is ActAsked.SUPPLY_INFORMATION):
        # "ensure that the figures are published" asks for a state of things, not for the figures.
        yield told
    elif verb.name in known.weak:
        yield _made(known.weak[verb.name], text, verb)


def _by(text: str, verb: Token | None, thing: Token | None, beside: Sequence[Token]) -> Iterator[Told]:
    """What the rules say of a verb with a thing."""
    known = table().joint.get((verb.name if verb else "", thing.name if thing else ""), ())
    for rule in known:
        if not rule.besides or any(one.name in rule.besides for one in beside if one is not thing):
            yield _made(rule, text, verb, thing)
            return


def _made(rule: ActRule, text: str, verb: Token | None, thing: Token | None = None) -> Told:
    said = sorted((one for one in (verb, thing) if one), key=lambda one: one.start)
    return Told(
        act=rule.act,
        at=said[0].start,
        words=tuple(text[one.start : one.end] for one in said),
        verb=verb.name if verb else "",
        thing=thing.name if thing else "",
        weak=rule.weak,
    )


def _things(following: Sequence[Token]) -> Iterator[Token]:
    """The things that stand before the next verb, a purpose, or what others are to be free to do."""
    upto = takewhile(lambda one: one.kind is not TokenKind.VERB and one.name not in _ENDS, following)
    return (one for one in upto if one.kind is TokenKind.THING)


def _said_of(text: str, n: int, found: Sequence[Token]) -> Iterator[Told]:
    """What a verb tells of its subject, the first thing before it: "the Act will prohibit"."""
    before = takewhile(lambda one: one.kind is not TokenKind.VERB, reversed(found[max(0, n - _MOST) : n]))
    subject = next((one for one in reversed(tuple(before)) if one.kind is TokenKind.THING), None)
    if subject and (rule := table().said_of.get((found[n].name, subject.name))):
        yield _made(rule, text, found[n], subject)


def _passive_of(n: int, found: Sequence[Token]) -> Iterator[Token]:
    """The things of which a passive verb is said, the nearest first: "the charges against them be dropped"."""
    return (one for one in reversed(found[max(0, n - _MOST) : n]) if one.kind is TokenKind.THING)


def _leads_on(verb: Token, sign: Token) -> bool:
    """Whether a purpose is all that a verb says: "take measures so that the decree is repealed"."""
    return sign.name == "purpose" and verb.kind is TokenKind.VERB and verb.name in table().ensuring


def _is_passive(following: Sequence[Token]) -> bool:
    """Whether others are to have done something to them: "ensure that the union can be registered"."""
    return any((one.kind, one.name) == (TokenKind.SIGN, "be") for one in following)


def _is_after(sign: str, n: int, found: Sequence[Token]) -> bool:
    """Whether a sign stands shortly before a verb, with no other verb between."""
    start = found[n].start
    for one in reversed(found[max(0, n - _MOST) : n]):
        if one.kind is TokenKind.VERB or start - one.end > _NEAR:
            return False
        if one.kind is TokenKind.SIGN and one.name == sign:
            return True
        start = one.start
    return False
