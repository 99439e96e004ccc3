"""Which Work, Expression and Manifestation a record is (FRBR, as Akoma Ntoso names them), and its dates.

Reads the details of a record; writes the element ``identification``. Nothing is invented to please the schema: a date
that is not printed is given as bounds, and an unknown bound as the earliest or latest day that the schema knows.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from lxml import etree

from observance.domain.record import Record
from observance.publish.akn.names import EARLIEST, LATEST, akn, in_xml, slug
from observance.publish.akn.references import BODY, EDITOR

#: Country and subtype in the URIs of a body's records; ``zz`` is no country's code (ISO 3166: user-assigned).
PLACES = {"ilo-cas": ("un", "ilc")}
_NO_COUNTRY = "zz"
#: Stands in a URI where not even the year is known.
_NO_YEAR = "0000"
_STATUSES = ("draft", "adopted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The URIs of a record and what they are made of.

    ``symbol`` is the number as printed, ``number`` the document's reference where none is; ``dates`` are names and
    days.
    """

    country: str
    subtype: str
    number: str
    symbol: str | None
    slug: str
    dates: tuple[tuple[str, str], ...]
    status: str | None
    version_date: str | None
    title: str | None

    @property
    def work(self) -> str:
        return f"/akn/{self.country}/debate/{self.subtype}/{self._day}/{self.slug}"

    @property
    def expression(self) -> str:
        return f"{self.work}/mul@{self.version_date or self.status or ''}"

    @property
    def _day(self) -> str:
        days = [day for _, day in self.dates]
        if len(days) == 1:
            return days[0]
        return days[0][:4] if days[0][:4] == days[1][:4] else _NO_YEAR


def identity_of(record: Record, version_date: str | None = None) -> Identity:
    """The identity of a record by its details; ``version_date`` is the day of its draft or adoption, if known."""
    country, subtype = PLACES.get(record.body, (_NO_COUNTRY, slug(record.body)))
    symbol, status, title = record.detail("symbol"), record.detail("status"), record.detail("title")
    number = symbol.value if symbol else record.document.reference
    return Identity(
        country=country,
        subtype=subtype,
        number=number,
        symbol=symbol.value if symbol else None,
        slug=slug(number),
        dates=_dates(record),
        status=status.value if status and status.value in _STATUSES else None,
        version_date=version_date,
        title=title.value if title else None,
    )


def _dates(record: Record) -> tuple[tuple[str, str], ...]:
    printed = record.detail("date")
    if printed and len(printed.value) == len(EARLIEST):
        return (("sitting", printed.value),)
    if printed:
        first, last = _days_of(printed.value)
        return (("notBefore", first), ("notAfter", last))
    before, after = record.detail("not_before"), record.detail("not_after")
    first = _days_of(before.value)[0] if before else EARLIEST
    return (("notBefore", first), ("notAfter", _days_of(after.value)[1] if after else LATEST))


def _days_of(partial: str) -> tuple[str, str]:
    """The first and last day of a day, a month or a year."""
    if len(partial) == 10:
        return partial, partial
    if len(partial) == 7:
        year, month = int(partial[:4]), int(partial[5:])
        return f"{partial}-01", f"{partial}-{calendar.monthrange(year, month)[1]:02d}"
    return f"{partial}-01-01", f"{partial}-12-31"


def write_identification(meta: etree._Element, identity: Identity) -> None:
    """Write Work, Expression and Manifestation."""
    parent = etree.SubElement(meta, akn("identification"), source=EDITOR)
    _write_work(etree.SubElement(parent, akn("FRBRWork")), identity)
    # An expression is not older than the sitting; of its own day nothing more is known unless it is given.
    day = (identity.status or "version", identity.version_date) if identity.version_date else None
    dated = day or ("notBefore", identity.dates[0][1])
    expression = etree.SubElement(parent, akn("FRBRExpression"))
    _write_core(expression, identity.expression, identity.expression + "/!main", (dated,), BODY)
    if identity.status:
        etree.SubElement(expression, akn("FRBRversionNumber"), value=identity.status)
    etree.SubElement(expression, akn("FRBRauthoritative"), value="true")
    etree.SubElement(expression, akn("FRBRlanguage"), language="mul")
    manifestation = etree.SubElement(parent, akn("FRBRManifestation"))
    _write_core(manifestation, identity.expression + ".xml", identity.expression + "/!main.xml", (dated,), EDITOR)
    etree.SubElement(manifestation, akn("FRBRformat"), value="application/akn+xml")


def _write_work(work: etree._Element, identity: Identity) -> None:
    _write_core(work, identity.work, identity.work + "/!main", identity.dates, BODY)
    etree.SubElement(work, akn("FRBRcountry"), value=identity.country)
    etree.SubElement(work, akn("FRBRsubtype"), value=identity.subtype)
    if identity.symbol:
        etree.SubElement(work, akn("FRBRnumber"), value=in_xml(identity.symbol))
    if identity.title:
        etree.SubElement(work, akn("FRBRname"), value=in_xml(identity.title))


def _write_core(
    parent: etree._Element, uri: str, this: str, dates: tuple[tuple[str, str | None], ...], author: str
) -> None:
    etree.SubElement(parent, akn("FRBRthis"), value=this)
    etree.SubElement(parent, akn("FRBRuri"), value=uri)
    for name, day in dates:
        etree.SubElement(parent, akn("FRBRdate"), date=day or EARLIEST, name=name)
    etree.SubElement(parent, akn("FRBRauthor"), href=author)
