"""What an ask is called: its object by the provision or the actor that its requests name, and their words.

Reads the requests of an ask; gives names, full and short, and quoted words. Nothing is put into other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from observance.assemble.alike import GENERAL
from observance.assemble.marks import article_keys, law_key
from observance.assemble.said import OnMatter, Said
from observance.domain.findings import ActorKind, InstrumentKind, Voice
from observance.domain.parties import Actor, Parties
from observance.domain.quoted import within
from observance.lang import pattern, worded
from observance.lang.frames import groups
from observance.lang.objects import object_words, without_lead
from observance.lang.subjects import subjects_in

REQUESTS = "requests"
#: How many letters a body has at most that is called by letters.
_LETTERS = 9
#: How many characters the words of a title should have, and how many more those must save that point back or recall.
_FIT, _BACK = (14, 44), 20
#: From how many words on an object says by itself what it is.
_WORDS = 3
#: How many characters words should have that say by themselves what is asked.
_FEW, _MANY = 24, 84


def law_names(said: OnMatter) -> Mapping[str, str]:
    """How the articles and laws of a matter are written, by what they are known by: as they are mostly named."""
    counted: dict[str, Counter[str]] = {}
    for instrument, provision in _named_laws(said):
        counted.setdefault(law_key(instrument), Counter())[instrument] += 1
        keys = article_keys(instrument, provision or "")
        for key in keys if len(keys) == 1 else ():
            counted.setdefault(key, Counter())[f"{instrument}|{provision}"] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counted.items()}


def _named_laws(said: OnMatter) -> Iterable[tuple[str, str | None]]:
    """The laws and articles that are named on a matter, and those that requests state."""
    for known in said.documents:
        for one in known.provisions:
            if one.instrument is not None and one.kind is not InstrumentKind.CONVENTION:
                yield one.instrument, one.provision
    for asked in said.requests:
        for stated in asked.request.provisions:
            instrument, _, provision = stated.partition("|")
            if instrument not in asked.known.conventions:
                yield instrument, provision or None


def actor_names(parties: Parties) -> Mapping[str, str]:
    """The name of each actor by its id."""
    return {actor.id: actor.name for actor in parties.actors}


def short_names(parties: Parties) -> Mapping[str, str]:
    """The shortest name of each body by its id: its letters where it is called by them, else its name."""
    return {actor.id: _letters(actor) or actor.name for actor in parties.actors}


def _letters(actor: Actor) -> str | None:
    """The letters by which a body is mostly called ("WFL"); ``None`` where it has none."""
    if actor.kind is not ActorKind.ORGANISATION:
        return None
    named = (mention.name for mention in actor.mentions)
    counted = Counter(name for name in named if name.isupper() and " " not in name and len(name) <= _LETTERS)
    return min(counted, key=lambda name: (-counted[name], name), default=None)


def _printed(group: Sequence[Said]) -> frozenset[str]:
    """The actors whose names stand within the words of requests."""
    named = ((one.known, name) for one in group for name in within(one.known.names, one.finding.citation))
    return frozenset(known.actors.get(name.id, name.name) for known, name in named)


def title_names(
    group: Sequence[Said], names: Mapping[str, str], short: Mapping[str, str], bodies: frozenset[str]
) -> tuple[str, ...]:
    """What a title names: the provisions, or else the actors, or else the laws of the requests, those of most first;
    nothing where fewer than a half of the requests name any of a kind, or a single one by the way."""
    objects = [one.object for one in group]
    # Of a body that stands only in the sentence to which words point back, something else may be meant.
    far = {actor for one in objects for actor in one.actors if actor in bodies} - _printed(group)
    for kind, said in (("articles", names), ("actors", {**names, **short}), ("laws", names)):
        each = [getattr(one, kind) - far for one in objects]
        if 2 * sum(map(bool, each)) >= len(group):
            counted = Counter(name for one in each for name in sorted(one))
            most = sorted(counted, key=lambda name: (-counted[name], said.get(name, name)))
            return tuple(dict.fromkeys(said.get(name, name).replace("|", ", ") for name in most))
    return ()


def called(group: Sequence[Said], names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """In each language the words of the object alone that suit a title best, with the language; those that hold none
    of the names first."""
    made: dict[str, list[tuple[tuple[bool, int, tuple[str, str, int]], str]]] = {}
    folded = [name.casefold() for name in names]
    for one in group:
        passive = _is_passive(one)
        words = _object_of(one, _act_words(one) if passive else " ".join(one.request.action.split()), folded)
        held = any(name in words.casefold() for name in folded)
        unfit = max(0, _FIT[0] - len(words)) * 2 + min(max(0, len(words) - _FIT[1]), _FIT[0])
        worse = passive + one.points_back + (one.request.voice is not Voice.OWN) + 2 * (len(words.split()) < _WORDS)
        rank = (held, unfit + _BACK * worse, one.order)
        made.setdefault(one.object.language, []).append((rank, words))
    return tuple((language, min(found)[1]) for language, found in made.items())


def _object_of(one: Said, action: str, names: Sequence[str]) -> str:
    """The words of an object that suit a title: those of the purpose where those before do but name the law ("amend the
    Act so that ..."), without the time by which they end ("in the years to come")."""
    code = one.object.language
    words = object_words(action, code)
    head, behind = _at_purpose(action, code)
    if behind and names and _names_alone(object_words(head, code), names):
        words = object_words(behind, code)
    later = _later(code)
    words = later.sub("", words) if later else words
    return words if len(words.split()) >= _WORDS or not later else later.sub("", without_lead(action, code))


def _names_alone(words: str, names: Sequence[str]) -> bool:
    """Whether words tell no subject beside what names do."""
    rest = words.casefold()
    for name in names:
        rest = rest.replace(name, " ")
    return not subjects_in(rest) - GENERAL


def _at_purpose(action: str, code: str) -> tuple[str, str]:
    """An act before its purpose, and the purpose; empty where it has none."""
    forms = groups(REQUESTS, code).get("purpose", ())
    found = re.search(rf"(?<!\w){pattern(forms)}(?:(?<=['’])|(?!\w))", action, re.IGNORECASE) if forms else None
    return (action[: found.start()], action[found.start() :]) if found else (action, "")


@worded
def _later(code: str) -> re.Pattern[str] | None:
    """A time to come at the end of what is asked."""
    forms = groups(REQUESTS, code).get("later", ())
    return re.compile(rf",?\s+{pattern(forms)}$", re.IGNORECASE) if forms else None


def object_name(group: Sequence[Said], names: Mapping[str, str]) -> str:
    """The provision or actor that at least half of the requests name, as it is written; empty where there is none."""
    objects = [one.object for one in group]
    for named in ([o.articles for o in objects], [o.actors for o in objects], [o.laws for o in objects]):
        counted = Counter(name for each in named for name in sorted(each))
        most = [name for name, count in counted.most_common(2) if 2 * count >= len(group)]
        if most:
            return ", ".join(written(most, names)).replace("|", ", ")
    return ""


def written(keys: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Articles, laws and actors as they are written."""
    return tuple(names.get(key, key) for key in sorted(keys))


def words_asked(group: Sequence[Said]) -> tuple[tuple[str, str], ...]:
    """In each language the words that best say by themselves what is asked, with the language, in the order in which
    the languages are first used."""
    made: dict[str, list[Said]] = {}
    for one in group:
        made.setdefault(one.object.language, []).append(one)
    return tuple((language, _clearest(said)) for language, said in made.items())


def _clearest(said: Sequence[Said]) -> str:
    """The words of the request that needs no other to be understood: own, neither too short nor too long."""
    best = min(said, key=_unclear)
    return _act_words(best)


def _unclear(one: Said) -> tuple[bool, bool, int, tuple[str, str, int]]:
    words = _act_words(one)
    unfit = max(0, _FEW - len(words)) * 4 + max(0, len(words) - _MANY)
    return bool(one.points_back), one.request.voice is not Voice.OWN, unfit or len(words) // 8, one.order


def _act_words(one: Said) -> str:
    """The act that is asked for; the whole request where the act alone does not say of what ("be repealed")."""
    action = " ".join(one.request.action.split())
    whole = len(action) < _FEW or _is_passive(one)
    return one.finding.citation.words if whole else action


def _is_passive(one: Said) -> bool:
    return _passive(one.object.language).match(one.request.action) is not None


@worded
def _passive(code: str) -> re.Pattern[str]:
    """How an act begins that is to be done to something named before."""
    forms = groups(REQUESTS, code).get("be", ())
    return re.compile(rf"{pattern(forms)}(?!\w)", re.IGNORECASE)
