"""What an ask is called: its object by the provision or the actor that its requests name, and their words.

Reads the requests of an ask; gives names and quoted words. Nothing is put into other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from observance.assemble.marks import article_keys, law_key
from observance.assemble.said import OnMatter, Said
from observance.domain.findings import InstrumentKind, Voice
from observance.domain.parties import Parties
from observance.lang import pattern, worded
from observance.lang.frames import groups

REQUESTS = "requests"
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
    whole = len(action) < _FEW or _passive(one.object.language).match(action) is not None
    return " ".join(one.finding.citation.quote.split()) if whole else action


@worded
def _passive(code: str) -> re.Pattern[str]:
    """How an act begins that is to be done to something named before."""
    forms = groups(REQUESTS, code).get("be", ())
    return re.compile(rf"{pattern(forms)}(?!\w)", re.IGNORECASE)
