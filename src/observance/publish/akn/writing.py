"""A record as an Akoma Ntoso 3.0 debate.

Reads a Record; gives bytes, the same for the same record. Sources: Akoma Ntoso Version 1.0 Part 1 and 2 (OASIS
Standard, 29 August 2018) and docs/akoma-ntoso.md, which says for each part of a record how it is written.
"""

from __future__ import annotations

from lxml import etree

from observance.domain.record import Record
from observance.publish.akn.blocks import BlockWriter, told_in
from observance.publish.akn.history import History, write_analysis, write_lifecycle, write_workflow
from observance.publish.akn.identification import Identity, identity_of, write_identification
from observance.publish.akn.layout import Layout
from observance.publish.akn.names import AKN, OBS, akn, in_xml, obs
from observance.publish.akn.places import write_proprietary
from observance.publish.akn.references import References


def record_to_akn(record: Record, history: History | None = None) -> bytes:
    """The record as XML. ``history`` tells of its draft, its adoption and the amendments between them."""
    identity = identity_of(record, history.version_date if history else None)
    references = _references(record, identity)
    root = etree.fromstring(f'<akomaNtoso xmlns="{AKN}" xmlns:obs="{OBS}"/>')
    debate = etree.SubElement(root, akn("debate"), {"name": "verbatimRecord", "contains": "singleVersion"})
    meta = etree.SubElement(debate, akn("meta"))
    preface = etree.SubElement(debate, akn("preface"))
    body = etree.SubElement(debate, akn("debateBody"), {obs("body"): in_xml(record.body)})
    blocks = BlockWriter(references=references, told=told_in(record))
    layout = Layout.of(record, blocks, preface, body)
    layout.write()
    _write_status(preface, identity, references)
    write_identification(meta, identity)
    if history:
        write_lifecycle(meta, history, references)
        write_workflow(meta, history, references)
        write_analysis(meta, history, identity, layout)
    references.write(meta)
    write_proprietary(meta, record, blocks.places, layout.eids)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _references(record: Record, identity: Identity) -> References:
    references = References(record=identity.slug)
    body = record.detail("body")
    href = f"/akn/ontology/organization/{identity.country}/{identity.subtype}"
    references.fixed("TLCOrganization", "body", href, body.value if body else record.body)
    references.fixed("TLCOrganization", "editor", "/akn/ontology/organization/observance", "Observance")
    return references


def _write_status(preface: etree._Element, identity: Identity, references: References) -> None:
    """The record's number and whether it is a draft. The line is ours: what the text prints stands in its place."""
    line = etree.SubElement(preface, akn("p"), {obs("generated"): "true"})
    number = etree.SubElement(line, akn("docNumber"))
    number.text = in_xml(identity.number)
    if identity.status:
        number.tail = " "
        cells = {"refersTo": references.concept("status", identity.status)}
        etree.SubElement(line, akn("docStatus"), cells).text = identity.status
