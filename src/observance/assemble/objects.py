"""What a finding names: articles of laws; and which names are those of persons and organisations concerned.

Reads a finding and its document; gives names.
"""

from __future__ import annotations

from observance.domain.findings import Finding, Findings, InstrumentKind
from observance.lang.parties import is_government, is_side
from observance.reference.countries import country_code
from observance.reference.organisations import is_short_name, organisation_of


def provisions_named(finding: Finding, document: Findings) -> tuple[str, ...]:
    """The articles of laws (``instrument|article``), Conventions left out, in the order of names."""
    start, end = finding.citation.start, finding.citation.end
    within = {
        f"{p.instrument}|{p.provision}"
        for p in document.provisions
        if p.instrument and p.provision and start <= p.citation.start and p.citation.end <= end
    }
    stated = {name for name in getattr(finding, "provisions", ()) if "|" in name and not name.endswith("|")}
    conventions = {p.instrument for p in document.provisions if p.kind is InstrumentKind.CONVENTION}
    return tuple(sorted(name for name in within | stated if name.split("|")[0] not in conventions))


def is_party(name: str) -> bool:
    """Whether a name is that of a person or organisation concerned: no side, no State, no body of the world."""
    is_body = organisation_of(name) is not None or is_short_name(name) or country_code(name) is not None
    return name[:1].isupper() and not (is_body or is_government(name) or is_side(name))
