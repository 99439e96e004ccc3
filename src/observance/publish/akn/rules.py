"""What the schema lets through: references, identifiers, languages, headings, and who speaks for a group.

Each rule reads a :class:`Checked` file and gives its faults. The schema takes any URI for a reference, any text for a
language, and leaves every ``eId`` optional.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from observance.publish.akn.faults import Checked, Fault, fault
from observance.publish.akn.languages import code_of, is_language
from observance.publish.akn.names import COLLECTIVE, LANG, SECTIONS, SPEECHES, UNKNOWN_LANGUAGE, camel, obs, snake
from observance.publish.akn.source import identifier, is_generated, local

_AGENTS = frozenset({"TLCPerson", "TLCOrganization"})
_ROLES = frozenset({"TLCRole"})
#: Attributes that refer, and what they may refer to (nothing named: anything in the file).
_REFERRING: dict[str, frozenset[str]] = {
    "by": _AGENTS,
    "to": _AGENTS,
    "as": _ROLES,
    "refersTo": frozenset(),
    obs("by"): _AGENTS,
    obs("speaker"): frozenset({"TLCPerson"}),
    obs("resolved"): frozenset({"TLCPerson"}),
    obs("state"): frozenset({"TLCOrganization"}),
    obs("organisation"): frozenset({"TLCOrganization"}),
    obs("onBehalfOf"): frozenset({"TLCOrganization"}),
    obs("aligned"): frozenset({"TLCOrganization"}),
    obs("continues"): SPEECHES,
}
_LANGUAGES = (LANG, obs("spokenLang"), obs("conventionLanguage"))


def check_references(checked: Checked) -> Iterator[Fault]:
    """References that point nowhere, lack ``#``, or point at what cannot be meant."""
    for element in checked.elements():
        for name, kinds in _REFERRING.items():
            for reference in element.get(name, "").split():
                yield from _check_reference(checked, element, name, (reference, kinds))


def _check_reference(
    checked: Checked, element: etree._Element, name: str, wanted: tuple[str, frozenset[str]]
) -> Iterator[Fault]:
    reference, kinds = wanted
    shown = name.rpartition("}")[2]
    if not reference.startswith("#"):
        yield fault(
            "reference-without-hash",
            element,
            "{attribute} is {reference}, which does not begin with #",
            "write #{reference}, or the eId of an element of references",
            attribute=shown,
            reference=reference,
        )
        return
    target = checked.target(reference)
    if target is None:
        yield fault(
            "reference-to-nothing",
            element,
            "{attribute} points at {reference}, which is nowhere in the file",
            "add it to references or correct the attribute",
            attribute=shown,
            reference=reference,
        )
    elif kinds and local(target) not in kinds:
        yield fault(
            "reference-of-wrong-kind",
            element,
            "{attribute} points at {reference}, which is a {kind}",
            "point at one of {kinds}",
            attribute=shown,
            reference=reference,
            kind=local(target),
            kinds=", ".join(sorted(kinds)),
        )


def check_identifiers(checked: Checked) -> Iterator[Fault]:
    """Sections and speeches that nothing can refer to."""
    for element in checked.elements(*SECTIONS, *SPEECHES):
        if element.get("eId") is None:
            yield fault("no-eid", element, "this {name} has no eId", "give it one", name=local(element))


def check_alternatives(checked: Checked) -> Iterator[Fault]:
    """Alternatives to nothing. The schema's own examples write the eId with and without ``#``."""
    for element in checked.elements():
        other = element.get("alternativeTo")
        if other is not None and checked.target(other) is None:
            yield fault(
                "alternative-to-nothing",
                element,
                "alternativeTo names {reference}, which is nowhere in the file",
                "name the eId of the element that this one stands beside",
                reference=other,
            )


def check_languages(checked: Checked) -> Iterator[Fault]:
    """Codes of languages that no one knows."""
    for element in checked.elements():
        said = [element.get(name) for name in _LANGUAGES]
        said += [element.get("language")] if local(element) == "FRBRlanguage" else []
        for tag in said:
            if tag is not None and not is_language(tag):
                yield fault(
                    "unknown-language",
                    element,
                    "{tag} is the code of no language",
                    "write a code of BCP 47, such as en, or und where it is not known",
                    tag=tag,
                )


def check_headings(checked: Checked) -> Iterator[Fault]:
    """Headings in no language, and sections that lack the heading in a language in which others have theirs."""
    sections = [(section, _headings(section)) for section in checked.elements(*SECTIONS)]
    languages = [[_language(heading) for heading in headings] for _, headings in sections]
    expected = {code for codes in languages for code in codes if code and len({*codes} - {None}) > 1}
    of_one = _only_language(checked)
    for (section, headings), codes in zip(sections, languages, strict=True):
        yield from (_unsaid(heading) for heading in headings if not of_one and not _says_language(heading))
        missing = expected - {*codes}
        # A heading whose language nothing tells may be in the language that is missing.
        if len(headings) > 1 and len({*codes}) > 1 and None not in codes and missing:
            yield fault(
                "heading-language-missing",
                section,
                "there is no heading in {languages}, in which other sections have one",
                "add it, or correct xml:lang of those that are there",
                languages=", ".join(sorted(missing)),
            )


def _headings(section: etree._Element) -> list[etree._Element]:
    return [child for child in section if local(child) == "heading" and not is_generated(child)]


def _language(heading: etree._Element) -> str | None:
    return code_of(heading.get(LANG))


def _says_language(heading: etree._Element) -> bool:
    return any(element.get(LANG) for element in (heading, *heading.iterancestors()))


def _only_language(checked: Checked) -> bool:
    """Whether the whole file is in one language, so that a heading need not say which."""
    codes = {code_of(element.get("language")) for element in checked.elements("FRBRlanguage")}
    return len(codes) == 1 and None not in codes


def _unsaid(heading: etree._Element) -> Fault:
    return fault(
        "heading-without-language",
        heading,
        "this heading does not say its language",
        "give it xml:lang, {unknown} where the language is not known",
        unknown=UNKNOWN_LANGUAGE,
    )


def check_collectives(checked: Checked) -> Iterator[Fault]:
    """A group's speech given to a person: the group speaks, whoever reads its text out."""
    names = {camel(capacity) for capacity in COLLECTIVE}
    for element in checked.elements("speechGroup", *SPEECHES):
        role, agent = checked.target(element.get("as")), checked.target(element.get("by"))
        if role is None or agent is None or local(agent) != "TLCPerson":
            continue
        tokens = {role.get("href", "").rpartition("/")[2], identifier(role) or ""}
        if {camel(snake(token)) for token in tokens} & names:
            yield fault(
                "person-for-collective",
                element,
                "the speech of {role} is given to the person {agent}",
                "let by point at the TLCOrganization of the group",
                role=role.get("showAs", ""),
                agent=element.get("by", ""),
            )
