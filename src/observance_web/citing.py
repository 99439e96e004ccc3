"""How a quotation is cited where it is pasted: "CAN/PV.9, p. 13, Worker member, Norland".

Reads a quotation; gives one line.
"""

from __future__ import annotations

from observance_web.quotations import Quotation
from observance_web.words import say, voice_called


def citation_of(quotation: Quotation) -> str:
    """Document, page, capacity and State or organisation, and the marks that belong to them."""
    page = say("p. {page}", page=quotation.page) if quotation.page is not None else None
    line = ", ".join(filter(None, (quotation.title, page, voice_called(quotation.voice))))
    return f"{line} ({say('draft: speakers not bound')})" if quotation.draft else line
