"""A speech as Akoma Ntoso writes it: who, in what capacity, for whom, in which language.

Writes the element ``speech`` with ``from``; the paragraphs are written by the caller. A group that speaks through a
spokesperson is the speaker: no person is put in its place, and nobody is invented where nobody is named.
"""

from __future__ import annotations

import re

from lxml import etree

from observance.domain.record import Item, Speech
from observance.publish.akn.blocks import append_text
from observance.publish.akn.names import COLLECTIVE, LANG, UNKNOWN_LANGUAGE, akn, in_xml, obs
from observance.publish.akn.references import References

#: What introduces an interpreted speech stands before the first colon of its heading.
_INTRODUCTION = re.compile(r"[^:]*:")


def speaker_of(speech: Speech, references: References) -> str:
    """The agent who speaks."""
    place = (speech.state, speech.organisation)
    if speech.capacity in COLLECTIVE:
        return references.collective(speech.capacity)
    if speech.speaker:
        return references.person(speech.speaker, *place)
    if speech.resolved:
        return references.person(speech.resolved, *place)
    if speech.organisation:
        return references.organisation(speech.organisation)
    if speech.state:
        return references.state(speech.state, speech.state_code)
    return references.collective(speech.capacity)


def open_speech(parent: etree._Element, speech: Speech, identifier: str, references: References) -> etree._Element:
    """Write the element ``speech`` with its attributes, without its paragraphs."""
    element = etree.SubElement(parent, akn("speech"), {"eId": identifier})
    element.set("by", speaker_of(speech, references))
    element.set("as", references.role(speech.capacity))
    if speech.language:
        element.set(LANG, speech.language)
    if speech.interpreted_from:
        element.set("status", "translated")
        element.set(obs("spokenLang"), speech.interpreted_from)
        element.set(obs("source"), "interpretation")
    for name, value in _facts(speech, references):
        if value is not None:
            element.set(name, in_xml(value))
    return element


def _facts(speech: Speech, references: References) -> tuple[tuple[str, str | None], ...]:
    place = (speech.state, speech.organisation)
    organisation = references.organisation(speech.organisation) if speech.organisation is not None else None
    behalf = " ".join(references.party(name) for name in speech.on_behalf_of) or None
    return (
        ("refersTo", behalf),
        (obs("onBehalfOf"), behalf),
        (obs("aligned"), " ".join(references.party(name) for name in speech.aligned) or None),
        (obs("speaker"), references.person(speech.speaker, *place) if speech.speaker is not None else None),
        (obs("resolved"), references.person(speech.resolved, *place) if speech.resolved is not None else None),
        (obs("honorific"), speech.honorific),
        (obs("title"), speech.title),
        (obs("state"), references.state(speech.state, speech.state_code) if speech.state is not None else None),
        (obs("organisation"), organisation),
    )


def open_from(element: etree._Element, speech: Speech, language: str | None) -> etree._Element:
    """The element for the heading; its words follow."""
    printed = etree.SubElement(element, akn("from"), {"eId": f"{element.get('eId')}__from"})
    if (language or UNKNOWN_LANGUAGE) != (speech.language or UNKNOWN_LANGUAGE):
        printed.set(LANG, language or UNKNOWN_LANGUAGE)
    return printed


def write_heading(printed: etree._Element, speech: Speech) -> None:
    """The heading as printed, behind a page's mark if there is one; what says that it is interpreted is a remark."""
    words = speech.heading
    if speech.interpreted_from:
        remark = etree.SubElement(printed, akn("remark"), {"type": "translation"})
        found = _INTRODUCTION.match(words)
        if found and words[found.end() :].strip():
            remark.text = in_xml(found.group())
            words = words[found.end() :]
        else:
            remark.set(obs("generated"), "true")
            remark.text = speech.interpreted_from
    append_text(printed, words)


def refer_to_item(section: etree._Element, item: Item, references: References) -> None:
    """What a case is about: its State, when it ratified, and the Conventions by number."""
    numbers = dict.fromkeys(str(c.number) for c in item.conventions if c.number is not None)
    concepts = [references.concept("convention", number) for number in numbers]
    if concepts:
        section.set("refersTo", " ".join(concepts))
    if item.state is not None:
        section.set(obs("state"), references.state(item.state, item.state_code))
    if item.ratified is not None:
        section.set(obs("ratified"), str(item.ratified))
