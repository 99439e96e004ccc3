"""Amendments: who made them, of whose speech, and whether the adopted text is the draft with them.

Each rule reads a :class:`Checked` file, the last one also the draft. Speakers may correct their own speeches only, and
an adopted record is its draft plus what was accepted, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from observance.publish.akn.faults import Checked, Fault, fault
from observance.publish.akn.names import SPEECHES, obs
from observance.publish.akn.source import identifier, is_generated, local
from observance.publish.akn.words import words_of


def check_amendments(checked: Checked) -> Iterator[Fault]:
    """Amendments without author, and those that touch what is not their author's own speech."""
    for change in checked.elements("textualMod"):
        author = _author(change)
        if author is None:
            yield fault(
                "amendment-without-author",
                change,
                "this amendment does not say who made it",
                "add {attribute} with the reference of the speaker",
                attribute="obs:by",
            )
        for destination in _parts(change, "destination"):
            yield from _check_target(checked, change, author, destination.get("href"))


def _check_target(checked: Checked, change: etree._Element, author: str | None, href: str | None) -> Iterator[Fault]:
    target = checked.target(href)
    speech = _speech_around(target) if target is not None else None
    if speech is None:
        yield fault(
            "amendment-of-no-speech",
            change,
            "its destination {target} lies in no speech",
            "point at a paragraph of the author's speech",
            target=href,
        )
    elif author is not None and author not in _speakers(speech):
        yield fault(
            "amendment-of-another",
            change,
            "{author} changes {target}, which is the speech of {speaker}",
            "only the speaker may change a speech: withdraw it or correct its author",
            author=author,
            target=href,
            speaker=speech.get("by", ""),
        )


def _author(change: etree._Element) -> str | None:
    return next((e.get(obs("by")) for e in (change, *_parts(change, "source")) if e.get(obs("by"))), None)


def _parts(change: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in change if local(child) == name]


def _speech_around(element: etree._Element) -> etree._Element | None:
    return next((e for e in (element, *element.iterancestors()) if local(e) in SPEECHES), None)


def _speakers(speech: etree._Element) -> set[str | None]:
    return {speech.get("by"), speech.get(obs("speaker")), speech.get(obs("resolved"))} - {None}


def check_words(checked: Checked) -> Iterator[Fault]:
    """Amendments whose new words are not those of the text."""
    for change in checked.elements("textualMod"):
        for new in _parts(change, "new"):
            target, words = checked.target(new.get("href")), _words(new)
            if target is not None and words is not None and words_of(target).text != words:
                yield fault(
                    "amendment-not-in-text",
                    change,
                    "the words of {target} are not those that the amendment gives",
                    "adopt the text as amended, or withdraw the amendment",
                    target=new.get("href"),
                )


def _words(version: etree._Element) -> str | None:
    """The words that ``old`` or ``new`` hold, if they do."""
    return next((child.text or "" for child in version if child.tag == obs("text")), None)


def check_adopted(checked: Checked, draft: Checked) -> Iterator[Fault]:
    """Rebuild the adopted text from the draft and the amendments, and compare byte for byte.

    Pages may begin elsewhere in the adopted text and are not compared.
    """
    rebuilt, adopted = _plain_body(draft), _plain_body(checked)
    if rebuilt is None or adopted is None:
        return
    for change in checked.elements("textualMod"):
        yield from _apply(change, rebuilt, adopted)
    before, after = _by_identifier(rebuilt), _by_identifier(adopted)
    known: dict[str, None] = dict.fromkeys((*before, *after))
    differing = [eid for eid in known if _own(before.get(eid)) != _own(after.get(eid))]
    for eid in differing:
        yield _differs(after[eid] if eid in after else before[eid])
    if not differing and _bytes(rebuilt) != _bytes(adopted):
        yield _differs(adopted)


def _differs(element: etree._Element) -> Fault:
    return fault(
        "adopted-differs",
        element,
        "the adopted text is not the draft with the amendments accepted",
        "record the amendment that is missing, or restore the words of the draft",
    )


def _plain_body(checked: Checked) -> etree._Element | None:
    """A copy of the debate's body without marks of pages and without what we generate."""
    body = next(checked.elements("debateBody"), None)
    if body is None:
        return None
    copy = deepcopy(body)
    copy.tail = None
    for element in [e for e in copy.iter() if local(e) == "eop" or is_generated(e)]:
        _remove(element)
    for element in copy.iter():
        if len(element) and not (element.text or "").strip() and not any((c.tail or "").strip() for c in element):
            element.text = None
            for child in element:
                child.tail = None
    return copy


def _remove(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "") or None
    else:
        parent.text = (parent.text or "") + (element.tail or "") or None
    element.tail = None
    parent.remove(element)


def _apply(change: etree._Element, rebuilt: etree._Element, adopted: etree._Element) -> Iterator[Fault]:
    """Put the new words of an amendment into the draft."""
    destination = next(iter(_parts(change, "destination")), None)
    eid = (destination.get("href") or "").removeprefix("#") if destination is not None else ""
    here, there = _find(rebuilt, eid), _find(adopted, eid)
    if here is None or there is None:
        return
    old = next((words for part in _parts(change, "old") if (words := _words(part)) is not None), None)
    if old is not None and words_of(here).text != old:
        yield fault(
            "amendment-of-other-words",
            change,
            "the draft of {target} does not hold the words that the amendment replaces",
            "compare the amendment with the draft",
            target=eid,
        )
    new = next((words for part in _parts(change, "new") if (words := _words(part)) is not None), None)
    _set_words(here, words_of(there).text if new is None else new)
    _set_words(there, words_of(there).text)


def _find(body: etree._Element, eid: str) -> etree._Element | None:
    return next((element for element in body.iter() if identifier(element) == eid), None)


def _set_words(element: etree._Element, words: str) -> None:
    tail, cells = element.tail, {str(name): str(value) for name, value in element.attrib.items()}
    element.clear()
    for name, value in cells.items():
        element.set(name, value)
    element.text, element.tail = words, tail


def _by_identifier(body: etree._Element) -> dict[str, etree._Element]:
    return {eid: element for element in body.iter() if (eid := identifier(element)) is not None}


def _own(element: etree._Element | None) -> bytes | None:
    """What is an element's own: all of it where nothing in it has an eId, else its attributes and first words."""
    if element is None:
        return None
    if any(identifier(inner) is not None for inner in element.iterdescendants()):
        return repr((element.tag, sorted(element.attrib.items()), element.text)).encode()
    return _bytes(element)


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", with_tail=False)
