"""What became of a record: its draft, the amendments of it, its adoption.

Writes ``lifecycle``, ``workflow`` and ``analysis``. An amendment changes the words of its author's own speech; its old
and new words stand in the file, so that the adopted text can be rebuilt from the draft.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from observance.publish.akn.identification import Identity
from observance.publish.akn.layout import Layout
from observance.publish.akn.names import akn, in_xml, obs
from observance.publish.akn.references import BODY, EDITOR, References


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change that a speaker asked for in the draft of his own speech: of one passage, as a whole.

    ``passage`` is its number in the adopted record; ``old`` and ``new`` are its words before and after. ``None`` stands
    for the whole speech, where paragraphs were inserted or deleted. ``corrects`` says what was put right: the speaker's
    words, their transcription or their interpretation, where that is known.
    """

    number: int
    speech: int
    passage: int | None
    old: str
    new: str
    asked_on: str
    corrects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The days of the draft and of the adoption (ISO 8601; ``None``: not adopted yet), and the amendments accepted."""

    drafted_on: str
    adopted_on: str | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def version_date(self) -> str:
        """The day of the version that the record is."""
        return self.adopted_on or self.drafted_on


def write_lifecycle(meta: etree._Element, history: History, references: References) -> None:
    """Generation and amendment: the lifecycle knows no adoption."""
    parent = etree.SubElement(meta, akn("lifecycle"), source=EDITOR)
    cells = {"eId": "event_draft", "date": history.drafted_on, "source": BODY, "type": "generation"}
    etree.SubElement(parent, akn("eventRef"), cells)
    if history.adopted_on and history.amendments:
        cells = {"eId": "event_amended", "date": history.adopted_on, "source": BODY, "type": "amendment"}
        etree.SubElement(parent, akn("eventRef"), cells)
    references.fixed("TLCRole", "publisher", "/akn/ontology/role/publisher", "publisher")


def write_workflow(meta: etree._Element, history: History, references: References) -> None:
    """The draft is published; the record is adopted, as amended or as it was."""
    parent = etree.SubElement(meta, akn("workflow"), source=EDITOR)
    step = {"date": history.drafted_on, "by": BODY, "as": "#publisher"}
    etree.SubElement(parent, akn("step"), step | {"refersTo": references.concept("status", "draft")})
    if history.adopted_on:
        outcome = references.concept("outcome", "adopted as amended" if history.amendments else "adopted")
        step = {"date": history.adopted_on, "by": BODY, "as": "#publisher", "outcome": outcome}
        etree.SubElement(parent, akn("step"), step | {"refersTo": references.concept("status", "adopted")})


def write_analysis(meta: etree._Element, history: History, identity: Identity, layout: Layout) -> None:
    """Each amendment with its author, its target and its words."""
    if not (history.adopted_on and history.amendments):
        return
    analysis = etree.SubElement(meta, akn("analysis"), source=EDITOR)
    changes = etree.SubElement(analysis, akn("passiveModifications"))
    targets = {place.passage.n: place.eid for place in layout.blocks.places}
    for amendment in history.amendments:
        passage = amendment.passage
        target = layout.eids[amendment.speech] if passage is None else targets[passage]
        _write_amendment(changes, amendment, history, identity, (target, layout))


def _write_amendment(
    changes: etree._Element, made: Amendment, history: History, identity: Identity, where: tuple[str, Layout]
) -> None:
    target, layout = where
    cells = {"type": "substitution", "eId": f"pmod_{made.number}", obs("by"): layout.speakers[made.speech]}
    if made.corrects:
        cells[obs("corrects")] = " ".join(made.corrects)
    change = etree.SubElement(changes, akn("textualMod"), cells)
    paper = f"/akn/{identity.country}/amendment/{identity.subtype}/{made.asked_on}/{identity.slug}-am-{made.number}"
    etree.SubElement(change, akn("source"), href=paper)
    etree.SubElement(change, akn("destination"), href=f"#{target}")
    draft = f"{identity.work}/mul@{history.drafted_on}/!main~{target}"
    for name, href, words in (("old", draft, made.old), ("new", f"#{target}", made.new)):
        version = etree.SubElement(change, akn(name), href=href)
        etree.SubElement(version, obs("text")).text = in_xml(words)
