"""Conclusions as Akoma Ntoso: a document of their own in one language, with what they ask marked in its words.

Reads the text of conclusions and their items; gives bytes, the same for the same conclusions. A case's conclusions are
one Work; each language is an Expression, a file of its own. They are a ``doc``: no resolution, and the element
``conclusions`` means end matter. What is asked is marked where it stands: an item is never called an obligation.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from observance.domain.conclusions import ConclusionItem, Conclusions
from observance.publish.akn.identification import PLACES
from observance.publish.akn.names import AKN, LANG, OBS, akn, in_xml, obs, slug
from observance.publish.akn.references import BODY, EDITOR, References


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Conclusions in one language as they are printed.

    ``titles`` and ``paragraphs`` are lines; ``first`` is the number of lines before the paragraphs that the items
    count. ``day`` is that of their adoption, or of the draft (ISO 8601); ``read_in`` is the record in which they
    were read out.
    """

    made: Conclusions
    body: str
    body_name: str
    language: str
    day: str
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    first: int = 0
    read_in: str | None = None


def conclusions_to_akn(paper: Paper) -> bytes:
    """The conclusions as XML."""
    root = etree.fromstring(f'<akomaNtoso xmlns="{AKN}" xmlns:obs="{OBS}"/>')
    doc = etree.SubElement(root, akn("doc"), {"name": "conclusions", "contains": "singleVersion"})
    meta = etree.SubElement(doc, akn("meta"))
    preface = etree.SubElement(doc, akn("preface"), {LANG: paper.language})
    main = etree.SubElement(doc, akn("mainBody"), {LANG: paper.language})
    references = References(record=slug(paper.made.id))
    references.fixed("TLCOrganization", "body", "/akn/ontology/organization/un/ilc", paper.body_name)
    references.fixed("TLCOrganization", "editor", "/akn/ontology/organization/observance", "Observance")
    for n, title in enumerate(paper.titles):
        line = etree.SubElement(preface, akn("p"))
        (etree.SubElement(line, akn("docTitle")) if n == 0 else line).text = in_xml(title)
    for n, words in enumerate(paper.paragraphs, 1):
        line = etree.SubElement(main, akn("p"), {"eId": f"p_{n}"})
        own = [item for item in paper.made.items if item.paragraph + paper.first == n - 1]
        _write_words(line, words, own, paper.language, references)
    _write_identification(meta, paper, references)
    references.write(meta)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _write_words(
    line: etree._Element, words: str, items: list[ConclusionItem], language: str, references: References
) -> None:
    """A paragraph with what its items ask marked; items whose words overlap another's are marked in the order given."""
    placed = sorted((at, item) for item in items if (at := words.find(_in(item.what, language))) >= 0)
    line.text, at, last = "", 0, None
    for start, item in placed:
        if start < at:
            continue
        _append(line, last, words[at:start])
        asked = _in(item.what, language)
        cells = {"eId": f"item_{slug(item.id)}", "refersTo": references.concept("asked", item.act.value)}
        if of_whom := _in(item.of_whom, language):
            cells[obs("ofWhom")] = in_xml(of_whom)
        if item.by_event is not None:
            cells[obs("byEvent")] = item.by_event.value
        if item.by_date is not None:
            cells[obs("byDate")] = item.by_date
        last = etree.SubElement(line, akn("span"), cells)
        last.text = in_xml(asked)
        at = start + len(asked)
    _append(line, last, words[at:])


def _append(line: etree._Element, last: etree._Element | None, words: str) -> None:
    if last is None:
        line.text = (line.text or "") + in_xml(words)
    else:
        last.tail = in_xml(words)


def _in(words: tuple[tuple[str, str], ...], language: str) -> str:
    return dict(words).get(language, "")


def _write_identification(meta: etree._Element, paper: Paper, references: References) -> None:
    country, subtype = PLACES.get(paper.body, ("zz", slug(paper.body)))
    status = "adopted" if paper.made.adoption is not None else "draft"
    work = f"/akn/{country}/doc/{subtype}/{paper.day}/{slug(paper.made.id)}"
    expression = f"{work}/{three_letters(paper.language)}@{paper.day}"
    parent = etree.SubElement(meta, akn("identification"), source=EDITOR)
    for name, uri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = etree.SubElement(parent, akn(name))
        this = f"{uri.removesuffix('.xml')}/!main" + (".xml" if uri.endswith(".xml") else "")
        etree.SubElement(level, akn("FRBRthis"), value=this)
        etree.SubElement(level, akn("FRBRuri"), value=uri)
        etree.SubElement(level, akn("FRBRdate"), date=paper.day, name=status)
        etree.SubElement(level, akn("FRBRauthor"), href=EDITOR if name == "FRBRManifestation" else BODY)
        if name == "FRBRWork":
            etree.SubElement(level, akn("FRBRcountry"), value=country)
            etree.SubElement(level, akn("FRBRsubtype"), value=subtype)
        elif name == "FRBRExpression":
            etree.SubElement(level, akn("FRBRversionNumber"), value=status)
            etree.SubElement(level, akn("FRBRlanguage"), language=three_letters(paper.language))
        else:
            etree.SubElement(level, akn("FRBRformat"), value="application/akn+xml")
    _write_reading(meta, paper, references)


def _write_reading(meta: etree._Element, paper: Paper, references: References) -> None:
    """In which record they were read out: a step of their way."""
    if paper.read_in is None:
        return
    parent = etree.SubElement(meta, akn("workflow"), source=EDITOR)
    references.fixed("TLCRole", "publisher", "/akn/ontology/role/publisher", "publisher")
    step = {"date": paper.day, "by": BODY, "as": "#publisher", "refersTo": references.concept("paper", paper.read_in)}
    if paper.made.adoption is not None:
        step["outcome"] = references.concept("outcome", "adopted")
    etree.SubElement(parent, akn("step"), step)


def three_letters(code: str) -> str:
    """The code of ISO 639-2/T of a language, which the naming convention asks for."""
    from babel.core import get_global

    known = [old for old, new in get_global("language_aliases").items() if new == code and len(old) == 3]
    return min(known, key=lambda old: (not old.startswith(code), old), default=code)
