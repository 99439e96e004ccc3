"""The grammar of a body's headings, made ready from its profile.

Reads a profile of ``reference/bodies``; gives patterns. The profile holds the words and the order of the parts; here
stands what each part looks like. ``docs/bodies.md`` lists the slots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from observance.lang import pattern, pooled, worded
from observance.reference import Body, bodies

_SLOT = re.compile(r"(?P<before>\s*)\{(?P<name>\w+)\}(?P<maybe>\?)?|(?P<plain>[^{}\s]+)|(?P<blank>\s+)")

#: Dashes that end a heading, as printers and converters leave them: with or without blanks, doubled, behind a stop or
#: a soft hyphen; a hyphen only with a blank behind it.
_LONG = "–—―‒−"
_DASH = rf"(?:[.\u00ad]?\s*[{_LONG}](?:\s*[{_LONG}])?\s*|\s+[-‑]{{1,2}}\s+|(?<=[\w)\]])[-‑]\s+)"
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A form of headings made ready: the patterns of whole headings, that of their first words, names of languages.

    ``labels`` says that headings end in a colon, ``alone`` that they fill their lines and end in nothing.
    """

    body: Body
    wholes: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str]
    languages: Mapping[str, str]
    labels: bool
    alone: bool


@worded
def grammars_of(body_id: str) -> tuple[Grammar, ...]:
    """The grammar of a body's headings, and then those that stand in where the first finds no record."""
    body = next(body for body in bodies() if body.id == body_id)
    languages = _language_names(body)
    slots = _slots(body, languages)
    return tuple(_grammar(body, forms, slots, languages) for forms in (body.grammar, *((f,) for f in body.fallback)))


def _grammar(body: Body, forms: tuple[str, ...], slots: dict[str, str], languages: dict[str, str]) -> Grammar:
    openings = [_any_role(body)]
    openings += [slots["introduction"]] if any("{interpretation}" in form for form in forms) else []
    openings += [slots["honorific"]] if any("{label}" in form for form in forms) else []
    return Grammar(
        body=body,
        wholes=tuple(re.compile(_compiled(form, slots), re.IGNORECASE) for form in forms),
        opening=re.compile(rf"[\[(]?(?:{'|'.join(openings)})(?!\w)", re.IGNORECASE),
        languages=languages,
        labels="{colon}" in forms[0],
        alone="{alone}" in forms[0],
    )


def _any_role(body: Body) -> str:
    return "|".join(pattern(forms) for by_language in body.roles.values() for forms in by_language.values())


def _compiled(form: str, slots: dict[str, str]) -> str:
    """The profile's form with each slot's pattern in its place."""
    parts = []
    for piece in _SLOT.finditer(form):
        if piece["name"]:
            inner = (r"\s*" if piece["before"] else "") + slots[piece["name"]]
            parts.append(f"(?:{inner})?" if piece["maybe"] else inner)
        elif piece["plain"]:
            parts.append(re.escape(piece["plain"]))
        else:
            parts.append(r"\s*")
    return "".join(parts)


def _slots(body: Body, languages: dict[str, str]) -> dict[str, str]:
    """What each slot of a form looks like."""
    honorific = rf"(?<!\w)(?-i:{pattern(pooled('names.honorifics'))})(?!\w)"
    named = rf"(?:{honorific}\s*)+"
    introduction = _introduction(body, languages)

    def remark(group: str) -> str:
        """Something in brackets that is no person: "(point of order)", "[interpretation from Russian]"."""
        return rf"(?:\s*[\[(](?!\s*{honorific})(?P<{group}>[^()\[\]]{{4,60}})[\])])?"

    before_place = rf"(?:\s*,\s*|\s+(?={of_pattern()}))"
    return {
        "honorific": honorific,
        "introduction": introduction,
        "interpretation": rf"[\[(]?{introduction}[\])]?\s*[:.,–—-]?",
        "spoken": rf"[\[(]\s*{introduction}\s*[\])]",
        "role": "(?:" + "|".join(_role(capacity, forms) for capacity, forms in body.roles.items()) + r")(?!\w)",
        "place": rf"{before_place}(?P<place>[^{_LONG}:;]{{2,200}}?)",
        # An organisation whose acronym stands behind a dash; only a person in brackets tells it from a speech.
        "dashed_place": rf"{before_place}(?P<place>[^{_LONG}:;]{{2,160}}?\s[{_LONG}]\s(?-i:[{_CAPITAL}]{{2,12}}))",
        "person": rf"(?:[\[(](?P<person>{named}[^()]{{2,100}})[\])]"
        rf"|(?:,|\s[{_LONG}])?\s*(?P<bare>{named}[^(),{_LONG}:]{{2,60}})"
        rf"|\((?P<nameless>[^()]{{2,80}})\))" + remark("turn"),
        "rider": rf",\s*(?P<rider>[^{_LONG}:;()]{{4,160}}?)",
        "label": rf"(?P<label>{named}[^():;,?!\n]{{2,80}}?)",
        "detail": r"\((?P<detail>(?:[^()]|\([^()]*\)){2,200})\)",
        "dash": remark("remark") + rf"(?P<mark>{_DASH})(?=\S|\Z)",
        "colon": r"(?P<mark>\s*:)(?!\S)\s*",
        "alone": remark("remark") + r"(?P<mark>)\Z",
    }  # fmt: skip


def _role(capacity: str, forms: dict[str, tuple[str, ...]]) -> str:
    return rf"(?P<r_{capacity}>{pattern(form for by_language in forms.values() for form in by_language)})"


@worded
def of_pattern() -> str:
    """The words that join a place to a role."""
    return pattern(pooled("names.of"))


def _introduction(body: Body, languages: dict[str, str]) -> str:
    """The phrases that say from which language a speech was interpreted, up to the language's name.

    A language that no list holds is taken where a capital opens it and a colon or bracket closes it.
    """
    phrases = {phrase.replace("{language}", "").rstrip() for by in body.interpretation.values() for phrase in by}
    known = "|".join(sorted(map(re.escape, languages), key=lambda name: (-len(name), name)))
    unknown = rf"(?-i:[{_CAPITAL}])[\w’' -]{{2,30}}?(?=\s*[:)\]])"
    return rf"{pattern(phrases)}\s*(?:(?P<language>{known})(?!\w)|(?P<unknown>{unknown}))" if phrases else r"(?!)"


def _language_names(body: Body) -> dict[str, str]:
    """The names of languages, as each language of the profile calls them, with their codes."""
    from babel import Locale

    names: dict[str, str] = {}
    for code in body.interpretation:
        for language, name in Locale.parse(code).languages.items():
            if len(language) == 2:
                names.setdefault(name.lower(), language)
        for name, language in body.interpretation_languages.get(code, {}).items():
            names[name.lower()] = language
    return names
